// The bin of the browser shell, on real folders and a real second file system (freedesktop.org Trash specification 1.0).
import { existsSync, statSync } from 'node:fs'
import {
  chmod,
  chown,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  rmdir,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type BinSystem, moveToBin } from '../../../electron/bin.ts'
import { type TemporaryFolder, temporaryFolder } from '../../support/sites.ts'

let folder: TemporaryFolder
let site: string
let bin: string
let system: BinSystem
const userId = process.getuid?.() ?? 0

beforeEach(async () => {
  folder = await temporaryFolder('bin')
  site = path.join(folder.path, 'site')
  await mkdir(site)
  bin = path.join(folder.path, 'data/Trash')
  system = {
    platform: 'linux',
    home: path.join(folder.path, 'home'),
    dataHome: path.join(folder.path, 'data'),
    userId,
  }
})
afterEach(() => folder.remove())

async function file(name: string, words = name): Promise<string> {
  const absolute = path.join(site, name)
  await mkdir(path.dirname(absolute), { recursive: true })
  await writeFile(absolute, words)
  return absolute
}

/** Files of a bin with their info, by name. */
async function contents(where: string): Promise<Record<string, { words: string; path: string }>> {
  const found: Record<string, { words: string; path: string }> = {}
  const names = await readdir(path.join(where, 'files'))
  const infos = await readdir(path.join(where, 'info'))
  expect(infos.sort()).toEqual(names.map((name) => `${name}.trashinfo`).sort())
  for (const name of names) {
    const info = await readFile(path.join(where, 'info', `${name}.trashinfo`), 'utf8')
    const told = /^\[Trash Info\]\nPath=(\S+)\nDeletionDate=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\n$/.exec(info)
    found[name] = {
      words: await readFile(path.join(where, 'files', name), 'utf8'),
      path: told?.[1] ?? `no info: ${info}`,
    }
  }
  return found
}

const onLinux = describe.runIf(process.platform === 'linux')

