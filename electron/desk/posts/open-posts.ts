// The posts that one client has open, each with the version that an answer last named to it.
// A version on disk that no answer named is told; what the client wrote itself never is.
import type { PostPath, Version } from '../../../shared/contract/paths.ts'

export type OpenPosts = {
  /** An answer names `version` of `path` to the client; the post counts as open from the first time on. */
  name(path: PostPath, version: Version): void
  close(path: PostPath): void
  /** Runs `write`; changes of `path` that are seen meanwhile are judged when it is done. */
  whileWriting<T>(path: PostPath, write: () => Promise<T>): Promise<T>
  /** Something happened to these files on disk. */
  see(paths: readonly string[]): Promise<void>
}

/**
 * @param versionOnDisk null: the file is not there
 * @param tell a version that the client does not know, once for each
 */
export function openPosts(
  versionOnDisk: (path: PostPath) => Promise<Version | null>,
  tell: (path: PostPath, version: Version | null) => void,
): OpenPosts {
  const known = new Map<PostPath, Version | null>()
  const writing = new Map<PostPath, Promise<unknown>>()

  async function judge(path: PostPath): Promise<void> {
    await writing.get(path)
    const version = await versionOnDisk(path)
    // While the file was read, a save may have begun or the post may have been closed.
    if (writing.has(path)) return judge(path)
    if (!known.has(path) || known.get(path) === version) return
    known.set(path, version)
    tell(path, version)
  }

  return {
    name: (path, version) => void known.set(path, version),
    close: (path) => void known.delete(path),
    async whileWriting(path, write) {
      const before = writing.get(path)
      const mine = (async () => {
        await before
        return write()
      })()
      const settled = mine.then(
        () => undefined,
        () => undefined,
      )
      writing.set(path, settled)
      try {
        return await mine
      } finally {
        if (writing.get(path) === settled) writing.delete(path)
      }
    },
    async see(paths) {
      const open = [...known.keys()].filter((path) => paths.includes(path))
      await Promise.all(open.map(judge))
    },
  }
}
