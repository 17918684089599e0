// Begins a new post: as the site's newest posts are, in a file that was not there before.
import path from 'node:path'
import { DeskFailure, isFailure } from '../../../shared/contract/failure.ts'
import type { PostRow } from '../../../shared/contract/library.ts'
import { PostPath } from '../../../shared/contract/paths.ts'
import type { SiteConventions } from '../../../shared/site/image-place.ts'
import { type NewPost, newPost } from '../../../shared/site/new-post.ts'
import { type FieldDefault, withDefaults } from '../../../shared/site/new-post-defaults.ts'
import { joinPath } from '../../../shared/site/target.ts'
import type { Disk } from '../files/disk.ts'
import { about, writeFailure } from '../files/disk-failure.ts'
import { resolveForWriting, resolveInside } from '../files/path-guard.ts'
import { readHead } from '../files/read-head.ts'
import { removeEmptyFolders } from '../files/remove-empty-folders.ts'
import { writeWhole } from '../files/write.ts'

export type CreateSite = {
  readonly root: string
  readonly conventions: SiteConventions
  /** The library's rows, as far as they are read. */
  readonly rows: readonly PostRow[]
  /** What the author wants a field to begin with. */
  readonly defaults: readonly FieldDefault[]
}

const newestCount = 20
const enoughInFolder = 3
const exampleBytes = 64 * 1024
const mostNumbers = 1000

/**
 * Writes the post and names it. `folder` is a site path, or null for the site's own habit. A name that is
 * taken gets a number; nothing is ever overwritten.
 *
 * @returns its path, and where the body begins in the editor's text
 * @throws DeskFailure `bad-name` for a title without any text, `outside-site`, `already-exists` where a
 *   thousand numbers are taken, and as `writeWhole`
 */
export async function createPost(
  disk: Disk,
  site: CreateSite,
  order: { readonly title: string; readonly folder: string | null },
  clock: { readonly nowMs: number; readonly offsetMinutes: number } = authorsClock(),
): Promise<{ path: PostPath; cursor: number }> {
  if (order.title.trim() === '') throw new DeskFailure('bad-name', { name: order.title })
  const examples = await readNewest(disk, site, order.folder)
  const archetype =
    site.conventions.profile === 'hugo' ? await textOf(disk, site.root, 'archetypes/default.md') : null
  const made = newPost({
    title: order.title,
    conventions: site.conventions,
    examples,
    archetype: archetype?.text ?? null,
    ...clock,
  })
  const begun = withDefaults(made.text, made.cursor, site.conventions.profile, site.defaults)
  const folder = order.folder === null ? made.folder : joinPath('', order.folder)
  if (folder === null) throw new DeskFailure('outside-site', { path: order.folder ?? '' })
  const crlf = examples.filter((example) => example.crlf).length * 2 > examples.length
  const bytes = new TextEncoder().encode(crlf ? begun.text.replaceAll('\n', '\r\n') : begun.text)
  const created = await writeNew(disk, site.root, folder, made, bytes)
  return { path: created, cursor: begun.cursor }
}

function authorsClock(): { nowMs: number; offsetMinutes: number } {
  const now = new Date()
  return { nowMs: now.getTime(), offsetMinutes: -now.getTimezoneOffset() }
}

async function writeNew(
  disk: Disk,
  root: string,
  folder: string,
  made: NewPost,
  bytes: Uint8Array,
): Promise<PostPath> {
  let last = ''
  for (let number = 1; number <= mostNumbers; number++) {
    const stem = number === 1 ? made.stem : `${made.stem}-${number}`
    const within = made.bundle ? [folder, stem] : [folder]
    const file = made.bundle ? `index${made.ending}` : `${stem}${made.ending}`
    last = [...within, file].filter(Boolean).join('/')
    // Another post of that name in another ending would have the same address.
    if (await isTaken(disk, root, [folder, stem].filter(Boolean).join('/'), made)) continue
    const fresh: string[] = []
    try {
      await makeFolders(disk, root, within.filter(Boolean).join('/'), fresh)
      const absolute = await resolveForWriting(disk, root, last)
      await about(last, () => writeWhole(disk, absolute, bytes, { expected: 'absent' }))
      return PostPath.parse(last)
    } catch (error) {
      const [first, innermost] = [fresh[0], fresh.at(-1)]
      if (first && innermost) await removeEmptyFolders(disk, first, innermost)
      if (!isFailure(error, 'already-exists')) throw error
    }
  }
  throw new DeskFailure('already-exists', { path: last })
}

async function isTaken(disk: Disk, root: string, sitePath: string, made: NewPost): Promise<boolean> {
  const names = made.bundle
    ? [sitePath]
    : [`${sitePath}.md`, `${sitePath}.mdx`, `${sitePath}.markdown`, `${sitePath}${made.ending}`]
  for (const name of new Set(names)) {
    const there = await disk.lstat(path.join(root, name)).then(
      () => true,
      () => false,
    )
    if (there) return true
  }
  return false
}

/**
 * Makes the folder and those above it, one by one, so that no link on the way leads out of the site.
 * Those that were not there go into `fresh`, the outermost first.
 */
async function makeFolders(disk: Disk, root: string, folder: string, fresh: string[]): Promise<void> {
  const segments = folder.split('/').filter(Boolean)
  for (let depth = 1; depth <= segments.length; depth++) {
    const sitePath = segments.slice(0, depth).join('/')
    const absolute = await resolveForWriting(disk, root, sitePath)
    try {
      await disk.mkdir(absolute)
      fresh.push(absolute)
    } catch (error) {
      const there = await disk.stat(absolute).catch(() => null)
      if (!there?.isDirectory()) throw writeFailure(error, sitePath)
    }
  }
}

type Example = { readonly path: string; readonly text: string; readonly crlf: boolean }

/** The newest posts by date, those without one by when they were changed, behind all that have one. */
async function readNewest(disk: Disk, site: CreateSite, folder: string | null): Promise<Example[]> {
  const readable = site.rows.filter((row) => row.trouble === null && row.sizeBytes > 0 && !isPage(row.path))
  // A folder that is asked for shows its own habits (a language, a category) where it has some posts.
  const within = readable.filter((row) => folder !== null && row.path.startsWith(`${folder}/`))
  const newest = [...(within.length >= enoughInFolder ? within : readable)]
    .sort(byNewest)
    .slice(0, newestCount)
  const read = await Promise.all(newest.map(({ path: post }) => textOf(disk, site.root, post)))
  return read.filter((example) => example !== null)
}

function byNewest(a: PostRow, b: PostRow): number {
  if (a.date !== null && b.date !== null && a.date !== b.date) return a.date < b.date ? 1 : -1
  if ((a.date === null) !== (b.date === null)) return a.date === null ? 1 : -1
  return b.modifiedMs - a.modifiedMs
}

/** The site's own entrances are no example of a post. */
function isPage(post: string): boolean {
  return /^(?:(?:src\/)?pages\/|docs\/|index\.[^/]+$|about\.[^/]+$)/i.test(post)
}

async function textOf(disk: Disk, root: string, sitePath: string): Promise<Example | null> {
  try {
    const head = await readHead(disk, await resolveInside(disk, root, sitePath), exampleBytes)
    if (head === null) return null
    const text = new TextDecoder().decode(head.bytes)
    return { path: sitePath, text: text.replace(/\r\n?/g, '\n'), crlf: text.includes('\r\n') }
  } catch {
    return null
  }
}
