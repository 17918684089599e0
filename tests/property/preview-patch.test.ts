// The law of the preview's patches: what was shown, with the patch carried out, is what a fresh rendering shows.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { RenderedBlock } from '../../shared/markdown/blocks.ts'
import { postParser } from '../../shared/markdown/parser.ts'
import { applyHunks, type Hunk, limited, patchBlocks } from '../../shared/markdown/patch.ts'
import { renderPost } from '../../shared/markdown/render.ts'

const plain = postParser()
const parsers = [plain, postParser('hugo'), postParser('docusaurus')]
const posts = path.resolve(import.meta.dirname, '../../build/sample-site/posts')
const samples = readdirSync(posts)
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(path.join(posts, name), 'utf8'))

const lines = fc.constantFrom(
  ...['# A heading', 'Words.', 'Words.', '', '', '', '- item', '  more', '> quote', '```', '<div>', '</div>'],
  ...[
    '| a | b |',
    '| - | - |',
    'x[^1]',
    '[^1]: note',
    '[link]: y.md',
    '[link]',
    '---',
    'title: x',
    '<!--',
    '-->',
  ],
  ...['1. one', '    code', '<details>', '</details>', '![p](q.png)', '===='],
)
/** Tags that may belong together: opened, closed, never closed, within each other and across. */
const tags = fc.constantFrom(
  ...['{{< note >}}', '{{< /note >}}', '{{% tip a="b" %}}', '{{% /tip %}}', '{{< note />}}'],
  ...['<Note>', '</Note>', '<Tip a="b">', '</Tip>', '- {{< note >}}', '  {{< /note >}}'],
)
const tagged = fc
  .array(fc.oneof(tags, fc.constantFrom('', 'Words.', '<div>', '</div>')), { maxLength: 20 })
  .map((some) => some.join('\n'))
const markdown = fc.array(lines, { maxLength: 40 }).map((some) => some.join('\n'))

/** An edit by shares of the text, so that it fits any text. */
type Edit = { readonly at: number; readonly cut: number; readonly insert: string }
const share = fc.double({ min: 0, max: 1, noNaN: true })
const edits: fc.Arbitrary<Edit> = fc.record({
  at: share,
  cut: fc.oneof(
    { weight: 5, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: share.map((cut) => cut / 20) },
  ),
  insert: fc.oneof(
    fc.constantFrom('a', ' ', '\n', '\n\n', '`', '```\n', '<div>\n\n', '# ', '', '[^1]', '---\n', '*'),
    markdown,
  ),
})

function edited(text: string, { at, cut, insert }: Edit): string {
  const from = Math.floor(at * text.length)
  return text.slice(0, from) + insert + text.slice(from + Math.floor(cut * text.length))
}

let checked = 0
let kept = 0
let all = 0

function checkSeries(text: string, series: readonly Edit[], parser = plain): void {
  let now = text
  let shown: readonly RenderedBlock[] = renderPost(parser, now)
  for (const edit of series) {
    now = edited(now, edit)
    const after = renderPost(parser, now)
    const hunks = patchBlocks(shown, after)
    shown = applyHunks(shown, hunks)
    expect(shown).toEqual(after)
    checked++
    kept += after.length - newIn(hunks)
    all += after.length
  }
}

const newIn = (hunks: readonly Hunk[]) => hunks.reduce((sum, { inserted }) => sum + inserted.length, 0)

const series = fc.array(edits, { minLength: 1, maxLength: 12 })

describe('patchBlocks and applyHunks', () => {
  it('make the new rendering out of the old one, for series of edits to any Markdown', () => {
    fc.assert(
      fc.property(markdown, series, (text, all) => checkSeries(text, all)),
      { numRuns: 500 },
    )
  })

  it('make the new rendering out of the old one, for series of edits to tags around blocks', () => {
    const edit = fc.oneof(edits, fc.record({ at: share, cut: fc.constant(0), insert: tagged }))
    const some = fc.array(edit, { minLength: 1, maxLength: 12 })
    const check = (parser: typeof plain, text: string, all: readonly Edit[]) => checkSeries(text, all, parser)
    fc.assert(fc.property(fc.constantFrom(...parsers), tagged, some, check), { numRuns: 500 })
  }, 60_000)

  it('make the new rendering out of the old one, for series of edits to real posts', () => {
    fc.assert(
      fc.property(fc.constantFrom(...samples), series, (text, all) => checkSeries(text, all)),
      { numRuns: 500 },
    )
  }, 60_000)

  it('make any list of blocks out of any other', () => {
    const block = fc.record({
      html: fc.constantFrom('a', 'b', 'c'),
      fromLine: fc.integer({ min: 1, max: 5 }),
      toLine: fc.integer({ min: 1, max: 5 }),
    })
    const blocks = fc.array(block, { maxLength: 8 })
    fc.assert(
      fc.property(blocks, blocks, (before, after) => {
        expect(applyHunks(before, patchBlocks(before, after))).toEqual(after)
      }),
      { numRuns: 5000 },
    )
  })

  it.each<[string, string, string, number]>([
    ['nothing for the same text', 'a\n\nb\n\nc', 'a\n\nb\n\nc', 0],
    ['one block for a letter', 'a\n\nb\n\nc', 'a\n\nbb\n\nc', 1],
    ['one block for a paragraph that is new', 'a\n\nc\n\nd', 'a\n\nb\n\nc\n\nd', 1],
    ['none for a paragraph that is gone', 'a\n\nb\n\nc', 'a\n\nc', 0],
    ['none for empty lines', 'a\n\nb\n\nc\n', 'a\n\n\n\n\nb\n\nc\n', 0],
  ])('send %s', (_name, before, after, inserted) => {
    expect(newIn(patchBlocks(renderPost(plain, before), renderPost(plain, after)))).toBe(inserted)
  })

  it('send what changed at both ends of a post without what lies between', () => {
    const middle = Array.from({ length: 200 }, (_, nth) => `Paragraph ${nth} of many.`).join('\n\n')
    const [before, after] = [
      `[[toc]]\n\n# A\n\n${middle}\n\n## B`,
      `[[toc]]\n\n# A\n\nNew.\n\n${middle}\n\n## Bee`,
    ]
    expect(newIn(patchBlocks(renderPost(plain, before), renderPost(plain, after)))).toBeLessThanOrEqual(4)
  })

  it('make the new rendering in slices of any size', () => {
    fc.assert(
      fc.property(markdown, series, fc.integer({ min: 1, max: 300 }), (text, some, size) => {
        let shown: readonly RenderedBlock[] = []
        let now = text
        for (const edit of [...some, null]) {
          const after = renderPost(plain, now)
          for (let whole = false, rounds = 0; !whole; rounds++) {
            const { hunks, isWhole } = limited(patchBlocks(shown, after), size)
            shown = applyHunks(shown, hunks)
            whole = isWhole
            if (rounds > 500) throw new Error('the slices never end')
          }
          expect(shown).toEqual(after)
          if (edit) now = edited(now, edit)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('keep most of a post while it is edited', () => {
    let stayed = 0
    let blocks = 0
    for (const text of samples) {
      const before = renderPost(plain, text)
      for (let at = 200; at < text.length; at += 400) {
        const after = renderPost(plain, edited(text, { at: at / text.length, cut: 0, insert: 'x' }))
        stayed += after.length - newIn(patchBlocks(before, after))
        blocks += after.length
      }
    }
    expect(stayed / blocks).toBeGreaterThan(0.8)
  })

  afterAll(() => console.log(`${checked} edits; ${kept} of ${all} blocks stayed as they were`))
})
