// Lists of attributes on a line of their own: `{: .class #id}` of kramdown and Python-Markdown, `{.class}` of Goldmark
// and MyST. Readers never see them; what they style is the site's business. And kramdown's comments.
import type { StateBlock } from 'markdown-it'
import type { Parser } from '../tokens.ts'
import { noteHtml } from './comments.ts'

const alt = ['paragraph', 'reference', 'blockquote', 'list']
const forms = {
  '{:': /^\{::?[^{}]*\/?\}$|^\^$/,
  '{': /^\{[ \t]*(?:(?:[#.][\p{L}\p{N}_:.-]+|[\w-]+=(?:"[^"]*"|'[^']*'|[^\s"'}]+))[ \t]*)+\}$/u,
} as const

export function addAttributeLines(parser: Parser, mark: '{' | '{:'): void {
  if (mark === '{:') {
    parser.block.ruler.before('heading', 'heading_with_list', headingWithList, { alt })
    parser.block.ruler.before('html_block', 'kramdown_comment', comment, { alt })
    parser.renderer.rules.kramdown_comment = (tokens, at) => tokens[at]?.content ?? ''
  }
  parser.block.ruler.before('html_block', 'attribute_line', attributeLine(forms[mark]), { alt })
}

const lineAt = (state: StateBlock, line: number) =>
  state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trim()

const attributeLine =
  (form: RegExp) =>
  (state: StateBlock, line: number, _end: number, silent: boolean): boolean => {
    const source = lineAt(state, line)
    if (!form.test(source) || /^\{:\s*toc\b/i.test(source)) return false
    if (silent) return true
    const token = state.push('attribute_line', '', 0)
    token.map = [line, line + 1]
    token.hidden = true
    state.line = line + 1
    return true
  }

/** A heading whose list stands below it: the id in it is the heading's. */
function headingWithList(state: StateBlock, line: number, end: number, silent: boolean): boolean {
  const source = lineAt(state, line)
  if (silent || line + 1 >= end || !/^#{1,6}[ \t]/.test(source)) return false
  if ((state.sCount[line] ?? 0) - state.blkIndent >= 4) return false
  const below = lineAt(state, line + 1)
  if (!/^\{:[^{}:][^{}]*\}$/.test(below) || !/[#]/.test(below)) return false
  const [, marks = '', words = ''] = /^(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?$/.exec(source) ?? []
  const open = state.push('heading_open', `h${marks.length}`, 1)
  open.markup = marks
  open.map = [line, line + 2]
  const inline = state.push('inline', '', 0)
  // The list at the end of a heading's own line is read alike.
  const list = [...below.matchAll(/[#.][\p{L}\p{N}_:.-]+/gu)].map(([mark]) => mark).join(' ')
  inline.content = `${words} {:${list}}`
  inline.map = [line, line + 1]
  inline.children = []
  state.push('heading_close', `h${marks.length}`, -1).markup = marks
  state.line = line + 2
  return true
}

/** `{::comment}` up to its end, or to the end of the post. */
function comment(state: StateBlock, line: number, end: number, silent: boolean): boolean {
  if (!/^\{::comment\}$/.test(lineAt(state, line))) return false
  if (silent) return true
  let last = line + 1
  while (last < end && !/^\{:\/(?:comment)?\}$/.test(lineAt(state, last))) last++
  const token = state.push('kramdown_comment', '', 0)
  token.block = true
  token.content = noteHtml(`<!--${state.getLines(line + 1, last, state.blkIndent, false)}-->`, 'div')
  token.map = [line, Math.min(end, last + 1)]
  state.line = Math.min(end, last + 1)
  return true
}
