// Hostile vectors by the thousand, in pages of many: none runs, goes anywhere or asks anybody, with all layers and
// with each single one gone. No package carries the collections that sanitisers are tried with (DOMPurify's fixtures,
// the HTML5 Security Cheatsheet, the filter evasion list): these families cover the techniques of them by rule.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Family, families } from './generated-posts.ts'
import { all, harmOf, lessened, none } from './play-vectors.ts'
import type { Platform } from './preview-harness.ts'
import { openStage, type Stage } from './preview-stage.ts'

/** Where a layer is gone every so manieth of a large family is played: what is left knows no spellings. */
const EVERY = 13
const LARGE = 600
/** Of each family where no layer stands: enough to see that it would do harm. */
const FEW = 60

let stage: Stage
let platform: Platform
let sets: readonly Family[]
beforeAll(async () => {
  stage = await openStage()
  platform = await stage.platform()
  sets = families(platform)
}, 60_000)
afterAll(() => stage?.stop())

it('every element that the browser has is among the vectors', () => {
  expect(platform.unmade).toEqual([])
})

describe.concurrent('no vector of any family does harm', () => {
  it.each([['with all layers', all] as const, ...lessened])(
    '%s',
    { timeout: 300_000 },
    async (name, layers) => {
      const own = await openStage()
      const began = performance.now()
      let played = 0
      for (const { name: family, vectors } of sets) {
        const chosen = layers === all || vectors.length < LARGE ? vectors : everyNth(vectors, EVERY)
        expect(await harmOf(own, chosen, layers), family).toEqual([])
        played += chosen.length
        console.log(`${name}: ${chosen.length} vectors, 0 firings: ${family}`)
      }
      const seconds = Math.round((performance.now() - began) / 1000)
      console.log(`${name}: ${played} vectors, 0 firings (${seconds} s)`)
      await own.stop()
    },
  )
})

describe('this test', () => {
  it('sees vectors of each family do harm where no layer stands', { timeout: 120_000 }, async () => {
    for (const { name, vectors } of sets) {
      const few = everyNth(vectors, Math.ceil(vectors.length / FEW))
      const { harmful, shown, errors } = await stage.play(few, none, 300)
      console.log(`with no layer: ${few.length} vectors, ${harmful.size} firings: ${name}`)
      expect(harmful.size + shown.survivors.length + errors.length, name).toBeGreaterThan(0)
    }
  })
})

function everyNth<T>(items: readonly T[], every: number): T[] {
  return items.filter((_, nth) => nth % every === 0)
}
