// The markdown-it chain: CommonMark with GitHub's extensions, footnotes, and ids for headings.
import { footnote } from '@mdit/plugin-footnote'
import { tasklist } from '@mdit/plugin-tasklist'
import MarkdownIt, { type MarkdownIt as Parser, type Token } from 'markdown-it'
import { headingIds } from './heading-ids.ts'

export type { Parser, Token }

/** The parser of posts. Raw HTML passes as it stands; whoever shows it has to sanitise it. */
export function postParser(): Parser {
  const parser = new MarkdownIt({ html: true, linkify: true, typographer: false, breaks: false })
  parser.linkify.set({ fuzzyLink: false, fuzzyEmail: true, fuzzyIP: false })
  addWwwLinks(parser)
  parser.use(footnote)
  parser.use(tasklist, { label: false })
  namelessBoxes(parser)
  emptyQuoteAsInSpec(parser)
  addHeadingIds(parser)
  addSourceLines(parser)
  return parser
}

/** CommonMark and nothing else, with raw HTML as it stands: what the specification's examples are run against. */
export function commonmarkParser(): Parser {
  const parser = new MarkdownIt('commonmark')
  emptyQuoteAsInSpec(parser)
  return parser
}

/** GitHub's `www.` autolinks; other bare names ("config.md") are text: GFM 6.9. */
function addWwwLinks(parser: Parser): void {
  parser.linkify.add('www.', {
    validate: (text, at) =>
      /^[\w-]+(?:\.[\w-]+)+(?:[/?#][^\s<]*)?/.exec(text.slice(at, at + 2048))?.[0].length ?? 0,
    normalize: (match) => {
      match.url = `http://${match.url}`
    },
  })
}

/** An empty block quote has a line break inside in CommonMark's examples (218, 239, 240). */
function emptyQuoteAsInSpec(parser: Parser): void {
  parser.renderer.rules.blockquote_open = (tokens, at, options, _env, renderer) => {
    const opened = renderer.renderToken(tokens, at, options)
    return tokens[at + 1]?.type === 'blockquote_close' && !opened.endsWith('\n') ? `${opened}\n` : opened
  }
}

/** The plugin counts the boxes of a post for ids that nothing uses; a block must not depend on those above. */
function namelessBoxes(parser: Parser): void {
  parser.core.ruler.push('nameless_boxes', ({ tokens }) => {
    for (const box of tokens.flatMap(({ children }) => children ?? [])) {
      if (box.type === 'checkbox_input') box.attrs = box.attrs?.filter(([name]) => name !== 'id') ?? null
    }
  })
}

function addHeadingIds(parser: Parser): void {
  parser.core.ruler.push('heading_ids', (state) => {
    const ids = headingIds()
    state.tokens.forEach((token, at) => {
      const inline = state.tokens[at + 1]
      if (token.type === 'heading_open' && inline?.type === 'inline' && token.attrGet('id') === null) {
        token.attrSet('id', ids.next(plainText(inline)))
      }
    })
  })
}

/** The text that a reader sees of an inline token. */
export function plainText(inline: Token): string {
  return (inline.children ?? [])
    .map((child) => {
      if (child.type === 'text' || child.type === 'code_inline') return child.content
      if (child.type === 'softbreak' || child.type === 'hardbreak') return ' '
      return child.type === 'image' ? plainText(child) : ''
    })
    .join('')
    .trim()
}

/** Every block knows the line of the source that it begins at, counted from its top-level block's first line. */
function addSourceLines(parser: Parser): void {
  parser.core.ruler.push('source_lines', (state) => {
    let top = 0
    for (const token of state.tokens) {
      if (!token.map || token.nesting < 0) continue
      if (token.level === 0) top = token.map[0]
      else if (token.block && token.type !== 'inline') token.attrSet('data-line', String(token.map[0] - top))
    }
  })
}
