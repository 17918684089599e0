// What stands within a directive: Markdown below its first line, words behind its name.
import type { StateBlock } from 'markdown-it'
import type { Token } from '../tokens.ts'

export type Directive = {
  readonly name: string
  /** What stands behind the name. */
  readonly argument: string
  readonly options: ReadonlyMap<string, string>
  readonly isMyst: boolean
  /** MyST in Sphinx, which takes words behind the name of a box for its first line; mystmd for its title. */
  readonly isSphinx: boolean
}

/** Where a directive stands: its first line, its content, half open, and the line behind it. */
export type Lines = {
  readonly line: number
  readonly from: number
  readonly to: number
  readonly next: number
}

/** The blocks of the lines of `[from, to)`. */
export function inside(state: StateBlock, from: number, to: number): void {
  const { parentType, lineMax } = state
  state.parentType = 'blockquote'
  state.lineMax = to
  state.md.block.tokenize(state, from, to)
  state.parentType = parentType
  state.lineMax = lineMax
}

/** The same, without a place among the post's tokens yet. */
export function tokensInside(state: StateBlock, from: number, to: number): Token[] {
  const before = state.tokens.length
  state.level++
  inside(state, from, to)
  state.level--
  return state.tokens.splice(before)
}

/** One by one: a call takes no more arguments than its stack holds. */
export function pushAll(state: StateBlock, tokens: readonly Token[]): void {
  for (const token of tokens) state.tokens.push(token)
}

export function words(state: StateBlock, content: string, line: number): void {
  const inline = state.push('inline', '', 0)
  inline.content = content
  inline.map = [line, line + 1]
  inline.children = []
}

export function paragraph(state: StateBlock, content: string, line: number): void {
  state.push('paragraph_open', 'p', 1)
  words(state, content, line)
  state.push('paragraph_close', 'p', -1)
}

/** HTML of ours around or between what is Markdown. */
export function directiveHtml(
  state: StateBlock,
  html: string,
  map: [number, number] | null,
  nesting: -1 | 0 | 1 = 0,
): void {
  const token = state.push('directive_html', '', nesting)
  token.block = true
  token.content = html
  token.map = map
}
