// A new file under the first name of many that nothing has yet.
import path from 'node:path'
import { isFailure } from '../../../shared/contract/failure.ts'
import type { Disk } from '../files/disk.ts'
import { readFailure } from '../files/disk-failure.ts'
import { writeWhole } from '../files/write.ts'

/**
 * Writes `bytes` into `folder` (absolute) under the first of `names` that is free, and says under which. Nothing is
 * ever overwritten. Names that differ in case or in Unicode form alone are one name on macOS and Windows, so they
 * are here.
 *
 * @throws DeskFailure as `writeWhole`; nothing is left then
 */
export async function writeUnderFreeName(
  disk: Disk,
  folder: string,
  names: Iterable<string>,
  bytes: Uint8Array,
): Promise<string> {
  const taken = new Set((await namesIn(disk, folder)).map(folded))
  for (const name of names) {
    if (taken.has(folded(name))) continue
    try {
      await writeWhole(disk, path.join(folder, name), bytes, { expected: 'absent' })
      return name
    } catch (error) {
      // Another program took the name between the listing and the write.
      if (!isFailure(error, 'already-exists')) throw error
    }
  }
  throw new Error('the names came to an end')
}

async function namesIn(disk: Disk, folder: string): Promise<string[]> {
  try {
    return await disk.readdir(folder)
  } catch (error) {
    throw readFailure(error, folder)
  }
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
