// What the library says of one post: title, date, state, tags and pictures, read from its text and its path.
import type { PostState } from '../contract/library.ts'
import { findBlock } from '../frontmatter/block.ts'
import { type Field, type FieldValue, plainWords } from '../frontmatter/field.ts'
import { addressesFrom, addressFacts } from './address-facts.ts'
import type { SiteConventions } from './conventions.ts'
import { imageTargets } from './image-place.ts'
import { type PostAddresses, postAddress } from './post-address.ts'
import { isoDate, momentOf, type PostDate } from './post-date.ts'
import {
  dateOf,
  directiveDateOf,
  fieldDate,
  fieldsOf,
  isMap,
  tagsIn,
  titleOf,
  withoutBlock,
} from './post-fields.ts'
import type { PostRules } from './profile.ts'
import { profileOf } from './profile-list.ts'
import { decoded, localTarget } from './target.ts'

export type PostFacts = {
  readonly title: string
  readonly titleFrom: 'field' | 'heading' | 'name'
  /** ISO 8601 as far as the post tells. */
  readonly date: string | null
  readonly dateFrom: 'field' | 'path' | null
  readonly state: PostState
  readonly tags: readonly string[]
  /** Targets of pictures in the body, in order, remote ones included. */
  readonly pictures: readonly string[]
  /** What an `image` field and its kin name, where that is a file of the site. */
  readonly cover: string | null
  /** Where readers will find it; null where only code of the site knows. */
  readonly address: string | null
  readonly addresses: PostAddresses
}

/**
 * The facts of the post at site path `path`. `text` may be its beginning alone; it is the editor's text
 * (LF, no byte order mark). Whether the date is still to come is judged at `nowMs`.
 */
export function postFacts(
  text: string,
  path: string,
  conventions: SiteConventions,
  nowMs: number,
): PostFacts {
  const { rules } = profileOf(conventions.profile)
  const block = findBlock(text, conventions.profile)
  const fields = block ? fieldsOf(text, block) : new Map<string, Field>()
  const body = block ? withoutBlock(text, block) : text
  const title = titleOf(fields, rules, body, path)
  const dated = dateOf(fields, rules, path) ?? (block && directiveDateOf(text, block))
  const tags = tagsOf(fields, rules)
  const facts = addressFacts({ path, title: title.title, dated, fields }, conventions)
  return {
    ...title,
    date: dated && isoDate(dated.date),
    dateFrom: dated?.from ?? null,
    state: stateOf(
      { fields, rules, path, conventions, tags, date: dated?.date ?? null, hasBlock: block !== null },
      nowMs,
    ),
    tags,
    pictures: imageTargets(text),
    cover: coverOf(fields),
    address: postAddress(facts, conventions),
    addresses: addressesFrom(facts, conventions),
  }
}

function tagsOf(fields: ReadonlyMap<string, Field>, rules: PostRules): string[] {
  for (const key of [...rules.tagKeys, 'taxonomies.tags']) {
    const field = fields.get(key)
    const value = field?.kind === 'doubtful' ? plainWords(field) : (field?.value ?? null)
    const tags = tagsIn(value, rules)
    if (tags.length > 0) return [...new Set(tags)]
  }
  return []
}

type Judged = {
  readonly fields: ReadonlyMap<string, Field>
  readonly rules: PostRules
  readonly path: string
  readonly conventions: SiteConventions
  readonly tags: readonly string[]
  readonly date: PostDate | null
  readonly hasBlock: boolean
}

function stateOf(post: Judged, nowMs: number): PostState {
  if (isDraft(post)) return 'draft'
  const { fields, rules, date } = post
  for (const key of rules.expiryKeys) {
    const expiry = fieldDate(fields.get(key.toLowerCase()))
    if (expiry && momentOf(expiry, rules.zonelessIsUtc) <= nowMs) return 'expired'
  }
  const published = fieldDate(fields.get('publishdate')) ?? date
  const later = published !== null && momentOf(published, rules.zonelessIsUtc) > nowMs
  return later && !post.conventions.futureIsShown ? 'scheduled' : 'published'
}

function isDraft({ fields, rules, path, conventions, tags, date, hasBlock }: Judged): boolean {
  if (says(fields.get('draft'), true) || says(fields.get('isdraft'), true)) return true
  if (says(fields.get('published'), false)) return true
  const status = fields.get('status')
  if (status && /^(?:draft|private)$/i.test(plainWords(status).trim())) return true
  if (conventions.profile === 'nikola' && tags.some((tag) => /^(?:draft|private)$/i.test(tag))) return true
  if (conventions.profile === 'eleventy') {
    if (says(fields.get('permalink'), false) || says(fields.get('eleventyexcludefromcollections'), true))
      return true
  }
  const segments = path.split('/')
  const name = segments.pop() ?? ''
  if (rules.underscoreIsDraft && name.startsWith('_')) return true
  if (segments.some((folder) => rules.draftFolders.includes(folder.toLowerCase()))) return true
  // ABlog publishes what has a date. A page of the documentation beside the blog has none either.
  return (
    rules.undatedIsDraft && date === null && !/^index\./i.test(name) && isBlogPost(fields, segments, hasBlock)
  )
}

function isBlogPost(
  fields: ReadonlyMap<string, Field>,
  folders: readonly string[],
  hasBlock: boolean,
): boolean {
  const claimed = fields.get('blogpost')
  if (claimed) return says(claimed, true)
  return (
    folders.some((folder) => /^(?:blog|posts?|news|articles?)$/i.test(folder)) ||
    (hasBlock && folders.length === 0 && fields.has('tags'))
  )
}

/** Whether the field is `wanted` in the words of YAML 1.1, which most generators read: `yes`, `on`, `"true"`. */
function says(field: Field | undefined, wanted: boolean): boolean {
  if (!field) return false
  if (typeof field.value === 'boolean') return field.value === wanted
  const text = typeof field.value === 'string' ? field.value.trim().toLowerCase() : ''
  return (wanted ? ['true', 'yes', 'on'] : ['false', 'no', 'off']).includes(text)
}

const coverKeys = [
  'image',
  'cover',
  'coverimage',
  'cover_image',
  'featured_image',
  'featuredimage',
  'featureimage',
  'thumbnail',
  'hero',
  'heroimage',
  'banner',
  'images',
  'previewimage',
]

function coverOf(fields: ReadonlyMap<string, Field>): string | null {
  for (const key of coverKeys) {
    const value = fields.get(key)?.value
    const first = Array.isArray(value) ? (value[0] as FieldValue | undefined) : value
    const named = isMap(first) ? (first.src ?? first.image ?? first.light ?? first.relative) : first
    // ABlog's `image: 2` counts pictures; a name has a dot.
    if (typeof named === 'string' && /\.[a-z0-9]{2,5}(?:[?#]|$)/i.test(decoded(named)) && localTarget(named))
      return named
  }
  return null
}
