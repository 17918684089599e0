// A version of a post with changes carried into it: what a save writes and a journal means.
import type { Version } from '../../../shared/contract/paths.ts'
import { applyChanges, fits, type TextChange } from '../../../shared/text/change.ts'
import { dominantEnd, type LineEnd, toFileChanges } from '../../../shared/text/line-ends.ts'
import { decodeUtf8, encodeUtf8, type FileText, toFileText } from '../files/read.ts'
import type { PostDesk } from './post-desk.ts'
import { readSnapshot } from './snapshots.ts'

/**
 * The bytes of `file` with `changes` of its editor's text; its own bytes where they change nothing.
 * Null where they do not fit, or the text could not be written as UTF-8.
 */
export function changedBytes(
  file: FileText,
  changes: readonly TextChange[],
  lonely: LineEnd,
): Uint8Array | null {
  if (!file.valid || !fits(changes, file.text.length)) return null
  const carried = toFileChanges(file.text, file.lineEnds, changes, lonely)
  if (carried.length === 0) return file.bytes
  return encodeUtf8(applyChanges(decodeUtf8(file.bytes) ?? '', carried))
}

/** The version `base` from the desk's copies, else from the snapshots; null where neither has it. */
export async function fileTextOf(desk: PostDesk, sitePath: string, base: Version): Promise<FileText | null> {
  const bytes = desk.copies.get(base)?.bytes ?? (await readSnapshot(desk, sitePath, base))
  return bytes && toFileText(bytes)
}

/** Keeps a copy of `file` that remembers the ends it had when it still had some. */
export function keepCopy(desk: PostDesk, file: FileText, before: LineEnd = '\n'): void {
  const lonely = dominantEnd(file.lineEnds) ?? desk.copies.get(file.version)?.lonely ?? before
  desk.copies.keep(file.version, { bytes: file.bytes, lonely })
}
