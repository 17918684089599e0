// The change that adds a field: in the style of its neighbours, at the place where the site's other posts have it.
import type { TextChange } from '../text/change.ts'
import { isTable } from './arrange-fields.ts'
import type { Block } from './block.ts'
import { type EditOutcome, firstProven, leavesOf, lineBreakOf, lineStart, nextLine, refused } from './edit.ts'
import { allFields, type Field, type FieldValue } from './field.ts'
import { indentOfLists, type Separator } from './list-items.ts'
import { readFields } from './read-fields.ts'
import { means } from './set-field.ts'
import { keySource, type PlainValue, sourcesOf } from './sources.ts'

export type NewField = {
  /** One name, or a table's and one in it: `['taxonomies', 'tags']`. */
  readonly path: readonly string[]
  readonly value: PlainValue | { readonly kind: 'list'; readonly items: readonly string[] }
  /** How the site's other posts write this field; empty where none does. */
  readonly like: string
  /** The usual order of the site's fields, as dotted paths. */
  readonly order: readonly string[]
  /** What a list is joined by where `like` is a string. */
  readonly separator: Separator
}

/** The change in `text` that adds `added` to `block`; a duplicate is refused as `harm`. */
export function addField(text: string, block: Block, added: NewField): EditOutcome {
  if (block.format === 'javascript') return refused('format')
  const { fields } = readFields(text, block)
  if (allFields(fields).some(({ path }) => path.join('\n') === added.path.join('\n'))) return refused('harm')
  const sources = valueSources(text, block, fields, added)
  const proposals = sources.flatMap((source) => {
    const change = insertion(text, block, fields, added, source)
    return change ? [[change]] : []
  })
  return firstProven(
    text,
    block,
    proposals,
    (after, before) => {
      const path = JSON.stringify(added.path)
      const is = leavesOf(after.fields)
      const now = is.find((leaf) => leaf.path === path)
      const others = is.filter((leaf) => leaf.path !== path).map((leaf) => leaf.path + leaf.value)
      const was = leavesOf(before.fields)
        // An empty table or map is a leaf until something stands in it.
        .filter((leaf) => !(leaf.field.kind === 'map' && isParent(leaf.field, added.path)))
        .map((leaf) => leaf.path + leaf.value)
      return now !== undefined && others.join('\n') === was.join('\n') && isMeant(now.field.value, added)
    },
    'not-expressible',
  )
}

function isParent({ path }: Field, of: readonly string[]): boolean {
  return path.length < of.length && path.every((step, at) => of[at] === step)
}

function isMeant(value: FieldValue, { value: wanted }: NewField): boolean {
  if (wanted.kind !== 'list') return means(value, wanted)
  const read = Array.isArray(value)
    ? value.map(String)
    : typeof value === 'string'
      ? value.split(/[,;\s]\s*/)
      : []
  return (
    read.filter(Boolean).join('\n') ===
    wanted.items
      .flatMap((item) => (Array.isArray(value) ? [item] : item.split(/[,;\s]\s*/)))
      .filter(Boolean)
      .join('\n')
  )
}

