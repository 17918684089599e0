// Where a post's pictures lie: the file that each target leads to, or the place where it was sought.
import path from 'node:path'
import { type PostPath, SitePath } from '../../../shared/contract/paths.ts'
import { imageCandidates, type SiteConventions } from '../../../shared/site/image-place.ts'
import type { Disk } from '../files/disk.ts'
import { resolveInside } from '../files/path-guard.ts'

export type LocatedImage = {
  readonly target: string
  readonly file: SitePath | null
  readonly sought: string
}

/**
 * The first candidate of each target that is a file of the site, spelt as on disk: a name that differs
 * in case is missing, since it is on the author's server. Remote targets are sought nowhere.
 */
export async function locateImages(
  disk: Disk,
  root: string,
  conventions: SiteConventions,
  post: PostPath,
  targets: readonly string[],
): Promise<LocatedImage[]> {
  return Promise.all(
    targets.map((target) => locate(disk, root, imageCandidates(conventions, post, target), target)),
  )
}

async function locate(
  disk: Disk,
  root: string,
  candidates: readonly string[],
  target: string,
): Promise<LocatedImage> {
  for (const candidate of candidates) {
    const checked = SitePath.safeParse(candidate)
    if (checked.success && (await isFileOfSite(disk, root, checked.data))) {
      return { target, file: checked.data, sought: candidate }
    }
  }
  return { target, file: null, sought: candidates[0] ?? target }
}

async function isFileOfSite(disk: Disk, root: string, candidate: string): Promise<boolean> {
  try {
    const absolute = await resolveInside(disk, root, candidate)
    if (!(await disk.stat(absolute)).isFile()) return false
    // On a disk that folds case the real path tells the name as it is spelt there.
    const spelt = path.basename(absolute).normalize('NFC') === path.posix.basename(candidate).normalize('NFC')
    return spelt || (await disk.lstat(path.join(root, candidate))).isSymbolicLink()
  } catch {
    // Not there, not readable, or outside the site: none of these can be shown.
    return false
  }
}
