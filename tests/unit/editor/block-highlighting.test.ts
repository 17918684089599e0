import { markdown, markdownLanguage } from '@codemirror/lang-markdown'
import { HighlightStyle } from '@codemirror/language'
import { TreeFragment } from '@lezer/common'
import { highlightTree, tags } from '@lezer/highlight'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockStyles } from '../../../renderer/editor/block-highlighting.ts'
import { frontMatterMarkdown } from '../../../renderer/editor/front-matter-markdown.ts'

const style = HighlightStyle.define([
  { tag: tags.heading, class: 'heading' },
  { tag: tags.strong, class: 'strong' },
  { tag: tags.quote, class: 'quote' },
  { tag: tags.processingInstruction, class: 'mark' },
  { tag: tags.meta, class: 'meta' },
  { tag: [tags.tagName, tags.attributeName], class: 'tag' },
  { tag: tags.comment, class: 'comment' },
  { tag: tags.monospace, class: 'code' },
])
const { parser } = markdown({ base: markdownLanguage, extensions: frontMatterMarkdown }).language

const pieces = [
  ...['---\ntitle: A\n---\n', '# A **b** c\n', '> quoted *words*\n> # more\n', '- one\n  - **two**\n', '\n'],
  ...[
    '```js\nlet a\n```\n',
    '<div class="a">\n<b>x</b>\n</div>\n',
    '<!-- a\n\nb -->\n',
    'Words `code` <i>x</i>\n',
  ],
  ...['| a | **b** |\n| - | - |\n| c | d |\n', 'Title\n=====\n', '[a]: /b "c"\n', '```\nnot closed\n'],
]
const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join(''))

type Span = readonly [from: number, to: number, classes: string]

describe('the colours of the blocks in sight', () => {
  it('are those that the whole tree gives there', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, one, other) => {
        const tree = parser.parse(text)
        const [from = 0, to = 0] = [one, other].map((at) => at % (text.length + 1)).sort((a, b) => a - b)
        const [expected, found]: [Span[], Span[]] = [[], []]
        highlightTree(tree, style, (...span) => expected.push(span), from, to)
        blockStyles(style)(tree, (...span) => found.push(span), from, to)
        expect(found).toEqual(expected)
      }),
      { numRuns: 2000 },
    )
  })

  it('are those that the whole tree gives after each of a series of edits', () => {
    const edit = fc.record({
      at: fc.nat(),
      take: fc.nat(12),
      put: fc.oneof(fc.constantFrom(...pieces), fc.string()),
    })
    fc.assert(
      fc.property(texts, fc.array(edit, { maxLength: 6 }), (begun, edits) => {
        const styles = blockStyles(style)
        let text = begun
        let tree = parser.parse(text)
        let fragments = TreeFragment.addTree(tree)
        for (const { at, take, put } of edits) {
          const fromA = at % (text.length + 1)
          const toA = Math.min(fromA + take, text.length)
          text = text.slice(0, fromA) + put + text.slice(toA)
          const change = { fromA, toA, fromB: fromA, toB: fromA + put.length }
          tree = parser.parse(text, TreeFragment.applyChanges(fragments, [change], 2))
          fragments = TreeFragment.addTree(tree)
          const [expected, found]: [Span[], Span[]] = [[], []]
          highlightTree(tree, style, (...span) => expected.push(span))
          styles(tree, (...span) => found.push(span), 0, text.length)
          expect(found).toEqual(expected)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
