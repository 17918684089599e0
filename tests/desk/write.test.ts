import { linkSync, lstatSync, readdirSync, readFileSync, readlinkSync, statSync, symlinkSync } from 'node:fs'
import { chmod, chown, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Disk, nodeDisk } from '../../electron/desk/files/disk.ts'
import { versionOf } from '../../electron/desk/files/read.ts'
import { sweepTemps } from '../../electron/desk/files/sweep.ts'
import { replaceVersion, writeWhole } from '../../electron/desk/files/write.ts'
import { postPlace } from '../support/post-desk.ts'

const bytes = (text: string) => Buffer.from(text)

describe('a file that is replaced', () => {
  it.each([0o600, 0o644, 0o664, 0o755, 0o444])('keeps its mode %o', async (mode) => {
    const { desk, put, text } = postPlace()
    const file = path.join(desk.root, put('a.md', 'old'))
    await chmod(file, mode)
    await writeWhole(nodeDisk, file, bytes('new'), { expected: 'any' }).catch((error) => {
      // Root may write what is write-protected; nobody else.
      expect(mode).toBe(0o444)
      expect(error.code).toBe('not-writable')
    })
    expect(statSync(file).mode & 0o777).toBe(mode)
    expect(['new', 'old']).toContain(text('a.md'))
  })

  it('keeps its owner, and loses set-user-ID', async () => {
    const { desk, put } = postPlace()
    const file = path.join(desk.root, put('a.md', 'old'))
    // Only root may give files away; others see that theirs stay theirs.
    if (process.getuid?.() === 0) await chown(file, 1234, 1235)
    const { uid, gid } = statSync(file)
    await chmod(file, 0o4755)
    await writeWhole(nodeDisk, file, bytes('new'), { expected: 'any' })
    expect(statSync(file)).toMatchObject({ uid, gid })
    expect(statSync(file).mode & 0o7777).toBe(0o755)
  })

  it('is reached through links, which stay links, also dangling ones', async () => {
    const { desk, put, text } = postPlace()
    put('in/real.md', 'old')
    const at = (name: string) => path.join(desk.root, name)
    symlinkSync('in/real.md', at('link.md'))
    symlinkSync('link.md', at('chain.md'))
    symlinkSync('in/later.md', at('dangling.md'))
    await writeWhole(nodeDisk, at('chain.md'), bytes('new'), { expected: 'any' })
    await writeWhole(nodeDisk, at('dangling.md'), bytes('late'), { expected: 'any' })
    expect(readlinkSync(at('chain.md'))).toBe('link.md')
    expect(readlinkSync(at('link.md'))).toBe('in/real.md')
    expect(lstatSync(at('dangling.md')).isSymbolicLink()).toBe(true)
    expect([text('in/real.md'), text('in/later.md')]).toEqual(['new', 'late'])
    expect(readdirSync(at('in')).sort()).toEqual(['later.md', 'real.md'])
  })

  it('leaves the other name of a hard link as it was', async () => {
    const { desk, put, text } = postPlace()
    const file = path.join(desk.root, put('a.md', 'old'))
    linkSync(file, path.join(desk.root, 'b.md'))
    await writeWhole(nodeDisk, file, bytes('new'), { expected: 'any' })
    expect([text('a.md'), text('b.md')]).toEqual(['new', 'old'])
  })

  it('is not replaced through a link that leads out of the site', async () => {
    const { desk, folder } = postPlace()
    await writeFile(path.join(folder, 'canary.md'), 'out')
    symlinkSync('../canary.md', path.join(desk.root, 'a.md'))
    const write = replaceVersion(
      nodeDisk,
      path.join(desk.root, 'a.md'),
      bytes('new'),
      versionOf(bytes('out')),
      desk.root,
    )
    await expect(write).rejects.toMatchObject({ code: 'outside-site' })
    expect(readFileSync(path.join(folder, 'canary.md'), 'utf8')).toBe('out')
  })

  it('is left alone where it changed in the last moment', async () => {
    const { desk, put, text } = postPlace()
    const file = path.join(desk.root, put('a.md', 'old'))
    const disk: Disk = {
      ...nodeDisk,
      open: async (...args: Parameters<Disk['open']>) => {
        if (args[1] === 'wx') await writeFile(file, 'theirs')
        return nodeDisk.open(...args)
      },
    }
    const outcome = await replaceVersion(disk, file, bytes('mine'), versionOf(bytes('old')), desk.root)
    expect(outcome).toEqual({ kind: 'stale', version: versionOf(bytes('theirs')) })
    expect(text('a.md')).toBe('theirs')
    expect(readdirSync(desk.root)).toEqual(['a.md'])
  })

  it('hands over what another program wrote between the last look and the rename', async () => {
    const { desk, put, text } = postPlace()
    const file = path.join(desk.root, put('a.md', 'old'))
    const disk: Disk = {
      ...nodeDisk,
      rename: async (...args: Parameters<Disk['rename']>) => {
        await writeFile(file, 'theirs')
        return nodeDisk.rename(...args)
      },
    }
    const outcome = await replaceVersion(disk, file, bytes('mine'), versionOf(bytes('old')), desk.root)
    expect(outcome.kind === 'written' && Buffer.from(outcome.overtaken ?? []).toString()).toBe('theirs')
    expect(text('a.md')).toBe('mine')
  })

  it('is written by one writer at a time, in their order', async () => {
    const { desk, put, text } = postPlace()
    const file = path.join(desk.root, put('a.md', 'old'))
    // Where the links lead is found out sooner for the later ones.
    let delayMs = 40
    const disk: Disk = {
      ...nodeDisk,
      realpath: (async (place: string) => {
        delayMs -= 2
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, delayMs)))
        return nodeDisk.realpath(place)
      }) as Disk['realpath'],
    }
    const writes = Array.from({ length: 20 }, (_, n) =>
      writeWhole(disk, file, bytes(String(n)), { expected: 'any' }),
    )
    await Promise.all(writes)
    expect(text('a.md')).toBe('19')
  })

  it('is synced before it takes the place, and the folder after', async () => {
    const { desk, put } = postPlace()
    const file = path.join(desk.root, put('a.md', 'old'))
    const calls: string[] = []
    const disk: Disk = {
      ...nodeDisk,
      open: async (...args: Parameters<Disk['open']>) => {
        const handle = await nodeDisk.open(...args)
        const sync = handle.sync.bind(handle)
        handle.sync = async () => {
          calls.push(args[0] === desk.root ? 'sync folder' : args[1] === 'wx' ? 'sync file' : 'sync other')
          await sync()
        }
        return handle
      },
      rename: async (...args: Parameters<Disk['rename']>) => {
        calls.push('rename')
        return nodeDisk.rename(...args)
      },
    }
    await writeWhole(disk, file, bytes('new'), { expected: 'any' })
    expect(calls).toEqual(['sync file', 'rename', 'sync folder'])
  })
})

