// What knowing all pictures of a site costs: 2,000 posts and 5,000 pictures, for the first time and again, against
// reading the same files alone.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import sharp from 'sharp'
import { nodeDisk } from '../../electron/desk/files/disk.ts'
import { jobThread } from '../../electron/desk/files/job-thread.ts'
import { imageIndex } from '../../electron/desk/images/image-index.ts'
import { scanImages } from '../../electron/desk/images/image-scan.ts'
import { seenPictures } from '../../electron/desk/images/seen-pictures.ts'
import { openSite } from '../../electron/desk/site/open-site.ts'

const POSTS = 2000
const PICTURES = 5000

const folder = await mkdtemp(path.join(tmpdir(), 'galley-bench-images-'))
const root = path.join(folder, 'site')
const names: string[] = []
await mkdir(path.join(root, 'posts'), { recursive: true })
const drawn = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#468' } })
  .jpeg()
  .toBuffer()
for (let nth = 0; nth < PICTURES; nth++) {
  const name = `img/${nth % 50}/${nth}.jpg`
  if (nth < 50) await mkdir(path.join(root, `img/${nth}`), { recursive: true })
  await writeFile(path.join(root, name), Buffer.concat([drawn, Buffer.from(String(nth))]))
  names.push(name)
}
for (let nth = 0; nth < POSTS; nth++) {
  const pictures = Array.from({ length: 5 }, (_, at) => `![x](../${names[(nth * 2 + at) % PICTURES]})`).join(
    '\n\n',
  )
  await writeFile(
    path.join(root, `posts/${nth}.md`),
    `---\ntitle: Post ${nth}\n---\n\n${pictures}\n\n${'Words. '.repeat(300)}\n`,
  )
  names.push(`posts/${nth}.md`)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const reading = await timed(async () => {
  for (const name of names) await readFile(path.join(root, name))
})
const worker = new URL('../../dist/electron/image-scan.worker.js', import.meta.url)
const site = await openSite(nodeDisk, root)

async function open(): Promise<{ readonly ms: number; readonly longestMs: number }> {
  const thread = jobThread(worker, scanImages.bind(null, nodeDisk))
  const seen = seenPictures(nodeDisk, path.join(folder, 'data'), site.id)
  const index = imageIndex({
    root: site.root,
    conventions: site.conventions,
    thread,
    seen,
    onRows: () => undefined,
  })
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const ms = await timed(() => index.start())
  delay.disable()
  await thread.stop()
  return { ms, longestMs: delay.max / 1e6 }
}

function row(name: string, ms: number, more = ''): void {
  console.log(
    `${name.padEnd(40)} ${ms.toFixed(0).padStart(7)} ms ${(ms / reading).toFixed(2).padStart(7)} × reading ${more}`,
  )
}

row(`reading ${names.length} files`, reading)
const first = await open()
row('the first opening', first.ms, `longest wait of this thread ${first.longestMs.toFixed(0)} ms`)
const second = await open()
row('the second opening', second.ms, `longest wait of this thread ${second.longestMs.toFixed(0)} ms`)
await rm(folder, { recursive: true, force: true })
