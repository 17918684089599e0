// A block rendered at once, in the turn of the key that changed it: the worker's answer comes a frame later, and
// confirms or corrects it. Only where one block alone can be touched; whatever is in doubt waits for the worker.
import { findBlock } from '../../shared/frontmatter/block.ts'
import { readFields } from '../../shared/frontmatter/read-fields.ts'
import { topParts } from '../../shared/markdown/blocks.ts'
import { headingIds } from '../../shared/markdown/heading-ids.ts'
import type { MarkdownSettings } from '../../shared/markdown/markdown-settings.ts'
import { isBalanced } from '../../shared/markdown/pairs.ts'
import { type PostParser, postParser } from '../../shared/markdown/parser.ts'
import { type Globals, noGlobals, parsePiece, renderTokens, settle } from '../../shared/markdown/piece.ts'
import { retitled, showsFields } from '../../shared/markdown/render.ts'
import { definitionsIn } from '../../shared/markdown/segments.ts'

/** A longer block would be felt under the hand. */
const LONGEST = 8_000

export type BlockEcho = {
  /** To be called when there is time: else the first key waits for it. */
  prepare(): void
  /**
   * The HTML of a block's new source, which showed `before`; null where other blocks may matter to it. A heading
   * has the id that it would have alone.
   */
  render(source: string, globals: Globals, before: string): string | null
}

/** For posts of a site with this generator and these settings, which the worker is told too. */
export function blockEcho(generator: string, settings: MarkdownSettings): BlockEcho {
  let parser: PostParser | null = null

  function titleOf(source: string, before: string): string | null {
    const block = findBlock(source, generator)
    return block && retitled(before, readFields(source, block).fields)
  }

  function prepared(): PostParser {
    parser ??= postParser(generator, settings)
    return parser
  }

  function render(source: string, globals: Globals, before: string): string | null {
    if (source.length > LONGEST) return null
    if (showsFields(before)) return titleOf(source, before)
    // The end of an element that is gone may have stood between two tags, which belong together now.
    if (mayReachOver(source) || !isBalanced(before)) return null
    const parser = prepared()
    if (definitionsIn(parser, source) !== null) return null
    const piece = parsePiece(parser, source, globals)
    const { tokens, definitions, marks, headings, hasContents, untitled, env } = piece
    const [part, ...others] = topParts(tokens)
    if (part?.span?.from !== 0 || others.length > 0) return null
    if (definitions.length + marks.length + untitled.length > 0 || hasContents) return null
    const ids = headingIds(parser.dialect.headingIds)
    settle(piece, {
      ids: headings.map(({ text, given, source: of }) => ids.next(text, given, of)),
      notes: [],
      contents: '',
      titles: [],
    })
    return renderTokens(parser, tokens, env)
  }

  return { prepare: () => void render('Any *words*.\n', noGlobals, ''), render }
}

/** Formulas are the worker's; raw HTML and tags may open what a later block closes. */
function mayReachOver(source: string): boolean {
  if (isClosedFence(source)) return false
  const prose = source.replace(/(`+)(?!`)[^`\n]+\1/g, '')
  return /\$[^$]*\$|<[a-z/!?]|\\(?:[([]|begin\{)|\{[{%<]|\[\^|\[\[|\^\[/i.test(prose)
}

function isClosedFence(source: string): boolean {
  const found = /^ {0,3}(`{3,}|~{3,})(.*)\n/.exec(source)
  if (!found || /math|latex|tex/i.test(found[2] ?? '')) return false
  return source.trimEnd().endsWith(`\n${found[1]}`)
}
