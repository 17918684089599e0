// Words struck out by one tilde or two: ~old~ and ~~old~~ (github.github.com/gfm, section 6.5). markdown-it knows two
// alone, which stays the rule of the dialects where one tilde sets letters low.
import type { Parser } from '../tokens.ts'

const TILDE = 0x7e
/** Runs of one tilde and of two close only their like, so each is a mark of its own to the parser. */
const marks = [0xf0001, 0xf0002] as const

export function addStrikethrough(parser: Parser): void {
  parser.inline.ruler.at('strikethrough', (state, silent) => {
    if (silent || state.src.charCodeAt(state.pos) !== TILDE) return false
    const run = state.scanDelims(state.pos, true)
    const token = state.push('text', '', 0)
    token.content = '~'.repeat(run.length)
    const marker = marks[run.length - 1]
    if (marker !== undefined) {
      const { can_open: open, can_close: close } = run
      state.delimiters.push({ marker, length: 0, token: state.tokens.length - 1, end: -1, open, close })
    }
    state.pos += run.length
    return true
  })
  parser.inline.ruler2.at('strikethrough', (state) => {
    strike(state, state.delimiters)
    for (const meta of state.tokens_meta) if (meta?.delimiters) strike(state, meta.delimiters)
    return false
  })
}

type Inline = Parameters<Parameters<Parser['inline']['ruler2']['push']>[1]>[0]

function strike({ tokens }: Inline, delimiters: Inline['delimiters']): void {
  for (const { marker, token, end } of delimiters) {
    const isOurs = marker === marks[0] || marker === marks[1]
    const closer = delimiters[end]
    const first = tokens[token]
    const last = closer && tokens[closer.token]
    if (!isOurs || !first || !last) continue
    const markup = first.content
    Object.assign(first, { type: 's_open', tag: 'del', nesting: 1, markup, content: '' })
    Object.assign(last, { type: 's_close', tag: 'del', nesting: -1, markup, content: '' })
  }
}
