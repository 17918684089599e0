// A desk of one post, in memory.
import type { Desk } from '../../shared/contract/contract.ts'
import { DeskFailure } from '../../shared/contract/failure.ts'
import { PostPath, Version } from '../../shared/contract/paths.ts'
import type { OpenedPost } from '../../shared/contract/posts.ts'
import { applyChanges, type TextChange } from '../../shared/text/change.ts'

export const path = PostPath.parse('posts/a.md')

/** A file, its versions, and a desk that writes it as the contract says. */
export function memoryDesk(text: string) {
  const state = {
    text: text as string | null,
    version: 1,
    failure: null as DeskFailure | null,
    delayMs: 0,
    overwritten: [] as string[],
    journal: null as readonly TextChange[] | null,
    /** What an earlier run left of the post. */
    kept: null as OpenedPost['journal'],
    readOnly: null as OpenedPost['readOnly'],
    known: new Map<string, string>(),
    saves: 0,
  }
  const versionOf = () => Version.parse(state.version.toString(16).padStart(64, '0'))
  const listeners = new Set<(changed: { path: PostPath; version: Version | null }) => void>()
  const remember = () => void state.known.set(versionOf(), state.text ?? '')
  remember()
  const replace = (next: string | null) => {
    state.text = next
    state.version++
    remember()
  }
  const tell = () => {
    for (const listener of listeners) listener({ path, version: state.text === null ? null : versionOf() })
  }
  const desk = {
    async 'posts.open'() {
      if (state.text === null) throw new DeskFailure('not-found', { path })
      return {
        path,
        text: state.text,
        version: versionOf(),
        readOnly: state.readOnly,
        lineEnd: 'lf',
        journal: state.kept,
        remoteImages: false,
        stoppedPreview: false,
      }
    },
    async 'posts.save'({
      base,
      changes,
      recreate,
    }: {
      base: Version
      changes: TextChange[]
      recreate: boolean
    }) {
      state.saves++
      if (state.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, state.delayMs))
      if (state.failure) throw state.failure
      if (state.text === null && !recreate) return { kind: 'gone' }
      if (state.text !== null && base !== versionOf())
        return { kind: 'stale', version: versionOf(), text: state.text }
      state.text = applyChanges(state.known.get(base) ?? '', changes)
      state.version++
      remember()
      return { kind: 'saved', version: versionOf() }
    },
    async 'posts.journal'({ changes }: { changes: TextChange[] }) {
      state.journal = changes
      return {}
    },
    async 'posts.close'() {
      return {}
    },
    on(_name: string, listener: (changed: { path: PostPath; version: Version | null }) => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return {
    state,
    desk: desk as unknown as Desk,
    /** The file is replaced (null: removed), and the watcher has not seen it. */
    unseen: replace,
    /** Another program replaces the file (null: removes it), and the watcher tells. */
    outside(next: string | null) {
      replace(next)
      tell()
    },
    /** Another program removes the file and puts it back as it was; the watcher tells both. */
    goneAndBack() {
      const { text } = state
      state.text = null
      tell()
      state.text = text
      tell()
    },
  }
}
