import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joined, type ShownPart, topParts } from '../../../shared/markdown/blocks.ts'
import { surroundingOf } from '../../../shared/markdown/pairs.ts'
import { postParser } from '../../../shared/markdown/parser.ts'
import type { Token } from '../../../shared/markdown/tokens.ts'

const parser = postParser()

/** Each block's lines as they stand in the text. */
function split(text: string): string[] {
  const lines = text.split('\n')
  return blocksOf(parser.parse(text, {}), lines.length).map(({ fromLine, toLine }) =>
    lines.slice(fromLine, toLine).join('\n').trimEnd(),
  )
}

function blocksOf(tokens: Token[], endLine: number) {
  const parts = topParts(tokens).flatMap(({ tokens: own, span }): ShownPart[] =>
    span ? [{ ...surroundingOf(own[0]), block: { html: '', fromLine: span.from, toLine: span.to } }] : [],
  )
  return joined(parts, endLine)
}

describe('joined', () => {
  it('makes a block of each paragraph, list, quote, table and fence', () => {
    const blocks = [
      '# A walk',
      'By the\nlake.',
      '- one\n  - two\n\n- three',
      '> said\n> he',
      '| a |\n| - |\n| b |',
    ]
    const text = [...blocks, '```js\n\nx\n```', '---'].join('\n\n')
    expect(split(text)).toEqual([...blocks, '```js\n\nx\n```', '---'])
  })

  it.each<[string, string]>([
    ['a div around Markdown', '<div class="note">\n\n**Note**\n\n- one\n\n</div>'],
    ['details', '<details>\n<summary>More</summary>\n\nText\n\n```\n</details>\n```\n\n</details>'],
    ['a figure in a section', '<section>\n\n<figure>\n\n![x](y.png)\n\n</figure>\n\nText\n\n</section>'],
    ['a tag in upper case', '<DIV>\n\nText\n\n</Div>'],
    ['a comment that seems to close it', '<div>\n\n<!-- </div> -->\n\nText\n\n</div>'],
    ['an attribute that seems to close it', '<div title="</div>">\n\nText\n\n</div>'],
  ])('keeps together what HTML opens and closes around it: %s', (_name, wrapped) => {
    expect(split(`Before\n\n${wrapped}\n\nAfter`)).toEqual(['Before', wrapped, 'After'])
  })

  it.each<[string, string]>([
    ['an end without a beginning', '</div>'],
    ['an element that closes itself', '<video src="x.mp4" />'],
    ['a paragraph’s tag, whose end may be left out', '<p align="center">'],
    ['a comment', '<!-- <div> -->'],
    ['an element that is closed at once', '<div><section>x</section></div>'],
  ])('does not wait for the end of %s', (_name, html) => {
    expect(split(`Before\n\n${html}\n\nAfter`)).toEqual(['Before', html, 'After'])
  })

  it('takes all to the end where an element is never closed', () => {
    expect(split('Before\n\n<div>\n\nText\n\nMore')).toEqual(['Before', '<div>\n\nText\n\nMore'])
  })

  it('loses no token, and gives lines that rise and lie in the text', () => {
    const pieces = fc.constantFrom(
      ...['# a', '- b', '  - c', '> d', '```', 'e', '', '', '<div>', '</div>', '<details>', '</details>'],
      ...['| a |', '| - |', '[^1]', '[^1]: f', '<!--', '-->', '    g', '---', '1. h', '<p>'],
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (lines) => {
        const tokens = parser.parse(lines.join('\n'), {})
        const parts = topParts(tokens)
        expect(parts.flatMap((part) => part.tokens)).toEqual(tokens)
        // Footnotes are shown at the end, wherever they are written.
        const body = tokens.slice(0, tokens.findIndex(({ type }) => type.startsWith('footnote')) >>> 0)
        const blocks = blocksOf(body, Math.max(1, lines.length))
        for (const { fromLine, toLine } of blocks) {
          expect(0 <= fromLine && fromLine <= toLine && toLine <= lines.length + 1).toBe(true)
        }
        const starts = blocks.map(({ fromLine }) => fromLine)
        expect(starts).toEqual([...starts].sort((a, b) => a - b))
      }),
      { numRuns: 1000 },
    )
  })
})
