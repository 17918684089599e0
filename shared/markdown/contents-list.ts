// A list of the post's headings in the post itself: `[[toc]]`, `[TOC]`, `{:toc}` and their like.
import type { StateBlock } from 'markdown-it'
import { escapeHtml } from '../text/escape-html.ts'
import type { Parser } from './tokens.ts'

export type ListedHeading = {
  readonly text: string
  readonly level: number
  readonly isTop: boolean
  readonly id: string
}

/** One generator's, or those of all. */
export type ContentsMark = 'none' | '[[toc]]' | '[TOC]' | '{:toc}' | 'any'

const marks: Readonly<Record<Exclude<ContentsMark, 'none'>, RegExp>> = {
  '[[toc]]': /^\[\[toc\]\]$/i,
  '[TOC]': /^\[TOC\]$/,
  '{:toc}': /^\{:\s*toc\s*\}$/i,
  any: /^(?:\[\[_?toc_?\]\]|\[toc\]|\$\{toc\}|<!--\s*toc\s*-->|\{:\s*toc\s*\})$/i,
}

/**
 * A line of its own that asks for the list; kramdown's stands under an item that it takes the place of. A directive
 * may ask for it also where no such line does.
 */
export function addContentsList(parser: Parser, mark: ContentsMark): void {
  parser.renderer.rules.contents_list = (_tokens, _at, _options, env) =>
    String((env as { contents?: string }).contents ?? '')
  if (mark === 'none') return
  parser.block.ruler.before('html_block', 'contents_list', contentsLine(marks[mark]), {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  })
  if (mark === 'any' || mark === '{:toc}') addContentsInList(parser)
}

function addContentsInList(parser: Parser): void {
  parser.core.ruler.after('block', 'kramdown_contents', (state) => {
    for (let at = state.tokens.length - 1; at >= 0; at--) {
      const token = state.tokens[at]
      if (token?.type !== 'inline' || !/^[^\n]*\n\{:\s*toc\s*\}$/i.test(token.content)) continue
      // The list that holds the mark stands in for the contents.
      const open = state.tokens.findLastIndex(({ level }, nth) => nth < at && level === 0)
      if (token.level === 0 || !isList(state.tokens[open]?.type ?? '')) continue
      const close = state.tokens.findIndex(({ level }, nth) => nth > at && level === 0)
      if (close < 0) continue
      const contents = new state.Token('contents_list', '', 0)
      contents.map = state.tokens[open]?.map ?? token.map
      contents.block = true
      state.tokens.splice(open, close - open + 1, contents)
      at = open
    }
  })
}

const contentsLine = (mark: RegExp) => (state: StateBlock, line: number, _end: number, silent: boolean) => {
  const from = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  const source = state.src.slice(from, state.eMarks[line]).trim()
  if (source.length > 20 || !mark.test(source)) return false
  // kramdown's mark belongs to the item above it.
  if (silent) return !source.startsWith('{')
  const token = state.push('contents_list', '', 0)
  token.map = [line, line + 1]
  token.block = true
  state.line = line + 1
  return true
}

function isList(type: string): boolean {
  return type === 'bullet_list_open' || type === 'ordered_list_open'
}

/** A nested list of links; the post's title is not among them. */
export function contentsList(headings: readonly ListedHeading[]): string {
  const listed = headings.filter(({ isTop, level }) => isTop && level > 1)
  const open: number[] = []
  let html = ''
  for (const { text, level, id } of listed) {
    while (open.length > 1 && (open.at(-1) ?? 0) > level) {
      html += '</li></ul>'
      open.pop()
    }
    if (open.length === 0 || (open.at(-1) ?? 0) < level) {
      html += '<ul>'
      open.push(level)
    } else html += '</li>'
    html += `<li><a href="#${escapeHtml(id)}">${escapeHtml(text)}</a>`
  }
  html += open.map(() => '</li></ul>').join('')
  return `<nav class="contents">${html}</nav>\n`
}