describe('a new file', () => {
  it('never takes the place of another, whatever that is', async () => {
    const { desk, put, text } = postPlace()
    put('there.md', 'theirs')
    await mkdir(path.join(desk.root, 'folder.md'))
    symlinkSync('nowhere.md', path.join(desk.root, 'dangling.md'))
    for (const name of ['there.md', 'folder.md', 'dangling.md']) {
      const write = writeWhole(nodeDisk, path.join(desk.root, name), bytes('mine'), { expected: 'absent' })
      await expect(write, name).rejects.toMatchObject({ code: 'already-exists' })
    }
    expect(text('there.md')).toBe('theirs')
    expect(readdirSync(desk.root).sort()).toEqual(['dangling.md', 'folder.md', 'there.md'])
  })

  it('is refused, too, where another comes to be in the last moment', async () => {
    for (const hasLinks of [true, false]) {
      const { desk, text } = postPlace()
      const file = path.join(desk.root, 'a.md')
      const disk: Disk = {
        ...nodeDisk,
        link: async (...args: Parameters<Disk['link']>) => {
          await writeFile(file, 'theirs')
          if (!hasLinks) throw Object.assign(new Error('no links here'), { code: 'EPERM' })
          return nodeDisk.link(...args)
        },
      }
      const write = writeWhole(disk, file, bytes('mine'), { expected: 'absent' })
      await expect(write).rejects.toMatchObject({ code: 'already-exists' })
      expect(text('a.md')).toBe('theirs')
    }
  })

  it('is made where the file system has no links', async () => {
    const { desk, text } = postPlace()
    const disk: Disk = {
      ...nodeDisk,
      link: async () => {
        throw Object.assign(new Error('no links here'), { code: 'EPERM' })
      },
    }
    await writeWhole(disk, path.join(desk.root, 'a.md'), bytes('mine'), { expected: 'absent' })
    expect(text('a.md')).toBe('mine')
    expect(readdirSync(desk.root)).toEqual(['a.md'])
  })

  it('is made once where twenty ask for it', async () => {
    const { desk } = postPlace()
    const file = path.join(desk.root, 'a.md')
    const writes = Array.from({ length: 20 }, (_, n) =>
      writeWhole(nodeDisk, file, bytes(String(n)), { expected: 'absent' }),
    )
    const settled = await Promise.allSettled(writes)
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

describe('the sweep', () => {
  it('removes what a dead process left and nothing else', async () => {
    const { desk, put, has } = postPlace()
    const dead = 4_194_305 // above any process number: proc(5), pid_max
    put(`.galley-${dead}-00ff.tmp`, 'x')
    put(`deep/er/.galley-${dead}-00fe.tmp`, 'x')
    put(`left/.galley-${dead}-00fd.tmp`, 'x')
    put('.galley-1-00fc.tmp', 'another program that lives')
    put('.galley-notes.tmp', 'the author’s')
    put('post.md', 'x')
    expect(await sweepTemps(nodeDisk, desk.root, (sitePath) => sitePath === 'left')).toBe(2)
    expect(has(`left/.galley-${dead}-00fd.tmp`)).toBe(true)
    expect(['.galley-1-00fc.tmp', '.galley-notes.tmp', 'post.md'].every(has)).toBe(true)
  })

  it('leaves the temporary file of a save that is going on', async () => {
    const { desk, put, text } = postPlace()
    const file = path.join(desk.root, put('a.md', 'old'))
    const disk: Disk = {
      ...nodeDisk,
      rename: async (...args: Parameters<Disk['rename']>) => {
        expect(await sweepTemps(nodeDisk, desk.root, () => false)).toBe(0)
        return nodeDisk.rename(...args)
      },
    }
    await writeWhole(disk, file, bytes('new'), { expected: 'any' })
    expect(text('a.md')).toBe('new')
  })
})
