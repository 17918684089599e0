// A path is inside the site, links resolved, or it is refused.
// Whoever reads or writes a file of the site comes by here, right before.
import path from 'node:path'
import { DeskFailure } from '../../../shared/contract/failure.ts'
import { isSitePath } from '../../../shared/contract/paths.ts'
import type { Disk } from './disk.ts'
import { errnoOf, isMissing, readFailure } from './disk-failure.ts'
import { realPathOf } from './real-path.ts'

/**
 * The absolute real path of the site path `sitePath` below `root`, which is itself absolute and real.
 * Where no file is there yet (a dangling link included), the real path at which it would come to be.
 *
 * @throws DeskFailure `outside-site` where the path is none of the site's or a link leads out of it,
 *   `not-found` where its folder is missing, `not-readable` where the system does not let us look
 */
export async function resolveInside(disk: Disk, root: string, sitePath: string): Promise<string> {
  if (!isSitePath(sitePath)) throw new DeskFailure('outside-site', { path: sitePath })
  let real: string
  try {
    real = await realPathOf(disk, path.join(root, sitePath))
  } catch (error) {
    if (isMissing(error) || errnoOf(error) === 'ELOOP') {
      throw new DeskFailure('not-found', { path: sitePath }, { cause: error })
    }
    throw readFailure(error, sitePath)
  }
  if (!isInside(root, real)) throw new DeskFailure('outside-site', { path: sitePath })
  return real
}

/**
 * As `resolveInside`, for a file that is to be written: also refuses what is Git's own.
 * @throws DeskFailure `outside-site` for anything in a `.git`, too
 */
export async function resolveForWriting(disk: Disk, root: string, sitePath: string): Promise<string> {
  const real = await resolveInside(disk, root, sitePath)
  const segments = [...sitePath.split('/'), ...path.relative(root, real).split(path.sep)]
  if (segments.some(isGitFolder)) throw new DeskFailure('outside-site', { path: sitePath })
  return real
}

/** Whether the absolute path `inner` is `folder` or lies below it. Compares spellings; resolve links before. */
export function isInside(folder: string, inner: string): boolean {
  const relative = path.relative(folder, inner)
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative)
}

/**
 * Whether a file system may take `name` for `.git`: without case (macOS, Windows), as NTFS' short name or
 * with trailing dots and blanks (Windows), with characters that HFS+ ignores. Git's verify_path checks the same.
 */
function isGitFolder(name: string): boolean {
  const folded = name
    .replace(/[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g, '')
    .replace(/[. ]+$/, '')
    .toLowerCase()
  return folded === '.git' || folded === 'git~1'
}