onLinux('the bin of Linux', () => {
  it('takes a file with the place and the hour that it came from', async () => {
    const absolute = await file('img/heron.jpg')
    const since = Math.floor(Date.now() / 1000) * 1000
    await moveToBin(absolute, system)
    expect(existsSync(absolute)).toBe(false)
    expect(await contents(bin)).toEqual({ 'heron.jpg': { words: 'img/heron.jpg', path: absolute } })
    const info = await readFile(path.join(bin, 'info/heron.jpg.trashinfo'), 'utf8')
    // Without a zone, a date is read as the clock's on the wall.
    const deleted = Date.parse(/DeletionDate=(.*)/.exec(info)?.[1] ?? '')
    expect(deleted).toBeGreaterThanOrEqual(since)
    expect(deleted).toBeLessThanOrEqual(Date.now())
    expect(statSync(bin).mode & 0o777).toBe(0o700)
  })

  it('holds a path of any letters percent-encoded', async () => {
    const name = 'bücher/été 100% #1?\n鷺.jpg'
    const absolute = await file(name)
    await moveToBin(absolute, system)
    const { path: told, words } = (await contents(bin))['été 100% #1?\n鷺.jpg'] ?? {}
    expect(words).toBe(name)
    expect(told).toMatch(/^[\w/.%~!*'()-]+$/)
    expect(decodeURIComponent(told ?? '')).toBe(absolute)
  })

  it('gives a name that is taken, with info or without, a number', async () => {
    await moveToBin(await file('a/x.tar.gz', 'one'), system)
    await moveToBin(await file('b/x.tar.gz', 'two'), system)
    await writeFile(path.join(bin, 'files/x.tar.3.gz'), 'of another program')
    await moveToBin(await file('c/x.tar.gz', 'three'), system)
    expect(await readFile(path.join(bin, 'files/x.tar.3.gz'), 'utf8')).toBe('of another program')
    await rm(path.join(bin, 'files/x.tar.3.gz'))
    expect(await contents(bin)).toMatchObject({
      'x.tar.gz': { words: 'one', path: path.join(site, 'a/x.tar.gz') },
      'x.tar.2.gz': { words: 'two', path: path.join(site, 'b/x.tar.gz') },
      'x.tar.4.gz': { words: 'three', path: path.join(site, 'c/x.tar.gz') },
    })
  })

  it('takes two of one name at once, both whole', async () => {
    const both = [await file('a/x.jpg', 'one'), await file('b/x.jpg', 'two')]
    await Promise.all(both.map((one) => moveToBin(one, system)))
    expect(
      Object.values(await contents(bin))
        .map(({ words }) => words)
        .sort(),
    ).toEqual(['one', 'two'])
  })

  it('takes a name so long that its info file would have none', async () => {
    const absolute = await file(`${'鷺'.repeat(83)}.jpg`, 'long')
    await moveToBin(absolute, system)
    await moveToBin(await file(`${'鷺'.repeat(83)}.jpg`, 'again'), system)
    const found = await contents(bin)
    expect(
      Object.values(found)
        .map(({ words }) => words)
        .sort(),
    ).toEqual(['again', 'long'])
    for (const [name, { path: told }] of Object.entries(found)) {
      expect(name).toMatch(/^鷺+(\.2)?\.jpg$/)
      expect(decodeURIComponent(told)).toBe(absolute)
    }
  })

  it('lies in the home folder where XDG_DATA_HOME is unset, empty or relative', async () => {
    for (const dataHome of [undefined, '', 'data']) {
      await moveToBin(await file(`${dataHome}.jpg`), { ...system, dataHome })
    }
    const home = path.join(folder.path, 'home/.local/share/Trash')
    expect(Object.keys(await contents(home)).sort()).toEqual(['.jpg', 'data.jpg', 'undefined.jpg'])
  })

  it('takes a link as a link and leaves what it leads to', async () => {
    const target = await file('kept.jpg')
    await symlink(target, path.join(site, 'link.jpg'))
    await moveToBin(path.join(site, 'link.jpg'), system)
    expect(await readFile(target, 'utf8')).toBe('kept.jpg')
    expect((await lstat(path.join(bin, 'files/link.jpg'))).isSymbolicLink()).toBe(true)
  })

  it('says that a file is gone, and keeps no info of it', async () => {
    await expect(moveToBin(path.join(site, 'gone.jpg'), system)).rejects.toMatchObject({ code: 'ENOENT' })
    await moveToBin(await file('x.jpg'), system)
    expect(Object.keys(await contents(bin))).toEqual(['x.jpg'])
  })
})

onLinux('a bin that takes nothing', () => {
  it('leaves the file where a file lies in the bin’s place', async () => {
    await mkdir(path.dirname(bin))
    await writeFile(bin, 'no folder')
    const absolute = await file('x.jpg')
    await expect(moveToBin(absolute, system)).rejects.toMatchObject({
      code: expect.stringMatching(/^(EEXIST|ENOTDIR)$/),
    })
    expect(await readFile(absolute, 'utf8')).toBe('x.jpg')
  })

  it('leaves the file where the bin is not to be written', async () => {
    const absolute = await file('x.jpg')
    await mkdir(path.join(bin, 'files'), { recursive: true })
    await mkdir(path.join(bin, 'info'))
    await asMereUser(async () => {
      await chmod(path.join(bin, 'files'), 0o500)
      await expect(moveToBin(absolute, system)).rejects.toMatchObject({ code: 'EACCES' })
      await chmod(path.join(bin, 'files'), 0o700)
    })
    expect(await readFile(absolute, 'utf8')).toBe('x.jpg')
    expect(await contents(bin)).toEqual({})
  })

  it('is as it was where the file’s own folder is protected', async () => {
    const absolute = await file('protected/x.jpg')
    await asMereUser(async () => {
      await chmod(path.dirname(absolute), 0o500)
      await expect(moveToBin(absolute, system)).rejects.toMatchObject({ code: 'EACCES' })
      await chmod(path.dirname(absolute), 0o700)
    })
    expect(await readFile(absolute, 'utf8')).toBe('protected/x.jpg')
    expect(await contents(bin)).toEqual({})
  })
})

/** A protected folder protects from everybody but root. */
async function asMereUser(work: () => Promise<void>): Promise<void> {
  if (userId !== 0) return work()
  for (const one of [folder.path, ...(await readdir(folder.path, { recursive: true }))]) {
    await chown(path.resolve(folder.path, one), 65534, 65534)
  }
  process.seteuid?.(65534)
  try {
    await work()
  } finally {
    process.seteuid?.(0)
  }
}

const volume = '/dev/shm'
const hasVolume = existsSync(volume) && statSync(volume).dev !== statSync(import.meta.dirname).dev

onLinux('a file on another file system', () => {
  let other: string
  let ofVolume: string

  beforeEach(async () => {
    expect(hasVolume, `${volume} is to be another file system than the project’s`).toBe(true)
    other = await mkdtemp(path.join(volume, 'galley-bin-'))
    ofVolume = path.join(volume, `.Trash-${userId}`)
  })
  afterEach(() => rm(other, { recursive: true, force: true }))

  it('goes to the bin of its volume, and the path is told from the volume’s top', async () => {
    const absolute = path.join(other, 'hérons.jpg')
    await writeFile(absolute, 'heron')
    const before = existsSync(ofVolume)
    await moveToBin(absolute, system)
    const info = await findInfo(ofVolume, other)
    expect(info.path).toBe(`${path.basename(other)}/hérons.jpg`)
    expect(info.words).toBe('heron')
    expect(existsSync(absolute)).toBe(false)
    expect(existsSync(bin)).toBe(false)
    await info.remove()
    if (!before) await emptied(ofVolume)
  })

  it('is copied into the home folder’s bin, with its hour, where its volume has none to be had', async () => {
    const absolute = path.join(other, 'x.jpg')
    await writeFile(absolute, 'heron')
    await utimes(absolute, 1_000_000, 1_000_000)
    // Nobody has this number, so that the bin that comes of it would be another's.
    await moveToBin(absolute, { ...system, userId: 4_000_000 })
    await rmdir(path.join(volume, '.Trash-4000000'))
    expect(await contents(bin)).toEqual({ 'x.jpg': { words: 'heron', path: absolute } })
    expect((await lstat(path.join(bin, 'files/x.jpg'))).mtimeMs).toBe(1_000_000_000)
    expect(existsSync(absolute)).toBe(false)
  })
})

/** Only a bin that holds nothing of anybody's goes. */
async function emptied(where: string): Promise<void> {
  for (const one of ['info', 'files', '.']) await rmdir(path.join(where, one))
}

/** What `where` holds of the folder `from`. */
async function findInfo(where: string, from: string) {
  for (const name of await readdir(path.join(where, 'info'))) {
    const info = path.join(where, 'info', name)
    const told = decodeURIComponent(/^Path=(.*)$/m.exec(await readFile(info, 'utf8'))?.[1] ?? '')
    if (!told.includes(path.basename(from))) continue
    const binned = path.join(where, 'files', name.slice(0, -'.trashinfo'.length))
    const words = await readFile(binned, 'utf8')
    return { path: told, words, remove: () => Promise.all([rm(info), rm(binned)]) }
  }
  throw new Error(`nothing of ${from} lies in ${where}`)
}

describe('other systems', () => {
  it('macOS: the file goes to the user’s own bin, under a name that is free', async () => {
    const own = path.join(system.home, '.Trash')
    await mkdir(own, { recursive: true })
    await moveToBin(await file('a/x.jpg', 'one'), { ...system, platform: 'darwin' })
    await moveToBin(await file('b/x.jpg', 'two'), { ...system, platform: 'darwin' })
    expect(await readFile(path.join(own, 'x.jpg'), 'utf8')).toBe('one')
    expect(await readFile(path.join(own, 'x.2.jpg'), 'utf8')).toBe('two')
  })

  it('Windows: it is refused, and the file stays', async () => {
    const absolute = await file('x.jpg')
    await expect(moveToBin(absolute, { ...system, platform: 'win32' })).rejects.toMatchObject({
      code: 'ENOTSUP',
    })
    expect(await readFile(absolute, 'utf8')).toBe('x.jpg')
  })
})
