// What of a site's folder is left out: hidden and built folders, and what .gitignore names, nested ones too.
import path from 'node:path'
import ignore, { type Ignore } from 'ignore'
import type { SiteConventions } from '../../../shared/site/image-place.ts'
import type { Disk } from '../files/disk.ts'
import { readHead } from '../files/read-head.ts'

export type Ignored = {
  /** Takes in the .gitignore of `folder` (a site path); walked folders come by here before what is in them. */
  learn(folder: string): Promise<void>
  /** Whether a file or folder is left out whose own folder is not. */
  has(sitePath: string, kind: 'file' | 'folder'): boolean
  /** Whether it or any folder above it is left out; `sitePath` may be either. For a watcher. */
  covers(sitePath: string): boolean
}

const gitignoreLimitBytes = 256 * 1024
const highest = 12

/** Begins with the .gitignore files above the site, up to the root of its repository. */
export async function readIgnored(disk: Disk, root: string, conventions: SiteConventions): Promise<Ignored> {
  const above = await rulesAbove(disk, root)
  const rules = new Map<string, Ignore>()

  function has(sitePath: string, kind: 'file' | 'folder'): boolean {
    const name = path.posix.basename(sitePath)
    if (name === 'node_modules') return true
    // `.vitepress` and its kin hold settings and caches, never posts.
    if (kind === 'folder' && name.startsWith('.')) return true
    if (kind === 'folder' && conventions.builtFolders.includes(sitePath)) return true
    return isGitignored(sitePath, kind)
  }

  function isGitignored(sitePath: string, kind: 'file' | 'folder'): boolean {
    const suffix = kind === 'folder' ? '/' : ''
    // The nearest .gitignore that says anything decides.
    for (let folder = path.posix.dirname(sitePath); ; folder = path.posix.dirname(folder)) {
      const at = folder === '.' ? '' : folder
      const found = rules.get(at)?.test((at === '' ? sitePath : sitePath.slice(at.length + 1)) + suffix)
      if (found?.ignored) return true
      if (found?.unignored) return false
      if (at === '') break
    }
    for (const { rule, prefix } of above) {
      const found = rule.test(prefix + sitePath + suffix)
      if (found.ignored) return true
      if (found.unignored) return false
    }
    return false
  }

  return {
    async learn(folder) {
      const rule = await rulesOf(disk, path.join(root, folder))
      if (rule) rules.set(folder, rule)
      else rules.delete(folder)
    },
    has,
    covers(sitePath) {
      const segments = sitePath.split('/')
      return segments.some((_, at) => {
        const part = segments.slice(0, at + 1).join('/')
        return at < segments.length - 1 ? has(part, 'folder') : has(part, 'folder') || has(part, 'file')
      })
    },
  }
}

type RuleAbove = { readonly rule: Ignore; readonly prefix: string }

async function rulesAbove(disk: Disk, root: string): Promise<RuleAbove[]> {
  const found: RuleAbove[] = []
  let folder = root
  for (let steps = 0; steps < highest; steps++) {
    if (await exists(disk, path.join(folder, '.git'))) return found
    const parent = path.dirname(folder)
    if (parent === folder) return []
    folder = parent
    const rule = await rulesOf(disk, folder)
    const prefix = `${path.relative(folder, root).split(path.sep).join('/')}/`
    // A site that its own repository ignores is still the site that the author opened.
    if (rule && !rule.test(prefix).ignored) found.push({ rule, prefix })
  }
  return []
}

async function rulesOf(disk: Disk, folder: string): Promise<Ignore | null> {
  const head = await readHead(disk, path.join(folder, '.gitignore'), gitignoreLimitBytes).catch(() => null)
  if (head === null) return null
  return ignore({ ignorecase: false }).add(new TextDecoder().decode(head.bytes))
}

async function exists(disk: Disk, absolute: string): Promise<boolean> {
  return disk.lstat(absolute).then(
    () => true,
    () => false,
  )
}
