// One file gets another path; nothing that lies there is ever overwritten.
import path from 'node:path'
import { DeskFailure } from '../../../shared/contract/failure.ts'
import type { Disk } from '../files/disk.ts'
import { errnoOf, isMissing } from '../files/disk-failure.ts'
import { resolveForWriting } from '../files/path-guard.ts'

const noLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV'])

/** The folder of the guarded path joined with its own name, so that a link is moved and not what it leads to. */
async function place(disk: Disk, root: string, sitePath: string): Promise<string> {
  const folder = path.posix.dirname(sitePath)
  const real = folder === '.' ? root : await resolveForWriting(disk, root, folder)
  await resolveForWriting(disk, root, sitePath)
  return path.join(real, path.posix.basename(sitePath))
}

/**
 * Moves the file at `from` to `to`, whose folder is there; done already, it does nothing. A second name comes before
 * the first one goes, so that a crash between leaves the file under both, never under none.
 * @throws DeskFailure `already-exists`, `not-found`, `outside-site`, or the disk's error
 */
export async function moveFile(disk: Disk, root: string, from: string, to: string): Promise<void> {
  const [source, target] = [await place(disk, root, from), await place(disk, root, to)]
  // Seen as two names of one file, it would be lost.
  if (source === target) return
  const [here, there] = [await identity(disk, source), await identity(disk, target)]
  if (here === null) {
    if (there !== null) return
    throw new DeskFailure('not-found', { path: from })
  }
  if (there !== null && there !== here) throw new DeskFailure('already-exists', { path: to })
  if (there !== null && (await areOneName(disk, source, target))) {
    // Names that this disk takes for one, as another case: only a rename changes the spelling.
    await disk.rename(source, target)
    return
  }
  if (there === null) {
    try {
      await disk.link(source, target)
    } catch (error) {
      if (errnoOf(error) === 'EEXIST') throw new DeskFailure('already-exists', { path: to }, { cause: error })
      if (!noLinks.has(errnoOf(error) ?? '')) throw error
      await disk.rename(source, target)
      return
    }
  }
  await disk.unlink(source)
}

async function identity(disk: Disk, absolute: string): Promise<string | null> {
  try {
    const { dev, ino } = await disk.lstat(absolute)
    return `${dev} ${ino}`
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** Whether the folder lists but one of the two names, which lead to one file. */
async function areOneName(disk: Disk, source: string, target: string): Promise<boolean> {
  if (path.dirname(source) !== path.dirname(target)) return false
  const names = await disk.readdir(path.dirname(source))
  return !(names.includes(path.basename(source)) && names.includes(path.basename(target)))
}
