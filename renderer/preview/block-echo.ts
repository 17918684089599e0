// A block rendered at once, in the turn of the key that changed it: the worker's answer comes a frame later, and
// confirms or corrects it. Only where one block alone can be touched; whatever is in doubt waits for the worker.
import { type PostParser, postParser } from '../../shared/markdown/parser.ts'
import { noGlobals } from '../../shared/markdown/piece.ts'
import { renderSegment, segmentOf, segmentStarts } from '../../shared/markdown/segments.ts'
import type { Definitions } from './preview-contract.ts'

/** A longer block would be felt under the hand. */
const LONGEST = 8_000

export type BlockEcho = {
  /** The HTML of a block's new source; null where other blocks, or what the post defines, may matter to it. */
  render(source: string, definitions: Definitions): string | null
}

export function blockEcho(generator: string): BlockEcho {
  let parser: PostParser | null = null
  return {
    render(source, definitions) {
      if (source.length > LONGEST || definitions === 'words') return null
      if (definitions === 'brackets' && source.includes('[')) return null
      // Formulas are the worker's; raw HTML and tags may open what a later block closes.
      if (/[$<]|\\[([]|\{[{%<]|\[\^|\[\[|\^\[/.test(source)) return null
      parser ??= postParser(generator)
      if (segmentStarts(parser, source).length !== 1) return null
      const segment = segmentOf(parser, source)
      if (segment.definitions !== null) return null
      const { headings, marks, hasContents, span, html } = renderSegment(parser, segment, noGlobals)
      if (headings.length + marks.length > 0 || hasContents || span?.from !== 0) return null
      return html({ ids: [], notes: [], contents: '' })
    },
  }
}
