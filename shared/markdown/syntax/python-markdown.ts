// What Python-Markdown and its extensions read that no other does: lists behind blank lines alone, admonitions, and code
// that names its language itself. Sources: markdown/blockprocessors.py,
// https://python-markdown.github.io/extensions/admonition/ and …/code_hilite/
import type { StateBlock } from 'markdown-it'
import { escapeHtml } from '../../text/escape-html.ts'
import type { Parser } from '../tokens.ts'
import { boxLook } from './admonitions.ts'
import { codeHtml, codeInfo } from './code-blocks.ts'

export type AdmonitionMark = '!!!' | '???'

const opening = /^(!!!|\?\?\?\+?)[ \t]+([\w-]+)(?:[ \t]+[\w -]*?)?(?:[ \t]*"([^"]*)")?$/

export function addPythonMarkdown(parser: Parser, marks: readonly AdmonitionMark[]): void {
  addLists(parser)
  if (marks.length > 0)
    parser.block.ruler.before('fence', 'admonition', admonition(marks), {
      alt: ['paragraph', 'reference', 'blockquote', 'list'],
    })
  parser.renderer.rules.admonition = (tokens, at) => tokens[at]?.content ?? ''
  parser.renderer.rules.code_block = (tokens, at) => {
    const content = tokens[at]?.content ?? ''
    const [first = '', info] = /^(?::::|#!)([\w+#-]+(?:[ \t][^\n]*)?)\n/.exec(content) ?? []
    return codeHtml(content.slice(first.length), codeInfo(info ?? ''), null)
  }
}

/** Below words an item is more of them, but in a list; and `1)` is the sign of none. */
function addLists(parser: Parser): void {
  const { ruler } = parser.block
  const all = ruler.getRules('')
  ruler.disable('list')
  const others = new Set(ruler.getRules(''))
  ruler.enable('list')
  const list = all.find((rule) => !others.has(rule))
  if (!list) return
  const pythonList = (state: StateBlock, line: number, end: number, silent: boolean): boolean => {
    if (silent && state.parentType !== 'reference' && state.listIndent < 0) return false
    const from = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
    if (/^\d{1,9}\)/.test(state.src.slice(from, from + 10))) return false
    return list(state, line, end, silent)
  }
  ruler.at('list', pythonList, { alt: ['paragraph', 'reference', 'blockquote'] })
}

/** `!!! note "Title"` and all that is indented below it. */
const admonition =
  (marks: readonly AdmonitionMark[]) =>
  (state: StateBlock, line: number, end: number, silent: boolean): boolean => {
    if ((state.sCount[line] ?? 0) - state.blkIndent >= 4) return false
    const source = state.src
      .slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line])
      .trim()
    const found = opening.exec(source)
    if (!found || !marks.some((mark) => source.startsWith(mark))) return false
    if (silent) return true
    const [, mark = '', kind = '', given] = found
    const isFolded = mark !== '!!!'
    const title = given ?? (kind[0] ?? '').toUpperCase() + kind.slice(1)
    let last = line + 1
    for (let at = line + 1; at < end; at++) {
      if (state.isEmpty(at)) continue
      if ((state.sCount[at] ?? 0) - state.blkIndent < 4) break
      last = at + 1
    }
    const box = `<div class="markdown-alert markdown-alert-${boxLook(kind.toLowerCase()) ?? 'note'}">`
    const head = isFolded
      ? `<details${mark === '???+' ? ' open' : ''}><summary>${escapeHtml(title)}</summary>`
      : title === ''
        ? ''
        : `<p class="markdown-alert-title">${escapeHtml(title)}</p>`
    const open = state.push('admonition', '', 1)
    open.block = true
    open.content = `${box}${head}\n`
    open.map = [line, last]
    const { blkIndent, lineMax, parentType } = state
    state.blkIndent += 4
    state.lineMax = last
    state.parentType = 'blockquote'
    state.md.block.tokenize(state, line + 1, last)
    state.blkIndent = blkIndent
    state.lineMax = lineMax
    state.parentType = parentType
    const close = state.push('admonition', '', -1)
    close.block = true
    close.content = `${isFolded ? '</details>' : ''}</div>\n`
    state.line = last
    return true
  }
