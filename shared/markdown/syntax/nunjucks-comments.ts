// Comments of Nunjucks that stand for themselves: `{# note #}`, over any number of paragraphs. It reads a post before
// Markdown does. Those within a line are read with the other notes of a line.
// Source: https://mozilla.github.io/nunjucks/templating.html#comments
import type { StateBlock } from 'markdown-it'
import type { Parser } from '../tokens.ts'
import { noteHtml } from './comments.ts'

export function addNunjucksComments(parser: Parser): void {
  parser.block.ruler.before('fence', 'nunjucks_comment', comment, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  })
  parser.renderer.rules.nunjucks_comment = (tokens, at) => tokens[at]?.content ?? ''
}

/** An id of a heading or a line of attributes, which is closed without the sign. */
const attributes = /^\{#[^{}]*[^#{}]\}/

/** One that is never closed goes on to the end, as a fence does: it must not hang on what stands further down. */
function comment(state: StateBlock, line: number, end: number, silent: boolean): boolean {
  if ((state.sCount[line] ?? 0) - state.blkIndent >= 4) return false
  const from = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  if (!state.src.startsWith('{#', from)) return false
  const first = state.src.slice(from, state.eMarks[line])
  const closedAt = first.indexOf('#}', 2)
  // With words behind it, it stands in a line.
  if (attributes.test(first) || (closedAt >= 0 && first.slice(closedAt + 2).trim() !== '')) return false
  if (silent) return true
  const lines: string[] = [first.slice(2)]
  let last = line
  while (!lines.at(-1)?.includes('#}') && last + 1 < end) {
    const isOutside = (state.sCount[last + 1] ?? 0) < state.blkIndent && !state.isEmpty(last + 1)
    if (isOutside) break
    last++
    lines.push(state.getLines(last, last + 1, state.blkIndent, false))
  }
  const [noted = '', ...behind] = lines.join('\n').split('#}')
  const html = noteHtml(`<!--${noted}-->`, 'div')
  const words = behind.join('#}').trim()
  if (words === '') push(state, 0, html, [line, last + 1])
  else around(state, html, words, [line, last + 1])
  state.line = last + 1
  return true
}

function push(state: StateBlock, nesting: -1 | 0 | 1, html: string, map: [number, number] | null): void {
  const token = state.push('nunjucks_comment', '', nesting)
  token.block = true
  token.content = html
  token.map = map
}

/** A paragraph within the block, since none begins in the middle of a line. */
function around(state: StateBlock, html: string, words: string, map: [number, number]): void {
  push(state, 1, html, map)
  const place: [number, number] = [map[1] - 1, map[1]]
  state.push('paragraph_open', 'p', 1).map = place
  const inline = state.push('inline', '', 0)
  inline.content = words
  inline.map = place
  inline.children = []
  state.push('paragraph_close', 'p', -1)
  push(state, -1, '', null)
}
