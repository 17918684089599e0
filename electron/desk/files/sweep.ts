// Removes the temporary files that a killed Galley left in a site.
import path from 'node:path'
import type { Disk } from './disk.ts'
import { errnoOf } from './disk-failure.ts'
import { isInUse, makerOf } from './temp-name.ts'

/** A temporary file as old as this has no writer, though its process number may be another program's now. */
const STALE_MS = 24 * 60 * 60 * 1000

/**
 * Removes the temporary files below `root` whose process is dead, and says how many they were.
 * `ignored` names folders (site paths) that are not looked into; links to folders are not followed.
 * What cannot be read or removed is left for the next time.
 */
export async function sweepTemps(
  disk: Disk,
  root: string,
  ignored: (sitePath: string) => boolean,
): Promise<number> {
  let removed = 0
  const folders = ['']
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of await entriesOf(disk, path.join(root, folder))) {
      const sitePath = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) {
        if (!ignored(sitePath)) folders.push(sitePath)
      } else if (await removeStray(disk, path.join(root, sitePath))) removed++
    }
  }
  return removed
}

async function entriesOf(disk: Disk, folder: string) {
  try {
    return await disk.readdir(folder, { withFileTypes: true })
  } catch (error) {
    if (errnoOf(error) !== null) return []
    throw error
  }
}

/** Removes the file at `absolute` if it is a temporary file without a writer. */
async function removeStray(disk: Disk, absolute: string): Promise<boolean> {
  const pid = makerOf(path.basename(absolute))
  if (pid === null || isInUse(absolute)) return false
  try {
    if (pid !== process.pid && isAlive(pid)) {
      const { mtimeMs } = await disk.lstat(absolute)
      if (Date.now() - mtimeMs < STALE_MS) return false
    }
    await disk.unlink(absolute)
    return true
  } catch (error) {
    if (errnoOf(error) !== null) return false
    throw error
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives, and is not ours.
    return errnoOf(error) !== 'ESRCH'
  }
}
