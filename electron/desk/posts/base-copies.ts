// The desk's own copies, in memory, of the versions that an open post was opened or saved at.
// With them a post that is gone can be written anew, and a change can be judged against what it was made on.
import type { Version } from '../../../shared/contract/paths.ts'
import type { LineEnd } from '../../../shared/text/line-ends.ts'

export type BaseCopy = {
  readonly bytes: Uint8Array
  /** The end that breaks had before the text lost its last one. */
  readonly lonely: LineEnd
}

export type BaseCopies = {
  keep(version: Version, copy: BaseCopy): void
  get(version: Version): BaseCopy | null
  /** `version` is what the file holds, as far as its author knows. */
  isCurrent(post: string, version: Version): void
  /** A save of ours made `to` out of `from`. */
  saved(post: string, from: Version, to: Version): void
  /** What our saves made of `version` since; itself where nothing. */
  latest(post: string, version: Version): Version
  /** Whether a save of ours wrote `version`. */
  isOwn(post: string, version: Version): boolean
}

/** Copies of at most `limitBytes` together; the one used least lately goes first, the last one never. */
export function baseCopies(limitBytes = 64 * 1024 * 1024): BaseCopies {
  const copies = new Map<Version, BaseCopy>()
  const next = new Map<string, Version>()
  const own = new Set<string>()
  let heldBytes = 0

  function forget(version: Version): void {
    heldBytes -= copies.get(version)?.bytes.length ?? 0
    copies.delete(version)
  }

  return {
    keep(version, copy) {
      forget(version)
      copies.set(version, copy)
      heldBytes += copy.bytes.length
      for (const oldest of copies.keys()) {
        if (heldBytes <= limitBytes || copies.size === 1) return
        forget(oldest)
      }
    },
    get(version) {
      const copy = copies.get(version)
      if (!copy) return null
      copies.delete(version)
      copies.set(version, copy)
      return copy
    },
    isCurrent: (post, version) => void next.delete(`${post} ${version}`),
    saved(post, from, to) {
      if (from !== to) next.set(`${post} ${from}`, to)
      // Else a text that came back to what it was would go round for ever.
      next.delete(`${post} ${to}`)
      own.add(`${post} ${to}`)
    },
    latest(post, version) {
      let at = version
      for (let to = next.get(`${post} ${at}`); to; to = next.get(`${post} ${at}`)) at = to
      return at
    },
    isOwn: (post, version) => own.has(`${post} ${version}`),
  }
}
