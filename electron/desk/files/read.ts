// A file's bytes as text: strictly UTF-8, with its line ends and its version.
import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { DeskFailure } from '../../../shared/contract/failure.ts'
import type { Version } from '../../../shared/contract/paths.ts'
import { type LineEnds, readLineEnds } from '../../../shared/text/line-ends.ts'
import type { Disk } from './disk.ts'
import { readFailure } from './disk-failure.ts'

export const LARGEST_TEXT_BYTES = 50 * 1024 * 1024

export type FileText = {
  readonly bytes: Uint8Array
  readonly version: Version
  /** The editor's text. Where the bytes are not UTF-8, each wrong one is U+FFFD: to look at, never to write. */
  readonly text: string
  readonly lineEnds: LineEnds
  /** The bytes are UTF-8 without a fault, so that text and line ends give them back. */
  readonly valid: boolean
}

/**
 * @throws DeskFailure `not-found`, `too-large`, or `not-readable`, also for what is no regular file
 *   (a named pipe would keep us waiting for ever)
 */
export async function readFileText(disk: Disk, absolute: string): Promise<FileText> {
  return toFileText(await readBytes(disk, absolute, LARGEST_TEXT_BYTES))
}

/** The bytes of a regular file. Throws as `readFileText` does. */
export async function readBytes(disk: Disk, absolute: string, limitBytes: number): Promise<Uint8Array> {
  try {
    if (!(await disk.stat(absolute)).isFile()) throw new DeskFailure('not-readable', { path: absolute })
    // It may have become a pipe since: without waiting, the second look still comes in time.
    const handle = await disk.open(absolute, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      const facts = await handle.stat()
      if (!facts.isFile()) throw new DeskFailure('not-readable', { path: absolute })
      if (facts.size > limitBytes) throw tooLarge(absolute, facts.size, limitBytes)
      const bytes = await handle.readFile()
      if (bytes.length > limitBytes) throw tooLarge(absolute, bytes.length, limitBytes)
      return bytes
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw readFailure(error, absolute)
  }
}

export function versionOf(bytes: Uint8Array): Version {
  return createHash('sha256').update(bytes).digest('hex') as Version
}

export function toFileText(bytes: Uint8Array): FileText {
  const own = decodeUtf8(bytes)
  const shown = own ?? new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  return { bytes, version: versionOf(bytes), ...readLineEnds(shown), valid: own !== null }
}

/** The file's own text, a byte order mark included; null where the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** The bytes of a file's own text; null where a lone surrogate stands in it, which UTF-8 cannot write. */
export function encodeUtf8(text: string): Uint8Array | null {
  return /\p{Surrogate}/u.test(text) ? null : new TextEncoder().encode(text)
}

function tooLarge(path: string, sizeBytes: number, limitBytes: number): DeskFailure {
  return new DeskFailure('too-large', { path, sizeBytes, limitBytes })
}
