// The source read in runs has the tree that it would have in one piece, after any edits.

import { markdown, markdownLanguage } from '@codemirror/lang-markdown'
import { LanguageDescription } from '@codemirror/language'
import { languages } from '@codemirror/language-data'
import { type Input, type Parser, type Tree, TreeFragment } from '@lezer/common'
import { classHighlighter, highlightTree } from '@lezer/highlight'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { frontMatterMarkdown } from '../../../renderer/editor/front-matter-markdown.ts'
import { markdownSource } from '../../../renderer/editor/markdown-source.ts'

const inOnePiece = markdown({
  base: markdownLanguage,
  codeLanguages: languages,
  extensions: frontMatterMarkdown,
}).language.parser

beforeAll(async () => {
  await LanguageDescription.matchLanguageName(languages, 'js')?.load()
})

const pieces = [
  ...[
    '---\ntitle: A\n---\n',
    '---\n',
    '+++\n',
    '# A **b** c\n',
    '> quoted *words*\n> # more\n',
    '\n',
    '\n\n\n',
    'b\n',
  ],
  ...[
    '- one\n  - **two**\n',
    '1. one\n\n   two\n',
    '    indented\n',
    '\n    indented\n',
    '[a]: /b "c"\n',
    '[a]:\n',
  ],
  ...[
    '```js\nlet a\n```\n',
    '```\n',
    '~~~\n',
    '<div class="a">\n<b>x</b>\n</div>\n',
    '<!-- a\n\nb -->\n',
    '<!--\n',
  ],
  ...['Words `code` <i>x</i>\n', '| a | **b** |\n| - | - |\n| c | d |\n', '| a | b |\n', '| - | - |\n'],
  ...[
    'Title\n=====\n',
    '===\n',
    '- ',
    '  ',
    '> ',
    'x',
    '$$\na\n$$\n',
    ':::note\nb\n:::\n',
    '[^1]: note\n\n    more\n',
  ],
]
const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''))
const edits = fc.record({ at: fc.nat(), deleted: fc.nat({ max: 30 }), put: fc.constantFrom('', ...pieces) })

const words = (
  'word·ab·é· · · ·\n·\n·\n\n·  \n·. ·, ·: ·:·;·*·**·`·~~·~·^·_·[·](·)·![·<·>·<b>·</b>·<div ·&·@·"·$·\\·' +
  '# ·- ·- [ ] ·1. ·> ·===\n·---\n·| ·| - | - |\n·```\n·    ·[a]: '
).split('·')
const wordyTexts = fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((parts) => parts.join(''))

/** CodeMirror's parser forgets of an item that begins with an empty line that it does, when it takes over what is in it. */
const emptyItem = /^(?:[ >]|(?:[-*+]|\d+[.)]) +)*(?:[-*+]|\d+[.)]) *$/m

/** How long the runs are. */
const lengths = fc.constantFrom(1, 20, 100)

type Range = { readonly from: number; readonly to: number }

/** Every node, and what the code and the HTML in them are coloured as, in a part of the text. */
function seen(tree: Tree, part: Range = { from: 0, to: tree.length }): readonly string[] {
  const found: string[] = []
  tree.iterate({ ...part, enter: ({ name, from, to }) => void found.push(`${name} ${from}-${to}`) })
  const put = (from: number, to: number, classes: string) => found.push(`${classes} ${from}-${to}`)
  highlightTree(tree, classHighlighter, put, part.from, part.to)
  return found
}

function read(parser: Parser, text: Input | string, fragments: readonly TreeFragment[], stop?: number): Tree {
  const parse = parser.startParse(text, fragments)
  if (stop !== undefined) parse.stopAt(stop)
  for (let tree = parse.advance(); ; tree = parse.advance()) if (tree) return tree
}

