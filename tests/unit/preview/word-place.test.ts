import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordPlace } from '../../../renderer/preview/word-place.ts'

const words = fc.constantFrom('the', 'cat', 'there', 'we’ve', 'end', 'sea', '猫', 'x')
/** What a word looks like in the source. */
const marked = fc.constantFrom<(word: string) => readonly [before: string, behind: string]>(
  () => ['', ''],
  () => ['**', '**'],
  () => ['`', '`'],
  (word) => ['[', `](https://example.com/${word}-the/cat)`],
  (word) => [`<span title="${word} the">`, '</span>'],
  () => ['- ', '\n'],
  () => ['| ', ' |'],
)
const piece = fc.record({ word: words, marks: marked, blank: fc.constantFrom(' ', ', ', '\n', ' – ') })

describe('a word of the preview in the source', () => {
  it('law: is the one that was meant, however often it stands in marks, addresses and tags', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 40 }),
        fc.nat(),
        fc.nat(3000),
        (pieces, nth, near) => {
          const chosen = nth % pieces.length
          const starts: number[] = []
          let source = ''
          for (const { word, marks, blank } of pieces) {
            const [opening, closing] = marks(word)
            starts.push(source.length + opening.length)
            source += opening + word.replace('’', "'") + closing + blank
          }
          const shown = (from: number, to: number) =>
            pieces
              .slice(from, to)
              .map(({ word, blank }) => word + blank)
              .join('')
          const lettersAround = (at: number) =>
            [shown(0, at), shown(at + 1, pieces.length)].map((text) => text.replace(/[^\p{L}\p{N}]/gu, ''))
          const word = pieces[chosen]?.word ?? ''
          const [before, behind] = [shown(0, chosen), shown(chosen + 1, pieces.length)]
          const found = wordPlace(source, { word, before, behind, near })
          // Where the same words stand around two of them, the nearest is as right.
          const at = starts.indexOf(found?.from ?? -1)
          const [above = '', below = ''] = lettersAround(at)
          const [meantAbove = '', meantBelow = ''] = lettersAround(chosen)
          expect(pieces[at]?.word).toBe(word)
          expect(above.slice(-60)).toBe(meantAbove.slice(-60))
          expect(below.slice(0, 60)).toBe(meantBelow.slice(0, 60))
        },
      ),
      { numRuns: 3000 },
    )
  })

  it.each([
    ['a straight apostrophe', "No: we've seen it", 'we’ve', "we've"],
    ['straight quotes', 'A "good" day', '“good”', '"good"'],
    ['hyphens for a dash', 'one---two', 'one—two', 'one---two'],
    ['dots', 'well...', 'well…', 'well...'],
    ['signs of patterns', 'a (b) c', '(b)', '(b)'],
    ['a line break', 'one\ntwo', 'one two', 'one\ntwo'],
  ])('is found by %s', (_what, source, word, written) => {
    const found = wordPlace(source, { word, before: '', behind: '', near: 0 })
    expect(found && source.slice(found.from, found.to)).toBe(written)
  })

  it('is the nearest where the same is said twice', () => {
    const source = 'The sea.\n\nThe sea.'
    const asked = { word: 'sea', before: '', behind: '' }
    expect(wordPlace(source, { ...asked, near: 10 })).toEqual({ from: 14, to: 17 })
    expect(wordPlace(source, { ...asked, near: 0 })).toEqual({ from: 4, to: 7 })
    expect(wordPlace(source, { ...asked, word: 'lake', near: 0 })).toBeNull()
  })
})
