// Environments of amsmath that stand for themselves: `\begin{align} … \end{align}` without any other mark. MyST reads
// them where the site enables `amsmath`. Source: mdit-py-plugins, amsmath/__init__.py.
import type { StateBlock } from 'markdown-it'
import type { Parser } from '../tokens.ts'

const begin = /^\\begin\{((?:equation|multline|gather|align|alignat|flalign|[pbvBV]?matrix|eqnarray)\*?)\}/

export function addMathEnvironments(parser: Parser): void {
  parser.block.ruler.before('blockquote', 'math_environment', mathEnvironment, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  })
}

/** TeX knows no blank line in one, so it is sought no further than to there. */
function mathEnvironment(state: StateBlock, line: number, end: number, silent: boolean): boolean {
  const from = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  if (state.src[from] !== '\\' || (state.sCount[line] ?? 0) - state.blkIndent >= 4) return false
  const name = begin.exec(state.src.slice(from, from + 40))?.[1]
  if (name === undefined) return false
  const close = `\\end{${name}}`
  let last = line
  let at = -1
  for (; at < 0 && last < end && !state.isEmpty(last); last++) {
    if (last > line && (state.sCount[last] ?? 0) < state.blkIndent) return false
    at = state.src.slice(state.bMarks[last], state.eMarks[last]).indexOf(close)
  }
  if (at < 0) return false
  if (silent) return true
  const token = state.push('math_block', 'math', 0)
  token.block = true
  const lines = state.getLines(line, last, state.blkIndent, false)
  token.content = lines.slice(0, lines.lastIndexOf(close) + close.length)
  token.map = [line, last]
  state.line = last
  return true
}
