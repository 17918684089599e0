// Small pictures of the site's large ones, for lists: made when they are first asked for, kept in the data folder.
import { createHash } from 'node:crypto'
import path from 'node:path'
import PQueue from 'p-queue'
import { isFailure } from '../../../shared/contract/failure.ts'
import type { Disk } from '../files/disk.ts'
import { errnoOf } from '../files/disk-failure.ts'
import { readBytes } from '../files/read.ts'
import { sweepTemps } from '../files/sweep.ts'
import { writeWhole } from '../files/write.ts'
import { LARGEST_IMAGE_BYTES } from './import.ts'
import { drawn, inspectImage, opened } from './inspect.ts'
import { recogniseImage } from './recognise.ts'

export type Thumbnails = {
  /**
   * The absolute path of a WebP that shows the picture at `file` (absolute, real) at most `widthPx` wide, upright, its
   * first frame where it moves. Null for what is better served as it is: drawings, and what cannot be drawn or kept.
   */
  fileOf(file: string, widthPx: number): Promise<string | null>
}

const AT_ONCE = 2
const LIMIT_BYTES = 500 * 1024 * 1024

/** Kept below `folder`, which is Galley's own; above `limitBytes` the oldest go. */
export function thumbnails(disk: Disk, folder: string, limitBytes = LIMIT_BYTES): Thumbnails {
  const queue = new PQueue({ concurrency: AT_ONCE })
  const underWay = new Map<string, Promise<string | null>>()
  let kept: Promise<number> | null = null

  async function make(file: string, widthPx: number, target: string): Promise<string | null> {
    if (await isThere(disk, target)) return target
    try {
      const bytes = await small(disk, file, widthPx)
      if (bytes === null) return null
      kept ??= begin()
      await kept
      await writeWhole(disk, target, bytes, { expected: 'any' })
      kept = kept.then((sum) =>
        sum + bytes.length > limitBytes ? sweep(limitBytes * 0.8) : sum + bytes.length,
      )
      await kept
      return target
    } catch (error) {
      kept = null
      // A list without this picture is a list all the same.
      if (isFailure(error) || errnoOf(error) !== null) return null
      throw error
    }
  }

  async function begin(): Promise<number> {
    await disk.mkdir(folder, { recursive: true, mode: 0o700 })
    await sweepTemps(disk, folder, () => false)
    return (await files()).reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  }

  async function files() {
    const found: { file: string; sizeBytes: number; madeMs: number }[] = []
    for (const name of await disk.readdir(folder)) {
      const file = path.join(folder, name)
      const facts = await disk.stat(file).catch(() => null)
      if (facts?.isFile()) found.push({ file, sizeBytes: facts.size, madeMs: facts.mtimeMs })
    }
    return found
  }

  /** Removes the oldest until at most `wantedBytes` are left, and says how many are. */
  async function sweep(wantedBytes: number): Promise<number> {
    const all = (await files()).sort((a, b) => a.madeMs - b.madeMs)
    let left = all.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
    for (const { file, sizeBytes } of all) {
      if (left <= wantedBytes) break
      await disk.rm(file, { force: true })
      left -= sizeBytes
    }
    return left
  }

  function begun(file: string, widthPx: number, target: string): Promise<string | null> {
    const job = queue.add(() => make(file, widthPx, target)).finally(() => underWay.delete(target))
    underWay.set(target, job)
    return job
  }

  return {
    async fileOf(file, widthPx) {
      const facts = await disk.stat(file)
      const key = createHash('sha256').update(`${file}\0${facts.size}\0${facts.mtimeMs}\0${widthPx}`)
      const target = path.join(folder, `${key.digest('hex').slice(0, 40)}.webp`)
      return underWay.get(target) ?? begun(file, widthPx, target)
    },
  }
}

/** @throws DeskFailure for what is no picture, or none that can be drawn */
async function small(disk: Disk, file: string, widthPx: number): Promise<Uint8Array | null> {
  const bytes = await readBytes(disk, file, LARGEST_IMAGE_BYTES)
  const format = await recogniseImage(bytes, file)
  if (format === 'svg') return null
  const { decodable } = await inspectImage(bytes, format, file)
  return drawn(file, () =>
    opened(decodable)
      .autoOrient()
      .resize({ width: widthPx, withoutEnlargement: true })
      .webp({ quality: 80 })
      .toBuffer(),
  )
}

async function isThere(disk: Disk, file: string): Promise<boolean> {
  return disk.stat(file).then(
    () => true,
    () => false,
  )
}
