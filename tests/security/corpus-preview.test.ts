// Real posts in the real preview: what their authors wrote is shown, and nothing of it runs or asks anybody.
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage, type Stage } from './preview-stage.ts'

const project = path.resolve(import.meta.dirname, '../..')
const corpus = path.resolve(project, '../shared/corpus')
const layers = { sanitiser: true, policy: true, sandbox: true, remotePictures: false }

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.stop())

describe('the posts of a real site', () => {
  it('are harmless in the sample site', async () => {
    await playAll('the sample site', path.join(project, 'build/sample-site'))
  })

  const there = existsSync(corpus)
  if (!there) console.log(`No posts at ${corpus}: only the sample site's were shown.`)
  it.runIf(there)('are harmless in the corpus', { timeout: 300_000 }, async () => {
    await playAll('the corpus', corpus)
  })
})

async function playAll(name: string, folder: string): Promise<void> {
  const posts = await postsBelow(folder)
  expect(posts.length).toBeGreaterThan(0)
  const harm: string[] = []
  let blocks = 0
  for (const post of posts) {
    // As the editor holds it: without a byte order mark, every break a line feed.
    const text = (await readFile(post, 'utf8')).replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
    const { shown, scripts, requests, arrived, navigations, errors } = await stage.play(text, layers, 0)
    blocks += shown.blocks
    const found = [
      ...(scripts > 0 ? [`${scripts} scripts`] : []),
      ...(shown.isIntact ? [] : ['the document is not what it was']),
      ...shown.survivors,
      ...shown.fetched.filter((address) => new URL(address).hostname !== '127.0.0.1' && !isData(address)),
      ...[...requests, ...arrived, ...navigations, ...errors],
    ]
    harm.push(...found.map((what) => `${path.relative(folder, post)}: ${what}`))
  }
  console.log(`${name}: ${posts.length} posts, ${blocks} blocks, ${harm.length} faults`)
  expect(harm).toEqual([])
}

function isData(address: string): boolean {
  return address.startsWith('data:image/')
}

async function postsBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && /\.(?:md|mdx|markdown|mkd)$/i.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}
