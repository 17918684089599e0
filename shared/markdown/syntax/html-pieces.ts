// Raw HTML taken apart into comments, tags and the text between, well enough to leave alone what is not meant.

export type HtmlPiece = { readonly kind: 'comment' | 'tag' | 'text'; readonly source: string }

const comment = /<!--[\s\S]*?(?:-->|$)/y
/** Bounded, or an unclosed tag would be looked for through the whole post, again and again. */
const tag = /<\/?[a-zA-Z](?:[^<>"']|"[^"]{0,500}"|'[^']{0,500}'){0,1000}>/y

/** The pieces in order; joined they are `html` again. */
export function htmlPieces(html: string): HtmlPiece[] {
  const pieces: HtmlPiece[] = []
  let text = 0
  const push = (kind: HtmlPiece['kind'], from: number, to: number) => {
    if (to > from) pieces.push({ kind, source: html.slice(from, to) })
  }
  for (let at = html.indexOf('<'); at >= 0; ) {
    const kind = html.startsWith('<!--', at) ? 'comment' : 'tag'
    const form = kind === 'comment' ? comment : tag
    form.lastIndex = at
    const found = form.exec(html)
    if (found) {
      push('text', text, at)
      push(kind, at, form.lastIndex)
      text = form.lastIndex
    }
    at = html.indexOf('<', found ? text : at + 1)
  }
  push('text', text, html.length)
  return pieces
}
