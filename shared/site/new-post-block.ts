// The front matter of a new post, made from that of the site's newest posts: their keys, order and style.
import { type Block, findBlock } from '../frontmatter/block.ts'
import type { Field, FieldValue } from '../frontmatter/field.ts'
import { blockFields, directiveDate } from './block-fields.ts'
import { emptyLike, writtenLike } from './field-text.ts'
import { mostOf } from './new-post-name.ts'
import { readDate, writeDate } from './post-date.ts'

export type BlockExample = {
  readonly text: string
  readonly block: Block
  readonly fields: readonly Field[]
}

export type Fill = {
  readonly title: string
  readonly slug: string
  readonly nowMs: number
  readonly offsetMinutes: number
}

/** The block of `text` with its fields; null where there is none that could be copied. */
export function blockExample(text: string, profile: string): BlockExample | null {
  const block = findBlock(text, profile)
  if (block === null || block.format === 'javascript') return null
  const fields = blockFields(text, block)
  return fields.length > 0 ? { text, block, fields } : null
}

const titleKeys = /^(?:title|newstitle)$/i
const dateKeys =
  /^(?:date|pub_?date|pubdatetime|publish_?date|published_?(?:at|date|time)?|created(?:_?at)?|updated(?:_?(?:at|date))?|update|modified|lastmod|last_modified_at)$/i
/** Never the same in two posts, even where the newest happen to share it. */
const ownKeys =
  /^(?:tags?|keywords|description|summary|excerpt|subtitle|image|cover|thumbnail|id|uuid|guid|url|permalink|aliases|redirect_from)$/i
/** What one post alone is enough to show. */
const sharedKeys = /^(?:layout|type|blogpost|authors?|lang|language|comments|toc|math|template)$/i

/**
 * The whole block, fences and the line break behind it included; the empty text without examples.
 *
 * Keys are those that at least half of `examples` (the newest first, all of one format) have, in the order
 * of the one that has most of them; its spacing and quotes are kept. `title`, dates and `slug` are filled;
 * dates keep their form, and midnight where all are at midnight. `draft` is true (`published` false, `status`
 * draft) wherever any example has the key. A value that nine tenths of at least two holders share is taken
 * over. The rest is left empty in its style: `[]` for any list, quotes where there are quotes; nested tables
 * and numbers of TOML, which have no empty form, are left out.
 */
export function newBlock(examples: readonly BlockExample[], fill: Fill): string {
  const format = mostOf(examples.map(({ block }) => block.format))
  const alike = examples.filter(({ block }) => block.format === format)
  const keys = commonKeys(alike)
  const template = alike.reduce<BlockExample | null>((best, example) => {
    return best === null || held(example, keys) > held(best, keys) ? example : best
  }, null)
  if (template === null) return ''
  const order = orderedKeys(template, alike, keys)
  if (template.block.format === 'json') return jsonBlock(template, order, alike, fill)
  const lines: string[] = []
  let gapFrom = template.block.contentFrom
  for (const key of order) {
    const holder = holderOf(key, [template, ...alike])
    if (!holder) continue
    const { example, field } = holder
    const value = newValue(key, field, alike, example, fill)
    if (example === template) {
      lines.push(...tableHeaders(template.text.slice(gapFrom, field.keyFrom)))
      gapFrom = field.valueTo
    }
    if (value !== null) lines.push(line(example, field, value))
  }
  const { text, block } = template
  return `${head(template, fill)}${lines.join('')}${text.slice(block.contentTo, block.to)}`
}

/** What stands before the first field: the fence, and today for the date behind ABlog's `{post}`. */
function head({ text, block, fields }: BlockExample, { nowMs, offsetMinutes }: Fill): string {
  const date = directiveDate(text, block)
  if (date === null) {
    const opened = /^[ \t]*\n/.exec(text.slice(block.contentFrom, block.contentTo))?.[0] ?? ''
    return text.slice(block.from, block.contentFrom) + opened
  }
  const written = text.slice(date.from, date.to)
  const today = written.trim() === '' ? '' : writeDate(written, nowMs, offsetMinutes)
  const first = fields[0] ? text.lastIndexOf('\n', fields[0].keyFrom) + 1 : date.to
  return `${text.slice(block.from, date.from)}${today}${text.slice(date.to, Math.max(date.to, first))}`
}

