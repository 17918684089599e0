// A picture enters by the site's settings: names, patterns, originals, pictures used again, and imports called off.
import { mkdir, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import exifr from 'exifr'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nodeDisk } from '../../electron/desk/files/disk.ts'
import {
  allImageSettings,
  changeImageSettings,
  imageSettings,
} from '../../electron/desk/images/image-settings.ts'
import { type ImageImport, importImage } from '../../electron/desk/images/import.ts'
import { type KnownImages, knownImages } from '../../electron/desk/images/known-images.ts'
import { tryRecipe } from '../../electron/desk/images/try-recipe.ts'
import { type OpenSite, openSite } from '../../electron/desk/site/open-site.ts'
import { defaultImageSettings, type ImageSettings } from '../../shared/contract/images.ts'
import { PostPath } from '../../shared/contract/paths.ts'
import { everyPrivate } from '../support/photographs.ts'
import { type Files, picture, type TemporaryFolder, temporaryFolder, writeFiles } from '../support/sites.ts'

let folder: TemporaryFolder
let root: string
let desktop: string
let data: string
let dropped = 0
beforeEach(async () => {
  folder = await temporaryFolder('import-settings')
  const real = await realpath(folder.path)
  ;[root, desktop, data] = ['site', 'desktop', 'data'].map((name) => path.join(real, name)) as [
    string,
    string,
    string,
  ]
  for (const one of [root, desktop, data]) await mkdir(one)
})
afterEach(() => folder.remove())

async function open(files: Files): Promise<{ site: OpenSite; known: KnownImages }> {
  await writeFiles(root, files)
  return {
    site: await openSite(nodeDisk, root),
    known: knownImages(nodeDisk, root, path.join(data, 'imported.json'), () => false),
  }
}

type Opened = Awaited<ReturnType<typeof open>>

async function drop(
  { site, known }: Opened,
  post: string,
  name: string,
  bytes: string | Uint8Array,
  settings: Partial<ImageSettings> = {},
  more: Partial<ImageImport> = {},
) {
  const source = path.join(desktop, `dropped-${dropped++}`)
  await writeFile(source, bytes)
  const { conventions } = site
  const all = { ...defaultImageSettings, ...settings }
  return importImage(nodeDisk, {
    root,
    conventions,
    known,
    post: PostPath.parse(post),
    source,
    name,
    settings: all,
    ...more,
  })
}

