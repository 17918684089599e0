// Thumbnails: upright, small, made once, kept outside the site, and never in the way of the picture itself.
import { mkdir, readdir, realpath, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RunningDesk } from '../../electron/desk/desk.ts'
import { type Disk, nodeDisk } from '../../electron/desk/files/disk.ts'
import { thumbnails } from '../../electron/desk/images/thumbnails.ts'
import { servedAsset } from '../../electron/served-asset.ts'
import { corners, cornersOf } from '../support/photographs.ts'
import { picture, type TemporaryFolder, temporaryFolder } from '../support/sites.ts'

let folder: TemporaryFolder
let site: string
let cache: string
beforeEach(async () => {
  folder = await temporaryFolder('thumbnails')
  const root = await realpath(folder.path)
  site = path.join(root, 'site')
  cache = path.join(root, 'data/thumbnails')
  await mkdir(site)
})
afterEach(() => folder.remove())

async function put(name: string, bytes: string | Uint8Array): Promise<string> {
  const file = path.join(site, name)
  await writeFile(file, bytes)
  return file
}

describe('a thumbnail', () => {
  it('is upright, at most as wide as asked for, and lies outside the site', async () => {
    const turned = await sharp(await corners())
      .resize(1200)
      .jpeg()
      .withMetadata({ orientation: 6 })
      .toBuffer()
    const file = await put('turned.jpg', turned)
    const made = await thumbnails(nodeDisk, cache).fileOf(file, 160)
    const bytes = await sharp(made ?? '').toBuffer()
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 160, height: 213 })
    expect(await cornersOf(bytes)).toEqual(['blue', 'red', 'yellow', 'green'])
    expect(path.dirname(made ?? '')).toBe(cache)
    expect(await readdir(site)).toEqual(['turned.jpg'])
  })

  it('of a small picture is no larger than it', async () => {
    const made = await thumbnails(nodeDisk, cache).fileOf(await put('small.png', await picture(1)), 640)
    expect(await sharp(made ?? '').metadata()).toMatchObject({ width: 65 })
  })

  it('is made once, however many ask at once, and anew when the picture changed', async () => {
    let reads = 0
    const disk: Disk = {
      ...nodeDisk,
      open: (...args: Parameters<Disk['open']>) => {
        if (String(args[0]).endsWith('a.png')) reads++
        return nodeDisk.open(...args)
      },
    }
    const small = thumbnails(disk, cache)
    const file = await put('a.png', await picture(1))
    const all = await Promise.all(Array.from({ length: 20 }, () => small.fileOf(file, 160)))
    expect(new Set(all).size).toBe(1)
    expect(reads).toBe(1)
    expect(await thumbnails(disk, cache).fileOf(file, 160)).toBe(all[0])
    expect(reads).toBe(1)
    await put('a.png', await picture(2))
    await utimes(file, new Date(), new Date(Date.now() + 5000))
    expect(await small.fileOf(file, 160)).not.toBe(all[0])
    expect(reads).toBe(2)
  })

  it.each<[string, () => Promise<string | Uint8Array>]>([
    ['drawing.svg', async () => '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['text.png', async () => 'no picture'],
    [
      'cut.png',
      async () =>
        (
          await sharp({
            create: {
              width: 800,
              height: 800,
              channels: 3,
              background: '#123',
              noise: { type: 'gaussian', mean: 128, sigma: 50 },
            },
          })
            .png()
            .toBuffer()
        ).subarray(0, 5000),
    ],
    [
      'huge.png',
      async () => {
        const bytes = await picture(1)
        bytes.writeUInt32BE(50_000, 16)
        bytes.writeUInt32BE(50_000, 20)
        return bytes
      },
    ],
  ])('is none for %s, which is served as it is', async (name, make) => {
    const file = await put(name, await make())
    expect(await thumbnails(nodeDisk, cache).fileOf(file, 160)).toBeNull()
  })

  it('law: what is kept stays below the limit, and the newest stay', async () => {
    const small = thumbnails(nodeDisk, cache, 3000)
    let newest: string | null = null
    for (let nth = 0; nth < 40; nth++) {
      newest = await small.fileOf(await put(`${nth}.png`, await picture(nth)), 160)
      const sizes = await Promise.all(
        (await readdir(cache)).map(async (name) => (await stat(path.join(cache, name))).size),
      )
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(3000)
    }
    expect(await readdir(cache)).toContain(path.basename(newest ?? ''))
  })

  it('that cannot be kept leaves the picture itself', async () => {
    await mkdir(path.dirname(cache), { recursive: true })
    await writeFile(cache, 'a file where the folder should be')
    expect(await thumbnails(nodeDisk, cache).fileOf(await put('a.png', await picture(1)), 160)).toBeNull()
  })
})

describe('both shells', () => {
  const ask = async (query: string) => {
    const file = await put('a.png', await picture(1))
    const small = thumbnails(nodeDisk, cache)
    const desk = {
      assetFile: async () => file,
      thumbnailFile: async (_site, _path, widthPx) => small.fileOf(file, widthPx),
    } satisfies Partial<RunningDesk>
    return servedAsset(desk as unknown as RunningDesk, new URL(`http://x/site/abc/a.png${query}`))
  }

  it('serve a thumbnail as what it is, and the picture where no known width is asked for', async () => {
    expect(await ask('?thumbnail=160')).toMatchObject({
      headers: { 'Content-Type': 'image/webp', 'Cache-Control': 'no-cache' },
    })
    for (const query of ['', '?thumbnail=161', '?thumbnail=', '?thumbnail=99999']) {
      expect(await ask(query)).toMatchObject({ headers: { 'Content-Type': 'image/png' } })
    }
  })
})
