// The headings of a post, with their level, text, line and id.
import { findBlock } from '../frontmatter/block.ts'
import { type Parser, plainText } from './parser.ts'

export type Heading = {
  readonly level: 1 | 2 | 3 | 4 | 5 | 6
  readonly text: string
  /** One-based, in the whole text. */
  readonly line: number
  readonly id: string
}

/** In the order of the text; only headings of the top level, as a contents list has them. */
export function outline(parser: Parser, text: string): Heading[] {
  const body = findBlock(text)?.to ?? 0
  const before = text.slice(0, body).split('\n').length - 1
  const tokens = parser.parse(text.slice(body), {})
  return tokens.flatMap((token, at) => {
    const inline = tokens[at + 1]
    if (token.type !== 'heading_open' || token.level !== 0 || !inline || !token.map) return []
    const level = Number(token.tag.slice(1)) as Heading['level']
    return [
      {
        level,
        text: plainText(inline),
        line: before + token.map[0] + 1,
        id: String(token.attrGet('id') ?? ''),
      },
    ]
  })
}
