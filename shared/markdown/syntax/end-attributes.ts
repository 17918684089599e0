// Lists of attributes behind the last word of a block, as markdown-it-attrs reads them: `words {.lead #id}`. They are
// those of the list's item or the table's cell, else of the outermost block that ends there.
// Source: arve0/markdown-it-attrs 4, patterns.js: "list item end", "td attributes" and "end of {.block}".
import type { Parser, Token } from '../tokens.ts'

/** Behind what reads lists in the line, which has the first claim to one. */
export function addEndAttributes(parser: Parser): void {
  parser.core.ruler.before('linkify', 'end_attributes', ({ tokens }) => {
    const open: Token[] = []
    for (const [at, token] of tokens.entries()) {
      if (token.nesting > 0) open.push(token)
      else if (token.nesting < 0) open.pop()
      const last = token.children?.at(-1)
      const list = last?.type === 'text' ? listAtEnd(last.content) : null
      if (!last || !list) continue
      last.content = last.content.slice(0, list.from).replace(/[ \t]$/, '')
      give(ownerOf(tokens, at, open), list.words)
    }
  })
}

/** Whatever stands in braces is one, and readers never see it; of `{{ value }}` the first brace is left. */
function listAtEnd(content: string): { readonly from: number; readonly words: readonly string[] } | null {
  const from = content.endsWith('}') ? content.lastIndexOf('{') : -1
  const inside = from < 0 ? '' : content.slice(from + 1, -1)
  if (inside === '' || inside === '.' || inside === '#' || inside.includes('}')) return null
  return { from, words: inside.trim().split(/\s+/) }
}

function ownerOf(tokens: readonly Token[], at: number, open: readonly Token[]): Token | undefined {
  const around = open.at(-1)
  const item = open.at(-2)
  if (around?.type === 'td_open' || around?.type === 'th_open') return around
  if (item?.type === 'list_item_open' && tokens[at - 2] === item) return item
  let closed = 0
  while ((tokens[at + 1 + closed]?.nesting ?? 0) < 0) closed++
  return open.at(-Math.max(1, closed))
}

function give(owner: Token | undefined, words: readonly string[]): void {
  for (const word of words) {
    if (/^#./.test(word)) owner?.attrSet('id', word.slice(1))
    else if (/^\../.test(word)) owner?.attrJoin('class', word.slice(1))
  }
}
