// A hostile post in the real preview: nothing of it runs, goes anywhere or asks anybody, and none of the three
// layers (sanitiser, policy, frame without scripts) is the only one that holds.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostilePosts, plantedPosts } from './hostile-posts.ts'
import type { Layers } from './preview-harness.ts'
import { openStage, type Stage } from './preview-stage.ts'

const all: Layers = { sanitiser: true, policy: true, sandbox: true, remotePictures: false }
const none: Layers = { sanitiser: false, policy: false, sandbox: false, remotePictures: true }

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.stop())

const counts: string[] = []
afterAll(() => console.log(counts.join('\n')))

describe('a hostile post', () => {
  it.each(Object.entries(hostilePosts))('is harmless: %s', async (_name, post) => {
    const { shown, ...outcome } = await stage.play(post, all)
    expect(outcome).toEqual({ scripts: 0, requests: [], arrived: [], navigations: [], errors: [] })
    expect(shown.survivors).toEqual([])
    expect(shown.isIntact).toBe(true)
    expect(shown.blocks).toBeGreaterThan(0)
  })

  afterAll(() => counts.push(`${Object.keys(hostilePosts).length} hostile posts, all layers on`))
})

describe.each<[string, Layers]>([
  ['the sanitiser', { ...all, sanitiser: false }],
  ['the policy', { ...all, policy: false }],
  ['the frame’s sandbox', { ...all, sandbox: false }],
  ['the refusal of remote pictures', { ...all, remotePictures: true }],
])('without %s', (layer, layers) => {
  it('no hostile post runs, asks elsewhere or goes there', { timeout: 120_000 }, async () => {
    const harm: string[] = []
    for (const [name, post] of Object.entries(hostilePosts)) {
      const { scripts, requests, arrived, navigations } = await stage.play(post, layers)
      if (scripts > 0) harm.push(`${name}: ${scripts} scripts`)
      // Without the sanitiser the browser is asked, and refuses: an empty frame, a page that says so.
      const asked = layers.sanitiser ? [...requests, ...arrived] : arrived
      const went = layers.sanitiser ? navigations : navigations.filter((url) => !isRefusal(url))
      if (!layers.remotePictures) harm.push(...asked.map((url) => `${name}: asked ${url}`))
      harm.push(...went.map((url) => `${name}: went to ${url}`))
    }
    expect(harm).toEqual([])
    counts.push(`${Object.keys(hostilePosts).length} hostile posts without ${layer}: ${harm.length} did harm`)
  })
})

function isRefusal(url: string): boolean {
  return url === 'about:srcdoc' || url.startsWith('chrome-error:')
}

describe('this test', () => {
  it.each(Object.entries(plantedPosts))('sees %s where no layer stands', async (_name, { post, seen }) => {
    const { shown, scripts, arrived, navigations } = await stage.play(post, none, 300)
    const found = { script: scripts > 0, request: arrived.length > 0, navigation: navigations.length > 0 }
    expect(seen === 'survivor' ? shown.survivors.length > 0 : found[seen]).toBe(true)
  })

  it('sees most of the hostile posts do harm where no layer stands', { timeout: 120_000 }, async () => {
    let harmful = 0
    for (const post of Object.values(hostilePosts)) {
      const { scripts, requests, navigations } = await stage.play(post, none)
      if (scripts + requests.length + navigations.length > 0) harmful++
    }
    expect(harmful).toBeGreaterThan(Object.keys(hostilePosts).length / 2)
    counts.push(`${harmful} of them do harm without any layer; ${Object.keys(plantedPosts).length} planted`)
  })
})
