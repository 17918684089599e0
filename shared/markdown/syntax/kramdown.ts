// Lists of attributes on a line of their own, as kramdown and Python-Markdown have them: `{: .class #id}`.
// Readers never see them; what they style is the site's business.
import type { StateBlock } from 'markdown-it'
import type { Parser } from '../tokens.ts'

export function addKramdown(parser: Parser): void {
  parser.block.ruler.before('html_block', 'attribute_line', attributeLine, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  })
}

function attributeLine(state: StateBlock, line: number, _end: number, silent: boolean): boolean {
  const from = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  if (state.src[from] !== '{') return false
  const source = state.src.slice(from, state.eMarks[line]).trim()
  if (!/^\{::?[^{}]*\/?\}$/.test(source) || /^\{:\s*toc\b/i.test(source)) return false
  if (silent) return true
  const token = state.push('attribute_line', '', 0)
  token.map = [line, line + 1]
  token.hidden = true
  state.line = line + 1
  return true
}
