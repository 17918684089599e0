// Which picture of the site a missing one may be: another case, the same content, the same name elsewhere, or nearly so.
import type { PostPath, SitePath } from '../../../shared/contract/paths.ts'
import type { FoundImage } from '../../../shared/contract/site-images.ts'
import { imageCandidates, type SiteConventions } from '../../../shared/site/image-place.ts'
import { folderOf } from '../../../shared/site/post-name.ts'
import type { ImageIndex } from './image-index.ts'

export type Guess = { readonly path: SitePath; readonly why: FoundImage['why'] }

const most = 8

/** Likeliest first, each picture once. */
export function findImage(
  images: Pick<ImageIndex, 'images' | 'lastHash'>,
  conventions: SiteConventions,
  post: PostPath,
  target: string,
): Guess[] {
  const sought = imageCandidates(conventions, post, target)
  if (sought.length === 0) return []
  const all = images.images()
  const folded = new Set(sought.map(fold))
  const names = new Set(sought.map((path) => fold(nameOf(path))))
  const hashes = new Set(sought.flatMap((path) => images.lastHash(path) ?? []))
  const first = sought[0] ?? ''
  const near = all
    .map(({ path }) => ({ path, distance: distanceTo(first, path) }))
    .filter(({ distance }) => distance !== null)
    .sort((a, b) => (a.distance ?? 0) - (b.distance ?? 0))
  const guesses: Guess[] = [
    ...all.filter(({ path }) => folded.has(fold(path))).map(guess('other-case')),
    ...all.filter(({ hash }) => hash !== null && hashes.has(hash)).map(guess('same-content')),
    ...all.filter(({ path }) => names.has(fold(nameOf(path)))).map(guess('same-name')),
    ...near.map(guess('near-name')),
  ]
  const seen = new Set<string>()
  return guesses.filter(({ path }) => !seen.has(path) && seen.add(path)).slice(0, most)
}

const guess =
  (why: FoundImage['why']) =>
  ({ path }: { readonly path: SitePath }): Guess => ({ path, why })

function fold(path: string): string {
  return path.normalize('NFC').toLowerCase()
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** How far `path` is from what was sought, as names go; null where it is another name altogether. */
function distanceTo(sought: string, path: string): number | null {
  const [wanted, stem] = [sought, path].map((one) => fold(nameOf(one)).replace(/\.[^.]*$/, ''))
  if (wanted === undefined || stem === undefined || wanted === '') return null
  const limit = Math.min(3, Math.floor(wanted.length / 3))
  const edits =
    wanted.replace(/[-_\s]/g, '') === stem.replace(/[-_\s]/g, '') ? 0 : editDistance(wanted, stem, limit)
  if (edits > limit) return null
  return edits * 2 + (folderOf(path) === folderOf(sought) ? 0 : 1)
}

/** Letters to put, take out or replace; anything above `limit` is `limit + 1`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(same, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    if (Math.min(...next) > limit) return limit + 1
    row = next
  }
  return row.at(-1) ?? 0
}
