// A field's type, learned from the site's posts: how often it stands, where, with what values and in what style.
import type { FieldFact, FieldShape } from './field-facts.ts'
import type { FieldType } from './field-type-name.ts'
import type { Separator } from './list-items.ts'

/** What the generator gives a field of this name for; a learner falls back on it where posts say nothing. */
export type KnownTypes = {
  /** By the field's name in lower case. */
  typeOf(name: string): FieldType | null
  /** What a string of tags is split at, `whole` where it is one tag. */
  readonly tagStrings: 'comma' | 'space' | 'whole'
  /** Whether a date can be read from this. */
  isDate(text: string): boolean
}

export type LearnedField = {
  readonly name: string
  readonly type: FieldType
  /** How many posts have it, and of how many. */
  readonly posts: number
  readonly of: number
  /** The values of a choice, or the items of tags, the most used first. */
  readonly values: readonly { readonly text: string; readonly count: number }[]
  /** How the most usual style writes it: the source of some post's value. */
  readonly example: string
  /** What joins a list that is a string. */
  readonly separator: Separator
}

/** Fewer posts than this say too little for a choice. */
const enoughForChoice = 6
const mostChoices = 12
const mostValues = 5_000

/**
 * The fields of all posts in the site's usual order. `posts` is every post's facts, the newest first: of two
 * styles that are as usual, the newer one is taken.
 */
export function learnFields(posts: readonly (readonly FieldFact[])[], known: KnownTypes): LearnedField[] {
  const written = posts.filter((facts) => facts.length > 0)
  const gathered = new Map<string, Gathered>()
  for (const facts of written) {
    const tops = facts.filter(({ name }) => !name.includes('.'))
    for (const fact of facts) {
      const one = gathered.get(fact.name) ?? { facts: [], places: 0 }
      const at = tops.indexOf(fact)
      one.facts.push(fact)
      one.places += at < 0 || tops.length < 2 ? 0 : at / (tops.length - 1)
      gathered.set(fact.name, one)
    }
  }
  return inOrder(gathered).map(([name, { facts }]) => learnField(name, facts, written.length, known))
}

/** By the mean place in the posts; nested fields directly behind the one that holds them. */
function inOrder(gathered: ReadonlyMap<string, Gathered>): [string, Gathered][] {
  const holderOf = (name: string) => name.slice(0, name.lastIndexOf('.'))
  const all = [...gathered]
  const within = (holder: string): [string, Gathered][] =>
    all
      .filter(([name]) => (name.includes('.') ? holderOf(name) : '') === holder)
      .sort(([, a], [, b]) => a.places / a.facts.length - b.places / b.facts.length)
      .flatMap((one) => [one, ...within(one[0])])
  // A nested field whose holder no post has by itself (`a.b = 1`) stands at the end.
  const ordered = within('')
  const placed = new Set(ordered.map(([name]) => name))
  return [...ordered, ...all.filter(([name]) => !placed.has(name))]
}

type Gathered = { readonly facts: FieldFact[]; places: number }

function learnField(name: string, facts: readonly FieldFact[], of: number, known: KnownTypes): LearnedField {
  const told = facts.filter(({ shape }) => shape !== 'empty' && shape !== 'doubtful')
  const type = typeOf(name, told, known)
  const separator = separatorOf(told, known)
  return {
    name,
    type,
    posts: facts.length,
    of,
    values:
      type === 'tags' || type === 'choice' || type === 'slug' ? counted(told, separator, type, known) : [],
    example: usualSource(told),
    separator,
  }
}