/** Something to read with that shows a part of the text, as CodeMirror does. */
function reading(runLength: number) {
  let viewport: Range | null = null
  let skipped: Range[] = []
  const { parser } = markdownSource({
    runLength,
    far: 60,
    sight: () => viewport && { viewport, skipUntilInView: (from, to) => skipped.push({ from, to }) },
  }).language
  const isSeen = ({ from, to }: Range) => viewport !== null && from < viewport.to && to > viewport.from
  return {
    parser,
    /** Shows another part; what is known of the text without what was read in outline there. */
    show(part: Range, fragments: readonly TreeFragment[]): readonly TreeFragment[] {
      viewport = part
      const cuts = skipped.filter(isSeen)
      skipped = skipped.filter((range) => !isSeen(range))
      return cuts.reduce(
        (left, { from, to }) =>
          TreeFragment.applyChanges(left, [{ fromA: from, toA: to, fromB: from, toB: to }], 2),
        fragments,
      )
    },
    follow(from: number, to: number, length: number) {
      const moved = (at: number) => (at >= to ? at + length - (to - from) : Math.min(at, from + length))
      skipped = skipped.map((range) => ({ from: moved(range.from), to: moved(range.to) }))
      if (viewport) viewport = { from: moved(viewport.from), to: moved(viewport.to) }
      return viewport
    },
  }
}

/** What is known of the text after each of the series is all that is known for the next. */
function expectTheSame(
  first: string,
  runLength: number,
  series: readonly { readonly at: number; readonly put: string }[],
  minGap: number,
): void {
  const { parser } = reading(runLength)
  let text = first
  let fragments = TreeFragment.addTree(parser.parse(text))
  for (const { at, put } of series) {
    const from = at % (text.length + 1)
    text = text.slice(0, from) + put + text.slice(from)
    fc.pre(!emptyItem.test(text))
    const change = { fromA: from, toA: from, fromB: from, toB: from + put.length }
    fragments = TreeFragment.applyChanges(fragments, [change], minGap)
    const tree = read(parser, text, fragments)
    fragments = TreeFragment.addTree(tree, fragments)
    expect(seen(tree)).toEqual(seen(inOnePiece.parse(text)))
  }
}

