import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterEach, expect, it } from 'vitest'
import { nodeDisk } from '../../electron/desk/files/disk.ts'
import { versionOf } from '../../electron/desk/files/read.ts'
import { writeWhole } from '../../electron/desk/files/write.ts'
import { importImage } from '../../electron/desk/images/import.ts'
import { baseCopies } from '../../electron/desk/posts/base-copies.ts'
import { savePost } from '../../electron/desk/posts/save.ts'
import { openSite } from '../../electron/desk/site/open-site.ts'
import type { PostPath } from '../../shared/contract/paths.ts'
import { failingDisk } from '../support/failing-disk.ts'

const before = 'An old line.\n'.repeat(32_000)
const after = `${before}${'A new line.\n'.repeat(8000)}`
const post = 'post.md' as PostPath

let undo: (() => void)[] = []
afterEach(() => {
  for (const step of undo.reverse()) step()
  undo = []
})

function temporary(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'galley-full-'))
  undo.push(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A disk of one megabyte of its own; null where this system lets only an administrator mount one. */
function smallDisk(options: string): string | null {
  const folder = temporary()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'galley-test', folder], { stdio: 'ignore' })
  } catch {
    return null
  }
  undo.push(() => execFileSync('umount', ['-l', folder]))
  return folder
}

async function save(root: string, dataFolder: string) {
  return savePost(
    { disk: nodeDisk, root, dataFolder, copies: baseCopies(), nowMs: () => 0, onTrouble: () => undefined },
    {
      path: post,
      base: versionOf(Buffer.from(before)),
      changes: [{ from: before.length, to: before.length, insert: after.slice(before.length) }],
      recreate: false,
    },
  )
}

it.each([
  ['nothing', 0],
  ['a page', 4096],
  ['half of the post', after.length / 2],
  ['a byte too little', after.length - 1],
])(
  'a disk with room for %s keeps the old post whole, and the save succeeds once there is room',
  async (_, freeBytes) => {
    const root = smallDisk('size=1m')
    if (!root) return withoutMount()
    writeFileSync(path.join(root, post), before)
    const { bsize, bavail } = statfsSync(root)
    const pages = Math.max(0, bavail - Math.floor(freeBytes / bsize))
    writeFileSync(path.join(root, 'filler'), Buffer.alloc(pages * bsize))

    await expect(save(root, temporary())).rejects.toMatchObject({ code: 'disk-full', data: { path: post } })
    expect(readFileSync(path.join(root, post), 'utf8')).toBe(before)
    expect(readdirSync(root).sort()).toEqual(['filler', post])

    rmSync(path.join(root, 'filler'))
    expect((await save(root, temporary())).kind).toBe('saved')
    expect(readFileSync(path.join(root, post), 'utf8')).toBe(after)
  },
)

it('a disk without a free inode keeps the old post whole', async () => {
  const root = smallDisk('size=4m,nr_inodes=3')
  if (!root) return withoutMount()
  writeFileSync(path.join(root, post), before)
  writeFileSync(path.join(root, 'filler'), '')
  await expect(save(root, temporary())).rejects.toMatchObject({ code: 'disk-full' })
  expect(readFileSync(path.join(root, post), 'utf8')).toBe(before)
})

it('a full data folder does not keep a post from being saved', async () => {
  const data = smallDisk('size=64k')
  if (!data) return withoutMount()
  const root = path.join(temporary(), 'site')
  mkdirSync(root)
  writeFileSync(path.join(root, post), before)
  expect((await save(root, data)).kind).toBe('saved')
  expect(readFileSync(path.join(root, post), 'utf8')).toBe(after)
})

it.each([0, 4096, 100_000])(
  'a disk with room for %i bytes takes no half picture, and the import succeeds once there is room',
  async (freeBytes) => {
    const root = smallDisk('size=1m')
    if (!root) return withoutMount()
    writeFileSync(path.join(root, post), '# A post\n')
    const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 }
    const source = path.join(temporary(), 'lake.png')
    await sharp({ create: { width: 300, height: 250, channels: 3, background: '#888', noise } })
      .png()
      .toFile(source)
    const { conventions } = await openSite(nodeDisk, root)
    const { bsize, bavail } = statfsSync(root)
    writeFileSync(
      path.join(root, 'filler'),
      Buffer.alloc(Math.max(0, bavail - Math.floor(freeBytes / bsize)) * bsize),
    )
    const drop = () => importImage(nodeDisk, { root, conventions, post, source, name: 'lake.png' })

    await expect(drop()).rejects.toMatchObject({ code: 'disk-full' })
    expect(readdirSync(root).sort()).toEqual(['filler', post])
    rmSync(path.join(root, 'filler'))
    expect((await drop()).path).toBe('post-images/lake.png')
    expect(readFileSync(path.join(root, 'post-images/lake.png'))).toEqual(readFileSync(source))
  },
)

/** Where no disk can be mounted, a disk that says it is full stands in for one that is. */
async function withoutMount(): Promise<void> {
  const root = temporary()
  const file = path.join(root, post)
  writeFileSync(file, before)
  let call: string | null = null
  for (let nth = 1; call !== 'handle.write'; nth++) {
    const { disk, fired } = failingDisk(nth, 'short, then full')
    const outcome = writeWhole(disk, file, Buffer.from(after), { expected: 'any' })
    await outcome.catch(() => undefined)
    call = fired()
    if (call === 'handle.write') {
      await expect(outcome).rejects.toMatchObject({ code: 'disk-full' })
      expect(readFileSync(file, 'utf8')).toBe(before)
    } else writeFileSync(file, before)
  }
}
