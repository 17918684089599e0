// @vitest-environment happy-dom
import fc from 'fast-check'
import { expect, it } from 'vitest'
import '../../support/move-before.ts'
import { blockRuns } from '../../../renderer/preview/block-runs.ts'

const place = fc.double({ min: 0, max: 1, noNaN: true })
const edit = fc.record({ at: place, inserted: fc.nat(90), removed: fc.nat(90) })

function block(): HTMLElement {
  return document.createElement('div')
}

it('law: the blocks stand in the order in which they were put, none of their runs empty or long', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
      const post = document.createElement('main')
      const runs = blockRuns(post, () => undefined)
      const expected: HTMLElement[] = []
      for (const { at, inserted, removed } of edits) {
        const index = Math.floor(at * (expected.length + 1))
        for (const gone of expected.splice(index, removed)) runs.remove(gone)
        for (let nth = 0; nth < inserted; nth++) {
          const next = block()
          runs.insert(next, expected[index + nth] ?? null)
          expected.splice(index + nth, 0, next)
        }
        const shown = [...post.children]
        expect(shown.flatMap((run) => [...run.children]).every((one, nth) => one === expected[nth])).toBe(
          true,
        )
        expect(shown.reduce((sum, run) => sum + run.childElementCount, 0)).toBe(expected.length)
        for (const run of shown) {
          expect(run.childElementCount).toBeGreaterThan(0)
          expect(run.childElementCount).toBeLessThan(256)
        }
      }
    }),
    { numRuns: 200 },
  )
})

it('fills runs from above, so that a long post has few of them', () => {
  const post = document.createElement('main')
  const runs = blockRuns(post, () => undefined)
  for (let nth = 0; nth < 320; nth++) runs.insert(block(), null)
  expect([...post.children].map((run) => run.childElementCount)).toEqual([
    ...Array(16).fill(8),
    ...Array(6).fill(32),
  ])
  runs.clear()
  expect(post.childElementCount).toBe(0)

  for (let nth = 0; nth < 50_000; nth++) runs.insert(block(), null)
  expect(post.childElementCount).toBeLessThan(500)
})
