// The sample blog: copied to the author's data folder before it is opened, and never over what is there.
import path from 'node:path'
import { DeskFailure } from '../../../shared/contract/failure.ts'
import type { Disk } from '../files/disk.ts'
import { writeFailure } from '../files/disk-failure.ts'
import { writeWhole } from '../files/write.ts'

/** Where the author's own copy of the sample blog lies. */
export function sampleFolder(dataFolder: string): string {
  return path.join(dataFolder, 'sample-blog')
}

/**
 * Copies the folder `shipped` to the author's data folder, unless a copy is there, and gives the copy's
 * folder. The copy appears whole or not at all. Links and anything else that is no file are left out.
 *
 * @throws DeskFailure `not-readable` where the shipped folder is not to be read, `disk-full`, `not-writable`, `disk-failed`
 */
export async function placeSample(disk: Disk, shipped: string, dataFolder: string): Promise<string> {
  const target = sampleFolder(dataFolder)
  const there = await disk.stat(target).catch(() => null)
  if (there?.isDirectory()) return target
  const making = `${target}.new`
  try {
    await disk.rm(making, { recursive: true, force: true })
    await copyFolder(disk, shipped, making)
    await disk.rename(making, target)
  } catch (error) {
    await disk.rm(making, { recursive: true, force: true }).catch(() => undefined)
    throw writeFailure(error, target)
  }
  return target
}

async function copyFolder(disk: Disk, from: string, to: string): Promise<void> {
  const entries = await disk.readdir(from, { withFileTypes: true }).catch((error: unknown) => {
    throw new DeskFailure('not-readable', { path: from }, { cause: error })
  })
  await disk.mkdir(to, { recursive: true })
  for (const entry of entries) {
    const source = path.join(from, entry.name)
    const copy = path.join(to, entry.name)
    if (entry.isDirectory()) await copyFolder(disk, source, copy)
    else if (entry.isFile()) await writeWhole(disk, copy, await disk.readFile(source), { expected: 'any' })
  }
}
