// Lists in the front matter: items added, taken out and replaced one by one, in whatever way the post keeps the
// list: dashes, brackets, or a string with commas, semicolons or blanks.
import type { TextChange } from '../text/change.ts'
import type { Block } from './block.ts'
import {
  type EditOutcome,
  firstProven,
  leavesOf,
  lineBreakOf,
  lineEnd,
  lineStart,
  nextLine,
  othersStay,
  refused,
  typedText,
} from './edit.ts'
import { allFields, type Field, type FieldValue } from './field.ts'
import { setField } from './set-field.ts'
import { sourcesOf } from './sources.ts'

/** How a string holds a list. */
export type Separator = 'comma' | 'semicolon' | 'space'

/** The items of a field as the author would type them; a string is split at `separator`. */
export function itemsOf(field: Field, separator: Separator): string[] {
  if (field.kind === 'list') return field.items.map(({ value, source }) => typedText(value, source))
  if (field.value === null || typeof field.value === 'object') return []
  return spansIn(typedText(field.value, field.source), separator).map(({ text }) => text)
}

/** Whether every item of a list is a plain value, which a chip can show. */
export function hasPlainItems(field: Field): boolean {
  return (
    field.kind === 'list' && field.items.every(({ value }) => value === null || typeof value !== 'object')
  )
}

/**
 * The changes that make `items` the items of `field`. What stays keeps its bytes. An empty value becomes a list
 * in the style of `like`, a list or string of another field or post.
 */
export function setItems(
  text: string,
  block: Block,
  field: Field,
  items: readonly string[],
  separator: Separator,
  like = '',
): EditOutcome {
  if (block.format === 'javascript') return refused('format')
  if (field.kind === 'map' || (field.kind === 'list' && !hasPlainItems(field))) return refused('shape')
  const isString = field.kind !== 'list' && (field.source !== '' || isListless(block) || isStringLike(like))
  if (isString) return setInString(text, block, field, items, separator, like)
  const proposals =
    field.kind === 'list'
      ? [spliced(text, block, field, items), whole(text, block, field, items, field.source)]
      : [whole(text, block, field, items, like)]
  return firstProven(
    text,
    block,
    proposals,
    (after, before) => {
      const was = leavesOf(before.fields)
      const at = was.findIndex((leaf) => leaf.field.keyFrom === field.keyFrom)
      const now = allFields(after.fields).find((one) => one.keyFrom === field.keyFrom)
      return (
        now !== undefined && othersStay(was, leavesOf(after.fields), at) && sameItems(now.value, items, field)
      )
    },
    'not-expressible',
  )
}

/** Items that stood keep their kind of value; new ones are text. */
function sameItems(value: FieldValue, items: readonly string[], before: Field): boolean {
  if (items.length === 0) return value === null || (Array.isArray(value) && value.length === 0)
  if (!Array.isArray(value) || value.length !== items.length) return false
  const standing = new Set(
    before.items.map((item) => `${typeof item.value} ${typedText(item.value, item.source)}`),
  )
  return value.every((item, nth) => {
    const wanted = items[nth] ?? ''
    if (item === wanted || (item === null && wanted === '')) return true
    return typeof item !== 'string' && standing.has(`${typeof item} ${wanted}`)
  })
}

function isListless({ format }: Block): boolean {
  return format === 'metadata-lines' || format === 'nikola-comment' || format === 'post-directive'
}

