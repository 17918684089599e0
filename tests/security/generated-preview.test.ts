// Hostile vectors by the hundred, in posts of many: none runs, goes anywhere or asks anybody, with all layers and
// with each single one gone. Where a post does harm it is halved until the vector stands alone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GeneratedSet, generatedSets } from './generated-posts.ts'
import type { Layers } from './preview-harness.ts'
import { openStage, type Stage } from './preview-stage.ts'

const all: Layers = { sanitiser: true, policy: true, sandbox: true, remotePictures: false }
const lessened: readonly (readonly [string, Layers])[] = [
  ['all layers', all],
  ['no sanitiser', { ...all, sanitiser: false }],
  ['no policy', { ...all, policy: false }],
  ['no sandbox', { ...all, sandbox: false }],
]
/** With a part of a second to wait for each post, larger ones take less time. */
const AT_ONCE = 40

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.stop())

type Vector = GeneratedSet['vectors'][number]

async function harmOf(vectors: readonly Vector[], layers: Layers): Promise<string[]> {
  const [first] = vectors
  if (!first) return []
  const post = vectors.map((vector) => vector.post).join('\n\n')
  const outcome = await stage.play(post, { ...layers, generator: first.generator })
  const { scripts, arrived, navigations, shown } = outcome
  const went = navigations.filter((url) => url !== 'about:srcdoc' && !url.startsWith('chrome-error:'))
  const left = layers.sanitiser ? shown.survivors : []
  const harm = [...arrived, ...went, ...left, ...(scripts > 0 ? [`${scripts} scripts`] : [])]
  if (harm.length === 0) return []
  if (vectors.length === 1) return [`${first.generator}: ${first.post} → ${harm.join(', ')}`]
  const half = vectors.length >> 1
  const found = [
    ...(await harmOf(vectors.slice(0, half), layers)),
    ...(await harmOf(vectors.slice(half), layers)),
  ]
  // Some do harm together alone.
  return found.length > 0 ? found : [`together: ${post.slice(0, 300)} → ${harm.join(', ')}`]
}

function batches(vectors: readonly Vector[]): Vector[][] {
  const generators = [...new Set(vectors.map(({ generator }) => generator))]
  return generators
    .map((generator) => vectors.filter((vector) => vector.generator === generator))
    .flatMap((own) =>
      Array.from({ length: Math.ceil(own.length / AT_ONCE) }, (_, nth) =>
        own.slice(nth * AT_ONCE, (nth + 1) * AT_ONCE),
      ),
    )
}

describe.each(generatedSets)('$name', ({ name, vectors }) => {
  it.each(lessened)('do no harm with %s', { timeout: 180_000 }, async (layer, layers) => {
    const harm: string[] = []
    for (const batch of batches(vectors)) harm.push(...(await harmOf(batch, layers)))
    expect(harm).toEqual([])
    console.log(`${name}: ${vectors.length} vectors with ${layer}, none did harm`)
  })
})

describe('this test', () => {
  it('sees them do harm where no layer stands', { timeout: 60_000 }, async () => {
    const none: Layers = { sanitiser: false, policy: false, sandbox: false, remotePictures: true }
    for (const { name, vectors } of generatedSets.slice(0, 4)) {
      expect(
        await stage.play(
          vectors
            .slice(0, AT_ONCE)
            .map(({ post }) => post)
            .join('\n\n'),
          none,
        ),
        name,
      ).not.toMatchObject({ scripts: 0, arrived: [] })
    }
  })
})
