// Galley beside the real generators: the same posts with the same titles, dates, tags and addresses; and a new post
// of Galley's is built by each. A generator that is not installed is left out and named.
import { readFile, realpath, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { nodeDisk } from '../../electron/desk/files/disk.ts'
import { openCatalogue } from '../../electron/desk/library/catalogue.ts'
import { startScanner } from '../../electron/desk/library/scanner.ts'
import { createPost } from '../../electron/desk/posts/create.ts'
import { openSite } from '../../electron/desk/site/open-site.ts'
import type { PostRow } from '../../shared/contract/library.ts'
import { findBlock } from '../../shared/frontmatter/block.ts'
import { readFields } from '../../shared/frontmatter/read-fields.ts'
import { setField } from '../../shared/frontmatter/set-field.ts'
import { imagePlace, type SiteConventions } from '../../shared/site/image-place.ts'
import { slugOf } from '../../shared/site/post-name.ts'
import { applyChanges } from '../../shared/text/change.ts'
import { type TemporaryFolder, temporaryFolder, writeFiles } from '../support/sites.ts'
import { type Built, type Generator, generators } from './program.ts'

const TITLE = 'Galley’s "test": it’s working 🎉'

const made: TemporaryFolder[] = []
afterEach(async () => {
  await Promise.all(made.splice(0).map((folder) => folder.remove()))
})

const table: string[] = []
afterAll(() => {
  const missing = generators.filter(({ isThere }) => !isThere()).map(({ profile }) => profile)
  console.log([...table, ...missing.map((name) => `${name.padEnd(9)} is not installed`)].join('\n'))
})

type Opened = {
  readonly root: string
  readonly profile: string
  readonly conventions: SiteConventions
  readonly rows: PostRow[]
}

async function open(folder: string): Promise<Opened> {
  const site = await openSite(nodeDisk, folder)
  const scanner = startScanner(nodeDisk, null)
  const { root, conventions } = site
  const catalogue = await openCatalogue({
    disk: nodeDisk,
    root,
    conventions,
    scanner,
    onRows: () => undefined,
  })
  await catalogue.start()
  await scanner.stop()
  return { root, profile: site.profile.id, conventions: catalogue.conventions(), rows: catalogue.rows() }
}

/** What Galley takes for published, in the words of the generator. */
function published(rows: readonly PostRow[]): Built[] {
  return rows
    .filter(({ state }) => state === 'published')
    .map(({ title, date, tags, address }) => ({ title, day: (date ?? '').slice(0, 10), tags, address }))
    .sort(byTitle)
}

function sorted(built: readonly Built[]): Built[] {
  return built.map((one) => ({ ...one, tags: [...one.tags] })).sort(byTitle)
}

const byTitle = (a: Built, b: Built) => (a.title < b.title ? -1 : 1)

/** A new post is a draft where the site has drafts. */
async function publish(file: string, generator: string): Promise<void> {
  const text = await readFile(file, 'utf8')
  const block = findBlock(text, generator)
  for (const field of block ? readFields(text, block).fields : []) {
    if (!block || !/^(?:draft|status)$/i.test(field.key)) continue
    const value =
      field.key.toLowerCase() === 'status'
        ? ({ kind: 'text', text: 'published' } as const)
        : ({ kind: 'boolean', value: false } as const)
    const outcome = setField(text, block, field, value)
    if (outcome.kind === 'changes') await writeFile(file, applyChanges(text, outcome.changes))
  }
}

async function makeSite({ files }: Generator): Promise<string> {
  const temporary = await temporaryFolder('generator')
  made.push(temporary)
  await writeFiles(temporary.path, files)
  return realpath(temporary.path)
}

for (const generator of generators) {
  describe.runIf(generator.isThere())(generator.profile, () => {
    it('lists the same posts, and builds a new one of Galley’s', { timeout: 240_000 }, async () => {
      const folder = await makeSite(generator)
      const before = await open(folder)
      expect(before.profile).toBe(generator.profile)
      const built = sorted(await generator.build(folder))
      expect(published(before.rows)).toEqual(built)

      const at = await createPost(nodeDisk, { ...before, defaults: [] }, { title: TITLE, folder: null })
      await publish(path.join(folder, at.path), generator.profile)
      const after = sorted(await generator.build(folder))
      expect(after.map(({ title }) => title)).toContain(TITLE)
      const now = await open(folder)
      expect(published(now.rows)).toEqual(after)

      const place = imagePlace(now.conventions, at.path, await readFile(path.join(folder, at.path), 'utf8'))
      expect(place.folder).toBe(generator.pictures.replace('{slug}', slugOf(at.path)))
      table.push(
        `${generator.profile.padEnd(9)} recognised · ${before.rows.length} posts, ${built.length} of ${built.length} built are published here · title, date, tags, address alike · pictures in ${place.folder} · new post built as ${at.path}`,
      )
    })
  })
}
