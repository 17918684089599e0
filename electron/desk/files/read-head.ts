// The beginning of a file, for those who need no more of it.
import { constants } from 'node:fs'
import type { Disk } from './disk.ts'

export type Head = {
  readonly bytes: Uint8Array
  /** There is more in the file. */
  readonly cut: boolean
  readonly sizeBytes: number
  readonly modifiedMs: number
}

/**
 * At most the first `limitBytes` of the file at `absolute`; null for what is no regular file.
 * @throws the disk's own error
 */
export async function readHead(disk: Disk, absolute: string, limitBytes: number): Promise<Head | null> {
  // A pipe that took the file's place would hold a plain open for ever. Windows has no such flag.
  const handle = await disk.open(absolute, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    const stat = await handle.stat()
    if (!stat.isFile()) return null
    const buffer = new Uint8Array(Math.min(limitBytes, stat.size))
    let length = 0
    while (length < buffer.length) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length, length)
      if (bytesRead === 0) break
      length += bytesRead
    }
    return {
      bytes: buffer.subarray(0, length),
      cut: stat.size > length,
      sizeBytes: stat.size,
      modifiedMs: Math.round(stat.mtimeMs),
    }
  } finally {
    await handle.close()
  }
}