function isStringLike(like: string): boolean {
  return like !== '' && !/^(?:\[|-(?:\s|$))/.test(like)
}

function setInString(
  text: string,
  block: Block,
  field: Field,
  items: readonly string[],
  separator: Separator,
  like: string,
): EditOutcome {
  const mark = marks[separator]
  if (items.some((item) => item.trim() !== item || item === '' || mark.pattern.test(item))) {
    return refused('not-expressible')
  }
  const standing = field.value === null ? '' : typedText(field.value, field.source)
  const wanted = splicedString(standing, items, separator, like)
  if (wanted === '') return setField(text, block, field, { kind: 'empty' })
  // A list of one number is still text: `tags: 2024`.
  const kept = typeof field.value === 'number' && wanted === standing
  return kept
    ? { kind: 'changes', changes: [] }
    : setField(text, block, field, { kind: 'text', text: wanted })
}

const marks: Readonly<Record<Separator, { readonly pattern: RegExp; readonly text: string }>> = {
  comma: { pattern: /,/, text: ', ' },
  semicolon: { pattern: /;/, text: '; ' },
  space: { pattern: /\s/, text: ' ' },
}

type Span = { readonly from: number; readonly to: number; readonly text: string }

function spansIn(text: string, separator: Separator): Span[] {
  const pattern = separator === 'comma' ? /[^,]+/g : separator === 'semicolon' ? /[^;]+/g : /\S+/g
  return [...text.matchAll(pattern)].flatMap((found) => {
    const trimmed = found[0].trim()
    const from = found.index + found[0].indexOf(trimmed)
    return trimmed === '' ? [] : [{ from, to: from + trimmed.length, text: trimmed }]
  })
}

function splicedString(
  standing: string,
  items: readonly string[],
  separator: Separator,
  like: string,
): string {
  const spans = spansIn(standing, separator)
  const { start, removed, added } = difference(
    spans.map((span) => span.text),
    items,
  )
  const between =
    separatorIn(standing, spans) ?? separatorIn(like, spansIn(like, separator)) ?? marks[separator].text
  const first = spans[start]
  const last = spans[start + removed - 1]
  const middle = added.join(between)
  if (removed > 0 && first && last) {
    if (added.length > 0) return standing.slice(0, first.from) + middle + standing.slice(last.to)
    const next = spans[start + removed]
    if (next) return standing.slice(0, first.from) + standing.slice(next.from)
    const previous = spans[start - 1]
    return previous ? standing.slice(0, previous.to) + standing.slice(last.to) : ''
  }
  if (added.length === 0) return standing
  const previous = spans[start - 1]
  if (previous) return `${standing.slice(0, previous.to)}${between}${middle}${standing.slice(previous.to)}`
  return first ? `${standing.slice(0, first.from)}${middle}${between}${standing.slice(first.from)}` : middle
}

function separatorIn(text: string, spans: readonly Span[]): string | null {
  const [first, second] = spans
  return first && second ? text.slice(first.to, second.from) : null
}

type Difference = { readonly start: number; readonly removed: number; readonly added: readonly string[] }

/** The one run of items that differs. */
function difference(before: readonly string[], after: readonly string[]): Difference {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  let end = 0
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  return { start, removed: before.length - start - end, added: after.slice(start, after.length - end) }
}

/** Only the items that differ are touched. */
function spliced(text: string, block: Block, field: Field, items: readonly string[]): TextChange[] {
  const spans = field.items
  const before = spans.map(({ value, source }) => typedText(value, source))
  const { start, removed, added } = difference(before, items)
  const isFlow = field.source.startsWith('[')
  const like = spans[0]?.source ?? ''
  const write = (item: string, style: string) => itemSource(item, block, style, isFlow, text)
  const changes: TextChange[] = []
  const replaced = Math.min(removed, added.length)
  for (let nth = 0; nth < replaced; nth++) {
    const span = spans[start + nth]
    if (span) changes.push({ from: span.from, to: span.to, insert: write(added[nth] ?? '', span.source) })
  }
  const more = added.slice(replaced).map((item) => write(item, like))
  const at = start + replaced
  if (more.length > 0)
    changes.push(isFlow ? flowInsertion(text, field, at, more) : lineInsertion(text, block, field, at, more))
  const gone = { from: at, to: start + removed }
  if (gone.to > gone.from) changes.push(isFlow ? flowRemoval(field, gone) : lineRemoval(text, field, gone))
  return changes
}

function itemSource(item: string, block: Block, like: string, inFlow: boolean, text: string): string {
  const style = {
    like: like.includes('\n') ? '' : like,
    inFlow: inFlow && block.format === 'yaml',
    lineBreak: lineBreakOf(text, block),
  }
  const value = { kind: 'text', text: item } as const
  return sourcesOf(value, block.format, style)[0] ?? JSON.stringify(item)
}

function flowInsertion(text: string, field: Field, at: number, sources: readonly string[]): TextChange {
  const spans = field.items
  const [one, other] = at > 0 && spans[at] ? [spans[at - 1], spans[at]] : [spans.at(-2), spans.at(-1)]
  const standing = one && other ? text.slice(one.to, other.from) : ', '
  const between = /^[\s,]*$/.test(standing) ? standing : ', '
  const previous = spans[at - 1]
  if (previous)
    return { from: previous.to, to: previous.to, insert: sources.map((source) => between + source).join('') }
  const next = spans[0]
  const from = next ? next.from : field.valueFrom + 1
  return {
    from,
    to: from,
    insert: next ? sources.map((source) => source + between).join('') : sources.join(', '),
  }
}

function flowRemoval({ items, valueFrom }: Field, gone: { from: number; to: number }): TextChange {
  const first = items[gone.from]?.from ?? valueFrom
  const next = items[gone.to]
  if (next) return { from: first, to: next.from, insert: '' }
  const previous = items[gone.from - 1]
  return { from: previous?.to ?? first, to: items[gone.to - 1]?.to ?? first, insert: '' }
}

/** The blanks and the dash before an item: `  - `. */
function leadOf(text: string, from: number): string {
  return /^[ \t]*-[ \t]+/.exec(text.slice(lineStart(text, from), from))?.[0] ?? '- '
}

function lineInsertion(
  text: string,
  block: Block,
  { items, valueFrom }: Field,
  at: number,
  sources: readonly string[],
): TextChange {
  const lineBreak = lineBreakOf(text, block)
  const lead = leadOf(text, items[0]?.from ?? valueFrom)
  const previous = items[at - 1]
  if (!previous) {
    const from = lineStart(text, items[0]?.from ?? valueFrom)
    return { from, to: from, insert: sources.map((source) => lead + source + lineBreak).join('') }
  }
  const from = lineEnd(text, previous.to)
  return { from, to: from, insert: sources.map((source) => lineBreak + lead + source).join('') }
}

function lineRemoval(
  text: string,
  { items, afterKey, valueTo }: Field,
  gone: { from: number; to: number },
): TextChange {
  if (gone.to - gone.from === items.length) return { from: afterKey, to: valueTo, insert: ' []' }
  const first = items[gone.from]?.from ?? valueTo
  const last = items[gone.to - 1]?.to ?? valueTo
  return { from: lineStart(text, first), to: nextLine(text, last), insert: '' }
}

/** The whole value written anew, where items cannot be touched one by one or none stand yet. */
function whole(
  text: string,
  block: Block,
  field: Field,
  items: readonly string[],
  like: string,
): TextChange[] {
  const { afterKey, valueFrom, valueTo } = field
  const below = block.format === 'yaml' && /^-(?:\s|$)/.test(like)
  const mark = /["']/.exec(like)?.[0] ?? ''
  const sources = items.map((item) => itemSource(item, block, mark, !below, text))
  if (below && items.length > 0) {
    const lineBreak = lineBreakOf(text, block)
    const lead =
      field.kind === 'list'
        ? leadOf(text, field.items[0]?.from ?? valueFrom)
        : `${indentOfLists(text, block)}- `
    return [
      { from: afterKey, to: valueTo, insert: sources.map((source) => lineBreak + lead + source).join('') },
    ]
  }
  const padded = /^\[ /.test(like) ? ' ' : ''
  const list = items.length === 0 ? '[]' : `[${padded}${sources.join(', ')}${padded}]`
  const beside = field.source !== '' && !text.slice(afterKey, valueFrom).includes('\n')
  return [
    beside
      ? { from: valueFrom, to: valueTo, insert: list }
      : { from: afterKey, to: valueTo, insert: ` ${list}` },
  ]
}

/** How far the block's other lists are indented. */
export function indentOfLists(text: string, block: Block): string {
  const content = text.slice(block.contentFrom, block.contentTo)
  return /:[ \t]*\r?\n([ \t]*)-[ \t]/.exec(content)?.[1] ?? '  '
}
