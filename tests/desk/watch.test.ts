import { renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { nodeDisk } from '../../electron/desk/files/disk.ts'
import { type Changed, watchSite } from '../../electron/desk/files/watch.ts'
import { writeWhole } from '../../electron/desk/files/write.ts'
import { patience } from '../support/patience.ts'
import { postPlace } from '../support/post-desk.ts'

async function watched(ignored: (sitePath: string) => boolean = () => false) {
  const place = postPlace()
  place.put('a.md', 'a')
  place.put('deep/b.md', 'b')
  place.put('public/c.md', 'c')
  const bundles: (readonly Changed[])[] = []
  const watch = watchSite(place.desk.root, ignored, (changed) => void bundles.push(changed))
  onTestFinished(() => watch.stop())
  await watch.ready
  const seen = () => new Map(bundles.flat().map(({ path: sitePath, kind }) => [sitePath, kind]))
  return { ...place, bundles, seen, watch }
}

it('tells of a new file, a changed one and one that is gone', async () => {
  const { put, seen, desk } = await watched()
  put('new/folder/n.md', 'n')
  put('a.md', 'changed')
  rmSync(path.join(desk.root, 'deep/b.md'))
  await vi.waitFor(() => {
    expect(seen().get('new/folder/n.md')).toBe('put')
    expect(seen().get('a.md')).toBe('put')
    expect(seen().get('deep/b.md')).toBe('gone')
  }, patience)
})

it('tells again and again of a file that is replaced by a rename, and never that it is gone', async () => {
  const { seen, bundles, desk } = await watched()
  for (let round = 0; round < 4; round++) {
    bundles.length = 0
    await writeWhole(nodeDisk, path.join(desk.root, 'a.md'), Buffer.from(`round ${round}`), {
      expected: 'any',
    })
    await vi.waitFor(() => expect(seen().get('a.md')).toBe('put'), patience)
    expect(bundles.flat().filter(({ kind }) => kind === 'gone')).toEqual([])
    expect(bundles.flat().map((changed) => changed.path)).toEqual(['a.md'])
  }
})

it('says nothing of what is ignored, nor of our own temporary files', async () => {
  const { put, seen } = await watched((sitePath) => sitePath === 'public')
  put('public/c.md', 'changed')
  put('.galley-1-00ff.tmp', 'x')
  put('last.md', 'x')
  await vi.waitFor(() => expect(seen().has('last.md')).toBe(true), patience)
  expect([...seen().keys()]).toEqual(['last.md'])
})

it('tells of a hundred files in a few bundles', async () => {
  const { put, seen, bundles } = await watched()
  for (let n = 0; n < 100; n++) put(`many-${n}.md`, 'x')
  await vi.waitFor(() => expect(seen().size).toBe(100), patience)
  expect(bundles.length).toBeLessThan(20)
})

it('says nothing any more once it is stopped', async () => {
  const { put, bundles, watch, desk } = await watched()
  put('a.md', 'changed')
  await watch.stop()
  renameSync(path.join(desk.root, 'a.md'), path.join(desk.root, 'z.md'))
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(bundles).toEqual([])
})
