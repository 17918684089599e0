// Folders of a site that a picture needs, made where they are missing and taken back where it does not come.
import path from 'node:path'
import { isFailure } from '../../../shared/contract/failure.ts'
import type { Disk } from '../files/disk.ts'
import { writeFailure } from '../files/disk-failure.ts'
import { resolveForWriting, resolveInside } from '../files/path-guard.ts'
import { removeEmptyFolders } from '../files/remove-empty-folders.ts'

/** Takes back what was made, as far as it is empty. */
export type TakeBack = () => Promise<void>

/**
 * Makes `folder` (a site path) and those above it that are missing; null where none was.
 * The guard is asked at the first folder that exists, so that no link leads the new ones out of the site.
 *
 * @throws DeskFailure `outside-site`, `not-writable`, `disk-full`, `disk-failed`; nothing is left then
 */
export async function makeFolders(disk: Disk, root: string, folder: string): Promise<TakeBack | null> {
  if (folder === '') return null
  const absolute = path.join(
    await nearestFolder(disk, root, path.posix.dirname(folder)),
    path.posix.basename(folder),
  )
  let first: string | undefined
  try {
    first = await disk.mkdir(absolute, { recursive: true })
    await resolveForWriting(disk, root, folder)
    const made = first
    return made === undefined ? null : () => removeEmptyFolders(disk, made, absolute)
  } catch (error) {
    if (first !== undefined) await removeEmptyFolders(disk, first, absolute)
    throw writeFailure(error, folder)
  }
}

async function nearestFolder(disk: Disk, root: string, folder: string): Promise<string> {
  if (folder === '.' || folder === '') return root
  try {
    return await resolveInside(disk, root, folder)
  } catch (error) {
    if (!isFailure(error, 'not-found')) throw error
    return path.join(await nearestFolder(disk, root, path.posix.dirname(folder)), path.posix.basename(folder))
  }
}
