// Where a path leads, links resolved, also where nothing is there yet.
import path from 'node:path'
import type { Disk } from './disk.ts'
import { errnoOf, isMissing } from './disk-failure.ts'

/** As many as Linux follows: path_resolution(7). */
const MOST_LINKS = 40

/**
 * The real absolute path of `absolute`. Where nothing is at its end (a dangling link included), the real
 * path at which a file would come to be; its folder must be there.
 *
 * @throws the system's error: `ENOENT` where the folder is missing, `ELOOP` for links in a circle
 */
export async function realPathOf(disk: Disk, absolute: string): Promise<string> {
  let at = absolute
  for (let links = 0; links < MOST_LINKS; links++) {
    try {
      return await disk.realpath(at)
    } catch (error) {
      if (errnoOf(error) !== 'ENOENT') throw error
    }
    const real = path.join(await disk.realpath(path.dirname(at)), path.basename(at))
    const target = await linkTarget(disk, real)
    if (target === null) return real
    at = path.resolve(path.dirname(real), target)
  }
  throw Object.assign(new Error('too many links'), { code: 'ELOOP' })
}

async function linkTarget(disk: Disk, absolute: string): Promise<string | null> {
  try {
    return await disk.readlink(absolute)
  } catch (error) {
    // EINVAL: it came to be meanwhile, and is no link.
    if (isMissing(error) || errnoOf(error) === 'EINVAL') return null
    throw error
  }
}
