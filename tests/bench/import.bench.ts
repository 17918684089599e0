// Sixty photographs of 24 megapixels through the desk's import, and dropped at once on the post in a real Chromium
// while one types on, beside sharp alone doing the same work in one process and in the same run. Times differ from machine to machine; the ratio is what is meant. COUNT=6 takes fewer.
import { spawnSync } from 'node:child_process'
import { mkdir, readdir, readFile, realpath, writeFile } from 'node:fs/promises'
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
import { sizeOf, writeBigPhotographs } from './big-photographs.ts'
import { dropWhileTyping } from './drop-while-typing.ts'

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
  const files = await writeBigPhotographs(photographs, count)
  const bytes = await sizeOf(files)
  console.log(`${count} photographs of 24 megapixels, ${(bytes / count / 1e6).toFixed(1)} MB each\n`)
  // Each in a process of its own, so that neither's memory counts as the other's; one after the other, twice.
  const runs = ['sharp', 'galley', 'galley', 'sharp'].map((name, nth) => ({
    name,
    ...measured(name, photographs, path.join(real, `${name}-${nth}`)),
  }))
  const best = (name: string) =>
    runs.filter((run) => run.name === name).reduce((a, b) => (a.seconds < b.seconds ? a : b))
  const dropped = await dropWhileTyping(files)
  const sharpSeconds = best('sharp').seconds
  for (const { name, seconds, peakMb } of [
    { ...best('sharp'), name: 'sharp alone' },
    { ...best('galley'), name: 'the desk’s import' },
    { ...dropped, name: 'dropped in Chromium' },
  ]) {
    const ratio = (seconds / sharpSeconds).toFixed(2)
    console.log(
      `${name.padEnd(20)} ${seconds.toFixed(1).padStart(7)} s  ratio ${ratio}  peak ${peakMb.toFixed(0)} MB`,
    )
  }
  const inMs = (tasks: readonly number[]) => `[${tasks.map(Math.round).join(', ')}]`
  console.log(`\n${dropped.shown} of ${count} pictures in place and shown`)
  console.log(`tasks over 50 ms while one types alone, ms: ${inMs(dropped.longTasksAlone)}`)
  console.log(`tasks over 50 ms while the pictures come, ms: ${inMs(dropped.longTasks)}`)
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

async function asSharpAlone(): Promise<void> {
  await mkdir(place, { recursive: true })
  await timed(async (name) => {
    const bytes = await readFile(path.join(camera, name))
    const made = await sharp(bytes)
      .autoOrient()
      .resize({ width: recipe.widestPx ?? undefined, withoutEnlargement: true })
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
