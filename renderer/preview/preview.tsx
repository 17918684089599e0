// The preview: a frame without scripts, kept equal to the text by the worker's updates, and how it is set.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Desk } from '../../shared/contract/contract.ts'
import type { PostPath } from '../../shared/contract/paths.ts'
import type { Reading } from '../../shared/contract/settings.ts'
import type { Site } from '../../shared/contract/site.ts'
import { showFailure } from '../notices/notices-store.ts'
import type { OpenPost } from '../post/open-post.ts'
import { Button } from '../theme/button.tsx'
import { OutlineMenu } from './outline-menu.tsx'
import type { PreviewClient } from './preview-client.ts'
import type { OutlineEntry } from './preview-contract.ts'
import { ReadingMenu } from './reading-menu.tsx'
import { type PreviewHandle, showPost } from './show-post.ts'
import { useSiteLook } from './use-site-look.ts'
import './preview.css'

type Props = {
  readonly desk: Desk
  readonly site: Site
  readonly post: OpenPost
  readonly dark: boolean
  readonly reading: Reading
  onReading(changed: Partial<Reading>): void
  /** What was followed to here; it names a heading to go to, or null. */
  readonly arrival: { readonly fragment: string | null } | null
  onOpenPost(path: PostPath, fragment: string | null): void
  /** To write there. */
  onLine(line: number): void
  /** To see it. */
  onPointed(line: number): void
  /** A word of the source was selected, to be written over. */
  onSource(): void
  onLeave(): void
  onHandle(handle: PreviewHandle | null): void
}

const LINES_IN_SIGHT = 60

export function Preview(props: Props) {
  const { post, dark, reading } = props
  const iframe = useRef<HTMLIFrameElement>(null)
  const latest = useRef(props)
  latest.current = props
  const [remote, setRemote] = useState(post.opened.remoteImages)
  const [loads, setLoads] = useState(0)
  /** Null while it follows the text; else what sets it going (again). */
  const [stopped, setStopped] = useState<PreviewClient | 'before' | null>(
    post.opened.stoppedPreview ? 'before' : null,
  )
  const isHeld = stopped === 'before'

  const allowRemote = useCallback(
    (allow: boolean) => {
      setRemote(allow)
      latest.current.desk['posts.allowRemoteImages']({ path: post.path, allow }).catch(showFailure)
    },
    [post],
  )

  const [isWhole, setWhole] = useState(true)
  const [handle, setHandle] = useState<PreviewHandle | null>(null)

  useEffect(() => {
    const frame = iframe.current?.contentDocument
    if (isHeld || loads === 0 || !frame || !frame.getElementById('post')) return
    const { desk, site } = latest.current
    let isRemembered = post.opened.stoppedPreview
    const remember = (isStopped: boolean) => {
      if (isRemembered === isStopped) return
      isRemembered = isStopped
      desk['posts.stoppedPreview']({ path: post.path, stopped: isStopped }).catch(showFailure)
    }
    const stop = showPost(frame, {
      desk,
      site,
      post,
      remote,
      onRemoteWanted: () => allowRemote(true),
      onStopped(client) {
        setStopped(client)
        remember(true)
      },
      onWhole(isAll) {
        setWhole(isAll)
        if (isAll) remember(false)
      },
      onOpenPost: (path, fragment) => latest.current.onOpenPost(path, fragment),
      onPointed: (line) => latest.current.onPointed(line),
      onSource: () => latest.current.onSource(),
      onLeave: () => latest.current.onLeave(),
      onReady(ready) {
        setHandle(ready)
        latest.current.onHandle(ready)
      },
    })
    return () => {
      stop()
      setHandle(null)
      latest.current.onHandle(null)
    }
  }, [loads, post, remote, isHeld, allowRemote])

  const { arrival } = props
  const arrived = useRef<Props['arrival']>(null)
  useEffect(() => {
    if (!handle || arrived.current === arrival) return
    arrived.current = arrival
    const fragment = arrival?.fragment
    if (!fragment) return
    const line = handle.lineOf(fragment)
    if (line !== null) latest.current.onLine(line)
    handle.jump(fragment)
  }, [handle, arrival])

  const isDark = reading.shade === 'as-galley' ? dark : reading.shade === 'dark'
  useEffect(() => {
    const root = iframe.current?.contentDocument?.documentElement
    if (!root || loads === 0) return
    root.dataset.theme = isDark ? 'dark' : 'light'
    root.dataset.look = reading.look
    root.dataset.notes = reading.notes ? 'shown' : 'hidden'
    root.style.setProperty('--reading-zoom', String(reading.zoomPercent / 100))
  }, [isDark, reading, loads])

  // Named anew with each load: it is another document then.
  const frame = loads === 0 ? null : (iframe.current?.contentDocument ?? null)
  useSiteLook(props.desk, frame, reading.look === 'site', isDark)

  /** Where one is: at the cursor while it is in sight, else at the top edge. */
  function currentLine(): number {
    const top = handle?.topLine() ?? 1
    const { line } = post.status.getState().cursor
    return line >= top - 1 && line <= top + LINES_IN_SIGHT ? line : top
  }

  function jump({ id, line }: OutlineEntry): void {
    latest.current.onLine(line)
    if (id === '' || !handle?.jump(id)) handle?.scrollToLine(line)
  }

  return (
    <div className="preview">
      <div className="preview-bar">
        <OutlineMenu
          read={async () => (await handle?.outline()) ?? []}
          notes={reading.notes}
          currentLine={currentLine}
          onJump={jump}
        />
        {!isWhole && <progress className="preview-progress" aria-label="Rendering the rest of the post" />}
        <ReadingMenu
          desk={props.desk}
          reading={reading}
          onReading={props.onReading}
          remote={remote}
          onRemote={allowRemote}
          onPrint={() => handle?.print()}
        />
      </div>
      {stopped && (
        <p className="preview-stopped" role="alert">
          {isHeld
            ? 'This post took too long to render when it was open last, so it opens without a preview. Your text is safe.'
            : 'This post took too long to render, so the preview stands still. Your text is safe.'}
          <Button
            onClick={() => {
              setStopped(null)
              if (stopped !== 'before') stopped.tryAgain()
            }}
          >
            {isHeld ? 'Show the preview' : 'Try again'}
          </Button>
        </p>
      )}
      <div className="preview-page" data-width={reading.width} data-look={reading.look}>
        <iframe
          ref={iframe}
          title="Preview"
          className="preview-frame"
          // No script runs there; the one thing more that it may is to be printed.
          sandbox="allow-same-origin allow-modals"
          src={remote ? 'preview.html?remote=1' : 'preview.html'}
          onLoad={() => setLoads((count) => count + 1)}
        />
      </div>
    </div>
  )
}
