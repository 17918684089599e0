// Takes back the folders that a write made before it failed.
import path from 'node:path'
import type { Disk } from './disk.ts'
import { errnoOf } from './disk-failure.ts'
import { isInside } from './path-guard.ts'

/** Removes `last` and the folders above it up to `first`, as long as they are empty. The first that is in use ends it. */
export async function removeEmptyFolders(disk: Disk, first: string, last: string): Promise<void> {
  for (let folder = last; isInside(first, folder); folder = path.dirname(folder)) {
    try {
      await disk.rmdir(folder)
    } catch (error) {
      if (errnoOf(error) !== null) return
      throw error
    }
  }
}
