// Versions of a post that were overwritten, kept in the data folder: `snapshots/<post>/<number>-<version>`.
// The number orders them, since clocks jump.
import path from 'node:path'
import { isFailure } from '../../../shared/contract/failure.ts'
import type { Version } from '../../../shared/contract/paths.ts'
import { errnoOf, isMissing, writeFailure } from '../files/disk-failure.ts'
import { inTurn } from '../files/in-turn.ts'
import { versionOf } from '../files/read.ts'
import { writeWhole } from '../files/write.ts'
import { type PostDesk, postKey } from './post-desk.ts'

const MOST = 50
/** The autosaves of one sitting share a snapshot for so long. */
const SHARED_MS = 5 * 60 * 1000

const lastKeptMs = new Map<string, number>()

/**
 * Keeps `bytes`, the version that is about to be overwritten. A version that our own save wrote shares the
 * snapshot of the last five minutes; what the post was before the first save, or what another program wrote,
 * is always kept, and whatever `always` asks for. At most 50 a post; the oldest go.
 * A failure is told to the desk and never thrown: no save waits for a snapshot to succeed.
 */
export async function keepSnapshot(
  desk: PostDesk,
  sitePath: string,
  bytes: Uint8Array,
  always = false,
): Promise<void> {
  const folder = folderOf(desk, sitePath)
  await inTurn(folder, async () => {
    const version = versionOf(bytes)
    const sinceMs = Math.abs(desk.nowMs() - (lastKeptMs.get(folder) ?? Number.NEGATIVE_INFINITY))
    if (!always && desk.copies.isOwn(sitePath, version) && sinceMs < SHARED_MS) return
    try {
      await add(desk, folder, version, bytes)
      lastKeptMs.set(folder, desk.nowMs())
    } catch (error) {
      const failure = writeFailure(error, sitePath)
      if (!isFailure(failure)) throw failure
      desk.onTrouble(failure)
    }
  })
}

/** The bytes of a kept version; null where it is not kept, or no longer what it says. */
export async function readSnapshot(
  desk: PostDesk,
  sitePath: string,
  version: Version,
): Promise<Uint8Array | null> {
  const folder = folderOf(desk, sitePath)
  try {
    const kept = (await list(desk, folder)).find((name) => name.endsWith(version))
    if (kept === undefined) return null
    const bytes = await desk.disk.readFile(path.join(folder, kept))
    return versionOf(bytes) === version ? bytes : null
  } catch (error) {
    if (errnoOf(error) !== null) return null
    throw error
  }
}

function folderOf(desk: PostDesk, sitePath: string): string {
  return path.join(desk.dataFolder, 'snapshots', postKey(desk, sitePath))
}

async function add(desk: PostDesk, folder: string, version: Version, bytes: Uint8Array): Promise<void> {
  await desk.disk.mkdir(folder, { recursive: true, mode: 0o700 })
  const names = await list(desk, folder)
  const newest = names.at(-1)
  if (newest?.endsWith(version)) return
  const number = (newest === undefined ? 0 : Number.parseInt(newest, 10)) + 1
  const name = `${String(number).padStart(8, '0')}-${version}`
  await writeWhole(desk.disk, path.join(folder, name), bytes, { expected: 'absent' })
  const tooMany = names.length + 1 - MOST
  for (const old of tooMany > 0 ? names.slice(0, tooMany) : []) {
    await desk.disk.rm(path.join(folder, old), { force: true })
  }
}

async function list(desk: PostDesk, folder: string): Promise<string[]> {
  try {
    return (await desk.disk.readdir(folder)).filter((name) => /^\d+-[0-9a-f]{64}$/.test(name)).sort()
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}
