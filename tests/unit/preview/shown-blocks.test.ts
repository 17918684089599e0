import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type ShownBlock, shownBlocks } from '../../../renderer/preview/shown-blocks.ts'

const place = fc.double({ min: 0, max: 1, noNaN: true })
const edit = fc.record({
  kind: fc.constantFrom('insert', 'take', 'shift', 'setLines'),
  at: place,
  lines: fc.integer({ min: -5, max: 5 }),
})

it('law: lines are as if each edit had moved all blocks behind it', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 60 }), (edits) => {
      const blocks = shownBlocks()
      let told: { fromLine: number; toLine: number }[] = []
      for (const { kind, at, lines } of edits) {
        const index = Math.floor(at * (told.length + (kind === 'insert' ? 1 : 0)))
        const own = { fromLine: lines, toLine: lines + 1 }
        if (kind === 'insert') {
          blocks.insert(index, {} as ShownBlock, own)
          told.splice(index, 0, own)
        } else if (kind === 'take') {
          blocks.take(index, 1)
          told.splice(index, 1)
        } else if (kind === 'shift') {
          blocks.shift(index, lines)
          told = told.map((one, nth) => (nth < index ? one : moved(one, lines)))
        } else if (index < told.length) {
          blocks.setLines(index, own)
          told[index] = own
        }
      }
      expect(told.map((_, index) => blocks.linesOf(index))).toEqual(told)
      expect(blocks.count()).toBe(told.length)
    }),
    { numRuns: 2000 },
  )
})

function moved({ fromLine, toLine }: { fromLine: number; toLine: number }, by: number) {
  return { fromLine: fromLine + by, toLine: toLine + by }
}
