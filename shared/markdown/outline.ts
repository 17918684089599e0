// The headings of a post, with their level, text, line and id.
import { findBlock } from '../frontmatter/block.ts'
import { countBreaks } from '../text/line-starts.ts'
import { headingIds } from './heading-ids.ts'
import type { PostParser } from './parser.ts'
import { parseWhole } from './piece.ts'

export type Heading = {
  readonly level: number
  readonly text: string
  /** One-based, in the whole text. */
  readonly line: number
  readonly id: string
}

/** In the order of the text; only headings of the top level, as a contents list has them. */
export function outline(parser: PostParser, text: string): Heading[] {
  const body = findBlock(text, parser.generator)?.to ?? 0
  const before = countBreaks(text, body)
  const ids = headingIds(parser.dialect.headingIds)
  return parseWhole(parser, text.slice(body))
    .headings.map(({ level, text: words, line, given, source, isTop }) => ({
      heading: { level, text: words, line: before + line + 1, id: ids.next(words, given, source) },
      isTop,
    }))
    .flatMap(({ heading, isTop }) => (isTop ? [heading] : []))
}
