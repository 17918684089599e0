// The library of one open site: every post's row, streamed while it is read and kept up to date after that.
import path from 'node:path'
import type { ImageMarkup } from '../../../shared/contract/images.ts'
import type { PostRow, Progress } from '../../../shared/contract/library.ts'
import { isSitePath, type PostPath, SitePath } from '../../../shared/contract/paths.ts'
import type { FieldFact } from '../../../shared/frontmatter/field-facts.ts'
import type { LearnedField } from '../../../shared/frontmatter/field-type.ts'
import { type AddressBook, addressBook } from '../../../shared/site/address-book.ts'
import { learnHabit, type SiteConventions } from '../../../shared/site/image-place.ts'
import { isPlaceholder, isPostPath, isRepositoryText } from '../../../shared/site/is-post.ts'
import { learnMarkup } from '../../../shared/site/markup-signs.ts'
import { sideCarPath, slugOf, stemOf } from '../../../shared/site/post-name.ts'
import { linkedFiles, linkedPost } from '../../../shared/site/resolve-link.ts'
import { learnedFields } from '../../../shared/site/site-fields.ts'
import type { Disk } from '../files/disk.ts'
import { resolveInside } from '../files/path-guard.ts'
import { type Ignored, readIgnored } from '../site/ignored.ts'
import type { ScannedPost } from './read-post.ts'
import type { ScanBatch } from './scan.ts'
import type { Scanner } from './scanner.ts'

/** The payload of `library.rows`. */
export type LibraryRows = {
  readonly put: PostRow[]
  readonly gone: PostPath[]
  readonly progress: Progress | null
}

export type Catalogue = {
  /** Streams all rows, beginning with those that are known; later calls read the site anew. */
  start(): Promise<void>
  /** Takes in what changed on disk: site paths of files or folders, put or gone. */
  applyChange(paths: readonly string[]): Promise<void>
  rows(): PostRow[]
  has(post: string): boolean
  /** With the habits that the posts read so far show. */
  conventions(): SiteConventions
  /** How the posts read so far write pictures with captions, and several together. */
  imageMarkup(): ImageMarkup
  /** The front matter's fields, as the posts read so far have them. */
  fields(): readonly LearnedField[]
  /** The post or the file that a link of `post` means. */
  resolve(post: PostPath, target: string): Promise<{ post: PostPath | null; file: SitePath | null }>
  /** Whether a watcher need not tell of this path. */
  isIgnored(sitePath: string): boolean
  /** Ends what is under way; nothing is told after that. */
  stop(): void
}

export type CatalogueOptions = {
  readonly disk: Disk
  /** Absolute and real. */
  readonly root: string
  readonly conventions: SiteConventions
  readonly scanner: Scanner
  readonly onRows: (rows: LibraryRows) => void
  readonly now?: () => number
}

/** Rows go out in pieces, so that no message keeps a thread busy. */
const rowsAtOnce = 500

