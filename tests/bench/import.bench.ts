// Sixty photographs of 24 megapixels through the desk's import, beside sharp alone doing the same work in one process
// and in the same run. Times differ from machine to machine; the ratio is what is meant. COUNT=6 takes fewer.
import { spawnSync } from 'node:child_process'
import { mkdir, readdir, readFile, realpath, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import PQueue from 'p-queue'
import sharp from 'sharp'
import { nodeDisk } from '../../electron/desk/files/disk.ts'
import { importImage } from '../../electron/desk/images/import.ts'
import { knownImages } from '../../electron/desk/images/known-images.ts'
import { openSite } from '../../electron/desk/site/open-site.ts'
import { defaultImageSettings } from '../../shared/contract/images.ts'
import { PostPath } from '../../shared/contract/paths.ts'
import { temporaryFolder } from '../support/sites.ts'

const [WIDTH, HEIGHT] = [6000, 4000]
/** As the desk does. */
const AT_ONCE = 2
const { recipe } = defaultImageSettings

const [, , mode, camera = '', place = ''] = process.argv
if (mode === 'sharp') await asSharpAlone()
else if (mode === 'galley') await asGalley()
else await compare(Number(process.env.COUNT ?? 60))

async function compare(count: number): Promise<void> {
  const folder = await temporaryFolder('import-bench')
  const real = await realpath(folder.path)
  const photographs = path.join(real, 'camera')
  await mkdir(photographs)
  for (let nth = 0; nth < count; nth++) {
    await writeFile(path.join(photographs, `IMG_${String(nth).padStart(4, '0')}.jpg`), await photograph(nth))
  }
  const sizes = await Promise.all(
    (await readdir(photographs)).map(async (name) => (await stat(path.join(photographs, name))).size),
  )
  const total = sizes.reduce((sum, size) => sum + size, 0)
  console.log(`${count} photographs of 24 megapixels, ${(total / count / 1e6).toFixed(1)} MB each\n`)
  // Each in a process of its own, so that neither's memory counts as the other's; one after the other, twice.
  const runs = ['sharp', 'galley', 'galley', 'sharp'].map((name, nth) => ({
    name,
    ...measured(name, photographs, path.join(real, `${name}-${nth}`)),
  }))
  const best = (name: string) =>
    runs.filter((run) => run.name === name).reduce((a, b) => (a.seconds < b.seconds ? a : b))
  for (const name of ['sharp', 'galley']) {
    const { seconds, peakMb } = best(name)
    console.log(
      `${name.padEnd(7)} ${seconds.toFixed(1).padStart(7)} s  ${(seconds / count).toFixed(2)} s each  peak ${peakMb.toFixed(0)} MB`,
    )
  }
  console.log(`ratio   ${(best('galley').seconds / best('sharp').seconds).toFixed(2)}`)
  await folder.remove()
}

type Measured = { readonly seconds: number; readonly peakMb: number }

function measured(name: string, photographs: string, into: string): Measured {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(import.meta.url), name, photographs, into],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as Measured
}

/** A sky over hills with the noise of a sensor, lying on its side for every fourth, and all that a camera tells. */
async function photograph(nth: number): Promise<Buffer> {
  const scene = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><linearGradient id="g" x2="0.3" y2="1"><stop stop-color="hsl(${nth * 17},60%,60%)"/><stop offset="0.6" stop-color="hsl(${nth * 17 + 60},70%,80%)"/><stop offset="1" stop-color="hsl(${nth * 17 + 120},40%,25%)"/></linearGradient><rect width="100%" height="100%" fill="url(#g)"/>${Array.from({ length: 40 }, (_, hill) => `<circle cx="${(hill * 977 + nth * 131) % WIDTH}" cy="${2600 + ((hill * 313) % 1400)}" r="${200 + ((hill * 71) % 500)}" fill="hsl(${hill * 9},40%,${20 + (hill % 40)}%)"/>`).join('')}</svg>`
  const noise = await sharp({
    create: {
      width: WIDTH,
      height: HEIGHT,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 14 },
    },
  })
    .png({ compressionLevel: 0 })
    .toBuffer()
  return sharp(Buffer.from(scene))
    .flatten()
    .composite([{ input: noise, blend: 'soft-light' }])
    .jpeg({ quality: 88 })
    .withExif({
      IFD0: {
        Make: 'Canonical',
        Model: 'C-1',
        DateTime: `2026:03:04 15:${String(nth % 60).padStart(2, '0')}:07`,
        Orientation: nth % 4 === 3 ? '6' : '1',
      },
      IFD2: { BodySerialNumber: 'SN-12345' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '51/1 30/1 0/1',
        GPSLongitudeRef: 'W',
        GPSLongitude: '0/1 7/1 0/1',
      },
    })
    .withMetadata({ orientation: nth % 4 === 3 ? 6 : 1 })
    .toBuffer()
}

async function asSharpAlone(): Promise<void> {
  await mkdir(place, { recursive: true })
  await timed(async (name) => {
    const bytes = await readFile(path.join(camera, name))
    const made = await sharp(bytes)
      .autoOrient()
      .resize({ width: recipe.widestPx ?? WIDTH, withoutEnlargement: true })
      .jpeg({ quality: recipe.quality, mozjpeg: true })
      .toBuffer()
    await writeFile(path.join(place, name), made)
  })
}

async function asGalley(): Promise<void> {
  const root = path.join(place, 'site')
  await mkdir(root, { recursive: true })
  await writeFile(path.join(root, 'recap.md'), '# Recap\n')
  const { conventions } = await openSite(nodeDisk, root)
  const known = knownImages(nodeDisk, root, path.join(place, 'imported.json'), () => false)
  await timed(async (name) => {
    const source = path.join(camera, name)
    await importImage(nodeDisk, { root, conventions, post: PostPath.parse('recap.md'), source, name, known })
  })
  const stored = await readdir(path.join(root, 'recap-images'))
  if (stored.length !== (await readdir(camera)).length) throw new Error('a picture is missing')
}

async function timed(each: (name: string) => Promise<void>): Promise<void> {
  const queue = new PQueue({ concurrency: AT_ONCE })
  // The system's own peak would be that of the process that started this one.
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 20)
  const began = performance.now()
  await queue.addAll((await readdir(camera)).sort().map((name) => () => each(name)))
  const seconds = (performance.now() - began) / 1000
  clearInterval(watch)
  process.stdout.write(JSON.stringify({ seconds, peakMb: peak / 1e6 }))
}
