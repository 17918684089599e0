// The only place that writes a whole file: it is the old one or the new one, never a third.
// A temporary file beside it, written and synced and measured, takes its place in one step.
import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { DeskFailure } from '../../../shared/contract/failure.ts'
import type { Version } from '../../../shared/contract/paths.ts'
import { again, unless } from './again.ts'
import type { Disk } from './disk.ts'
import { errnoOf, isMissing, writeFailure } from './disk-failure.ts'
import { inTurn } from './in-turn.ts'
import { isInside } from './path-guard.ts'
import { versionOf } from './read.ts'
import { realPathOf } from './real-path.ts'
import { beginTemp, endTemp, tempName } from './temp-name.ts'

export type Replaced =
  /** `overtaken`: what another program wrote into the old file in the very moment of the rename, to be kept. */
  | { readonly kind: 'written'; readonly version: Version; readonly overtaken: Uint8Array | null }
  | { readonly kind: 'stale'; readonly version: Version }
  | { readonly kind: 'gone' }

/**
 * Writes `bytes` as the whole of a file.
 * - `any`: whatever is there is replaced, where a link leads; its mode stays, and its owner where the system
 *   lets us.
 * - `absent`: a new file. Nothing is ever overwritten, whoever else writes there meanwhile; a link counts
 *   as something, also a dangling one. `mode`: the permissions that it is to have, where its disk knows any.
 *
 * @throws DeskFailure `already-exists` (only `absent`), `disk-full`, `not-writable`, `disk-failed`;
 *   no trace is left then
 */
export async function writeWhole(
  disk: Disk,
  absolute: string,
  bytes: Uint8Array,
  options: { readonly expected: 'any' } | { readonly expected: 'absent'; readonly mode?: number | undefined },
): Promise<Version> {
  return inOrder(absolute, async () => {
    if (options.expected === 'absent') {
      const folder = await disk.realpath(path.dirname(absolute))
      const real = path.join(folder, path.basename(absolute))
      return inTurn(real, () => create(disk, real, bytes, options.mode))
    }
    const real = await realPathOf(disk, absolute)
    return inTurn(real, async () => {
      const outcome = await replace(disk, real, bytes, null)
      return outcome.kind === 'written' ? outcome.version : create(disk, real, bytes)
    })
  })
}

/**
 * Writes `bytes` over the file at `absolute` if it is still `expected`; what else is there stays.
 * Links are followed, but not out of `within` (absolute, real). Hard links part: the other names keep the
 * old bytes, since writing in place could tear them; so do attributes that Node cannot read (ACL, xattr).
 * The set-user-ID and set-group-ID bits are not carried over.
 *
 * Another program that replaces the file between our last look and our rename, some ten microseconds, is
 * not seen. One that writes into the old file meanwhile is: see `overtaken`.
 *
 * @throws DeskFailure `outside-site`, `disk-full`, `not-writable`, `disk-failed`
 */
export async function replaceVersion(
  disk: Disk,
  absolute: string,
  bytes: Uint8Array,
  expected: Version,
  within: string,
): Promise<Replaced> {
  return inOrder(absolute, async () => {
    try {
      const real = await realPathOf(disk, absolute)
      if (!isInside(within, real)) throw new DeskFailure('outside-site', { path: absolute })
      return await inTurn(real, () => replace(disk, real, bytes, expected))
    } catch (error) {
      if (isMissing(error)) return { kind: 'gone' }
      throw error
    }
  })
}

/** Links are followed outside the file's own turn, and may take longer for the one than for the next. */
function inOrder<T>(absolute: string, write: () => Promise<T>): Promise<T> {
  return inTurn(`asked for ${absolute}`, () => failing(absolute, write))
}

async function replace(
  disk: Disk,
  real: string,
  bytes: Uint8Array,
  expected: Version | null,
): Promise<Replaced> {
  const old = await openOld(disk, real)
  if (!old) return { kind: 'gone' }
  try {
    // A rename asks nothing of the file that it replaces; an author's write protection counts all the same.
    await disk.access(real, constants.W_OK)
    const folder = await openFolder(disk, path.dirname(real))
    try {
      return await withTemp(disk, real, async (temp) => {
        await writeTemp(disk, temp, bytes, await old.stat())
        if (expected) {
          const now = await currentVersion(disk, real)
          if (now === null) return { kind: 'gone' }
          if (now !== expected) return { kind: 'stale', version: now }
        }
        await again(() => disk.rename(temp, real))
        await syncFolder(folder)
        const overtaken = expected ? await readOvertaken(old, expected) : null
        return { kind: 'written', version: versionOf(bytes), overtaken }
      })
    } finally {
      await folder?.close()
    }
  } finally {
    await old.close()
  }
}

async function create(disk: Disk, real: string, bytes: Uint8Array, mode?: number): Promise<Version> {
  if (await isThere(disk, real)) throw new DeskFailure('already-exists', { path: real })
  const folder = await openFolder(disk, path.dirname(real))
  try {
    await withTemp(disk, real, async (temp) => {
      await writeTemp(disk, temp, bytes, mode === undefined ? null : { mode })
      await linkInto(disk, temp, real, bytes)
    })
    await syncFolder(folder).catch(async (error: unknown) => {
      // It is ours alone, and whoever is told of a failure must not find it later.
      await remove(disk, real)
      throw error
    })
  } finally {
    // What was synced is safe, whatever the end of a handle that only read says.
    await folder?.close().catch(() => undefined)
  }
  return versionOf(bytes)
}