const filesOf = async (at: string) =>
  (await readdir(at, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(at, path.join(entry.parentPath, entry.name)))
    .sort()

describe('names', () => {
  it.each([
    ['CON.jpg', 'con-picture.png'],
    ['photo.png.', 'photo-png.png'],
    ['a:b*c?.png', 'a-b-c.png'],
    ['C:\\fakepath\\Lake.png', 'lake.png'],
    ['wrong.jpg', 'wrong.png'],
    ['page.html', 'page.png'],
    [`${'long '.repeat(50)}.png`, `${'long-'.repeat(16).slice(0, -1)}.png`],
    ['Заря.png', 'заря.png'],
  ])('%j is stored as %s', async (name, stored) => {
    const opened = await open({ 'a.md': 'x\n' })
    expect((await drop(opened, 'a.md', name, await picture(1))).path).toBe(`a-images/${stored}`)
  })

  it.each([
    ['Заря над озером.png', 'zarya-nad-ozerom.png'],
    ['東京.png', 'dongjing.png'],
    ['Straße Łódź.png', 'strasse-lodz.png'],
  ])('%s is spelt in ASCII where the site wants it', async (name, stored) => {
    const opened = await open({ 'a.md': 'x\n' })
    const made = await drop(opened, 'a.md', name, await picture(1), { letters: 'ascii' })
    expect(made.path).toBe(`a-images/${stored}`)
  })

  it.each([
    '../../etc/x.png',
    '..\\x.png',
    'a/../x.png',
    'a\nb.png',
    'a\0.png',
    '\u0085.png',
    `${'x'.repeat(300)}.png`,
  ])('%j is refused', async (name) => {
    const opened = await open({ 'a.md': 'x\n' })
    await expect(drop(opened, 'a.md', name, await picture(1))).rejects.toMatchObject({ code: 'bad-name' })
    expect(await readdir(root)).toEqual(['a.md'])
  })
})

describe('a pattern', () => {
  it('says folder, name and number, which go on where they ended', async () => {
    const opened = await open({ 'posts/a-walk.md': '---\ndate: 2026-03-04\n---\nx\n' })
    const settings = { pattern: '/photos/{date}/{post}-{n}' }
    const made = []
    for (let nth = 1; nth <= 3; nth++)
      made.push(await drop(opened, 'posts/a-walk.md', 'x.png', await picture(nth), settings))
    expect(made.map((one) => one.path)).toEqual([1, 2, 3].map((n) => `photos/2026-03-04/a-walk-0${n}.png`))
    expect(made[0]?.target).toBe('../photos/2026-03-04/a-walk-01.png')
  })

  it('numbers many that come at once in the order in which they came', async () => {
    const opened = await open({ 'a.md': 'x\n' })
    const sizes = [900, 10, 500, 20, 700, 30]
    const made = await Promise.all(
      sizes.map(async (width, nth) =>
        drop(
          opened,
          'a.md',
          'x.png',
          await sharp({ create: { width: width + nth, height: 300, channels: 3, background: '#123' } })
            .png()
            .toBuffer(),
          { pattern: '{n}' },
        ),
      ),
    )
    // Each waits for its file to be written, so the test's own order is that of the calls.
    expect(new Set(made.map((one) => one.path)).size).toBe(sizes.length)
    expect((await filesOf(root)).filter((name) => name.endsWith('.png'))).toEqual(
      sizes.map((_, nth) => `0${nth + 1}.png`),
    )
  })

  it('is written as the generator serves the folder', async () => {
    const opened = await open({
      'hugo.toml': 'baseURL = "https://example.org/"\n',
      'static/x.txt': '',
      'content/posts/a.md': '---\n---\n',
    })
    const made = await drop(opened, 'content/posts/a.md', 'One.png', await picture(1), {
      pattern: '/static/img/{post}/{name}',
    })
    expect([made.path, made.target]).toEqual(['static/img/a/one.png', '/img/a/one.png'])
  })
})

describe('used again', () => {
  it('is the same picture wherever in the site it lies, if the post can show it from there', async () => {
    const opened = await open({ 'posts/a.md': 'x\n', 'posts/b.md': 'x\n' })
    const photograph = await everyPrivate('jpg')
    const first = await drop(opened, 'posts/a.md', 'Heron.jpg', photograph)
    expect(first).toMatchObject({ path: 'posts/a-images/heron.jpg', reused: false })
    const again = await drop(opened, 'posts/b.md', 'Other.jpg', photograph)
    expect(again).toMatchObject({
      path: first.path,
      target: 'a-images/heron.jpg',
      reused: true,
      after: first.after,
    })
    const ready = await drop(opened, 'posts/b.md', 'ready.jpg', await readFile(path.join(root, first.path)))
    expect(ready).toMatchObject({ path: first.path, reused: true })
    expect(await filesOf(root)).toEqual(['posts/a-images/heron.jpg', 'posts/a.md', 'posts/b.md'])
  })

  it('is remembered over a restart, and believed only if it is still on disk as it was made', async () => {
    const opened = await open({ 'posts/a.md': 'x\n' })
    const photograph = await everyPrivate('jpg')
    const first = await drop(opened, 'posts/a.md', 'heron.jpg', photograph)
    const restarted = {
      ...opened,
      known: knownImages(nodeDisk, root, path.join(data, 'imported.json'), () => false),
    }
    expect(await drop(restarted, 'posts/a.md', 'x.jpg', photograph)).toMatchObject({ reused: true })
    await writeFile(path.join(root, first.path), await picture(3, 'jpeg'))
    expect(await drop(restarted, 'posts/a.md', 'heron.jpg', photograph)).toMatchObject({
      path: 'posts/a-images/heron-2.jpg',
      reused: false,
    })
    await rm(path.join(root, 'posts/a-images'), { recursive: true })
    expect(await drop(restarted, 'posts/a.md', 'heron.jpg', photograph)).toMatchObject({
      path: 'posts/a-images/heron.jpg',
      reused: false,
    })
  })

  it('is none that the post’s generator would not find', async () => {
    const opened = await open({
      'hugo.toml': 'baseURL = "https://example.org/"\n',
      'content/posts/a/index.md': '---\n---\n',
      'content/posts/b/index.md': '---\n---\n',
    })
    await drop(opened, 'content/posts/a/index.md', 'x.png', await picture(1))
    expect(await drop(opened, 'content/posts/b/index.md', 'x.png', await picture(1))).toMatchObject({
      path: 'content/posts/b/x.png',
      reused: false,
    })
  })

  it('is made anew by another recipe', async () => {
    const opened = await open({ 'a.md': 'x\n' })
    const photograph = await everyPrivate('jpg')
    await drop(opened, 'a.md', 'x.jpg', photograph)
    const recipe = { ...defaultImageSettings.recipe, format: 'webp' as const }
    expect(await drop(opened, 'a.md', 'x.jpg', photograph, { recipe })).toMatchObject({
      path: 'a-images/x.webp',
      reused: false,
    })
  })
})

describe('originals', () => {
  it('are kept beside or outside as they came, once, and are never what a post shows', async () => {
    const opened = await open({ 'posts/a.md': 'x\n' })
    const photograph = await everyPrivate('jpg')
    const beside = await drop(opened, 'posts/a.md', 'Heron.jpg', photograph, {
      originals: { kind: 'beside' },
    })
    expect(beside.original).toBe('kept')
    expect(await readFile(path.join(root, 'posts/a-images/originals/heron.jpg'))).toEqual(photograph)
    expect(
      (await exifr.parse(await readFile(path.join(root, beside.path)), true))?.GPSLatitude,
    ).toBeUndefined()
    await rm(path.join(root, beside.path))
    const again = await drop(opened, 'posts/a.md', 'Heron.jpg', photograph, { originals: { kind: 'beside' } })
    expect(again).toMatchObject({ path: 'posts/a-images/heron.jpg', reused: false })
    expect(await filesOf(path.join(root, 'posts/a-images/originals'))).toEqual(['heron.jpg'])
    const outside = { originals: { kind: 'outside' as const, folder: desktop } }
    await drop(opened, 'posts/a.md', 'Heron.jpg', await everyPrivate('png'), outside, { siteName: 'My Blog' })
    expect(await readFile(path.join(desktop, 'my-blog/a/heron.png'))).toEqual(await everyPrivate('png'))
  })

  it('that cannot be kept lose no picture, and the answer says so', async () => {
    const opened = await open({ 'posts/a.md': 'x\n' })
    const troubles: unknown[] = []
    const made = await drop(
      opened,
      'posts/a.md',
      'x.png',
      await picture(1),
      { originals: { kind: 'outside', folder: path.join(desktop, 'unplugged') } },
      { onTrouble: (error) => troubles.push(error) },
    )
    expect(made).toMatchObject({ path: 'posts/a-images/x.png', original: 'failed' })
    expect(troubles).toMatchObject([{ code: 'not-found' }])
    expect(await readdir(desktop)).not.toContain('unplugged')
  })
})

describe('an import that is called off', () => {
  it('law: at whatever moment, it is there whole or nothing is left behind', async () => {
    let calledOff = 0
    for (let delayMs = 0; delayMs < 60; delayMs += 2) {
      const opened = await open({ 'posts/a.md': 'x\n' })
      const controller = new AbortController()
      const timer = setTimeout(() => controller.abort(), delayMs)
      const outcome = await drop(
        opened,
        'posts/a.md',
        'x.jpg',
        await everyPrivate('jpg'),
        { originals: { kind: 'beside' } },
        { signal: controller.signal },
      ).catch((error: unknown) => error)
      clearTimeout(timer)
      const left = await filesOf(root)
      if (outcome instanceof Error) {
        calledOff++
        expect(outcome).toMatchObject({ code: 'cancelled' })
        expect(left).toEqual(['posts/a.md'])
        expect(await readdir(path.join(root, 'posts'))).toEqual(['a.md'])
      } else expect(left).toHaveLength(3)
      await rm(path.join(root, 'posts'), { recursive: true })
    }
    expect(calledOff).toBeGreaterThan(0)
  })
})

describe('settings', () => {
  it('are each site’s own, and a pattern that says nothing is not kept', async () => {
    const all = allImageSettings(nodeDisk, data)
    expect(await imageSettings(all, '/a')).toEqual(defaultImageSettings)
    await changeImageSettings(all, '/a', { letters: 'ascii', pattern: '{post}/{name}' })
    expect(await changeImageSettings(all, '/a', { pattern: '{nonsense}', placeSeen: true })).toMatchObject({
      letters: 'ascii',
      pattern: '{post}/{name}',
      placeSeen: true,
    })
    expect(await imageSettings(allImageSettings(nodeDisk, data), '/a')).toMatchObject({
      letters: 'ascii',
      pattern: '{post}/{name}',
    })
    expect(await imageSettings(all, '/b')).toEqual(defaultImageSettings)
  })
})

describe('a recipe that is tried', () => {
  it('tells before and after, and writes nothing', async () => {
    const photograph = await everyPrivate('jpg')
    const tried = await tryRecipe(photograph, 'x.jpg', {
      widestPx: 60,
      format: 'webp',
      quality: 70,
      metadata: 'private',
    })
    expect(tried.before).toMatchObject({
      format: 'jpg',
      widthPx: 120,
      hasPlace: true,
      sizeBytes: photograph.length,
    })
    expect(tried.after).toMatchObject({ format: 'webp', widthPx: 60, heightPx: 45, hasPlace: false })
  })
})
