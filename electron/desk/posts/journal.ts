// Unsaved changes of a post, kept outside the site until they are saved: `journals/<post>.json`.
import path from 'node:path'
import { z } from 'zod'
import { isFailure } from '../../../shared/contract/failure.ts'
import { type PostPath, Version } from '../../../shared/contract/paths.ts'
import { TextChanges } from '../../../shared/contract/posts.ts'
import { applyChanges, fits, type TextChange } from '../../../shared/text/change.ts'
import { diffText } from '../../../shared/text/diff.ts'
import { about, errnoOf, isMissing, readFailure, writeFailure } from '../files/disk-failure.ts'
import { inTurn } from '../files/in-turn.ts'
import { versionOf } from '../files/read.ts'
import { writeWhole } from '../files/write.ts'
import { fileTextOf } from './base-text.ts'
import { type PostDesk, postKey } from './post-desk.ts'
import { keepSnapshot } from './snapshots.ts'

const Journal = z.strictObject({
  format: z.literal(1),
  /** For a person who looks into the folder. */
  file: z.string(),
  base: Version,
  changes: TextChanges,
  keptMs: z.number(),
})
export type Journal = z.output<typeof Journal>

/** How often each journal was asked for, so that a save knows whether one came after it began. */
const asked = new Map<string, number>()

/**
 * Keeps `changes` against `base` until the next save; an empty list forgets them. The base itself is kept as
 * a snapshot, so that the changes mean something whatever becomes of the file.
 * Journals and saves of one post take effect in the order of their calls.
 *
 * @throws DeskFailure `disk-full`, `not-writable`, `disk-failed`
 */
export function keepJournal(
  desk: PostDesk,
  sitePath: PostPath,
  base: Version,
  changes: readonly TextChange[],
): Promise<void> {
  const file = fileOf(desk, sitePath)
  asked.set(file, journalsAsked(desk, sitePath) + 1)
  return inTurn(turnOf(file), () =>
    about(sitePath, async () => {
      if (changes.length === 0) return remove(desk, file)
      // A save that ended while this was on its way took some of these changes along.
      const latest = desk.copies.latest(sitePath, base)
      const rest = latest === base ? null : await changesSince(desk, sitePath, base, changes, latest)
      if (rest?.length === 0) return remove(desk, file)
      await write(desk, sitePath, rest ? latest : base, rest ?? changes)
    }),
  )
}

/** To be asked when a save begins, and given to `settleJournal` when it is done. */
export function journalsAsked(desk: PostDesk, sitePath: PostPath): number {
  return asked.get(fileOf(desk, sitePath)) ?? 0
}

/**
 * A save made `version` out of `base`: forgets the journal, or what the save took along of one that was
 * asked for after it began. A failure is told to the desk: the save itself went well.
 */
export async function settleJournal(
  desk: PostDesk,
  sitePath: PostPath,
  base: Version,
  version: Version,
  askedBefore: number,
): Promise<void> {
  const file = fileOf(desk, sitePath)
  await inTurn(turnOf(file), async () => {
    try {
      if (askedBefore === journalsAsked(desk, sitePath)) return await remove(desk, file)
      const journal = await read(desk, file)
      if (journal?.base !== base || base === version) return
      const rest = await changesSince(desk, sitePath, base, journal.changes, version)
      if (rest?.length === 0) return await remove(desk, file)
      if (rest) await write(desk, sitePath, version, rest)
    } catch (error) {
      if (!isFailure(error)) throw error
      desk.onTrouble(error)
    }
  })
}

/** The journal of a post; null where there is none, or none that can be read: that one is put aside. */
export function readJournal(desk: PostDesk, sitePath: PostPath): Promise<Journal | null> {
  const file = fileOf(desk, sitePath)
  return inTurn(turnOf(file), async () => {
    try {
      return await read(desk, file)
    } catch (error) {
      if (!isFailure(error)) throw error
      desk.onTrouble(error)
      return null
    }
  })
}

/** Keeps the journal also under another name, where no later one takes its place. */
export async function putJournalAside(desk: PostDesk, sitePath: PostPath, journal: Journal): Promise<void> {
  const bytes = toBytes(journal)
  try {
    await writeWhole(desk.disk, asideOf(fileOf(desk, sitePath), bytes), bytes, { expected: 'any' })
  } catch (error) {
    if (!isFailure(error)) throw error
    desk.onTrouble(error)
  }
}

/** What is left of `changes` against `base` once the file is `version`; null where that cannot be known. */
async function changesSince(
  desk: PostDesk,
  sitePath: PostPath,
  base: Version,
  changes: readonly TextChange[],
  version: Version,
): Promise<TextChange[] | null> {
  const before = await fileTextOf(desk, sitePath, base)
  const after = await fileTextOf(desk, sitePath, version)
  if (!before || !after || !fits(changes, before.text.length)) return null
  return diffText(after.text, applyChanges(before.text, changes))
}

function fileOf(desk: PostDesk, sitePath: PostPath): string {
  return path.join(desk.dataFolder, 'journals', `${postKey(desk, sitePath)}.json`)
}

function asideOf(file: string, bytes: Uint8Array): string {
  return file.replace(/\.json$/, `.${versionOf(bytes).slice(0, 12)}.aside.json`)
}

/** Another key than the file's own, in which `writeWhole` waits for its turn within ours. */
function turnOf(file: string): string {
  return `journal ${file}`
}

function toBytes(journal: Journal): Uint8Array {
  // JSON escapes lone surrogates, which an editor can hold and UTF-8 cannot.
  return new TextEncoder().encode(`${JSON.stringify(journal)}\n`)
}

async function write(
  desk: PostDesk,
  sitePath: PostPath,
  base: Version,
  changes: readonly TextChange[],
): Promise<void> {
  const file = fileOf(desk, sitePath)
  const copy = desk.copies.get(base)
  if (copy) await keepSnapshotOnce(desk, sitePath, base, copy.bytes)
  const absolute = path.join(desk.root, sitePath)
  const bytes = toBytes({ format: 1, file: absolute, base, changes: [...changes], keptMs: desk.nowMs() })
  try {
    await desk.disk.mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  } catch (error) {
    throw writeFailure(error, sitePath)
  }
  await writeWhole(desk.disk, file, bytes, { expected: 'any' })
}

/** The base that each post's journal last stood on. */
const keptBase = new Map<string, Version>()

async function keepSnapshotOnce(
  desk: PostDesk,
  sitePath: PostPath,
  base: Version,
  bytes: Uint8Array,
): Promise<void> {
  const file = fileOf(desk, sitePath)
  if (keptBase.get(file) === base) return
  await keepSnapshot(desk, sitePath, bytes, true)
  keptBase.set(file, base)
}

async function read(desk: PostDesk, file: string): Promise<Journal | null> {
  let bytes: Uint8Array
  try {
    bytes = await desk.disk.readFile(file)
  } catch (error) {
    if (isMissing(error)) return null
    throw readFailure(error, file)
  }
  const parsed = Journal.safeParse(jsonOf(bytes))
  if (parsed.success) return parsed.data
  try {
    await desk.disk.rename(file, asideOf(file, bytes))
  } catch (error) {
    throw writeFailure(error, file)
  }
  return null
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

async function remove(desk: PostDesk, file: string): Promise<void> {
  try {
    await desk.disk.unlink(file)
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw writeFailure(error, file)
  }
}