function valueSources(text: string, block: Block, fields: readonly Field[], added: NewField): string[] {
  const lineBreak = lineBreakOf(text, block)
  const style = { like: added.like || usualStyle(fields, added), inFlow: false, lineBreak }
  const { value } = added
  if (value.kind !== 'list') {
    // A style that goes over lines is another post's; its quotes are enough here.
    const oneLine = style.like.includes('\n') ? style.like.charAt(0).replace(/[^"']/, '') : style.like
    return sourcesOf(value, block.format, { ...style, like: oneLine })
  }
  const listless = ['metadata-lines', 'nikola-comment', 'post-directive'].includes(block.format)
  const isString = listless || (style.like !== '' && !/^(?:\[|-(?:\s|$))/.test(style.like))
  if (isString) {
    const joined = value.items.join({ comma: ', ', semicolon: '; ', space: ' ' }[added.separator])
    return sourcesOf(joined === '' ? { kind: 'empty' } : { kind: 'text', text: joined }, block.format, style)
  }
  const mark = /["']/.exec(style.like)?.[0] ?? ''
  const below = block.format === 'yaml' && /^-(?:\s|$)/.test(style.like) && value.items.length > 0
  const items = value.items.map((item) => {
    const inFlow = !below && block.format === 'yaml'
    return sourcesOf({ kind: 'text', text: item }, block.format, { like: mark, inFlow, lineBreak })[0] ?? ''
  })
  if (!below) return [`[${items.join(', ')}]`]
  const lead = `${lineBreak}${indentOfLists(text, block)}- `
  return [items.map((item) => lead + item).join('')]
}

/** The style of the neighbours: a list's where a list is added, else the quotes that most plain texts have. */
function usualStyle(fields: readonly Field[], { value }: NewField): string {
  if (value.kind === 'list')
    return fields.find(({ kind, source }) => kind === 'list' && source !== '[]')?.source ?? ''
  if (value.kind !== 'text') return ''
  // A date is bare wherever titles are quoted.
  const texts = fields.filter(
    ({ kind, value: standing, source }) =>
      kind === 'scalar' && typeof standing === 'string' && !/^(?:[|>]|\d{4}[-/])/.test(source),
  )
  const quoted = texts.filter(({ source }) => /^["']/.test(source))
  const isUsual = quoted.length * 2 > texts.length
  return isUsual ? (quoted[0]?.source.charAt(0).repeat(2) ?? '') : ''
}

function insertion(
  text: string,
  block: Block,
  fields: readonly Field[],
  added: NewField,
  source: string,
): TextChange | null {
  const parentPath = added.path.slice(0, -1)
  const parent =
    parentPath.length === 0
      ? null
      : (allFields(fields).find(
          (field) => field.kind === 'map' && field.path.join('\n') === parentPath.join('\n'),
        ) ?? null)
  if (parentPath.length > 0 && parent === null) return newParent(text, block, added, source)
  const key = keySource(
    added.path.at(-1) ?? '',
    block.format,
    fields[0] && text.slice(fields[0].keyFrom, fields[0].keyTo),
  )
  if (key === null) return null
  const siblings = parent
    ? parent.fields
    : fields.filter((field) => block.format !== 'toml' || !isTable(text, field))
  const opened = parent
    ? text.slice(parent.valueFrom).startsWith('{')
    : text.slice(block.contentFrom, block.contentTo).trimStart().startsWith('{')
  if (opened || block.format === 'json') return inBraces(text, block, siblings, parent, key, source, added)
  const { before, after } = neighbours(siblings, added)
  const lineBreak = lineBreakOf(text, block)
  const line = `${lineOf(text, block, siblings, key, source)}${lineBreak}`
  if (after) return at(nextLine(text, after.valueTo), text, line, lineBreak)
  if (before) return at(lineStart(text, before.keyFrom), text, line, lineBreak)
  if (parent) return at(nextLine(text, parent.afterKey), text, line, lineBreak)
  const top = block.format === 'post-directive' ? nextLine(text, block.from) : startOfContent(text, block)
  const tableFollows = block.format === 'toml' && /^[ \t]*\[/.test(text.slice(top, block.contentTo))
  return at(top, text, tableFollows ? line + lineBreak : line, lineBreak)
}

/** Nikola's comment opens on a line of its own. */
function startOfContent(text: string, block: Block): number {
  return block.format === 'nikola-comment' ? nextLine(text, block.from) : block.contentFrom
}

function at(position: number, text: string, line: string, lineBreak: string): TextChange {
  const isLineStart =
    position === 0 || text.charAt(position - 1) === '\n' || text.charAt(position - 1) === '\uFEFF'
  return {
    from: position,
    to: position,
    insert: isLineStart ? line : lineBreak + line.slice(0, -lineBreak.length),
  }
}

/** The field that the new one follows or, where it is to be the first, precedes: by the site's usual order. */
function neighbours(
  siblings: readonly Field[],
  { path, order }: NewField,
): { before: Field | null; after: Field | null } {
  const rank = (name: readonly string[]) => order.indexOf(name.join('.'))
  const own = rank(path)
  if (own < 0) return { before: null, after: siblings.at(-1) ?? null }
  const ranked = siblings.filter((field) => rank(field.path) >= 0)
  const earlier = ranked.filter((field) => rank(field.path) < own)
  const nearest = earlier.reduce<Field | null>(
    (best, field) => (best === null || rank(field.path) >= rank(best.path) ? field : best),
    null,
  )
  if (nearest) return { before: null, after: nearest }
  const later = ranked[0]
  return later ? { before: later, after: null } : { before: null, after: siblings.at(-1) ?? null }
}

function lineOf(text: string, block: Block, siblings: readonly Field[], key: string, source: string): string {
  const example = siblings.at(-1)
  const lead = example ? text.slice(lineStart(text, example.keyFrom), example.keyFrom) : ''
  const indent = /^[ \t]*(?:\.\. |:)?$/.test(lead) ? lead : ''
  switch (block.format) {
    case 'nikola-comment':
      return `${indent || '.. '}${key}:${source === '' ? '' : ` ${source}`}`
    case 'post-directive':
      return `${indent || ':'}${key}:${source === '' ? '' : ` ${source}`}`
    case 'toml':
      return `${indent}${key}${equalsOf(text, siblings)}${source}`
    default: {
      const gap = /^\r?\n/.test(source) || source === '' ? '' : alignment(text, siblings, key)
      return `${indent}${key}${colonOf(text, siblings)}${gap}${source}`
    }
  }
}

/** `key = value` with the blanks that most fields have around the sign. */
function equalsOf(text: string, siblings: readonly Field[]): string {
  const signs = siblings
    .map(({ keyTo, valueFrom }) => text.slice(keyTo, valueFrom))
    .filter((sign) => /^ ?= ?$/.test(sign))
  return signs.length > 0 && signs.every((sign) => sign === signs[0]) ? (signs[0] ?? ' = ') : ' = '
}

/** `key : value` where all fields have the blank before the colon. */
function colonOf(text: string, siblings: readonly Field[]): string {
  const spaced =
    siblings.length > 0 && siblings.every(({ keyTo, afterKey }) => text.slice(keyTo, afterKey) === ' :')
  return spaced ? ' :' : ':'
}

/** One blank, or as many as align the value with those of the other fields. */
function alignment(text: string, siblings: readonly Field[], key: string): string {
  const columns = siblings
    .filter(
      ({ source, valueFrom, afterKey }) => source !== '' && !text.slice(afterKey, valueFrom).includes('\n'),
    )
    .map(({ valueFrom, afterKey, keyFrom }) => ({
      column: valueFrom - lineStart(text, keyFrom),
      gap: valueFrom - afterKey,
    }))
  const first = columns[0]
  const aligned =
    first !== undefined &&
    columns.length > 1 &&
    columns.every(({ column }) => column === first.column) &&
    columns.some(({ gap }) => gap > 1)
  return ' '.repeat(aligned ? Math.max(1, first.column - key.length - 1) : 1)
}

function inBraces(
  text: string,
  block: Block,
  siblings: readonly Field[],
  parent: Field | null,
  key: string,
  source: string,
  added: NewField,
): TextChange | null {
  const pair = block.format === 'toml' ? `${key} = ${source}` : `${key}: ${source}`
  const { before, after } = neighbours(siblings, added)
  const lineBreak = lineBreakOf(text, block)
  if (!before && !after) {
    const brace = text.indexOf('{', parent ? parent.valueFrom : block.contentFrom)
    if (brace >= 0 && brace < block.contentTo)
      return {
        from: brace + 1,
        to: brace + 1,
        insert: parent
          ? pair
          : `${lineBreak}  ${pair}${/^\s*\}/.test(text.slice(brace + 1)) && !text.slice(brace + 1).startsWith('\n') ? lineBreak : ''}`,
      }
    return { from: block.contentFrom, to: block.contentFrom, insert: `${pair}${lineBreak}` }
  }
  const between = separatorOf(text, siblings)
  if (after) return { from: after.valueTo, to: after.valueTo, insert: between + pair }
  const from = before ? before.keyFrom : block.contentFrom
  return { from, to: from, insert: pair + between }
}

/** What stands between two fields in braces. */
function separatorOf(text: string, siblings: readonly Field[]): string {
  const [first, second] = siblings
  if (first && second) {
    const between = text.slice(first.valueTo, second.keyFrom)
    if (/^\s*,\s*$/.test(between)) return between
  }
  const lead = first ? text.slice(lineStart(text, first.keyFrom), first.keyFrom) : ''
  return first && /^[ \t]+$/.test(lead) ? `,\n${lead}` : ', '
}

/** A table or a map that is not there yet comes at the end. */
function newParent(text: string, block: Block, { path }: NewField, source: string): TextChange | null {
  if (path.length !== 2) return null
  const keys = path.map((name) => keySource(name, block.format))
  const lineBreak = lineBreakOf(text, block)
  if (keys.includes(null)) return null
  if (block.format === 'toml') {
    const content = text.slice(block.contentFrom, block.contentTo)
    const gap = content.trim() === '' || /\n\r?\n$/.test(content) ? '' : lineBreak
    return {
      from: block.contentTo,
      to: block.contentTo,
      insert: `${gap}[${keys[0]}]${lineBreak}${keys[1]} = ${source}${lineBreak}`,
    }
  }
  if (block.format !== 'yaml') return null
  const nested = source.replaceAll(lineBreak, `${lineBreak}  `)
  const gap = source === '' || source.startsWith(lineBreak) ? '' : ' '
  return {
    from: block.contentTo,
    to: block.contentTo,
    insert: `${keys[0]}:${lineBreak}  ${keys[1]}:${gap}${nested}${lineBreak}`,
  }
}
