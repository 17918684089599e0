import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChanges, type TextChange } from '../../../shared/text/change.ts'
import { mergeChanges } from '../../../shared/text/merge.ts'
import { changesOf, editorTexts } from '../../support/texts.ts'

const sides = editorTexts.chain((base) =>
  fc.record({ base: fc.constant(base), mine: changesOf(base.length), theirs: changesOf(base.length) }),
)

function mergedText(base: string, mine: readonly TextChange[], theirs: readonly TextChange[]): string | null {
  const merge = mergeChanges(base, mine, theirs)
  return merge.kind === 'merged' ? applyChanges(base, merge.changes) : null
}

describe('mergeChanges', () => {
  it('law: merging onto the base and onto my text give the same', () => {
    fc.assert(
      fc.property(sides, ({ base, mine, theirs }) => {
        const merge = mergeChanges(base, mine, theirs)
        if (merge.kind === 'collision') return
        expect(applyChanges(applyChanges(base, mine), merge.ontoMine)).toBe(applyChanges(base, merge.changes))
      }),
      { numRuns: 3000 },
    )
  })

  it('law: the sides may be swapped', () => {
    fc.assert(
      fc.property(sides, ({ base, mine, theirs }) => {
        expect(mergedText(base, mine, theirs)).toBe(mergedText(base, theirs, mine))
      }),
      { numRuns: 2000 },
    )
  })

  it('law: nothing merged with a side, or a side with itself, is that side', () => {
    fc.assert(
      fc.property(sides, ({ base, mine }) => {
        const alone = applyChanges(base, mine)
        expect(mergedText(base, mine, [])).toBe(alone)
        expect(mergedText(base, [], mine)).toBe(alone)
        expect(mergedText(base, mine, mine)).toBe(alone)
      }),
      { numRuns: 2000 },
    )
  })

  it('law: every passage that collides was changed by both, each in its own way', () => {
    fc.assert(
      fc.property(sides, ({ base, mine, theirs }) => {
        const merge = mergeChanges(base, mine, theirs)
        if (merge.kind === 'merged') return
        for (const { from, to, mine: ours, theirs: other } of merge.passages) {
          expect(ours).not.toBe(other)
          for (const side of [mine, theirs]) {
            expect(side.some((change) => change.from >= from && change.to <= to)).toBe(true)
          }
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('joins edits that are apart and shows both sides where they touch', () => {
    expect(
      mergedText('one two three', [{ from: 0, to: 3, insert: '1' }], [{ from: 8, to: 13, insert: '3' }]),
    ).toBe('1 two 3')
    expect(
      mergeChanges('one two', [{ from: 4, to: 7, insert: '2' }], [{ from: 7, to: 7, insert: '!' }]),
    ).toEqual({
      kind: 'collision',
      passages: [{ from: 4, to: 7, mine: '2', theirs: 'two!' }],
    })
  })
})
