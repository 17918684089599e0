// The tables that MyST's directives make: of lists in a list, of values between commas, and of a table of Markdown,
// which gets a caption. Source: https://docutils.sourceforge.io/docs/ref/rst/directives.html#table-directives
import type { StateBlock } from 'markdown-it'
import type { Token } from '../tokens.ts'
import { chip } from './chip.ts'
import { valueRows } from './comma-values.ts'
import {
  type Directive,
  directiveHtml,
  type Lines,
  pushAll,
  tokensInside,
  words,
} from './directive-content.ts'

/** A cell is a line of Markdown, or blocks. */
type Row = { readonly line: number; readonly cells: readonly (string | readonly Token[])[] }

export const tables = /^(?:table|list-table|csv-table)$/

/** Writes the table of a directive; where its content makes none, that stands as it is behind the directive's name. */
export function writeTable(state: StateBlock, directive: Directive, lines: Lines): void {
  if (directive.name === 'csv-table') writeValues(state, directive, lines)
  else {
    // Parsed once: what is tried twice in each of many that nest would never end.
    const content = tokensInside(state, lines.from, lines.to)
    if (directive.name === 'table') writeCaptioned(state, directive, lines, content)
    else writeList(state, directive, lines, content)
  }
}

function writeValues(state: StateBlock, directive: Directive, lines: Lines): void {
  const { options } = directive
  const header = valueRows(options.get('header') ?? '', ',').slice(0, 1)
  const first = header.map(({ values }) => ({ line: lines.line, cells: values }))
  const rows = [...first, ...commaRows(state, options, lines)]
  writeRows(state, directive, lines, rows, header.length + count(options.get('header-rows')))
}

function writeList(state: StateBlock, directive: Directive, lines: Lines, content: readonly Token[]): void {
  const rows = listRows(content)
  if (rows === null) writeAsItIs(state, directive, lines, content)
  else writeRows(state, directive, lines, rows, count(directive.options.get('header-rows')))
}

/** A table of Markdown that stands alone in its directive. */
function writeCaptioned(
  state: StateBlock,
  directive: Directive,
  lines: Lines,
  content: readonly Token[],
): void {
  const isAlone =
    content[0]?.type === 'table_open' &&
    content.findIndex(({ type }) => type === 'table_close') === content.length - 1
  if (!isAlone) return writeAsItIs(state, directive, lines, content)
  openTable(state, directive, lines)
  pushAll(state, content.slice(1, -1))
  state.push('table_close', 'table', -1)
}

function writeAsItIs(
  state: StateBlock,
  { name, argument }: Directive,
  { line, next }: Lines,
  content: readonly Token[],
): void {
  const label = chip(`${name} ${argument}`.trim().slice(0, 80), name)
  directiveHtml(state, `<div class="directive">${label}\n`, [line, next], 1)
  pushAll(state, content)
  directiveHtml(state, '</div>\n', null, -1)
}

const count = (value: string | undefined) => (/^\d{1,4}$/.test(value ?? '') ? Number(value) : 0)

function openTable(state: StateBlock, { argument, options }: Directive, { line, next }: Lines): void {
  const table = state.push('table_open', 'table', 1)
  table.map = [line, next]
  const id = options.get('name') ?? ''
  if (id !== '') table.attrSet('id', id)
  writeCaption(state, argument, line)
}

function writeCaption(state: StateBlock, title: string, line: number): void {
  if (title === '') return
  directiveHtml(state, '<caption>', null, 1)
  words(state, title, line)
  directiveHtml(state, '</caption>\n', null, -1)
}

/** The first `heads` rows are the table's head. */
function writeRows(
  state: StateBlock,
  directive: Directive,
  lines: Lines,
  rows: readonly Row[],
  heads: number,
): void {
  openTable(state, directive, lines)
  writePart(state, 'thead', rows.slice(0, heads), Number.POSITIVE_INFINITY)
  writePart(state, 'tbody', rows.slice(heads), count(directive.options.get('stub-columns')))
  state.push('table_close', 'table', -1)
}

/** The first `stubs` cells of each row are its heads. */
function writePart(state: StateBlock, part: 'thead' | 'tbody', rows: readonly Row[], stubs: number): void {
  if (rows.length === 0) return
  state.push(`${part}_open`, part, 1)
  for (const { line, cells } of rows) {
    state.push('tr_open', 'tr', 1).map = [line, line + 1]
    for (const [at, cell] of cells.entries()) {
      const tag = at < stubs ? 'th' : 'td'
      state.push(`${tag}_open`, tag, 1)
      if (typeof cell === 'string') words(state, cell, line)
      else pushAll(state, cell)
      state.push(`${tag}_close`, tag, -1)
    }
    state.push('tr_close', 'tr', -1)
  }
  state.push(`${part}_close`, part, -1)
}

function commaRows(state: StateBlock, options: Directive['options'], { from, to }: Lines): Row[] {
  const delimiter = options.get('delim') ?? ','
  const comma = delimiter === 'tab' ? '\t' : delimiter === 'space' ? ' ' : (delimiter[0] ?? ',')
  const text = to > from ? state.getLines(from, to, state.blkIndent, false) : ''
  return valueRows(text, comma).map(({ values, line }) => ({ line: from + line, cells: values }))
}

/** A list whose items are a list each; null for anything else. */
function listRows(tokens: readonly Token[]): Row[] | null {
  const rows: Row[] = []
  for (const row of itemsOf(tokens) ?? []) {
    const cells = itemsOf(row)
    if (cells === null) return null
    rows.push({ line: row[0]?.map?.[0] ?? 0, cells })
  }
  return rows.length === 0 ? null : rows
}

/** What is in each item of the one list that `tokens` are; null where they are not. */
function itemsOf(tokens: readonly Token[]): Token[][] | null {
  const items: Token[][] = []
  let depth = 0
  for (const [at, token] of tokens.entries()) {
    const isEdge = at === 0 || at === tokens.length - 1
    if (token.nesting < 0) depth--
    if (depth === 0 && !(isEdge && token.type.startsWith('bullet_list_'))) return null
    if (depth === 1 && token.type === 'list_item_open') items.push([])
    else if (depth > 1) items.at(-1)?.push(token)
    if (token.nesting > 0) depth++
  }
  return items.length === 0 ? null : items
}
