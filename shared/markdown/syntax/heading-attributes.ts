// `## Heading {#id .class}`: the id by which authors link to a heading whatever its words become.
import type { Parser } from '../tokens.ts'

const list =
  /[ \t]*\{(?:\/\*|:)?[ \t]*((?:(?:[#.][\p{L}\p{M}\p{N}_:.-]+|[\w-]+=(?:"[^"]*"|'[^']*'|[^\s"'}]+))[ \t]*)+)(?:\*\/)?\}[ \t]*$/u

export function addHeadingAttributes(parser: Parser): void {
  parser.core.ruler.before('inline', 'heading_attributes', ({ tokens }) => {
    for (const [at, token] of tokens.entries()) {
      const inline = tokens[at + 1]
      if (token.type !== 'heading_open' || inline?.type !== 'inline' || !inline.content.includes('{'))
        continue
      const found = list.exec(inline.content)
      if (!found) continue
      inline.content = inline.content.slice(0, found.index)
      for (const mark of (found[1] ?? '').trim().split(/[ \t]+/)) {
        if (mark.startsWith('#')) token.attrSet('id', mark.slice(1))
        else if (mark.startsWith('.')) token.attrJoin('class', mark.slice(1))
      }
    }
  })
}
