// Takes a carried-out edit back: as an edit of its own, so that a crash in it is no worse than in any other.
import { DeskFailure, isFailure } from '../../../shared/contract/failure.ts'
import type { PostPath, SitePath } from '../../../shared/contract/paths.ts'
import { diffText } from '../../../shared/text/diff.ts'
import { mergeChanges } from '../../../shared/text/merge.ts'
import { resolveForWriting } from '../files/path-guard.ts'
import { readBytes, readFileText, toFileText, versionOf } from '../files/read.ts'
import { changedBytes } from '../posts/base-text.ts'
import { type CarriedOut, carryOut, type EditDesk } from './carry-out.ts'
import { pathAfter, type Step } from './steps.ts'

export type Undone = CarriedOut & {
  readonly moves: readonly { readonly from: SitePath; readonly to: SitePath }[]
}

/**
 * Moves back, brings back bytes and takes texts back; what was written into the same texts since then stays. `stale`:
 * a file was changed where the edit had changed it, or is gone; nothing is done.
 * @throws DeskFailure `not-found` where the edit is no longer kept
 */
export async function undoEdit(desk: EditDesk, undo: string): Promise<Undone> {
  const journal = await desk.store.read(undo)
  if (journal === null || journal.state !== 'done') throw new DeskFailure('not-found', { path: undo })
  const id = desk.store.newId()
  const steps: Step[] = []
  for (const step of journal.steps) {
    const back = await reversed(desk, undo, id, journal.steps, step)
    if (typeof back === 'string') return { kind: 'stale', path: back as SitePath, moves: [] }
    steps.push(...back)
  }
  const outcome = await carryOut(desk, id, steps)
  if (outcome.kind === 'stale') return { ...outcome, moves: [] }
  await desk.store.remove(undo)
  await desk.store.remove(id)
  return {
    kind: 'done',
    moves: steps.flatMap((step) => (step.kind === 'move' ? [{ from: step.from, to: step.to }] : [])),
  }
}

/** The steps that take `step` back, on the files as they lie now; or the path of the file that stands in the way. */
async function reversed(
  desk: EditDesk,
  undo: string,
  id: string,
  steps: readonly Step[],
  step: Step,
): Promise<readonly Step[] | string> {
  const { disk, root } = desk.postDesk
  const bytesNow = async (sitePath: string) => {
    try {
      return await readBytes(disk, await resolveForWriting(disk, root, sitePath), 2 ** 28)
    } catch (error) {
      if (isFailure(error, 'not-found')) return null
      throw error
    }
  }
  switch (step.kind) {
    case 'text':
      return textBack(desk, undo, pathAfter(steps, step.path), step)
    case 'write': {
      const now = pathAfter(steps, step.path) as SitePath
      const bytes = await bytesNow(now)
      if (bytes === null || versionOf(bytes) !== step.after) return now
      await desk.store.keepBytes(id, await desk.store.bytes(undo, step.before))
      return [{ kind: 'write', path: now, before: step.after, after: step.before }]
    }
    case 'move': {
      const bytes = await bytesNow(step.to)
      if (bytes === null) return step.to
      return [{ kind: 'move', from: step.to, to: step.from, version: versionOf(bytes) }]
    }
    case 'create': {
      const bytes = await bytesNow(step.path)
      if (bytes === null || versionOf(bytes) !== step.after) return step.path
      return [{ kind: 'remove', path: step.path, before: step.after, bin: false }]
    }
    case 'remove': {
      if ((await bytesNow(step.path)) !== null) return step.path
      await desk.store.keepBytes(id, await desk.store.bytes(undo, step.before))
      return [{ kind: 'create', path: step.path, after: step.before, mode: step.mode }]
    }
  }
}

async function textBack(
  desk: EditDesk,
  undo: string,
  now: string,
  step: Extract<Step, { kind: 'text' }>,
): Promise<readonly Step[] | string> {
  const { disk, root } = desk.postDesk
  const old = toFileText(await desk.store.bytes(undo, step.before))
  const edited = changedBytes(old, step.changes, '\n')
  if (edited === null) return now
  const base = toFileText(edited).text
  let file: Awaited<ReturnType<typeof readFileText>>
  try {
    file = await readFileText(disk, await resolveForWriting(disk, root, now))
  } catch (error) {
    if (isFailure(error, 'not-found')) return now
    throw error
  }
  const theirs = diffText(base, file.text)
  const merge = mergeChanges(base, theirs, diffText(base, old.text))
  if (merge.kind === 'collision' || !file.valid) return now
  const bytes = changedBytes(file, merge.ontoMine, '\n')
  if (bytes === null) return now
  if (merge.ontoMine.length === 0) return []
  return [
    {
      kind: 'text',
      path: now as PostPath,
      before: file.version,
      after: versionOf(bytes),
      changes: [...merge.ontoMine],
    },
  ]
}
