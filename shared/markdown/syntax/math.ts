// TeX in a post: `$…$`, `$$…$$`, `\(…\)`, `\[…\]` and fences of math. Prices and escaped brackets stay what they are.
import type { StateBlock, StateInline } from 'markdown-it'
import { escapeHtml } from '../../text/escape-html.ts'
import type { Parser, Token } from '../tokens.ts'

/** MathML of `source`; throws with a sentence where the TeX is wrong. */
export type RenderMath = (source: string, isDisplay: boolean) => string

export function addMath(parser: Parser, marks: 'dollars' | 'double-dollars', render?: RenderMath): void {
  parser.inline.ruler.before('escape', 'math_brackets', inlineBrackets)
  parser.inline.ruler.after('escape', 'math_dollars', inlineDollars(marks))
  parser.block.ruler.after('blockquote', 'math_block', mathBlock, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  })
  const isDisplay = ({ meta }: Token) => meta?.display === true
  parser.renderer.rules.math_inline = (tokens, at) => {
    const token = tokens[at]
    return token ? mathHtml(token.content, isDisplay(token), render, 'span') : ''
  }
  const { fence } = parser.renderer.rules
  parser.renderer.rules.fence = (tokens, at, ...rest) => {
    const token = tokens[at]
    if (token && /^math\s*$/.test(token.info)) return mathHtml(token.content, true, render, 'div')
    return fence?.(tokens, at, ...rest) ?? ''
  }
  parser.renderer.rules.math_block = (tokens, at) => mathHtml(tokens[at]?.content ?? '', true, render, 'div')
}

/** Shown where it stands, also where it is wrong. */
export function mathHtml(
  content: string,
  isDisplay: boolean,
  render: RenderMath | undefined,
  tag: 'span' | 'div',
): string {
  const [open, close] = [`<${tag} class="math">`, `</${tag}>${tag === 'div' ? '\n' : ''}`]
  const source = escapeHtml(content.trim())
  if (!render) return `${open}<code>${source}</code>${close}`
  try {
    return open + render(content, isDisplay) + close
  } catch (error) {
    const words = escapeHtml(error instanceof Error ? error.message : String(error))
    const shown = tag === 'div' ? `<span class="math-words">${words}</span>` : ''
    return `${open}<code class="math-error" title="${words}">${source}</code>${shown}${close}`
  }
}

/** Two prices in a sentence are no formula between them. */
function looksLikeMath(content: string): boolean {
  return /[\\^_{}=<>+*/|]/.test(content) || /^[\p{L}\d][\p{L}\d'()., -]{0,7}$/u.test(content)
}

function inlineBrackets(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state
  if (src[pos] !== '\\' || src[pos + 1] !== '(') return false
  const end = src.indexOf('\\)', pos + 2)
  const content = src.slice(pos + 2, end)
  // In Markdown these are brackets that were escaped, unless what stands between them is plainly TeX.
  if (end < 0 || end - pos > 2000 || !/[\\^_{}=<>+]|^\s*\p{L}\s*$/u.test(content)) return false
  push(state, silent, content, 'inline')
  state.pos = end + 2
  return true
}

const inlineDollars =
  (marks: 'dollars' | 'double-dollars') =>
  (state: StateInline, silent: boolean): boolean => {
    const { src, pos } = state
    if (src[pos] !== '$') return false
    const isDouble = src[pos + 1] === '$'
    const mark = isDouble ? '$$' : '$'
    const end = closing(src, pos + mark.length, mark)
    const content = src.slice(pos + mark.length, end)
    if (end < 0 || content.trim() === '' || (!isDouble && marks === 'double-dollars')) return false
    if (!isDouble) {
      if (/^\s|\s$/.test(content) || /\d/.test(src[end + 1] ?? '') || !looksLikeMath(content)) return false
    }
    // kramdown has no other mark for a formula in a line.
    push(state, silent, content, isDouble && marks === 'dollars' ? 'display' : 'inline')
    state.pos = end + mark.length
    return true
  }

/** The mark that ends what begins at `from`; a formula is no longer than a paragraph of some length. */
function closing(src: string, from: number, mark: string): number {
  const limit = Math.min(src.length, from + 2000)
  for (let at = from; at < limit; at++) {
    if (src[at] === '\\') at++
    else if (src.startsWith(mark, at)) return at
  }
  return -1
}

function push(state: StateInline, silent: boolean, content: string, display: 'display' | 'inline'): void {
  if (silent) return
  const token = state.push('math_inline', 'math', 0)
  token.content = content
  token.meta = { display: display === 'display' }
}

const ends = { $$: /\$\$(?:[ \t]*\([\w:.-]+\))?\s*$/, '\\]': /\\\]\s*$/ } as const

/**
 * `$$` alone on its line swallows up to its like, or to the end; what stands behind it, and `\[`, is TeX where it is
 * closed in the same paragraph. MyST puts a label behind the end.
 */
function mathBlock(state: StateBlock, line: number, end: number, silent: boolean): boolean {
  const textOf = (nth: number) =>
    state.src.slice((state.bMarks[nth] ?? 0) + (state.tShift[nth] ?? 0), state.eMarks[nth])
  const first = textOf(line)
  const mark = first.startsWith('$$') ? '$$' : first.startsWith('\\[') ? '\\]' : null
  if (mark === null || (state.sCount[line] ?? 0) - state.blkIndent >= 4) return false
  const swallows = mark === '$$' && first.trim() === '$$'
  const lines: string[] = []
  let last = line
  let isClosed = false
  for (; last < end && !isClosed; last++) {
    const source = last === line ? first.slice(2) : textOf(last)
    if (last > line && (state.sCount[last] ?? 0) < state.blkIndent && source !== '') break
    if (!swallows && source.trim() === '' && last > line) return false
    const close = ends[mark].exec(source)
    isClosed = close !== null
    lines.push(close ? source.slice(0, close.index) : source)
    // `$$x$$ and more` is a sentence that begins with a formula.
    if (mark === '$$' && last === line && lines[0]?.includes('$$')) return false
  }
  if (!swallows && !isClosed) return false
  if (silent) return true
  const token = state.push('math_block', 'math', 0)
  token.block = true
  token.content = lines.join('\n')
  token.map = [line, last]
  state.line = last
  return true
}
