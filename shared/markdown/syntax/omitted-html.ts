// Raw HTML that a site leaves out, as Hugo does unless its settings say `unsafe`: readers see nothing of it. A chip
// stands in its place where they miss something, since the site's generator only tells whoever reads its log.
import type { Parser, Token } from '../tokens.ts'
import { chip, chipBlock } from './chip.ts'
import { htmlPieces } from './html-pieces.ts'

export function omitHtml(parser: Parser): void {
  parser.core.ruler.after('inline', 'omitted_html', ({ tokens }) => {
    for (const token of tokens) {
      // What stands for a template's tag is the site's own.
      if (token.type === 'html_block' && token.markup === '') omitBlock(token)
      for (const child of token.children ?? []) if (child.type === 'html_inline') omitTag(child)
    }
  })
  parser.renderer.rules.omitted_html = (tokens, at) => tokens[at]?.content ?? ''
}

/** Comments stay: they are the author's, whatever the site does. */
function omitBlock(token: Token): void {
  const { content } = token
  const pieces = htmlPieces(content)
  const comments = pieces.flatMap(({ kind, source }) => (kind === 'comment' ? [source] : []))
  if (comments.length > 0) token.content = `${comments.join('\n')}\n`
  else {
    token.type = 'omitted_html'
    token.content = chipBlock(label(content), reason + content)
  }
}

function omitTag(token: Token): void {
  const { content } = token
  if (content.startsWith('<!--')) return
  token.type = 'omitted_html'
  token.content = /^<(?:img|video|audio|iframe|object|embed)\b/i.test(content)
    ? chip(label(content), reason + content)
    : ''
}

const reason = 'The site’s settings leave raw HTML out (markup.goldmark.renderer.unsafe): '

function label(html: string): string {
  const [tag = ''] = /<\/?[a-zA-Z][\w-]*/.exec(html) ?? []
  return tag === '' ? 'HTML left out' : `HTML left out · ${tag}>`
}
