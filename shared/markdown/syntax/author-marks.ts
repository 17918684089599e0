// Notes of authors to themselves in a line, as Obsidian (`%%note%%`) and Nunjucks (`{# note #}`) have them, and what
// VitePress takes from a file: code, and parts of the text. And comments that are labels of tabs.
import type { StateBlock, StateInline } from 'markdown-it'
import { escapeHtml } from '../../text/escape-html.ts'
import type { Dialect } from '../dialect.ts'
import type { Parser } from '../tokens.ts'
import { chip, chipBlock } from './chip.ts'
import { noteHtml } from './comments.ts'

export function addAuthorMarks(parser: Parser, { wikilinks, templateTags }: Dialect): void {
  parser.renderer.rules.author_mark = (tokens, at) => tokens[at]?.content ?? ''
  if (wikilinks) parser.inline.ruler.before('text', 'obsidian_note', note(/^%%([^%\n]{1,1000})%%/))
  if (/^(?:hexo|liquid|eleventy)$/.test(templateTags))
    parser.inline.ruler.before('text', 'nunjucks_note', note(/^\{#([\s\S]{1,1000}?)#\}/))
  if (templateTags === 'hexo')
    parser.block.ruler.before('html_block', 'tab_label', tabLabel, {
      alt: ['paragraph', 'reference', 'blockquote'],
    })
  if (templateTags === 'vue') {
    parser.block.ruler.before('html_block', 'snippet', snippet, { alt: ['paragraph'] })
    parser.block.ruler.before('html_block', 'include', includeLine, {
      alt: ['paragraph', 'reference', 'blockquote'],
    })
    parser.inline.ruler.before('html_inline', 'include_inline', includeInLine)
  }
}

const note =
  (form: RegExp) =>
  (state: StateInline, silent: boolean): boolean => {
    const found = form.exec(state.src.slice(state.pos, state.pos + 1010))
    if (!found) return false
    if (!silent) state.push('author_mark', '', 0).content = noteHtml(`<!--${found[1]}-->`)
    state.pos += found[0].length
    return true
  }

/** `<<< @/file.js{1,3}` */
function snippet(state: StateBlock, line: number, _end: number, silent: boolean): boolean {
  const from = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  const source = state.src.slice(from, state.eMarks[line]).trim()
  if (!/^<<<\s+\S/.test(source)) return false
  if (!silent) pushLine(state, line, chipBlock(source.slice(0, 80), source))
  return true
}

/** `<!-- tab Label@icon -->` and `<!-- endtab -->`, by which themes of Hexo part what stands within `{% tabs %}`. */
function tabLabel(state: StateBlock, line: number, _end: number, silent: boolean): boolean {
  if ((state.sCount[line] ?? 0) - state.blkIndent >= 4) return false
  const from = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  const source = state.src.slice(from, state.eMarks[line]).trimEnd()
  if (!/^<!--\s*(?:end)?tab\b/.test(source) || source.indexOf('-->') !== source.length - 3) return false
  const words = source.slice(4, -3).trim()
  if (words !== 'endtab' && !/^tab(?:\s|$)/.test(words)) return false
  const [label = ''] = words.slice(3).split('@', 1)
  const html = `<p><strong>${escapeHtml(label.trim() === '' ? 'Tab' : label.trim())}</strong></p>\n`
  if (!silent) pushLine(state, line, words === 'endtab' ? '' : html)
  return true
}

function pushLine(state: StateBlock, line: number, html: string): void {
  const token = state.push('author_mark', '', 0)
  token.block = true
  token.content = html
  token.map = [line, line + 1]
  state.line = line + 1
}

/** `<!--@include: ./part.md-->` at `from`, which looks like a comment. */
function includeAt(text: string, from: number): { readonly label: string; readonly source: string } | null {
  if (!text.startsWith('<!--', from)) return null
  const [source = '', file = ''] =
    /^<!--[ \t]*@include:([^\n]*?)-->/.exec(text.slice(from, from + 1000)) ?? []
  return file.trim() === '' ? null : { label: `@include: ${file.trim()}`.slice(0, 80), source }
}

function includeLine(state: StateBlock, line: number, _end: number, silent: boolean): boolean {
  if ((state.sCount[line] ?? 0) - state.blkIndent >= 4) return false
  const from = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  const found = includeAt(state.src, from)
  if (!found || state.src.slice(from + found.source.length, state.eMarks[line]).trim() !== '') return false
  if (!silent) pushLine(state, line, chipBlock(found.label, found.source))
  return true
}

function includeInLine(state: StateInline, silent: boolean): boolean {
  const found = includeAt(state.src, state.pos)
  if (!found) return false
  if (!silent) state.push('author_mark', '', 0).content = chip(found.label, found.source)
  state.pos += found.source.length
  return true
}
