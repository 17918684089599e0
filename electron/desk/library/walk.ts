// Walks a site's folders and finds its posts, each real folder once, those of new posts first.
import type { Dirent } from 'node:fs'
import path from 'node:path'
import { isSitePath } from '../../../shared/contract/paths.ts'
import type { SiteConventions } from '../../../shared/site/image-place.ts'
import {
  isInside,
  isPlaceholder,
  isPostPath,
  isRepositoryText,
  mayHoldPosts,
} from '../../../shared/site/is-post.ts'
import type { Disk } from '../files/disk.ts'
import { isInside as isInsideFolder } from '../files/path-guard.ts'
import type { Ignored } from '../site/ignored.ts'

/**
 * The site paths of all posts, a folder at a time. Left out are: what `ignored` has; links that lead out of
 * the site; names that are no site path (a backslash on Linux, bytes that are no UTF-8); folders that cannot
 * be read; and README and its kin at the root, unless there is nothing else.
 */
export async function* walkPosts(
  disk: Disk,
  root: string,
  conventions: SiteConventions,
  ignored: Ignored,
): AsyncGenerator<readonly string[]> {
  const seen = new Set<string>([root])
  const waiting = ['']
  let repositoryTexts: readonly string[] = []
  let any = false
  while (waiting.length > 0) {
    const folder = waiting.shift() ?? ''
    const entries = await disk.readdir(path.join(root, folder), { withFileTypes: true }).catch(() => null)
    if (entries === null) continue
    await ignored.learn(folder)
    const names = entries.map((entry) => entry.name)
    const posts: string[] = []
    const folders: string[] = []
    for (const entry of entries) {
      const sitePath = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (!isSitePath(sitePath) || entry.name.includes('\uFFFD')) continue
      const kind = await kindOf(disk, root, sitePath, entry)
      if (kind === null || ignored.has(sitePath, kind)) continue
      if (kind === 'file') {
        if (isPostPath(conventions, sitePath) && !isPlaceholder(sitePath, names)) posts.push(sitePath)
      } else if (mayHoldPosts(conventions, sitePath) && (await isNew(disk, root, sitePath, entry, seen))) {
        folders.push(sitePath)
      }
    }
    // Names that begin with a date or a number are mostly newest last.
    posts.sort().reverse()
    folders.sort().reverse()
    if (folder === '') repositoryTexts = posts.filter(isRepositoryText)
    const own = folder === '' ? posts.filter((post) => !isRepositoryText(post)) : posts
    if (own.length > 0) {
      any = true
      yield own
    }
    const first = folders.filter(
      (one) => isInside(one, conventions.newPostFolder) || isInside(conventions.newPostFolder, one),
    )
    waiting.unshift(...first)
    waiting.push(...folders.filter((one) => !first.includes(one)))
  }
  if (!any && repositoryTexts.length > 0) yield repositoryTexts
}

async function kindOf(
  disk: Disk,
  root: string,
  sitePath: string,
  entry: Dirent,
): Promise<'file' | 'folder' | null> {
  if (entry.isDirectory()) return 'folder'
  if (entry.isFile()) return 'file'
  const absolute = path.join(root, sitePath)
  try {
    // Some file systems do not tell kinds in a listing; links are asked where they lead.
    if (entry.isSymbolicLink() && !isInsideFolder(root, await disk.realpath(absolute))) return null
    const facts = await disk.stat(absolute)
    return facts.isDirectory() ? 'folder' : facts.isFile() ? 'file' : null
  } catch {
    return null
  }
}

/** Links may lead to a folder that is walked already, or round in a circle. */
async function isNew(
  disk: Disk,
  root: string,
  sitePath: string,
  entry: Dirent,
  seen: Set<string>,
): Promise<boolean> {
  const absolute = path.join(root, sitePath)
  const inLink = entry.isSymbolicLink() || seen.has('links')
  if (!inLink) {
    if (seen.has(absolute)) return false
    seen.add(absolute)
    return true
  }
  // Below a link the spelling no longer tells which folder it is.
  seen.add('links')
  const real = await disk.realpath(absolute).catch(() => absolute)
  if (seen.has(real)) return false
  seen.add(real)
  return true
}
