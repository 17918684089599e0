// The source read in runs has the tree that it would have in one piece, after any edits.

import { markdown, markdownLanguage } from '@codemirror/lang-markdown'
import { LanguageDescription } from '@codemirror/language'
import { languages } from '@codemirror/language-data'
import { type Parser, type Tree, TreeFragment } from '@lezer/common'
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

/** Every node, and what the code and the HTML in them are coloured as. */
function seen(tree: Tree): readonly string[] {
  const nodes: string[] = []
  tree.iterate({ enter: ({ name, from, to }) => void nodes.push(`${name} ${from}-${to}`) })
  highlightTree(tree, classHighlighter, (from, to, classes) => nodes.push(`${classes} ${from}-${to}`))
  return nodes
}

function read(parser: Parser, text: string, fragments: readonly TreeFragment[], stop?: number): Tree {
  const parse = parser.startParse(text, fragments)
  if (stop !== undefined) parse.stopAt(stop)
  for (let tree = parse.advance(); ; tree = parse.advance()) if (tree) return tree
}

describe('the source read in runs', () => {
  it('has the tree that it has in one piece', () => {
    const { parser } = markdownSource(1).language
    fc.assert(
      fc.property(texts, (text) => {
        expect(seen(parser.parse(text))).toEqual(seen(inOnePiece.parse(text)))
      }),
      { numRuns: 2000 },
    )
  })

  it('has it after any edits, wherever the reading stopped between', () => {
    const lengths = fc.constantFrom(1, 20, 100)
    const steps = fc.array(fc.tuple(edits, fc.option(fc.nat(), { nil: undefined })), { maxLength: 8 })
    fc.assert(
      fc.property(texts, lengths, steps, (first, runLength, series) => {
        const { parser } = markdownSource(runLength).language
        let text = first
        let tree = parser.parse(text)
        let fragments = TreeFragment.addTree(tree)
        for (const [{ at, deleted, put }, stop] of series) {
          const from = at % (text.length + 1)
          const to = Math.min(text.length, from + deleted)
          text = text.slice(0, from) + put + text.slice(to)
          const change = { fromA: from, toA: to, fromB: from, toB: from + put.length }
          fragments = TreeFragment.applyChanges(fragments, [change], 2)
          if (stop !== undefined) {
            const part = read(parser, text, fragments, stop % (text.length + 1))
            fragments = TreeFragment.addTree(part, fragments, true)
          }
          tree = read(parser, text, fragments)
          fragments = TreeFragment.addTree(tree, fragments)
          expect(seen(tree)).toEqual(seen(inOnePiece.parse(text)))
        }
      }),
      { numRuns: 2000 },
    )
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
