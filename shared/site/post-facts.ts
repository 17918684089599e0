// What the library says of one post: title, date, state, tags and pictures, read from its text and its path.
import type { PostState } from '../contract/library.ts'
import { type Block, findBlock } from '../frontmatter/block.ts'
import { type Field, type FieldValue, plainWords } from '../frontmatter/field.ts'
import { blockFields, directiveDate } from './block-fields.ts'
import type { SiteConventions } from './conventions.ts'
import { firstHeading, inlineText } from './heading-text.ts'
import { imageTargets } from './image-place.ts'
import { postAddress } from './post-address.ts'
import { isoDate, momentOf, type PostDate, readDate } from './post-date.ts'
import { dateInPath, titleFromPath } from './post-name.ts'
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
    address: postAddress(
      {
        path,
        title: title.title,
        date: dated?.date ?? null,
        texts: addressTexts(fields),
        categories: categoriesOf(fields, rules),
      },
      conventions,
    ),
  }
}

/** Fields by lower-cased key, those of a table as `table.key`. Of a key that stands twice the last counts, as it does for the generators. */
function fieldsOf(text: string, block: Block): Map<string, Field> {
  const fields = new Map<string, Field>()
  for (const field of blockFields(text, block)) fields.set(field.path.join('.').toLowerCase(), field)
  return fields
}

/** The body; what stood above the block stays, as ABlog's directive stands below the first heading. */
function withoutBlock(text: string, block: Block): string {
  return text.slice(0, block.from) + text.slice(block.to)
}

function titleOf(
  fields: ReadonlyMap<string, Field>,
  rules: PostRules,
  body: string,
  path: string,
): Pick<PostFacts, 'title' | 'titleFrom'> {
  for (const key of rules.titleKeys) {
    const field = fields.get(key.toLowerCase())
    const title = field ? inlineText(plainWords(field)) : ''
    if (title !== '') return { title, titleFrom: 'field' }
  }
  const heading = firstHeading(body)
  if (heading !== null) return { title: heading, titleFrom: 'heading' }
  return { title: titleFromPath(path), titleFrom: 'name' }
}

function dateOf(
  fields: ReadonlyMap<string, Field>,
  rules: PostRules,
  path: string,
): { readonly date: PostDate; readonly from: 'field' | 'path' } | null {
  for (const key of rules.dateKeys) {
    const date = fieldDate(fields.get(key.toLowerCase()))
    if (date) return { date, from: 'field' }
  }
  const address = fields.get('path') ?? fields.get('permalink') ?? fields.get('url')
  const day = dateInPath(path) ?? dateInPath(address ? plainWords(address) : '')
  return day === null ? null : { date: { day, time: null, zoneMinutes: null }, from: 'path' }
}

function directiveDateOf(
  text: string,
  block: Block,
): { readonly date: PostDate; readonly from: 'field' } | null {
  const span = directiveDate(text, block)
  const date = span && readDate(text.slice(span.from, span.to))
  return date && { date, from: 'field' }
}

/** What decides an address, as plain text. */
function addressTexts(fields: ReadonlyMap<string, Field>): ReadonlyMap<string, string> {
  const names = ['url', 'permalink', 'path', 'slug']
  return new Map(
    names.flatMap((name) => {
      const field = fields.get(name)
      const text = field ? plainWords(field).trim() : ''
      return text === '' ? [] : [[name, text] as const]
    }),
  )
}

function categoriesOf(fields: ReadonlyMap<string, Field>, rules: PostRules): readonly string[] {
  const field = fields.get('categories') ?? fields.get('category')
  return field ? tagsIn(field.value, rules) : []
}

/** A field's date, from the words that stand in the file, since a parser may have turned them into something else. */
function fieldDate(field: Field | undefined): PostDate | null {
  if (!field) return null
  const written = field.source.trim().replace(/^(["'])(.*)\1.*$/s, '$2')
  return readDate(written) ?? (typeof field.value === 'string' ? readDate(field.value) : null)
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

function tagsIn(value: FieldValue, rules: PostRules): string[] {
  if (typeof value === 'string') return splitTags(value, rules)
  if (typeof value === 'number') return [String(value)]
  if (Array.isArray(value)) {
    return value.flatMap((item) => {
      // Docusaurus takes { label, permalink } for a tag too.
      const label = isMap(item) ? (item.label ?? '') : item
      return typeof label === 'string' || typeof label === 'number'
        ? [String(label).trim()].filter(Boolean)
        : []
    })
  }
  return []
}

function splitTags(text: string, { tagStrings }: PostRules): string[] {
  const at =
    tagStrings === 'whole'
      ? /\n/
      : text.includes(';')
        ? /;/
        : tagStrings === 'space' && !text.includes(',')
          ? /[ \t\n]+/
          : /,/
  return text
    .split(at)
    .map((tag) => tag.trim())
    .filter(Boolean)
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

function isMap(value: FieldValue | undefined): value is { readonly [key: string]: FieldValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
