// Changes onto a version of a post: saved, or stale, or gone; never another program's bytes overwritten.
import { DeskFailure, isFailure } from '../../../shared/contract/failure.ts'
import type { PostPath, Version } from '../../../shared/contract/paths.ts'
import type { SaveOutcome } from '../../../shared/contract/posts.ts'
import type { TextChange } from '../../../shared/text/change.ts'
import { dominantEnd } from '../../../shared/text/line-ends.ts'
import { about, errnoOf, writeFailure } from '../files/disk-failure.ts'
import { resolveForWriting } from '../files/path-guard.ts'
import { type FileText, readFileText, toFileText, versionOf } from '../files/read.ts'
import { replaceVersion, writeWhole } from '../files/write.ts'
import { changedBytes, fileTextOf, keepCopy } from './base-text.ts'
import { journalsAsked, settleJournal } from './journal.ts'
import type { PostDesk } from './post-desk.ts'
import { keepSnapshot } from './snapshots.ts'

export type PostSave = {
  readonly path: PostPath
  readonly base: Version
  readonly changes: readonly TextChange[]
  /** Write a file that is gone anew, from the desk's own copy of `base`. */
  readonly recreate: boolean
}

/**
 * Writes `changes` onto `base`. A list that changes nothing writes nothing. Where the file already is what the
 * changes make of `base` (an earlier save that ended in a failure after its rename), that is `saved` too.
 *
 * @throws DeskFailure `bad-change` where the changes do not fit, hold a lone surrogate, or nobody has `base`
 *   any more; `not-utf8`, `outside-site`, `disk-full`, `not-writable`, `disk-failed`
 */
export async function savePost(desk: PostDesk, save: PostSave): Promise<SaveOutcome> {
  const askedBefore = journalsAsked(desk, save.path)
  const outcome = await about(save.path, () => write(desk, save))
  if (outcome.kind === 'saved') {
    desk.copies.saved(save.path, save.base, outcome.version)
    await settleJournal(desk, save.path, save.base, outcome.version, askedBefore)
  }
  return outcome
}

async function write(desk: PostDesk, save: PostSave): Promise<SaveOutcome> {
  const file = await readNow(desk, save.path)
  if (!file) return save.recreate ? recreate(desk, save) : { kind: 'gone' }
  if (file.version !== save.base) return differing(desk, save, file)
  if (!file.valid) throw new DeskFailure('not-utf8', { path: save.path })

  keepCopy(desk, file)
  const bytes = changed(desk, save, file)
  if (bytes === file.bytes) return { kind: 'saved', version: file.version }

  await keepSnapshot(desk, save.path, file.bytes)
  const real = await resolveForWriting(desk.disk, desk.root, save.path)
  const replaced = await replaceVersion(desk.disk, real, bytes, file.version, desk.root)
  if (replaced.kind === 'gone') return write(desk, save)
  if (replaced.kind === 'stale') {
    const now = await readNow(desk, save.path)
    return now ? differing(desk, save, now) : { kind: 'gone' }
  }
  if (replaced.overtaken) await keepSnapshot(desk, save.path, replaced.overtaken, true)
  keepCopy(desk, toFileText(bytes), dominantEnd(file.lineEnds) ?? desk.copies.get(file.version)?.lonely)
  return { kind: 'saved', version: replaced.version }
}

/** The file as it is now; null where it, or its folder, is not there. */
async function readNow(desk: PostDesk, path: PostPath): Promise<FileText | null> {
  try {
    return await readFileText(desk.disk, await resolveForWriting(desk.disk, desk.root, path))
  } catch (error) {
    if (isFailure(error, 'not-found')) return null
    // A save can fail only as its call declares.
    if (isFailure(error, 'too-large')) {
      throw new DeskFailure('disk-failed', { path, reason: 'EFBIG' }, { cause: error })
    }
    if (isFailure(error, 'not-readable')) {
      const reason = errnoOf(error.cause)
      throw reason === null
        ? new DeskFailure('not-writable', { path }, { cause: error })
        : writeFailure(error.cause, path)
    }
    throw error
  }
}

function changed(desk: PostDesk, save: PostSave, base: FileText): Uint8Array {
  const bytes = changedBytes(base, save.changes, desk.copies.get(base.version)?.lonely ?? '\n')
  if (!bytes) throw new DeskFailure('bad-change', { path: save.path })
  return bytes
}

async function differing(desk: PostDesk, save: PostSave, file: FileText): Promise<SaveOutcome> {
  const base = await fileTextOf(desk, save.path, save.base)
  const wanted = base && changedBytes(base, save.changes, desk.copies.get(save.base)?.lonely ?? '\n')
  if (wanted && versionOf(wanted) === file.version) {
    keepCopy(desk, file)
    return { kind: 'saved', version: file.version }
  }
  // Another program overwrote what the author had last: that is kept like what we overwrite ourselves.
  if (base) await keepSnapshot(desk, save.path, base.bytes, true)
  if (!file.valid) throw new DeskFailure('not-utf8', { path: save.path })
  keepCopy(desk, file)
  desk.copies.isCurrent(save.path, file.version)
  return { kind: 'stale', version: file.version, text: file.text }
}

async function recreate(desk: PostDesk, save: PostSave): Promise<SaveOutcome> {
  const base = await fileTextOf(desk, save.path, save.base)
  if (!base) throw new DeskFailure('bad-change', { path: save.path })
  const bytes = changed(desk, save, base)
  await makeFolders(desk, save.path)
  const real = await resolveForWriting(desk.disk, desk.root, save.path)
  try {
    const version = await writeWhole(desk.disk, real, bytes, { expected: 'absent' })
    keepCopy(desk, toFileText(bytes), desk.copies.get(base.version)?.lonely)
    return { kind: 'saved', version }
  } catch (error) {
    if (!isFailure(error, 'already-exists')) throw error
    const now = await readNow(desk, save.path)
    return now ? differing(desk, save, now) : { kind: 'gone' }
  }
}

async function makeFolders(desk: PostDesk, path: PostPath): Promise<void> {
  const segments = path.split('/').slice(0, -1)
  for (let depth = 1; depth <= segments.length; depth++) {
    const folder = await resolveForWriting(desk.disk, desk.root, segments.slice(0, depth).join('/'))
    try {
      await desk.disk.mkdir(folder)
    } catch (error) {
      if (errnoOf(error) !== 'EEXIST') throw writeFailure(error, path)
    }
  }
}
