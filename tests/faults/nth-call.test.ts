import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Disk, nodeDisk } from '../../electron/desk/files/disk.ts'
import { versionOf } from '../../electron/desk/files/read.ts'
import { isGalleyTemp } from '../../electron/desk/files/temp-name.ts'
import { replaceVersion, writeWhole } from '../../electron/desk/files/write.ts'
import { type BaseCopies, baseCopies } from '../../electron/desk/posts/base-copies.ts'
import { keepJournal, readJournal } from '../../electron/desk/posts/journal.ts'
import type { PostDesk } from '../../electron/desk/posts/post-desk.ts'
import { savePost } from '../../electron/desk/posts/save.ts'
import type { PostPath } from '../../shared/contract/paths.ts'
import { failingDisk, faultLoop, faults } from '../support/failing-disk.ts'

const before = `# Old\r\n\r\n${'A line of the old post.\r\n'.repeat(400)}`
const after = `# New\r\n\r\n${'A line of the old post.\r\n'.repeat(400)}`
const oldVersion = versionOf(Buffer.from(before))
const post = 'post.md' as PostPath

let folder: string
let rounds = 0
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'galley-nth-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A fresh site with the old post in it. */
async function oldPost(): Promise<string> {
  const root = path.join(folder, String(rounds++))
  mkdirSync(root)
  writeFileSync(path.join(root, post), before)
  chmodSync(path.join(root, post), 0o640)
  return root
}

/** One desk a site: what it remembers outlives a disk that failed. */
const remembered = new Map<string, BaseCopies>()
function copiesOf(root: string): BaseCopies {
  const copies = remembered.get(root) ?? baseCopies()
  remembered.set(root, copies)
  return copies
}

function deskOf(disk: Disk, root: string): PostDesk {
  return {
    disk,
    root,
    dataFolder: path.join(root, '..', `data-${path.basename(root)}`),
    copies: copiesOf(root),
    nowMs: () => 0,
    onTrouble: () => undefined,
  }
}

function strays(root: string): string[] {
  return readdirSync(root).filter(isGalleyTemp)
}

const wholeAfter = (isDone: boolean, fault: string) =>
  isDone ? [after] : fault === 'short, then full' ? [before] : [before, after]

describe.each(faults)('with %s at each call in turn', (fault) => {
  it('a save leaves the old post or the new one, whole, and no other file', async () => {
    const calls = await faultLoop(
      fault,
      oldPost,
      (disk, root) =>
        savePost(deskOf(disk, root), {
          path: post,
          base: oldVersion,
          changes: [{ from: 2, to: 5, insert: 'New' }],
          recreate: false,
        }),
      async (root, ended, where) => {
        const text = readFileSync(path.join(root, post), 'utf8')
        if (ended.kind === 'done') expect(ended.result.kind, where).toBe('saved')
        expect(wholeAfter(ended.kind === 'done', fault), where).toContain(text)
        expect(strays(root), where).toEqual([])
        if (text === after) expect(statSync(path.join(root, post)).mode & 0o777, where).toBe(0o640)
        if (ended.kind === 'done') return
        // What the author does next: tries again, on a disk that is well.
        const again = await savePost(deskOf(nodeDisk, root), {
          path: post,
          base: oldVersion,
          changes: [{ from: 2, to: 5, insert: 'New' }],
          recreate: false,
        })
        expect(again.kind, `${where}, again`).toBe('saved')
        expect(readFileSync(path.join(root, post), 'utf8')).toBe(after)
      },
    )
    // Each of these must have gone wrong at least once, or the loop proves nothing.
    for (const call of [
      'open',
      'handle.write',
      'handle.sync',
      'rename',
      'handle.close',
      'stat',
      'readFile',
    ]) {
      expect(calls).toContain(call)
    }
  })

  it('a new file is there whole or not at all', async () => {
    const calls = await faultLoop(
      fault,
      oldPost,
      (disk, root) => writeWhole(disk, path.join(root, 'new.md'), Buffer.from(after), { expected: 'absent' }),
      async (root, ended, where) => {
        const there = readdirSync(root).includes('new.md')
        if (ended.kind === 'done') expect(there, where).toBe(true)
        if (there) expect(readFileSync(path.join(root, 'new.md'), 'utf8'), where).toBe(after)
        expect(strays(root), where).toEqual([])
      },
    )
    expect(calls).toContain('link')
  })

  it('a journal is the old one or the new one, whole', async () => {
    await faultLoop(
      fault,
      async () => {
        const root = await oldPost()
        await keepJournal(deskOf(nodeDisk, root), post, oldVersion, [{ from: 0, to: 0, insert: 'old' }])
        return root
      },
      (disk, root) => keepJournal(deskOf(disk, root), post, oldVersion, [{ from: 0, to: 0, insert: 'new' }]),
      async (root, ended, where) => {
        const kept = (await readJournal(deskOf(nodeDisk, root), post))?.changes[0]?.insert
        expect(ended.kind === 'done' ? ['new'] : ['old', 'new'], where).toContain(kept)
      },
    )
  })
})

describe('a write that is cut short', () => {
  it('goes on where it stopped', async () => {
    const root = await oldPost()
    let nth = 0
    let call: string | null = null
    do {
      const { disk, fired } = failingDisk(++nth, 'short')
      const bytes = Buffer.from(after)
      await writeWhole(disk, path.join(root, post), bytes, { expected: 'any' })
      call = fired()
      expect(readFileSync(path.join(root, post), 'utf8')).toBe(after)
    } while (call !== 'handle.write')
  })

  it('is an error and not a shorter post where the disk is full by then', async () => {
    const calls = await faultLoop(
      'short, then full',
      oldPost,
      (disk, root) => replaceVersion(disk, path.join(root, post), Buffer.from(after), oldVersion, root),
      async (root, ended, where) => {
        if (!where.endsWith('handle.write')) return
        expect(ended, where).toMatchObject({ kind: 'failed', error: { code: 'disk-full' } })
        expect(readFileSync(path.join(root, post), 'utf8')).toBe(before)
      },
    )
    expect(calls).toContain('handle.write')
  })
})
