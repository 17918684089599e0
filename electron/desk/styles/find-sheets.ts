// The style sheets of a site, and which of them its pages use: told by its templates and built pages.
import path from 'node:path'
import { isSitePath } from '../../../shared/contract/paths.ts'
import type { Disk } from '../files/disk.ts'
import { readHead } from '../files/read-head.ts'

export type FoundSheet = {
  readonly path: string
  readonly sizeBytes: number
  /** How likely it is that the site's pages use it; 0: nothing speaks for it. */
  readonly weight: number
}

/** A site's sheets lie near its top; deeper, or behind so many names, are other people's. */
const DEEPEST = 7
const MOST_FOLDERS = 4000
const MOST_TEMPLATES = 300
const TEMPLATE_BYTES = 64 * 1024

const neverEntered = /^(?:\..*|node_modules|bower_components|vendor|venv|__pycache__)$/
const template =
  /\.(?:html?|xml|njk|liquid|hbs|ejs|pug|astro|vue|svelte|jsx?|tsx?|py|toml|ya?ml|mako|tmpl|j2)$/i
const templateFolder =
  /(?:^|\/)_?(?:layouts?|includes|partials|templates?|themes?|components|app|pages|src)(?:\/|$)/i
/** Sheets for other occasions than reading a post. */
const elsewhere =
  /(?:^|[-_./])(?:admin|editor|print|cms|amp|email|rss|search|ie\d*|rtl|test|fonts?-?awesome)(?:[-_.]|$)/i
const likelyName = /^(?:main|styles?|site|global|custom|theme|app|blog|post|base|index)(?:[-_.]|$)/i

/** All `.css` files, likeliest first, then by path. What cannot be read is left out. */
export async function findSheets(disk: Disk, root: string): Promise<FoundSheet[]> {
  const sheets: string[] = []
  const templates: string[] = []
  const waiting: { readonly folder: string; readonly depth: number }[] = [{ folder: '', depth: 0 }]
  for (let walked = 0; waiting.length > 0 && walked < MOST_FOLDERS; walked++) {
    const { folder, depth } = waiting.shift() ?? { folder: '', depth: 0 }
    const entries = await disk.readdir(path.join(root, folder), { withFileTypes: true }).catch(() => [])
    for (const entry of entries) {
      const sitePath = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (!isSitePath(sitePath)) continue
      if (entry.isDirectory()) {
        if (depth < DEEPEST && !neverEntered.test(entry.name))
          waiting.push({ folder: sitePath, depth: depth + 1 })
      } else if (entry.isFile() && /\.css$/i.test(entry.name)) sheets.push(sitePath)
      else if (entry.isFile() && templates.length < MOST_TEMPLATES && isTemplate(folder, entry.name))
        templates.push(sitePath)
    }
  }
  const named = await namesIn(disk, root, templates)
  const found = await Promise.all(
    sheets.map(async (sheet) => {
      const facts = await disk.stat(path.join(root, sheet)).catch(() => null)
      return facts ? [{ path: sheet, sizeBytes: facts.size, weight: weightOf(sheet, named) }] : []
    }),
  )
  return withoutTwins(found.flat()).sort((a, b) => b.weight - a.weight || (a.path < b.path ? -1 : 1))
}

function isTemplate(folder: string, name: string): boolean {
  return template.test(name) && (folder === '' || templateFolder.test(folder))
}

/** The names of sheets that templates and settings mention, in lower case and without `.min`. */
async function namesIn(disk: Disk, root: string, templates: readonly string[]): Promise<ReadonlySet<string>> {
  const names = new Set<string>()
  for (const file of templates) {
    const head = await readHead(disk, path.join(root, file), TEMPLATE_BYTES).catch(() => null)
    if (!head) continue
    for (const match of new TextDecoder().decode(head.bytes).matchAll(/[\w.@-]+\.css\b/gi)) {
      names.add(plainName(match[0]))
    }
  }
  return names
}

function plainName(sheet: string): string {
  return path.posix
    .basename(sheet)
    .toLowerCase()
    .replace(/\.min\.css$/, '.css')
}

function weightOf(sheet: string, named: ReadonlySet<string>): number {
  if (elsewhere.test(sheet)) return 0
  const mentioned = named.has(plainName(sheet)) ? 4 : 0
  const likely = likelyName.test(path.posix.basename(sheet)) ? 2 : 0
  return mentioned + likely
}

/** A built site has each sheet a second time, and a smaller one beside it: the first that was found stands for all. */
function withoutTwins(found: readonly FoundSheet[]): FoundSheet[] {
  const seen = new Map<string, FoundSheet>()
  for (const sheet of found) {
    const key = `${plainName(sheet.path)} ${path.posix.basename(path.posix.dirname(sheet.path))}`
    if (!seen.has(key)) seen.set(key, sheet)
  }
  return [...seen.values()]
}
