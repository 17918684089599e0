// The post that is open in the workspace: opening one saves and closes the one before.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { PostPath } from '../../shared/contract/paths.ts'
import { type EditorOptions, editorExtensions } from '../editor/extensions.ts'
import { showFailure } from '../notices/notices-store.ts'
import { type OpenPost, openPost } from '../post/open-post.ts'

export type Shown = { readonly post: OpenPost; readonly fragment: string | null }

export type PostOpener = {
  readonly shown: Shown | null
  open(path: PostPath, at?: { readonly fragment?: string | null; readonly cursor?: number }): Promise<void>
  close(): Promise<void>
}

/** So many are come back to as they were left. */
const MOST_LEFT = 30

function remember(left: Map<PostPath, OpenPost>, post: OpenPost): void {
  left.set(post.path, post)
  for (const oldest of [...left.keys()].slice(0, -MOST_LEFT)) left.delete(oldest)
}

/** What a post's editor needs besides its path. */
type Options = Omit<EditorOptions, 'path'>

export function useOpenPost(options: Options): PostOpener {
  const { desk } = options
  const latest = useRef(options)
  latest.current = options
  const [shown, setShown] = useState<Shown | null>(null)
  const current = useRef<OpenPost | null>(null)
  /** Posts that were left, the last one last. */
  const left = useRef(new Map<PostPath, OpenPost>())
  /** Openings one after the other: the one asked for last is the one that stays. */
  const turn = useRef<Promise<void>>(Promise.resolve())

  const open = useCallback<PostOpener['open']>(
    (path, { fragment = null, cursor } = {}) => {
      const mine = turn.current.then(async () => {
        if (current.current?.path === path) {
          setShown((before) => before && { ...before, fragment })
          return
        }
        const before = current.current
        const extensions = editorExtensions({ ...latest.current, path })
        const post = await openPost(desk, path, extensions, left.current.get(path)?.left())
        current.current = post
        if (cursor !== undefined)
          post.dispatch({ selection: { anchor: Math.min(cursor, post.text().length) } })
        setShown({ post, fragment })
        left.current.delete(path)
        if (before) {
          remember(left.current, before)
          await before.close()
        }
      })
      turn.current = mine.catch(() => undefined)
      return mine
    },
    [desk],
  )

  const close = useCallback(async () => {
    await turn.current
    const before = current.current
    current.current = null
    setShown(null)
    await before?.close()
  }, [])

  useEffect(() => {
    const save = () => void current.current?.saveNow().catch(showFailure)
    const saveHidden = () => document.visibilityState === 'hidden' && save()
    const warn = (event: BeforeUnloadEvent) => {
      save()
      const state = current.current?.status.getState().save.kind
      if (state === 'failed' || state === 'conflict') event.preventDefault()
    }
    window.addEventListener('blur', save)
    window.addEventListener('pagehide', save)
    window.addEventListener('beforeunload', warn)
    document.addEventListener('visibilitychange', saveHidden)
    return () => {
      window.removeEventListener('blur', save)
      window.removeEventListener('pagehide', save)
      window.removeEventListener('beforeunload', warn)
      document.removeEventListener('visibilitychange', saveHidden)
    }
  }, [])

  return { shown, open, close }
}