export async function openCatalogue(options: CatalogueOptions): Promise<Catalogue> {
  const { disk, root, scanner, onRows } = options
  const now = options.now ?? Date.now
  const posts = new Map<string, ScannedPost>()
  const names = new Map<string, Set<string>>()
  let ignored = await readIgnored(disk, root, options.conventions)
  let book: AddressBook | null = null
  let habits: SiteConventions | null = null
  let learned: readonly LearnedField[] | null = null
  let running: AbortController | null = null
  let stopped = false

  function put(scanned: ScannedPost): void {
    posts.set(scanned.row.path, scanned)
    for (const name of namesOf(scanned.row.path)) {
      const those = names.get(name) ?? new Set()
      names.set(name, those.add(scanned.row.path))
    }
    book = null
    habits = null
    learned = null
  }

  function drop(post: PostPath): void {
    if (!posts.delete(post)) return
    for (const name of namesOf(post)) names.get(name)?.delete(post)
    book = null
    habits = null
    learned = null
  }

  function take(batch: ScanBatch, progress: Progress | null): void {
    if (stopped) return
    for (const scanned of batch.posts) put(scanned)
    const gone = batch.gone.filter((post) => posts.has(post))
    for (const post of gone) drop(post)
    if (batch.posts.length > 0 || gone.length > 0 || progress !== null) {
      onRows({ put: batch.posts.map(({ row }) => row), gone, progress })
    }
  }

  async function start(): Promise<void> {
    running?.abort()
    const mine = new AbortController()
    running = mine
    const known = [...posts.values()].map(({ row }) => row)
    for (let at = 0; at < known.length; at += rowsAtOnce) {
      onRows({
        put: known.slice(at, at + rowsAtOnce),
        gone: [],
        progress: { found: known.length, read: 0, listed: false },
      })
    }
    const fresh = await readIgnored(disk, root, options.conventions)
    const seen = new Set<string>()
    const job = { root, conventions: options.conventions, posts: null, nowMs: now() }
    await scanner.scan(
      job,
      (batch) => {
        if (mine.signal.aborted) return
        for (const { row } of batch.posts) seen.add(row.path)
        take(batch, batch.progress)
      },
      mine.signal,
    )
    if (mine.signal.aborted || stopped) return
    await learnFolders(fresh, seen)
    if (mine.signal.aborted || stopped) return
    ignored = fresh
    running = null
    const gone = [...posts.values()].map(({ row }) => row.path).filter((post) => !seen.has(post))
    for (const post of gone) drop(post)
    onRows({ put: [], gone, progress: null })
  }

  async function applyChange(paths: readonly string[]): Promise<void> {
    if (stopped) return
    if (paths.some((changed) => path.posix.basename(changed) === '.gitignore')) return start()
    const asked = new Set<PostPath>()
    const folders = new Set<string>()
    for (const changed of paths) {
      if (!isSitePath(changed)) continue
      // The fields of a post may stand in a file beside it.
      if (changed.endsWith('.meta')) {
        for (const { row } of posts.values()) if (sideCarPath(row.path) === changed) asked.add(row.path)
      }
      if (posts.has(changed) || (await isListed(changed))) asked.add(changed as PostPath)
      else folders.add(changed)
    }
    // A folder that is gone is told by its own name alone.
    for (const { row } of posts.values()) {
      if (foldersAbove(row.path).some((folder) => folders.has(folder))) asked.add(row.path)
    }
    if (asked.size === 0) return
    const job = { root, conventions: options.conventions, posts: [...asked], nowMs: now() }
    await scanner.scan(job, (batch) => take(batch, null))
  }

  async function isListed(changed: string): Promise<boolean> {
    if (!isPostPath(options.conventions, changed) || ignored.covers(changed)) return false
    if (isRepositoryText(changed)) return posts.size === 0
    if (!/(?:^|\/)placeholder\./i.test(changed)) return true
    const inFolder = await disk.readdir(path.join(root, path.posix.dirname(changed))).catch(() => [])
    return !isPlaceholder(changed, inFolder)
  }

  const lookup = {
    has: (post: string) => posts.has(post),
    named: (name: string) => [...(names.get(name) ?? [])],
    get addresses() {
      book ??= addressBook(
        new Map([...posts].flatMap(([post, { addresses }]) => (addresses ? [[post, addresses]] : []))),
      )
      return book
    },
  }

  return {
    start,
    applyChange,
    rows: () => [...posts.values()].map(({ row }) => row),
    has: lookup.has,
    conventions() {
      habits ??= {
        ...options.conventions,
        imageHabit: learnHabit([...posts.values()].map(({ row, rule }) => ({ path: row.path, rule }))),
      }
      return habits
    },
    imageMarkup: () => learnMarkup([...posts.values()].map(({ markup }) => markup)),
    fields() {
      learned ??= learnedFields(newestFirst([...posts.values()]), options.conventions.profile)
      return learned
    },
    async resolve(post, target) {
      const linked = linkedPost(options.conventions, post, target, lookup)
      if (linked !== null) return { post: linked, file: SitePath.parse(linked) }
      for (const candidate of linkedFiles(options.conventions, post, target)) {
        if (await isFile(disk, root, candidate)) return { post: null, file: SitePath.parse(candidate) }
      }
      return { post: null, file: null }
    },
    isIgnored: (sitePath) => ignored.covers(sitePath),
    stop() {
      stopped = true
      running?.abort()
    },
  }
}

/** Takes in the .gitignore files of all folders that hold posts, for changes that come later. */
async function learnFolders(ignored: Ignored, posts: ReadonlySet<string>): Promise<void> {
  const folders = new Set<string>([''])
  for (const post of posts) for (const folder of foldersAbove(post)) folders.add(folder)
  for (const folder of folders) await ignored.learn(folder)
}

function newestFirst(posts: readonly ScannedPost[]): readonly (readonly FieldFact[])[] {
  const dated = posts.map(({ row, facts }) => ({ date: row.date ?? '', facts }))
  return dated.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0)).map(({ facts }) => facts)
}

function foldersAbove(post: string): string[] {
  const folders: string[] = []
  for (let folder = path.posix.dirname(post); folder !== '.'; folder = path.posix.dirname(folder))
    folders.push(folder)
  return folders
}

function namesOf(post: string): string[] {
  return [...new Set([stemOf(post).toLowerCase(), slugOf(post).toLowerCase()])]
}

async function isFile(disk: Disk, root: string, candidate: string): Promise<boolean> {
  try {
    return (await disk.stat(await resolveInside(disk, root, candidate))).isFile()
  } catch {
    return false
  }
}
