// Reads one post for the library: its row, and where it keeps its pictures.
import path from 'node:path'
import type { PostRow } from '../../../shared/contract/library.ts'
import { type PostPath, SitePath } from '../../../shared/contract/paths.ts'
import { findBlock } from '../../../shared/frontmatter/block.ts'
import { type FieldFact, fieldFacts } from '../../../shared/frontmatter/field-facts.ts'
import { habitOf, imageCandidates, type SiteConventions } from '../../../shared/site/image-place.ts'
import { type MarkupSigns, markupSigns, noSigns } from '../../../shared/site/markup-signs.ts'
import type { PostAddresses } from '../../../shared/site/post-address.ts'
import { postFacts } from '../../../shared/site/post-facts.ts'
import { dateInPath, sideCarPath, titleFromPath } from '../../../shared/site/post-name.ts'
import type { ImageRule } from '../../../shared/site/profile.ts'
import type { Disk } from '../files/disk.ts'
import { resolveInside } from '../files/path-guard.ts'
import { LARGEST_TEXT_BYTES } from '../files/read.ts'
import { type Head, readHead } from '../files/read-head.ts'

export type ScannedPost = {
  readonly row: PostRow
  /** Where its pictures are; see `habitOf`. */
  readonly rule: ImageRule | null
  /** How it writes them. */
  readonly markup: MarkupSigns
  /** What it tells about the site's fields. */
  readonly facts: readonly FieldFact[]
  /** Where readers find it; null where it could not be read. */
  readonly addresses: PostAddresses | null
}

/** Front matter, the first heading and the first picture lie within this, but for posts of rare length. */
const factsBytes = 256 * 1024
const mostPicturesSought = 4

/** The post at `post`, or null where no file is there (any more). Never throws for what it finds on disk. */
export async function readPost(
  disk: Disk,
  root: string,
  conventions: SiteConventions,
  post: PostPath,
  nowMs: number,
): Promise<ScannedPost | null> {
  let head: Head | null
  try {
    head = await readHead(disk, await resolveInside(disk, root, post), factsBytes)
  } catch {
    // Gone, or out of the site since it was listed; what is there but cannot be read is shown as such.
    return (await isThere(disk, path.join(root, post)))
      ? { row: unread(post, null, 'not-readable'), rule: null, markup: noSigns, facts: [], addresses: null }
      : null
  }
  if (head === null) return null
  const text = textOf(head)
  if (text === null)
    return { row: unread(post, head, 'not-utf8'), rule: null, markup: noSigns, facts: [], addresses: null }
  const sideCar = await sideCarOf(disk, root, conventions, post, text)
  // Side-car lines mean what they would in the comment at a post's top.
  const told = sideCar === null ? text : `<!--\n${sideCar.text}\n-->\n${text}`
  const facts = postFacts(told, post, conventions, nowMs)
  const trouble = head.sizeBytes > LARGEST_TEXT_BYTES ? 'too-large' : null
  return {
    row: {
      path: post,
      title: facts.title,
      date: facts.date,
      state: facts.state,
      tags: [...facts.tags],
      image: await firstImage(disk, root, conventions, post, [
        ...facts.pictures,
        ...(facts.cover ? [facts.cover] : []),
      ]),
      pictures: facts.pictures.length,
      address: facts.address,
      fieldsIn: sideCar?.path ?? null,
      modifiedMs: head.modifiedMs,
      sizeBytes: head.sizeBytes,
      trouble,
    },
    rule: habitOf(conventions, post, facts.pictures),
    markup: markupSigns(told),
    facts: fieldFacts(told, conventions.profile),
    addresses: facts.addresses,
  }
}

/** Nikola's `slug.meta` beside a post that has no metadata of its own. */
async function sideCarOf(
  disk: Disk,
  root: string,
  { profile }: SiteConventions,
  post: PostPath,
  text: string,
): Promise<{ readonly path: SitePath; readonly text: string } | null> {
  if (profile !== 'nikola' || findBlock(text, profile) !== null) return null
  const named = SitePath.safeParse(sideCarPath(post))
  if (!named.success) return null
  try {
    const head = await readHead(disk, await resolveInside(disk, root, named.data), factsBytes)
    const meta = head && textOf(head)
    return meta ? { path: named.data, text: meta } : null
  } catch {
    return null
  }
}

/** The editor's text of a beginning; null where it is not UTF-8. A character that the cut parts is left out. */
function textOf({ bytes, cut }: Head): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut })
    return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

async function firstImage(
  disk: Disk,
  root: string,
  conventions: SiteConventions,
  post: PostPath,
  targets: readonly string[],
): Promise<SitePath | null> {
  let sought = 0
  for (const target of targets) {
    const candidates = imageCandidates(conventions, post, target)
    if (candidates.length === 0) continue
    if (++sought > mostPicturesSought) return null
    for (const candidate of candidates) {
      const checked = SitePath.safeParse(candidate)
      const facts = checked.success ? await disk.stat(path.join(root, candidate)).catch(() => null) : null
      if (checked.success && facts?.isFile()) return checked.data
    }
  }
  return null
}

function unread(post: PostPath, head: Head | null, trouble: 'not-utf8' | 'not-readable'): PostRow {
  return {
    path: post,
    title: titleFromPath(post),
    date: dateInPath(post),
    state: 'published',
    tags: [],
    image: null,
    pictures: 0,
    address: null,
    fieldsIn: null,
    modifiedMs: head?.modifiedMs ?? 0,
    sizeBytes: head?.sizeBytes ?? 0,
    trouble,
  }
}

async function isThere(disk: Disk, absolute: string): Promise<boolean> {
  return disk.lstat(absolute).then(
    (facts) => facts.isFile() || facts.isSymbolicLink(),
    () => false,
  )
}
