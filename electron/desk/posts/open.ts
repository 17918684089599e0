// A post as the editor gets it: its text and version, whether it can be written to, and what was not saved.
import { constants } from 'node:fs'
import path from 'node:path'
import { isFailure } from '../../../shared/contract/failure.ts'
import type { PostPath } from '../../../shared/contract/paths.ts'
import type { OpenedPost, ReadOnlyReason } from '../../../shared/contract/posts.ts'
import { applyChanges, fits } from '../../../shared/text/change.ts'
import { diffText } from '../../../shared/text/diff.ts'
import { lineEndKind } from '../../../shared/text/line-ends.ts'
import { mergeChanges } from '../../../shared/text/merge.ts'
import { about, errnoOf } from '../files/disk-failure.ts'
import { resolveForWriting, resolveInside } from '../files/path-guard.ts'
import { type FileText, readFileText, versionOf } from '../files/read.ts'
import { changedBytes, fileTextOf, keepCopy } from './base-text.ts'
import { keepJournal, putJournalAside, readJournal } from './journal.ts'
import type { PostDesk } from './post-desk.ts'

/** All that the file and the journal tell; what the author allowed is the desk's to add. */
export type PostOnDisk = Omit<OpenedPost, 'remoteImages' | 'stoppedPreview'>

/** @throws DeskFailure `not-found`, `not-readable`, `outside-site`, `too-large` */
export async function openPost(desk: PostDesk, sitePath: PostPath): Promise<PostOnDisk> {
  const [file, readOnly] = await about(sitePath, async () => {
    const absolute = await resolveInside(desk.disk, desk.root, sitePath)
    const read = await readFileText(desk.disk, absolute)
    return [read, await readOnlyReason(desk, sitePath, absolute, read)] as const
  })
  if (file.valid) keepCopy(desk, file)
  desk.copies.isCurrent(sitePath, file.version)
  return {
    path: sitePath,
    text: file.text,
    version: file.version,
    readOnly,
    lineEnd: lineEndKind(file.lineEnds),
    journal: file.valid ? await unsaved(desk, sitePath, file) : null,
  }
}

async function readOnlyReason(
  desk: PostDesk,
  sitePath: PostPath,
  absolute: string,
  file: FileText,
): Promise<ReadOnlyReason> {
  if (!file.valid) return 'not-utf8'
  try {
    await resolveForWriting(desk.disk, desk.root, sitePath)
    await desk.disk.access(absolute, constants.W_OK)
    // A save puts a new file in the place of the old one, which is up to the folder.
    await desk.disk.access(path.dirname(absolute), constants.W_OK | constants.X_OK)
    return null
  } catch (error) {
    if (isFailure(error, 'outside-site')) return 'outside-site'
    if (errnoOf(error) !== null) return 'not-writable'
    throw error
  }
}

/**
 * What the journal holds, as changes of `file`. One whose changes the file already has is forgotten.
 * Where the file is not what they were made on:
 * - both sides' changes are apart: the author's, moved to where they belong now, on this version;
 * - they collide: what makes the author's whole text out of the file's, with the version it was made on as
 *   `base`, so that it can be told; the journal itself is put aside, too;
 * - nobody has that version any more: null, and the journal is put aside.
 */
async function unsaved(desk: PostDesk, sitePath: PostPath, file: FileText): Promise<OpenedPost['journal']> {
  const journal = await readJournal(desk, sitePath)
  if (!journal) return null
  const { base, changes, keptMs } = journal
  const before = base === file.version ? file : await fileTextOf(desk, sitePath, base)
  if (!before || !fits(changes, before.text.length)) {
    await putJournalAside(desk, sitePath, journal)
    return null
  }
  if (before === file) return { base, changes, keptMs }

  const mine = applyChanges(before.text, changes)
  const wanted = changedBytes(before, changes, desk.copies.get(base)?.lonely ?? '\n')
  if (mine === file.text || (wanted && versionOf(wanted) === file.version)) {
    await forget(desk, sitePath, journal.base)
    return null
  }
  const merge = mergeChanges(before.text, diffText(before.text, file.text), changes)
  if (merge.kind === 'merged') return { base: file.version, changes: [...merge.ontoMine], keptMs }
  await putJournalAside(desk, sitePath, journal)
  return { base, changes: diffText(file.text, mine), keptMs }
}

async function forget(desk: PostDesk, sitePath: PostPath, base: OpenedPost['version']): Promise<void> {
  try {
    await keepJournal(desk, sitePath, base, [])
  } catch (error) {
    if (!isFailure(error)) throw error
    desk.onTrouble(error)
  }
}
