// TeX in a post: `$…$`, `$$…$$`, `\(…\)`, `\[…\]` and fences of math. Prices and escaped brackets stay what they are.
import type { StateBlock, StateInline } from 'markdown-it'
import { escapeHtml } from '../../text/escape-html.ts'
import type { Parser, Token } from '../tokens.ts'
import { bracketsAt, dollarsAt, type Formula } from './formulas.ts'
import { addMathInWords } from './math-in-words.ts'

/**
 * Where a site finds formulas: nowhere but in fences; in the source, by `$…$` and `$$…$$` or by kramdown's `$$…$$` alone;
 * or in the words that Markdown has made of it, which a script in the reader's page looks through.
 */
export type MathReading = 'none' | 'dollars' | 'double-dollars' | 'words'

/** MathML of `source`; throws with a sentence where the TeX is wrong. */
export type RenderMath = (source: string, isDisplay: boolean) => string

export function addMath(parser: Parser, reading: MathReading, render?: RenderMath): void {
  if (reading === 'words' || reading === 'double-dollars') {
    const toHtml = (content: string, isDisplay: boolean) => mathHtml(content, isDisplay, render, 'span')
    addMathInWords(parser, reading === 'words' ? 'all' : 'brackets', toHtml)
  }
  if (reading === 'dollars' || reading === 'double-dollars') addMathInSource(parser, reading)
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

function addMathInSource(parser: Parser, marks: 'dollars' | 'double-dollars'): void {
  parser.inline.ruler.before('escape', 'math_brackets', inlineBrackets)
  parser.inline.ruler.after('escape', 'math_dollars', inlineDollars(marks))
  parser.block.ruler.after('blockquote', 'math_block', mathBlock, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  })
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

function inlineBrackets(state: StateInline, silent: boolean): boolean {
  const found = state.src[state.pos + 1] === '(' ? bracketsAt(state.src, state.pos) : null
  // In Markdown these are brackets that were escaped, unless what stands between them is plainly TeX.
  if (!found || !/[\\^_{}=<>+]|^\s*\p{L}\s*$/u.test(found.content)) return false
  return push(state, silent, found)
}

const inlineDollars =
  (marks: 'dollars' | 'double-dollars') =>
  (state: StateInline, silent: boolean): boolean => {
    const found = dollarsAt(state.src, state.pos)
    if (!found || (!found.isDisplay && marks === 'double-dollars')) return false
    // kramdown has no other mark for a formula in a line.
    return push(state, silent, marks === 'dollars' ? found : { ...found, isDisplay: false })
  }

function push(state: StateInline, silent: boolean, { content, to, isDisplay }: Formula): true {
  if (!silent) {
    const token = state.push('math_inline', 'math', 0)
    token.content = content
    token.meta = { display: isDisplay }
  }
  state.pos = to
  return true
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
