import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nodeDisk } from '../../electron/desk/files/disk.ts'
import { importImage } from '../../electron/desk/images/import.ts'
import { locateImages } from '../../electron/desk/images/locate.ts'
import { type OpenSite, openSite } from '../../electron/desk/site/open-site.ts'
import { PostPath } from '../../shared/contract/paths.ts'
import { type Files, picture, type TemporaryFolder, temporaryFolder, writeFiles } from '../support/sites.ts'

let site: TemporaryFolder
let desktop: TemporaryFolder

beforeEach(async () => {
  site = await temporaryFolder('site')
  desktop = await temporaryFolder('desktop')
})
afterEach(async () => {
  await site.remove()
  await desktop.remove()
})

async function open(files: Files): Promise<OpenSite> {
  await writeFiles(site.path, files)
  return openSite(nodeDisk, site.path)
}

async function drop(opened: OpenSite, post: string, name: string, bytes: string | Uint8Array) {
  const source = path.join(desktop.path, 'dropped')
  await writeFile(source, bytes)
  return importImage(nodeDisk, {
    root: opened.root,
    conventions: opened.conventions,
    post: PostPath.parse(post),
    source,
    name,
  })
}

const inSite = (file: string) => path.join(site.path, file)

describe('where a picture goes', () => {
  it.each<[string, Files, string, string, string]>([
    [
      'a plain site',
      { 'posts/a-walk.md': '# A walk\n' },
      'posts/a-walk.md',
      'posts/a-walk-images/one.png',
      'a-walk-images/one.png',
    ],
    [
      'a post with a habit of its own',
      { 'posts/a-walk.md': '![](a-walk/old.png)\n', 'posts/a-walk/old.png': 'x' },
      'posts/a-walk.md',
      'posts/a-walk/one.png',
      'a-walk/one.png',
    ],
    [
      'a Hugo page bundle',
      { 'hugo.toml': 'baseURL = "https://example.org/"\n', 'content/posts/a-walk/index.md': '+++\n+++\n' },
      'content/posts/a-walk/index.md',
      'content/posts/a-walk/one.png',
      'one.png',
    ],
    [
      'Jekyll',
      { '_config.yml': 'title: x\n', '_posts/2026-01-01-a-walk.md': '---\n---\n' },
      '_posts/2026-01-01-a-walk.md',
      'assets/images/one.png',
      '/assets/images/one.png',
    ],
  ])('%s', async (_name, files, post, where, target) => {
    const opened = await open(files)
    const stored = await drop(opened, post, 'One.PNG', await picture(1))
    expect([stored.path, stored.target]).toEqual([where, target])
    expect(await readFile(inSite(where))).toEqual(await picture(1))
    const located = await locateImages(nodeDisk, opened.root, opened.conventions, PostPath.parse(post), [
      stored.target,
    ])
    expect(located[0]?.file).toBe(where)
  })
})

describe('names', () => {
  it('uses the same bytes again and numbers other bytes, whatever the case of the name', async () => {
    const opened = await open({ 'a.md': 'x\n' })
    expect(await drop(opened, 'a.md', 'Lake.png', await picture(1))).toMatchObject({
      path: 'a-images/lake.png',
      reused: false,
    })
    expect(await drop(opened, 'a.md', 'other name.png', await picture(1))).toMatchObject({
      path: 'a-images/lake.png',
      reused: true,
    })
    expect(await drop(opened, 'a.md', 'LAKE.PNG', await picture(2))).toMatchObject({
      path: 'a-images/lake-2.png',
      reused: false,
    })
    expect(await readdir(inSite('a-images'))).toEqual(['lake-2.png', 'lake.png'])
  })

  it('never overwrites when many arrive at once under one name', async () => {
    const opened = await open({ 'a.md': 'x\n' })
    const stored = await Promise.all(
      Array.from({ length: 12 }, async (_, nth) => {
        const source = path.join(desktop.path, `dropped-${nth}`)
        await writeFile(source, await picture(nth))
        return importImage(nodeDisk, { ...opened, post: PostPath.parse('a.md'), source, name: 'lake.png' })
      }),
    )
    expect(new Set(stored.map(({ path }) => path)).size).toBe(12)
    expect(await readdir(inSite('a-images'))).toHaveLength(12)
  })
})

describe('what is refused, with a reason and nothing left behind', () => {
  const cases: readonly [string, string, () => Promise<string | Uint8Array>, string][] = [
    ['text that is named a picture', 'letter.png', async () => 'Dear reader', 'not-an-image'],
    ['HTML that is named a picture', 'page.gif', async () => '<html><svg></svg></html>', 'not-an-image'],
    ['an empty file', 'nothing.jpg', async () => '', 'not-an-image'],
    ['a truncated JPEG', 'lake.jpg', async () => (await bigJpeg()).subarray(0, 9000), 'image-broken'],
    [
      'a TIFF, which browsers do not show',
      'scan.tiff',
      () => sharp(await1x1).tiff().toBuffer(),
      'image-unsupported',
    ],
    [
      'a PNG whose header promises 60,000 × 60,000 pixels',
      'bomb.png',
      () => lyingPng(60_000),
      'image-too-many-pixels',
    ],
  ]
  it.each(cases)('%s', async (_name, name, make, code) => {
    const opened = await open({ 'a.md': 'x\n' })
    await expect(drop(opened, 'a.md', name, await make())).rejects.toMatchObject({ code })
    expect(await readdir(site.path)).toEqual(['a.md'])
  })

  it('a folder of pictures that is a link out of the site', async () => {
    const opened = await open({ 'a.md': 'x\n' })
    await mkdir(path.join(desktop.path, 'elsewhere'))
    await symlink(path.join(desktop.path, 'elsewhere'), inSite('a-images'))
    await expect(drop(opened, 'a.md', 'one.png', await picture(1))).rejects.toMatchObject({
      code: 'outside-site',
    })
    expect(await readdir(path.join(desktop.path, 'elsewhere'))).toEqual([])
  })
})

describe('SVG', () => {
  it.each([
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '<?xml version="1.0"?>\n<!-- drawn by hand -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">\n<svg></svg>',
    '\uFEFF<svg:svg xmlns:svg="http://www.w3.org/2000/svg"></svg:svg>',
  ])('is known by its root element: %s', async (text) => {
    const opened = await open({ 'a.md': 'x\n' })
    expect(await drop(opened, 'a.md', 'drawing.svg', text)).toMatchObject({ path: 'a-images/drawing.svg' })
  })
})

describe('locateImages', () => {
  it('says where a missing picture was sought, and takes another case for missing', async () => {
    const opened = await open({ 'posts/a.md': 'x\n', 'posts/a-images/Lake.png': await picture(1) })
    const found = await locateImages(
      nodeDisk,
      opened.root,
      opened.conventions,
      PostPath.parse('posts/a.md'),
      ['a-images/Lake.png', 'a-images/lake.png', 'a-images/nothing.png', 'https://example.org/x.png'],
    )
    expect(found.map(({ file }) => file)).toEqual(['posts/a-images/Lake.png', null, null, null])
    expect(found[2]?.sought).toBe('posts/a-images/nothing.png')
  })
})

const await1x1 = { create: { width: 1, height: 1, channels: 3 as const, background: '#fff' } }

function bigJpeg(): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 }
  return sharp({ create: { width: 400, height: 300, channels: 3, background: '#888', noise } })
    .jpeg()
    .toBuffer()
}

async function lyingPng(side: number): Promise<Buffer> {
  const bytes = await picture(1)
  bytes.writeUInt32BE(side, 16)
  bytes.writeUInt32BE(side, 20)
  return bytes
}
