// Title, date, tags and the like as the fields of a post tell them, by its generator's rules.
import type { Block } from '../frontmatter/block.ts'
import { type Field, type FieldValue, plainWords } from '../frontmatter/field.ts'
import { blockFields, directiveDate } from './block-fields.ts'
import { firstHeading, inlineText } from './heading-text.ts'
import { type PostDate, readDate } from './post-date.ts'
import { dateInPath, titleFromPath } from './post-name.ts'
import type { PostRules } from './profile.ts'

export type PostTitle = { readonly title: string; readonly titleFrom: 'field' | 'heading' | 'name' }

/** Fields by lower-cased key, those of a table as `table.key`. Of a key that stands twice the last counts, as it does for the generators. */
export function fieldsOf(text: string, block: Block): Map<string, Field> {
  const fields = new Map<string, Field>()
  for (const field of blockFields(text, block)) fields.set(field.path.join('.').toLowerCase(), field)
  return fields
}

/** The body; what stood above the block stays, as ABlog's directive stands below the first heading. */
export function withoutBlock(text: string, block: Block): string {
  return text.slice(0, block.from) + text.slice(block.to)
}

export function titleOf(
  fields: ReadonlyMap<string, Field>,
  rules: PostRules,
  body: string,
  path: string,
): PostTitle {
  for (const key of rules.titleKeys) {
    const field = fields.get(key.toLowerCase())
    const title = field ? inlineText(plainWords(field)) : ''
    if (title !== '') return { title, titleFrom: 'field' }
  }
  const heading = firstHeading(body)
  if (heading !== null) return { title: heading, titleFrom: 'heading' }
  return { title: titleFromPath(path), titleFrom: 'name' }
}

export function dateOf(
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

export function directiveDateOf(
  text: string,
  block: Block,
): { readonly date: PostDate; readonly from: 'field' } | null {
  const span = directiveDate(text, block)
  const date = span && readDate(text.slice(span.from, span.to))
  return date && { date, from: 'field' }
}

/** A field's date, from the words that stand in the file, since a parser may have turned them into something else. */
export function fieldDate(field: Field | undefined): PostDate | null {
  if (!field) return null
  const written = field.source.trim().replace(/^(["'])(.*)\1.*$/s, '$2')
  return readDate(written) ?? (typeof field.value === 'string' ? readDate(field.value) : null)
}

export function tagsIn(value: FieldValue, rules: PostRules): string[] {
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

export function isMap(value: FieldValue | undefined): value is { readonly [key: string]: FieldValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
