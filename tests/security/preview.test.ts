// A hostile post in the real preview: nothing of it runs, goes anywhere or asks anybody, and none of the three
// layers (sanitiser, policy, frame without scripts) is the only one that holds.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostilePosts, plantedPosts } from './hostile-posts.ts'
import { all, harmOf, lessened, none } from './play-vectors.ts'
import { openStage, type Stage } from './preview-stage.ts'
import { plain } from './vectors.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 60_000)
afterAll(() => stage?.stop())

const posts = Object.values(hostilePosts)

describe('a hostile post', () => {
  it.each([
    ['with all layers', all] as const,
    ...lessened,
    ['with remote pictures allowed', { ...all, remotePictures: true }] as const,
  ])('runs nothing, asks nobody and goes nowhere %s', { timeout: 120_000 }, async (name, layers) => {
    // What leads one page astray would hide the others from view: without a sanitiser each has a page of its own.
    const pages = layers.sanitiser ? [posts] : posts.map((post) => [post])
    const harm: string[] = []
    for (const page of pages) harm.push(...(await harmOf(stage, page.map(plain), layers)))
    console.log(`${posts.length} hostile posts ${name}: ${harm.length} did harm`)
    expect(harm).toEqual([])
  })
})

describe('this test', () => {
  it.each(Object.entries(plantedPosts))('sees %s where no layer stands', async (_name, { post, seen }) => {
    const { shown, scripts, arrived, navigations } = await stage.play([plain(post)], none, 150)
    const found = { script: scripts > 0, request: arrived.length > 0, navigation: navigations.length > 0 }
    expect(seen === 'survivor' ? shown.survivors.length > 0 : found[seen]).toBe(true)
  })

  it('sees hostile posts do harm where no layer stands', { timeout: 120_000 }, async () => {
    let harmful = 0
    // A few in a page: those that lead it away hide the rest.
    for (let at = 0; at < posts.length; at += 6) {
      harmful += (await stage.play(posts.slice(at, at + 6).map(plain), none)).harmful.size
    }
    console.log(`${harmful} of ${posts.length} hostile posts did harm without any layer`)
    expect(harmful).toBeGreaterThan(posts.length / 4)
  })
})
