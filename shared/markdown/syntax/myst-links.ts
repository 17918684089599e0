// Links of MyST: those without words show the title of what they lead to, `<project:other.md>` and `<path:a.txt>` lead
// to files of the site. Source: https://myst-parser.readthedocs.io/en/latest/syntax/cross-referencing.html
import type { StateCore } from 'markdown-it'
import { escapeHtml } from '../../text/escape-html.ts'
import type { Untitled } from '../link-titles.ts'
import type { PieceEnv } from '../piece.ts'
import type { Parser, Token } from '../tokens.ts'

export function addMystLinks(parser: Parser): void {
  parser.core.ruler.after('inline', 'myst_links', (state) => {
    const untitled: Token[] = []
    for (const token of state.tokens) {
      if (!token.children?.some(({ type }) => type === 'link_open' || type === 'link_title')) continue
      token.children = withWords(state, token.children)
      for (const child of token.children) if (child.type === 'link_title') untitled.push(child)
    }
    if (untitled.length > 0) (state.env as PieceEnv).untitled = untitled
  })
  parser.renderer.rules.link_title = (tokens, at) => escapeHtml(tokens[at]?.content ?? '')
}

/** Makes of a token one that shows the title of what has this name in the post, or `otherwise`. */
export function markUntitled(token: Token, untitled: Untitled): void {
  token.type = 'link_title'
  token.content = untitled.otherwise
  token.meta = untitled
}

function withWords(state: StateCore, children: readonly Token[]): Token[] {
  const shown: Token[] = []
  for (let at = 0; at < children.length; at++) {
    const token = children[at]
    if (!token) break
    shown.push(token)
    if (token.type !== 'link_open') continue
    const [, scheme, href = ''] =
      /^(?:(project|path):)?(.*)$/s.exec(String(token.attrGet('href') ?? '')) ?? []
    if (scheme !== undefined) token.attrSet('href', href)
    const isBare = scheme !== undefined && token.info === 'auto'
    if (!isBare && children[at + 1]?.type !== 'link_close') continue
    if (isBare) at++
    shown.push(wordsFor(state, href))
  }
  return shown
}

function wordsFor(state: StateCore, href: string): Token {
  const token = new state.Token('text', '', 0)
  token.content = state.md.normalizeLinkText(href)
  if (href.startsWith('#')) markUntitled(token, { target: token.content.slice(1), otherwise: token.content })
  return token
}
