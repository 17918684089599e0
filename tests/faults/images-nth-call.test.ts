// A picture is dropped, or a post begun, while any one call of the disk goes wrong: the site then has the whole
// file or nothing, and the author a reason.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { realpath, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nodeDisk } from '../../electron/desk/files/disk.ts'
import { isGalleyTemp } from '../../electron/desk/files/temp-name.ts'
import { importImage } from '../../electron/desk/images/import.ts'
import { createPost } from '../../electron/desk/posts/create.ts'
import { type OpenSite, openSite } from '../../electron/desk/site/open-site.ts'
import { contract } from '../../shared/contract/contract.ts'
import { isFailure } from '../../shared/contract/failure.ts'
import { defaultImageSettings } from '../../shared/contract/images.ts'
import { PostPath } from '../../shared/contract/paths.ts'
import { faultLoop, faults } from '../support/failing-disk.ts'
import {
  type Files,
  inMemory,
  picture,
  type TemporaryFolder,
  temporaryFolder,
  writeFiles,
} from '../support/sites.ts'

let folder: TemporaryFolder
let source: string
let dropped: Buffer
let rounds = 0

beforeAll(async () => {
  folder = await temporaryFolder('image-faults', inMemory)
  dropped = await picture(1)
  source = path.join(folder.path, 'dropped')
  await writeFile(source, dropped)
})
afterAll(() => folder.remove())

/** A fresh site, and what was in it before. */
type Begun = { readonly site: OpenSite; readonly before: readonly string[] }

async function begin(files: Files): Promise<Begun> {
  const root = path.join(await realpath(folder.path), String(rounds++))
  mkdirSync(root)
  await writeFiles(root, files)
  return { site: await openSite(nodeDisk, root), before: below(root) }
}

/** Everything below, folders with a slash at the end. */
function below(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .map((entry) => {
      const relative = path.relative(root, path.join(entry.parentPath, entry.name))
      return entry.isDirectory() ? `${relative}/` : relative
    })
    .sort()
}

/** What is there now and was not before; a folder in which such a file lies is not told of. */
function newIn({ site, before }: Begun): string[] {
  const fresh = below(site.root).filter((name) => !before.includes(name))
  const files = fresh.filter((name) => !name.endsWith('/'))
  return fresh.filter((name) => !name.endsWith('/') || !files.some((file) => file.startsWith(name)))
}

function expectReason(error: unknown, allowed: readonly string[], where: string): void {
  expect(isFailure(error) ? allowed : [], `${where}: ${String(error)}`).toContain(
    isFailure(error) ? error.code : null,
  )
}

const post = 'posts/2026/a-walk.md'
const images = 'posts/2026/a-walk-images'
const sites: readonly [string, () => Promise<Files>, string][] = [
  ['no folder for pictures', async () => ({ [post]: '# A walk\n' }), `${images}/lake.png`],
  [
    'another picture of that name',
    async () => ({ [post]: '![](a-walk-images/lake.png)\n', [`${images}/lake.png`]: await picture(2) }),
    `${images}/lake-2.png`,
  ],
  [
    'the same picture, under another name',
    async () => ({ [post]: '![](a-walk-images/x.png)\n', [`${images}/x.png`]: await picture(1) }),
    `${images}/lake.png`,
  ],
  [
    'a folder for pictures two levels up that is not there',
    async () => ({ '_config.yml': 'title: x\n', '_posts/2026-01-01-a-walk.md': '---\n---\n' }),
    'assets/images/lake.png',
  ],
]

const settings = { ...defaultImageSettings, originals: { kind: 'beside' } } as const

const loops: string[] = []
afterAll(() => console.log(`${loops.length} calls went wrong in imports and new posts`))