const tagNames = /(?:^|\.)(?:tags?|categor(?:y|ies)|keywords?|topics?|authors?|series|labels?)$/
const imageNames = /(?:image|cover|thumbnail|banner|hero|avatar|logo|picture|photo)(?:url|src|path)?$/
const imageFile = /\.(?:png|jpe?g|gif|webp|avif|svg)(?:[?#].*)?$/i
const dateNames =
  /(?:^|\.|_)(?:date|updated?|modified|lastmod|created|published_?(?:at|on)|pubdate(?:time)?)$/

function typeOf(name: string, told: readonly FieldFact[], known: KnownTypes): FieldType {
  const lower = name.toLowerCase()
  const shares = sharesOf(told)
  if (told.length === 0) return known.typeOf(lower) ?? guessFromName(lower)
  if (shares.nested >= 0.5) return 'nested'
  if (shares.boolean >= 0.9) return 'toggle'
  const texts = told.filter(({ shape }) => shape !== 'list' && shape !== 'nested')
  const dates = texts.filter(({ text }) => known.isDate(text)).length
  if (dates >= told.length * 0.8 && (dateNames.test(lower) || dates >= 3)) return 'date'
  const isTagLike = known.typeOf(lower) === 'tags' || tagNames.test(lower)
  if (shares.list >= 0.5) return isTagLike || isReused(told) ? 'tags' : 'list'
  if (isTagLike && hasSeparators(texts, known)) return 'tags'
  if (known.typeOf(lower) === 'slug') return 'slug'
  const images = texts.filter(({ text }) => imageFile.test(text)).length
  if (images > 0 && (images >= texts.length * 0.6 || imageNames.test(lower))) return 'image'
  if (shares.number >= 0.9) return 'number'
  if (isChoice(texts)) return 'choice'
  if (shares.long >= 0.25 || known.typeOf(lower) === 'long-text') return 'long-text'
  const guess = known.typeOf(lower)
  return guess === 'tags' || guess === 'image' ? guess : 'text'
}

/** Whether a field of this name holds a picture’s path, as far as a name tells. */
export function isImageFieldName(name: string): boolean {
  return imageNames.test(name.toLowerCase())
}

function guessFromName(name: string): FieldType {
  if (dateNames.test(name)) return 'date'
  if (isImageFieldName(name)) return 'image'
  return tagNames.test(name) ? 'tags' : 'text'
}

function sharesOf(told: readonly FieldFact[]): Readonly<Record<FieldShape, number>> {
  const shares: Record<FieldShape, number> = {
    empty: 0,
    text: 0,
    long: 0,
    number: 0,
    boolean: 0,
    list: 0,
    nested: 0,
    doubtful: 0,
  }
  for (const { shape } of told) shares[shape] += 1 / told.length
  return shares
}

/** A list whose items come back in other posts is one of tags, whatever its name. */
function isReused(told: readonly FieldFact[]): boolean {
  const items = told.flatMap((fact) => fact.items)
  return told.length >= 5 && new Set(items).size * 3 <= items.length
}

/** Strings of tags are seen to be such where some of them hold more than one. */
function hasSeparators(texts: readonly FieldFact[], known: KnownTypes): boolean {
  if (texts.some(({ text }) => text.includes(','))) return true
  return known.tagStrings === 'space' && texts.some(({ text }) => /\S\s\S/.test(text))
}

/** Few short values that come back. */
function isChoice(texts: readonly FieldFact[]): boolean {
  if (texts.length < enoughForChoice) return false
  const values = new Set(texts.map(({ text }) => text))
  return (
    values.size <= mostChoices &&
    values.size * 3 <= texts.length &&
    [...values].every((value) => value.length <= 40 && !value.includes('\n'))
  )
}

function separatorOf(told: readonly FieldFact[], known: KnownTypes): Separator {
  const strings = told.filter(({ shape }) => shape === 'text' || shape === 'long')
  const has = (mark: string) => strings.filter(({ text }) => text.includes(mark)).length
  if (has(',') > 0) return 'comma'
  if (has(';') > 0) return 'semicolon'
  return known.tagStrings === 'space' ? 'space' : 'comma'
}

function counted(
  told: readonly FieldFact[],
  separator: Separator,
  type: FieldType,
  known: KnownTypes,
): LearnedField['values'] {
  const counts = new Map<string, number>()
  const pattern = { comma: ',', semicolon: ';', space: /\s+/ }[separator]
  for (const fact of told) {
    const isWhole =
      type !== 'tags' || (separator === 'comma' && known.tagStrings === 'whole' && !fact.text.includes(','))
    const items = fact.shape === 'list' ? fact.items : isWhole ? [fact.text] : fact.text.split(pattern)
    for (const item of items) {
      const text = item.trim()
      if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1)
    }
  }
  return [...counts]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, mostValues)
    .map(([text, count]) => ({ text, count }))
}

/** The style is what stands around and between the words: quotes, brackets, dashes, commas. */
function usualSource(told: readonly FieldFact[]): string {
  const styles = new Map<string, { count: number; source: string }>()
  for (const { source } of told) {
    const style = styleOf(source)
    const standing = styles.get(style)
    if (standing) standing.count++
    else styles.set(style, { count: 1, source })
  }
  return [...styles.values()].reduce((best, one) => (one.count > best.count ? one : best), {
    count: 0,
    source: '',
  }).source
}

function styleOf(source: string): string {
  const mark = /^(?:"""|'''|["'[{|>]|-(?=\s|$))/.exec(source)?.[0] ?? (source.includes(',') ? ',' : '')
  const inner = mark === '[' || mark === '-' ? (/["']/.exec(source)?.[0] ?? '') : ''
  return mark + inner
}
