// Real posts in the real preview: what their authors wrote is shown, and nothing of it runs or asks anybody.
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { all, harmOf } from './play-vectors.ts'
import { openStage, type Stage } from './preview-stage.ts'
import { plain } from './vectors.ts'

const project = path.resolve(import.meta.dirname, '../..')
const corpus = path.resolve(project, '../shared/corpus')

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 60_000)
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
  const files = await postsBelow(folder)
  expect(files.length).toBeGreaterThan(0)
  // As the editor holds them: without a byte order mark, every break a line feed.
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')))
  const posts = texts.map((text) => plain(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')))
  const harm = await harmOf(stage, posts, all)
  console.log(`${name}: ${posts.length} posts, ${harm.length} did harm`)
  expect(harm).toEqual([])
}

async function postsBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && /\.(?:md|mdx|markdown|mkd)$/i.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}
