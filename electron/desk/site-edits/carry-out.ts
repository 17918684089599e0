// Carries the steps of a site edit out whole or not at all: what they take away is kept first, then a journal says what
// is to come; a failure, or the next start after a crash, takes back what was done.
import path from 'node:path'
import { DeskFailure, isFailure } from '../../../shared/contract/failure.ts'
import type { SitePath, Version } from '../../../shared/contract/paths.ts'
import { errnoOf, isMissing, writeFailure } from '../files/disk-failure.ts'
import { resolveForWriting } from '../files/path-guard.ts'
import { readBytes, versionOf } from '../files/read.ts'
import { replaceVersion, writeWhole } from '../files/write.ts'
import type { PostDesk } from '../posts/post-desk.ts'
import { savePost } from '../posts/save.ts'
import type { EditStore, Journal } from './edit-store.ts'
import { moveFile } from './move-file.ts'
import { inOrder, type Step } from './steps.ts'

export type EditDesk = {
  readonly postDesk: PostDesk
  readonly store: EditStore
  /** Moves a file (absolute) to the system's bin. */
  toBin(absolute: string): Promise<void>
}

export type CarriedOut = { readonly kind: 'done' } | { readonly kind: 'stale'; readonly path: SitePath }

const largest = 200 * 1024 * 1024
/** Edits that can be undone; the oldest go. */
const mostKept = 30

/**
 * Carries out `steps` as the edit `id`, whose new bytes are kept in the store already. `stale` names a file that is not
 * what the steps were planned on; nothing was done then. `progress` hears how many steps are done.
 *
 * @throws DeskFailure; the site is as it was then, or will be at the next start
 */
export async function carryOut(
  desk: EditDesk,
  id: string,
  planned: readonly Step[],
  progress: (done: number, total: number) => void = () => undefined,
  isCancelled: () => boolean = () => false,
): Promise<CarriedOut> {
  const { postDesk, store } = desk
  const steps = inOrder(planned)
  let journal: Journal | null = null
  try {
    const stale = await firstStale(postDesk, steps)
    if (stale !== null) return { kind: 'stale', path: stale }
    const madeFolders = await foldersToMake(postDesk, steps)
    journal = { state: 'begun', steps, madeFolders }
    for (const { path: sitePath } of takenAway(steps)) {
      await store.keepBytes(id, await bytesAt(postDesk, sitePath))
    }
    await store.write(id, journal)
    await makeFolders(postDesk, madeFolders)
    for (const [nth, step] of steps.entries()) {
      if (isCancelled()) throw new DeskFailure('cancelled', {})
      await take(desk, id, step)
      progress(nth + 1, steps.length)
    }
    await removeEmptied(postDesk, steps)
    await store.write(id, { ...journal, state: 'done' })
  } catch (error) {
    if (journal) await takeBack(desk, id, journal)
    throw writeFailure(error, firstPath(steps))
  }
  await forgetOldest(desk)
  return { kind: 'done' }
}

/** That it fails changes nothing about the edit, which is done. */
async function forgetOldest({ postDesk, store }: EditDesk): Promise<void> {
  try {
    const kept = await store.list()
    for (const old of kept.slice(0, Math.max(0, kept.length - mostKept))) await store.remove(old)
  } catch (error) {
    const failure = writeFailure(error, 'site-edits')
    if (!isFailure(failure)) throw failure
    postDesk.onTrouble(failure)
  }
}

/** Takes back every edit of the site that a crash left half done. */
export async function recover(desk: EditDesk): Promise<void> {
  for (const id of await desk.store.list()) {
    const journal = await desk.store.read(id)
    if (journal?.state === 'begun') await takeBack(desk, id, journal)
    // Bytes without a journal: the crash came before the site was touched, or the edit was only planned.
    else if (journal === null) await desk.store.remove(id)
  }
}

async function firstStale(desk: PostDesk, steps: readonly Step[]): Promise<SitePath | null> {
  const leaving = new Set(
    steps.flatMap((step) => (step.kind === 'move' ? [step.from] : step.kind === 'remove' ? [step.path] : [])),
  )
  for (const step of steps) {
    const isWritten = (sitePath: string) =>
      steps.some((one) => (one.kind === 'write' || one.kind === 'text') && one.path === sitePath)
    if (step.kind === 'create') {
      if ((await versionAt(desk, step.path)) !== null && !leaving.has(step.path)) return step.path
    } else if (step.kind === 'move') {
      if (!isWritten(step.from) && (await versionAt(desk, step.from)) !== step.version) return step.from
    } else if ((await versionAt(desk, step.path)) !== step.before) return step.path
  }
  return null
}

function takenAway(steps: readonly Step[]): { readonly path: SitePath }[] {
  return steps.flatMap((step) =>
    step.kind === 'move' || step.kind === 'create' ? [] : [{ path: step.path }],
  )
}

async function take(desk: EditDesk, id: string, step: Step): Promise<void> {
  const { disk, root } = desk.postDesk
  switch (step.kind) {
    case 'text': {
      const { path: sitePath, before, changes } = step
      const saved = await savePost(desk.postDesk, { path: sitePath, base: before, changes, recreate: false })
      if (saved.kind !== 'saved') throw new DeskFailure('disk-failed', { path: sitePath, reason: 'ESTALE' })
      return
    }
    case 'write': {
      const real = await resolveForWriting(disk, root, step.path)
      const replaced = await replaceVersion(
        disk,
        real,
        await desk.store.bytes(id, step.after),
        step.before,
        root,
      )
      if (replaced.kind !== 'written')
        throw new DeskFailure('disk-failed', { path: step.path, reason: 'ESTALE' })
      return
    }
    case 'move':
      return moveFile(disk, root, step.from, step.to)
    case 'create': {
      const real = await resolveForWriting(disk, root, step.path)
      await writeWhole(disk, real, await desk.store.bytes(id, step.after), {
        expected: 'absent',
        mode: step.mode,
      })
      return
    }
    case 'remove': {
      const real = await resolveForWriting(disk, root, step.path)
      if (step.bin) await intoBin(desk, real, step.path)
      else await disk.unlink(real)
    }
  }
}