function commonKeys(examples: readonly BlockExample[]): Set<string> {
  const counts = new Map<string, number>()
  for (const { fields } of examples) {
    for (const key of new Set(fields.map(nameOf))) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const drafts = /^(?:draft|isdraft)$/
  return new Set(
    [...counts]
      .filter(([key, count]) => count * 2 >= examples.length || drafts.test(key))
      .map(([key]) => key),
  )
}

function held({ fields }: BlockExample, keys: ReadonlySet<string>): number {
  return new Set(fields.map(nameOf).filter((key) => keys.has(key))).size
}

/** The template's order; a key that it lacks stands behind the one that precedes it where it is. */
function orderedKeys(
  template: BlockExample,
  all: readonly BlockExample[],
  keys: ReadonlySet<string>,
): string[] {
  const order = [...new Set(template.fields.map(nameOf))].filter((key) => keys.has(key))
  for (const { fields } of all) {
    const names = [...new Set(fields.map(nameOf))].filter((key) => keys.has(key))
    for (const [at, key] of names.entries()) {
      // A key of a table that the template lacks would land in another table.
      const table = key.includes('.') ? `${key.split('.')[0]}.` : ''
      if (!template.fields.some((field) => nameOf(field).startsWith(table))) continue
      if (!order.includes(key)) order.splice(at === 0 ? 0 : order.indexOf(names[at - 1] ?? '') + 1, 0, key)
    }
  }
  return order
}

function holderOf(key: string, examples: readonly BlockExample[]) {
  for (const example of examples) {
    const field = example.fields.find((one) => nameOf(one) === key)
    if (field) return { example, field }
  }
  return null
}

/** The source of the new value; null: the field is left out. */
function newValue(
  key: string,
  field: Field,
  alike: readonly BlockExample[],
  { block: { format } }: BlockExample,
  fill: Fill,
): string | null {
  const holders = alike.flatMap(({ fields }) => fields.filter((one) => nameOf(one) === key))
  const source = field.source.trim()
  if (titleKeys.test(key)) return writtenLike(source, fill.title, format)
  if (key === 'slug') return writtenLike(source, fill.slug, format)
  if (key === 'draft' || key === 'isdraft') return boolean(source, true)
  if (key === 'published' && isBoolean(field.value)) return boolean(source, false)
  if (key === 'status') return writtenLike(source, 'draft', format)
  if (dateKeys.test(key)) {
    const dated = dateLike(holders, fill)
    if (dated !== null) return dated
  }
  if (key === 'path') return datedPath(source, fill, format)
  const shared = sharedSource(key, holders)
  if (shared !== null) return shared
  if (isBoolean(field.value)) return mostOf(holders.map((one) => one.source.trim())) ?? source
  if (isMap(field.value)) return null
  if (format === 'toml' && !/^["'[]/.test(source)) return null
  return emptyLike(source, Array.isArray(field.value), format)
}

/** Today in the form of the newest holder that has a date. */
function dateLike(holders: readonly Field[], { nowMs, offsetMinutes }: Fill): string | null {
  const dates = holders.map((one) => unquoted(one.source)).filter((written) => readDate(written) !== null)
  const example = dates[0]
  const from = holders.find((one) => unquoted(one.source) === example)
  if (example === undefined || !from) return null
  const times = dates.map((written) => readDate(written)?.time)
  const midnight =
    dates.length > 1 && times.every((time) => time && time.hour + time.minute + time.second === 0)
  const dayMs = 86_400_000
  const localMs = nowMs + offsetMinutes * 60_000
  const atMs = midnight ? localMs - (localMs % dayMs) - offsetMinutes * 60_000 : nowMs
  const mark = /^["']/.exec(from.source.trim())?.[0] ?? ''
  return `${mark}${writeDate(example, atMs, offsetMinutes)}${mark}`
}

function sharedSource(key: string, holders: readonly Field[]): string | null {
  if (ownKeys.test(key)) return null
  const sources = holders.map((one) => one.source)
  const most = mostOf(sources)
  if (most === undefined || most.trim() === '') return null
  const share = sources.filter((source) => source === most).length
  const enough = holders.length >= 2 || sharedKeys.test(key)
  return enough && share * 10 >= holders.length * 9 ? most.trimEnd() : null
}

/** Zola's and others' `path = "2026/03/26/slug"`; any other path is the post's own and left out. */
function datedPath(source: string, fill: Fill, format: Block['format']): string | null {
  if (!/^["']?\d{4}\/\d{2}\/\d{2}\//.test(source)) return null
  const today = writeDate('2025/01/01', fill.nowMs, fill.offsetMinutes)
  return writtenLike(source, `${today}/${fill.slug}`, format)
}

function line({ text, block }: BlockExample, field: Field, value: string): string {
  const from = Math.max(text.lastIndexOf('\n', field.keyFrom - 1) + 1, block.contentFrom)
  const keyLineEnd = text.indexOf('\n', field.keyTo)
  const before = text.slice(from, Math.min(field.valueFrom, keyLineEnd < 0 ? text.length : keyLineEnd))
  // A list that stands below its key stays there.
  if (block.format === 'yaml' && /^-(?:\s|$)/.test(value)) {
    const lead = /\n([ \t]*)$/.exec(text.slice(field.keyTo, field.valueFrom))?.[1] ?? '  '
    return `${before.trimEnd()}\n${indented(value, lead)}\n`
  }
  const spaced = value !== '' && /[:=]$/.test(before) ? `${before} ` : before
  return value === '' && block.format === 'yaml' ? `${before.trimEnd()}\n` : `${spaced}${value}\n`
}

/** A list of dashes whose first line lost its indentation, moved to `lead`. */
function indented(list: string, lead: string): string {
  const [first = '', ...rest] = list.split('\n')
  const dashes = rest.filter((one) => /^[ \t]*-(?:\s|$)/.test(one)).map((one) => one.search(/\S/))
  const own = dashes.length > 0 ? Math.min(...dashes) : lead.length
  return [lead + first, ...rest.map((one) => (one.trim() === '' ? '' : lead + one.slice(own)))].join('\n')
}

/** Table headers of TOML in the text between two fields; comments and blank lines there were the other post's. */
function tableHeaders(gap: string): string[] {
  return [...gap.matchAll(/^[ \t]*\[[^\]\n]+\][ \t]*$/gm)].map((found) => `\n${found[0].trim()}\n`)
}

function jsonBlock(
  template: BlockExample,
  order: readonly string[],
  alike: readonly BlockExample[],
  fill: Fill,
): string {
  const { text, block } = template
  const parts: string[] = []
  for (const key of order) {
    const holder = holderOf(key, [template, ...alike])
    const value = holder && newValue(key, holder.field, alike, holder.example, fill)
    if (holder && value !== null)
      parts.push(`${JSON.stringify(holder.field.key)}: ${value === '' ? 'null' : value}`)
  }
  const body = `\n  ${parts.join(',\n  ')}\n`
  const inner = text.slice(block.contentFrom, block.contentTo).trim()
  const content = inner.startsWith('{') ? `{${body}}` : body
  return `${text.slice(block.from, block.contentFrom)}${content}${text.slice(block.contentTo, block.to)}`
}

function nameOf(field: Field): string {
  return field.path.length > 1 ? field.path.join('.').toLowerCase() : field.key.toLowerCase()
}

function unquoted(source: string): string {
  return source.trim().replace(/^(["'])([\s\S]*)\1.*$/, '$2')
}

function boolean(like: string, value: boolean): string {
  const word = unquoted(like)
  const yes = /^(?:yes|no)$/i.test(word) ? ['yes', 'no'] : ['true', 'false']
  return like.trim().replace(word, yes[value ? 0 : 1] ?? '') || String(value)
}

function isBoolean(value: FieldValue): boolean {
  return typeof value === 'boolean' || (typeof value === 'string' && /^(?:yes|no|true|false)$/i.test(value))
}

function isMap(value: FieldValue): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