/** Unlike a rename, a link never takes the place of another file. */
async function linkInto(disk: Disk, temp: string, real: string, bytes: Uint8Array): Promise<void> {
  try {
    await disk.link(temp, real)
  } catch (error) {
    const errno = errnoOf(error)
    if (errno === 'EEXIST') throw new DeskFailure('already-exists', { path: real }, { cause: error })
    if (errno === null || !NO_LINKS.has(errno)) throw error
    // FAT and some network drives have no links. A kill may then leave a part of a new file; of no old one.
    await createInPlace(disk, real, bytes)
  }
}

const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV'])

async function createInPlace(disk: Disk, real: string, bytes: Uint8Array): Promise<void> {
  let handle: FileHandle
  try {
    handle = await disk.open(real, 'wx')
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') throw new DeskFailure('already-exists', { path: real }, { cause: error })
    throw error
  }
  try {
    try {
      await writeAll(handle, bytes)
    } finally {
      await handle.close()
    }
  } catch (error) {
    await remove(disk, real)
    throw error
  }
}

/** Gives `work` a temporary name beside `real`; whatever becomes of it, no file of that name is left. */
async function withTemp<T>(disk: Disk, real: string, work: (temp: string) => Promise<T>): Promise<T> {
  const temp = path.join(path.dirname(real), tempName(randomBytes(8).toString('hex')))
  beginTemp(temp)
  try {
    return await work(temp)
  } finally {
    await remove(disk, temp)
    endTemp(temp)
  }
}

type Facts = { readonly mode: number; readonly uid?: number; readonly gid?: number }

async function writeTemp(disk: Disk, temp: string, bytes: Uint8Array, old: Facts | null): Promise<void> {
  // Closed to others until it has the mode of the file that it stands for.
  const handle = await again(() => disk.open(temp, 'wx', old ? 0o600 : 0o666))
  try {
    await writeAll(handle, bytes)
    if (old) await carryOver(handle, old)
  } finally {
    await handle.close()
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  let at = 0
  let idle = 0
  while (at < bytes.length) {
    const from = at
    const { bytesWritten } = await again(() => handle.write(bytes, from, bytes.length - from, from))
    at += bytesWritten
    idle = bytesWritten === 0 ? idle + 1 : 0
    if (idle > 3) throw Object.assign(new Error('nothing is written'), { code: 'EIO' })
  }
  await again(() => handle.sync())
  const { size } = await handle.stat()
  if (size !== bytes.length) throw Object.assign(new Error('a part is missing'), { code: 'EIO' })
}

async function carryOver(handle: FileHandle, old: Facts): Promise<void> {
  const fresh = await handle.stat()
  const { uid = fresh.uid, gid = fresh.gid } = old
  if (fresh.uid !== uid || fresh.gid !== gid) {
    // Only root may give a file away.
    await unless(['EPERM', 'EACCES', 'EINVAL', 'ENOSYS', 'ENOTSUP'], () => handle.chown(uid, gid))
  }
  // FAT and some network drives know no modes.
  await unless(['EPERM', 'ENOSYS', 'ENOTSUP'], () => handle.chmod(old.mode & 0o777))
}

/** The old file, held open over the rename, so that what it was last is not lost. Null: it is gone. */
async function openOld(disk: Disk, real: string): Promise<FileHandle | null> {
  try {
    if (!(await disk.stat(real)).isFile()) throw new DeskFailure('not-writable', { path: real })
    return await disk.open(real, 'r')
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

async function currentVersion(disk: Disk, real: string): Promise<Version | null> {
  try {
    return versionOf(await disk.readFile(real))
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

async function readOvertaken(old: FileHandle, expected: Version): Promise<Uint8Array | null> {
  try {
    const { size } = await old.stat()
    const bytes = new Uint8Array(size)
    const { bytesRead } = await old.read(bytes, 0, size, 0)
    return bytesRead === size && versionOf(bytes) !== expected ? bytes : null
  } catch (error) {
    // The new file is whole by now; that this last look fails changes nothing.
    if (errnoOf(error) !== null) return null
    throw error
  }
}

/** Opened before the rename, so that a lack of handles shows while the old file still stands. */
async function openFolder(disk: Disk, folder: string): Promise<FileHandle | null> {
  // Windows has no such handles; a folder that may be written but not read cannot be synced.
  return unless(['EACCES', 'EPERM', 'EISDIR'], () => disk.open(folder, 'r'))
}

// A rename is not durable until the folder is synced too. Some network drives cannot.
async function syncFolder(folder: FileHandle | null): Promise<void> {
  if (folder) await unless(['EINVAL', 'EPERM', 'ENOSYS', 'ENOTSUP'], () => folder.sync())
}

async function isThere(disk: Disk, absolute: string): Promise<boolean> {
  try {
    await disk.lstat(absolute)
    return true
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

async function remove(disk: Disk, absolute: string): Promise<void> {
  try {
    await disk.rm(absolute, { force: true })
  } catch (error) {
    if (errnoOf(error) === null) throw error
    // Once more; what then still stands is left to the sweep.
    await disk.rm(absolute, { force: true }).catch(() => undefined)
  }
}

async function failing<T>(absolute: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw writeFailure(error, absolute)
  }
}