describe('the source read in runs', () => {
  it('has the tree that it has in one piece', () => {
    const { parser } = reading(1)
    fc.assert(
      fc.property(texts, (text) => {
        expect(seen(parser.parse(text))).toEqual(seen(inOnePiece.parse(text)))
      }),
      { numRuns: 2000 },
    )
  })

  it('has it after any edits where it is seen, wherever the reading stopped between', () => {
    const maybe = fc.option(fc.nat(), { nil: undefined })
    const steps = fc.array(fc.record({ edit: edits, stop: maybe, shown: maybe }), { maxLength: 8 })
    fc.assert(
      fc.property(texts, lengths, steps, (first, runLength, series) => {
        const { parser, show, follow } = reading(runLength)
        let text = first
        let fragments = TreeFragment.addTree(parser.parse(text))
        for (const { edit, stop, shown } of series) {
          const from = edit.at % (text.length + 1)
          const to = Math.min(text.length, from + edit.deleted)
          text = text.slice(0, from) + edit.put + text.slice(to)
          fc.pre(!emptyItem.test(text))
          const change = { fromA: from, toA: to, fromB: from, toB: from + edit.put.length }
          fragments = TreeFragment.applyChanges(fragments, [change], 2)
          let part = follow(from, to, edit.put.length)
          if (shown !== undefined) {
            const top = shown % (text.length + 1)
            part = { from: top, to: Math.min(text.length, top + 50) }
            fragments = show(part, fragments)
          }
          if (stop !== undefined) {
            const begun = read(parser, text, fragments, stop % (text.length + 1))
            fragments = TreeFragment.addTree(begun, fragments, true)
          }
          const tree = read(parser, text, fragments)
          fragments = TreeFragment.addTree(tree, fragments)
          const whole = inOnePiece.parse(text)
          expect(seen(tree, part ?? undefined)).toEqual(seen(whole, part ?? undefined))
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('has it after letters that come into words, wherever those stand', () => {
    const put = fc.constantFrom('z', 'é', 'sz', '鷺', '1', '.', ' ', 'z z')
    const series = fc.array(fc.record({ at: fc.nat(), put }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(wordyTexts, lengths, series, fc.constantFrom(0, 128), (first, runLength, all, minGap) => {
        expectTheSame(first, runLength, all, minGap)
      }),
      { numRuns: 2000 },
    )
  })

  it('has it after a letter that makes of a word what it was not', () => {
    const letters = fc.constantFrom(
      ['ww', 'w', '.a.b'],
      ['htp', 's', '://a.b'],
      ['mail', 't', 'o:a@b.c'],
      ['<d', 'i', 'v a'],
      ['<', 'b', 'r>'],
      ['&', 'a', '; b'],
      ['**', 'z', ' b**'],
      ['**b ', 'z', '**'],
      [':', 'a', ': b'],
      ['1', 'z', '. b'],
      ['[a', 'z', ']: b'],
    )
    fc.assert(
      fc.property(
        wordyTexts,
        letters,
        wordyTexts,
        lengths,
        (above, [before = '', put = '', behind = ''], below, runLength) => {
          const lead = `${above}${before}`
          expectTheSame(`${lead}${behind}${below}`, runLength, [{ at: lead.length, put }], 0)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('has it after letters that come into words of a table', () => {
    const cell = fc.array(fc.constantFrom(...words, 'word', ' '), { maxLength: 4 })
    const cells = cell.map((parts) => parts.join('').replace(/[\n|]/g, ' '))
    const rows = fc.array(fc.array(cells, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 })
    const put = fc.constantFrom('z', 'é', 'sz', '|', '-')
    const series = fc.array(fc.record({ at: fc.nat(), put }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(rows, fc.boolean(), lengths, series, ([head = [], ...others], hasBars, runLength, all) => {
        const line = (row: readonly string[]) => (hasBars ? `|${row.join('|')}|` : row.join('|'))
        const table = [line(head), line(head.map(() => '-')), ...others.map(line)].join('\n')
        expectTheSame(`Words\n\n${table}\n\nmore\n`, runLength, all, 0)
      }),
      { numRuns: 2000 },
    )
  })

  const paragraph = 'Long are *the* words of `this` <b>one</b> paragraph. '.repeat(200)
  const table = `| a | b |\n| - | - |\n${'| Long are | *the* words of |\n'.repeat(300)}`
  const inMidst = (text: string) => text.indexOf('words', text.length / 2) + 3
  it.each([
    ['of a paragraph', paragraph, `${paragraph}\n\n`.repeat(20), inMidst],
    ['of a table', table, `${table}\n\n`.repeat(20), inMidst],
    [
      'at the very end',
      paragraph,
      `${`${paragraph}\n\n`.repeat(20)}${paragraph}word`,
      (text: string) => text.length,
    ],
  ])('is not read again for a letter that comes into a word %s', (_where, block, text, place) => {
    const { parser } = markdownSource().language
    const before = parser.parse(text)
    const at = place(text)
    const grown = `${text.slice(0, at)}zz${text.slice(at)}`
    const change = { fromA: at, toA: at, fromB: at, toB: at + 2 }
    const fragments = TreeFragment.applyChanges(TreeFragment.addTree(before), [change])
    let charactersRead = 0
    const input: Input = {
      length: grown.length,
      lineChunks: false,
      chunk: (from) => grown.slice(from),
      read(from, to) {
        charactersRead += to - from
        return grown.slice(from, to)
      },
    }
    expect(seen(read(parser, input, fragments))).toEqual(seen(inOnePiece.parse(grown)))
    expect(charactersRead).toBeLessThan(block.length / 4)
  })

  it('is no more than runs where it is far from what is seen', () => {
    const { parser, show } = reading(100)
    const text = 'A *b* `c`\n\n```js\nlet a\n```\n\n- <i>d</i>\n\n'.repeat(100)
    show({ from: 2000, to: 2100 }, [])
    const tree = parser.parse(text)
    const names = (part: Range) => seen(tree, part).map((node) => node.split(' ')[0])
    expect(names({ from: 1000, to: 1200 })).toEqual(['Document'])
    expect(names({ from: 2000, to: 2100 })).toContain('Emphasis')
    expect(names({ from: 3000, to: 3200 })).toEqual(['Document'])
  })

  it('is read again near an edit, and taken over in whole runs elsewhere', () => {
    const { parser } = markdownSource().language
    const text = pieces.join('\n').repeat(400)
    const before = parser.parse(text)
    const at = text.indexOf('\nb\n', text.length / 2) + 1
    const change = { fromA: at, toA: at, fromB: at, toB: at + 1 }
    const fragments = TreeFragment.applyChanges(TreeFragment.addTree(before), [change])
    const after = parser.parse(`${text.slice(0, at)}a${text.slice(at)}`, fragments)
    expect(before.children.length).toBeGreaterThan(15)
    const readAgain = after.children.filter((run) => !before.children.includes(run))
    expect(readAgain.length).toBeLessThan(4)
  })
})
