import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChanges } from '../../../shared/text/change.ts'
import { diffText } from '../../../shared/text/diff.ts'
import { growthOf, PROPORTIONAL } from '../../support/processor-time.ts'
import { changesOf, editorTexts } from '../../support/texts.ts'

describe('diffText', () => {
  it('law: its changes make the one text out of the other', () => {
    fc.assert(
      fc.property(editorTexts, editorTexts, (before, after) => {
        expect(applyChanges(before, diffText(before, after))).toBe(after)
      }),
      { numRuns: 3000 },
    )
  })

  it('law: for a text and an edit of it they replace no more than the edit did', () => {
    const edited = editorTexts.chain((text) => fc.tuple(fc.constant(text), changesOf(text.length)))
    fc.assert(
      fc.property(edited, ([before, changes]) => {
        const after = applyChanges(before, changes)
        const diff = diffText(before, after)
        expect(applyChanges(before, diff)).toBe(after)
        if (changes.length === 1) {
          const size = diff.reduce((sum, { from, to, insert }) => sum + to - from + insert.length, 0)
          const asked = changes.reduce((sum, { from, to, insert }) => sum + to - from + insert.length, 0)
          // A pair is replaced whole where an edit replaced one half of it.
          expect(size).toBeLessThanOrEqual(asked + 4)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('law: its changes are apart, in order, not empty, and cut no surrogate pair', () => {
    fc.assert(
      fc.property(editorTexts, editorTexts, (before, after) => {
        let end = -1
        for (const { from, to, insert } of diffText(before, after)) {
          expect(from).toBeGreaterThan(end)
          expect(to - from + insert.length).toBeGreaterThan(0)
          expect(insert).not.toMatch(/\p{Surrogate}/u)
          expect(before.slice(from, to)).not.toMatch(/\p{Surrogate}/u)
          end = to
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('finds an edited word, a new line and a removed one', () => {
    expect(diffText('a\nthe old word\nb\nc\n', 'a\nthe new word\nb\nx\nc\n')).toEqual([
      { from: 6, to: 9, insert: 'new' },
      { from: 17, to: 17, insert: 'x\n' },
    ])
    expect(diffText('a\nb\nc', 'a\nc')).toEqual([{ from: 2, to: 4, insert: '' }])
    expect(diffText('same', 'same')).toEqual([])
  })

  it('compares a megabyte against wholly another in time that grows with the length alone', () => {
    const line = (n: number) => `${(n * 7919) % 10_007} is a number and ${n} another\n`
    const texts = (count: number) => ({
      before: Array.from({ length: count }, (_, n) => line(n)).join(''),
      after: Array.from({ length: count }, (_, n) => line(n + 50_000)).join(''),
    })
    const { before, after } = texts(30_000)
    expect(applyChanges(before, diffText(before, after))).toBe(after)
    expect(growthOf(texts, 4_000, (both) => diffText(both.before, both.after))).toBeLessThan(PROPORTIONAL)
  })
})
