import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffText } from '../../../shared/text/diff.ts'
import { type DifferingLines, differingLines } from '../../../shared/text/differing-lines.ts'

const text = fc
  .array(fc.constantFrom('one', 'two', 'three', ' ', 'a', '\n', '\n', '\n\n'), { maxLength: 20 })
  .map((parts) => parts.join(''))

function shown({ before, after }: DifferingLines): readonly string[] {
  return [before, after].map((side) => side.map(({ text, own }) => (own ? `[${text}]` : text)).join(''))
}

describe('lines that differ', () => {
  it.each([
    ['one line\nBye', 'one fine line\nBye', [['one line', 'one [fine ]line']]],
    ['a b c d', 'e b f d', [['[a] b [c] d', '[e] b [f] d']]],
    [
      'a\nb\nc',
      'x\nb\ny',
      [
        ['[a]', '[x]'],
        ['[c]', '[y]'],
      ],
    ],
    ['a\nc', 'a\nb\nc', [['c', '[b\n]c']]],
    ['was *still* at', 'was *theirs* at', [['was *[still]* at', 'was *[theirs]* at']]],
    ['six', 'six words', [['six', 'six[ words]']]],
    ['same', 'same', []],
  ])('%j and %j', (before, after, wanted) => {
    expect(differingLines(before, diffText(before, after), after).map(shown)).toEqual(wanted)
  })

  it('law: are whole lines, each told once, with all that is in one text alone', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = diffText(before, after)
        const passages = differingLines(before, changes, after)
        const told = (side: keyof DifferingLines) =>
          passages.flatMap((one) => one[side].map((piece) => piece.text)).join('').length
        expect(before.length - told('before')).toBe(after.length - told('after'))
        expect(passages.length > 0).toBe(changes.length > 0)
        for (const one of passages) expect(textOf(one.before, false)).toBe(textOf(one.after, false))
        for (const [side, whole] of [
          ['before', before],
          ['after', after],
        ] as const) {
          const lines = `\n${whole}\n`
          let at = 0
          for (const passage of passages) {
            const told = passage[side].map((piece) => piece.text).join('')
            const found = lines.indexOf(`\n${told}\n`, at)
            expect(found).toBeGreaterThanOrEqual(0)
            at = found + told.length + 1
          }
        }
      }),
      { numRuns: 2000 },
    )
  })
})

function textOf(pieces: DifferingLines['before'], own: boolean): string {
  return pieces.flatMap((piece) => (piece.own === own ? [piece.text] : [])).join('')
}