/** @throws DeskFailure `no-bin`, `bin-failed`; `not-found` where the file is gone */
async function intoBin(desk: EditDesk, real: string, sitePath: SitePath): Promise<void> {
  try {
    await desk.toBin(real)
  } catch (error) {
    const cause = { cause: error }
    const reason = errnoOf(error)
    if ((await versionAt(desk.postDesk, sitePath)) === null) {
      throw new DeskFailure('not-found', { path: sitePath }, cause)
    }
    if (reason === 'ENOTSUP') throw new DeskFailure('no-bin', { path: sitePath }, cause)
    // Electron says in words alone that the system did not take it, without an errno.
    throw new DeskFailure('bin-failed', { path: sitePath, reason }, cause)
  }
}

/**
 * The reverse of all steps, as far as they were done, each told by what is on disk. What another program made of a file
 * since then stays. The journal goes last; where anything fails it stays, and the next start tries again.
 */
async function takeBack(desk: EditDesk, id: string, { steps, madeFolders }: Journal): Promise<void> {
  const { disk, root } = desk.postDesk
  try {
    for (const step of [...steps].reverse()) await takeStepBack(desk, id, step)
    for (const folder of [...madeFolders].reverse()) {
      await disk.rmdir(path.join(root, folder)).catch((error: unknown) => {
        if (errnoOf(error) === null) throw error
      })
    }
    await desk.store.remove(id)
  } catch (error) {
    const failure = writeFailure(error, firstPath(steps))
    if (!isFailure(failure)) throw failure
    desk.postDesk.onTrouble(failure)
  }
}

async function takeStepBack(desk: EditDesk, id: string, step: Step): Promise<void> {
  const { disk, root } = desk.postDesk
  switch (step.kind) {
    case 'text':
    case 'write': {
      if ((await versionAt(desk.postDesk, step.path)) !== step.after) return
      const real = await resolveForWriting(disk, root, step.path)
      await replaceVersion(disk, real, await desk.store.bytes(id, step.before), step.after, root)
      return
    }
    case 'move': {
      if ((await versionAt(desk.postDesk, step.to)) === null) return
      await makeFolderOf(desk.postDesk, step.from)
      // Under both names it is taken from the new one; where two files lie, the step was never done.
      return moveFile(disk, root, step.to, step.from).catch((error: unknown) => {
        if (!isFailure(error, 'already-exists')) throw error
      })
    }
    case 'create':
      if ((await versionAt(desk.postDesk, step.path)) === step.after) {
        await disk.unlink(await resolveForWriting(disk, root, step.path))
      }
      return
    case 'remove':
      if ((await versionAt(desk.postDesk, step.path)) === null) {
        await makeFolderOf(desk.postDesk, step.path)
        const real = await resolveForWriting(disk, root, step.path)
        await writeWhole(disk, real, await desk.store.bytes(id, step.before), {
          expected: 'absent',
          mode: step.mode,
        })
      }
  }
}

async function versionAt(desk: PostDesk, sitePath: string): Promise<Version | null> {
  try {
    return versionOf(await bytesAt(desk, sitePath))
  } catch (error) {
    if (isFailure(error, 'not-found')) return null
    throw error
  }
}

async function bytesAt(desk: PostDesk, sitePath: string): Promise<Uint8Array> {
  return readBytes(desk.disk, await resolveForWriting(desk.disk, desk.root, sitePath), largest)
}

/** Folders of files to come that are not there, outer ones first. */
async function foldersToMake({ disk, root }: PostDesk, steps: readonly Step[]): Promise<string[]> {
  const wanted = new Set<string>()
  for (const step of steps) {
    const to = step.kind === 'move' ? step.to : step.kind === 'create' ? step.path : null
    for (
      let folder = to && path.posix.dirname(to);
      folder && folder !== '.';
      folder = path.posix.dirname(folder)
    ) {
      wanted.add(folder)
    }
  }
  const missing: string[] = []
  for (const folder of [...wanted].sort()) {
    try {
      await disk.lstat(path.join(root, folder))
    } catch (error) {
      if (!isMissing(error)) throw error
      missing.push(folder)
    }
  }
  return missing
}

async function makeFolders({ disk, root }: PostDesk, folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    const real = await resolveForWriting(disk, root, folder)
    await disk.mkdir(real).catch((error: unknown) => {
      if (errnoOf(error) !== 'EEXIST') throw error
    })
  }
}

async function makeFolderOf(desk: PostDesk, sitePath: string): Promise<void> {
  const segments = sitePath.split('/').slice(0, -1)
  await makeFolders(
    desk,
    segments.map((_, depth) => segments.slice(0, depth + 1).join('/')),
  )
}

/** Folders that a move or a removal left empty, and those above them. */
async function removeEmptied({ disk, root }: PostDesk, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    const left = step.kind === 'move' ? step.from : step.kind === 'remove' ? step.path : null
    for (
      let folder = left && path.posix.dirname(left);
      folder && folder !== '.';
      folder = path.posix.dirname(folder)
    ) {
      try {
        await disk.rmdir(path.join(root, folder))
      } catch (error) {
        if (errnoOf(error) === null) throw error
        break
      }
    }
  }
}

function firstPath(steps: readonly Step[]): string {
  const first = steps[0]
  return first === undefined ? '' : first.kind === 'move' ? first.from : first.path
}