describe.each(faults)('with %s at each call in turn', (fault) => {
  it.each(sites)(
    'a picture is stored whole or not at all, where there is %s',
    async (_name, make, expected) => {
      const files = await make()
      const written = PostPath.parse(Object.keys(files).find((name) => name.endsWith('.md')))
      const calls = await faultLoop(
        fault,
        () => begin(files),
        (disk, { site }) => importImage(disk, { ...site, post: written, source, name: 'Lake.png' }),
        async (state, ended, where) => {
          const fresh = newIn(state)
          expect(
            fresh.filter((name) => isGalleyTemp(path.basename(name))),
            where,
          ).toEqual([])
          expect([[], [expected]], `${where}: ${fresh.join(', ')}`).toContainEqual(fresh)
          for (const name of fresh)
            expect(readFileSync(path.join(state.site.root, name)), where).toEqual(dropped)
          expectUntouched(state.site.root, files, where)
          expect(readFileSync(source), where).toEqual(dropped)
          if (ended.kind === 'failed') expectReason(ended.error, contract['images.import'].failures, where)
          else {
            const stored = path.join(state.site.root, ended.result.path)
            expect(readFileSync(stored), where).toEqual(dropped)
            expect(statSync(stored).size, where).toBe(ended.result.after.sizeBytes)
          }
          rmSync(state.site.root, { recursive: true })
        },
      )
      for (const call of ['open', 'stat', 'handle.readFile', 'readdir']) expect(calls).toContain(call)
      loops.push(...calls)
    },
  )

  it('a picture with a copy of its original: the picture whole or nothing, and of the copy as well', async () => {
    const calls = await faultLoop(
      fault,
      () => begin({ [post]: '# A walk\n' }),
      (disk, { site }) =>
        importImage(disk, { ...site, post: PostPath.parse(post), source, name: 'Lake.png', settings }),
      async (state, ended, where) => {
        const fresh = newIn(state)
        const whole = [`${images}/lake.png`, `${images}/originals/lake.png`]
        // Of a copy that failed its empty folder may be what the system would not let go.
        const files = fresh.filter((name) => !name.endsWith('/'))
        expect([[], whole.slice(0, 1), whole], `${where}: ${fresh.join(', ')}`).toContainEqual(files)
        for (const name of files)
          expect(readFileSync(path.join(state.site.root, name)), where).toEqual(dropped)
        if (ended.kind === 'failed') {
          expect(fresh, where).toEqual([])
          expectReason(ended.error, contract['images.import'].failures, where)
        } else expect(files.length === 2, where).toBe(ended.result.original === 'kept')
        rmSync(state.site.root, { recursive: true })
      },
    )
    for (const call of ['mkdir', 'link', 'handle.write']) expect(calls).toContain(call)
    loops.push(...calls)
  })

  it('a new post is there whole or not at all', async () => {
    const calls = await faultLoop(
      fault,
      () => begin({ 'hugo.toml': 'title = "x"\n', 'archetypes/default.md': '---\ntitle: x\n---\n' }),
      (disk, { site }) =>
        createPost(
          disk,
          { ...site, rows: [], defaults: [] },
          { title: 'A walk', folder: 'content/posts' },
          clock,
        ),
      async (state, ended, where) => {
        const fresh = newIn(state)
        const made = fresh.filter((name) => !name.endsWith('/'))
        expect(made.length, `${where}: ${fresh.join(', ')}`).toBeLessThanOrEqual(1)
        for (const name of made) {
          expect(isGalleyTemp(path.basename(name)), where).toBe(false)
          expect(readFileSync(path.join(state.site.root, name), 'utf8'), where).toMatch(
            /^(---|\+\+\+)\n.*title.*\n\1\n+$/s,
          )
        }
        if (ended.kind === 'failed') {
          expectReason(ended.error, contract['posts.create'].failures, where)
          expect(
            fresh.filter((name) => name.endsWith('/')),
            where,
          ).toEqual([])
        } else expect(made, where).toEqual([ended.result.path])
        rmSync(state.site.root, { recursive: true })
      },
    )
    for (const call of ['mkdir', 'link', 'handle.write']) expect(calls).toContain(call)
    loops.push(...calls)
  })
})

const clock = { nowMs: Date.UTC(2026, 2, 4, 15, 6, 7), offsetMinutes: 60 }

function expectUntouched(root: string, files: Files, where: string): void {
  for (const [name, content] of Object.entries(files)) {
    expect(readFileSync(path.join(root, name)), where).toEqual(Buffer.from(content))
  }
}
