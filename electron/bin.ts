// The system's bin where no Electron is: on Linux by the freedesktop.org Trash specification 1.0, on macOS the user's own.
import {
  copyFile,
  type FileHandle,
  link,
  lstat,
  mkdir,
  open,
  realpath,
  rename,
  unlink,
  utimes,
} from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'

/** What the bin's place depends on. */
export type BinSystem = {
  readonly platform: NodeJS.Platform
  readonly home: string
  /** `XDG_DATA_HOME`, as it is set. */
  readonly dataHome: string | undefined
  readonly userId: number
}

/**
 * Moves the file at `absolute` to the bin of the volume that it lies on, else to the one in the home folder. Elsewhere
 * than on Linux and macOS it is refused with `ENOTSUP`.
 * @throws the system's error; the file stays then, and the bin is as it was
 */
export async function moveToBin(absolute: string, system: BinSystem = ownSystem()): Promise<void> {
  if (system.platform === 'darwin') return intoFolder(absolute, path.join(system.home, '.Trash'))
  if (system.platform !== 'linux') throw Object.assign(new Error('no bin'), { code: 'ENOTSUP' })
  // A link goes to the bin as a link; the folders before it are those that it really lies in.
  const real = path.join(await realpath(path.dirname(absolute)), path.basename(absolute))
  const { dev } = await lstat(real)
  // The specification: a relative path in the variable is to be ignored.
  const data =
    system.dataHome && path.isAbsolute(system.dataHome)
      ? system.dataHome
      : path.join(system.home, '.local/share')
  const home = path.join(data, 'Trash')
  if ((await deviceOf(home)) !== dev) {
    const volume = await volumeBin(real, dev, system.userId)
    if (volume) return intoBin(real, volume.bin, path.relative(volume.top, real))
  }
  await makeBin(home)
  return intoBin(real, home, real)
}

function ownSystem(): BinSystem {
  return {
    platform: process.platform,
    home: homedir(),
    dataHome: process.env.XDG_DATA_HOME,
    userId: process.getuid?.() ?? 0,
  }
}

/** Moves `real` into `bin`, which is there; `told` is the path that its info file is to hold. */
async function intoBin(real: string, bin: string, told: string): Promise<void> {
  for (let nth = 1; ; nth++) {
    const name = numbered(path.basename(real), nth)
    const info = path.join(bin, 'info', `${name}${infoEnding}`)
    // The info file comes first, made anew: it holds the name, as the specification wants it.
    let file: FileHandle
    try {
      file = await open(info, 'wx', 0o600)
    } catch (error) {
      if (codeOf(error) === 'EEXIST') continue
      throw error
    }
    try {
      try {
        await file.writeFile(infoText(told, new Date()))
      } finally {
        await file.close()
      }
      return await move(real, path.join(bin, 'files', name))
    } catch (error) {
      await unlink(info)
      if (codeOf(error) !== 'EEXIST') throw error
    }
  }
}

const infoEnding = '.trashinfo'

/** The time is the clock's on the wall, without a zone. */
function infoText(told: string, now: Date): string {
  const wall = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 19)
  const address = told.split('/').map(encodeURIComponent).join('/')
  return `[Trash Info]\nPath=${address}\nDeletionDate=${wall}\n`
}

async function makeBin(bin: string): Promise<void> {
  await mkdir(path.join(bin, 'files'), { recursive: true, mode: 0o700 })
  await mkdir(path.join(bin, 'info'), { recursive: true, mode: 0o700 })
}

/**
 * The bin at the top of the volume that `real` lies on: the one that its administrator shares, else the user's own; null
 * where neither can be had.
 */
async function volumeBin(
  real: string,
  dev: number,
  userId: number,
): Promise<{ readonly top: string; readonly bin: string } | null> {
  let top = path.dirname(real)
  while (top !== path.dirname(top) && (await lstat(path.dirname(top))).dev === dev) top = path.dirname(top)
  const shared = path.join(top, '.Trash')
  for (const bin of [path.join(shared, `${userId}`), path.join(top, `.Trash-${userId}`)]) {
    try {
      if (path.dirname(bin) === shared && !(await isSharedBin(shared))) continue
      await mkdir(bin, { mode: 0o700 }).catch((error: unknown) => {
        if (codeOf(error) !== 'EEXIST') throw error
      })
      const there = await lstat(bin)
      // Somebody else may have laid it there, or a link that leads elsewhere.
      if (!there.isDirectory() || there.uid !== userId) continue
      await makeBin(bin)
      return { top, bin }
    } catch (error) {
      if (codeOf(error) === null) throw error
    }
  }
  return null
}

/** The specification: a shared bin without the sticky bit, or one that is a link, is to be passed over. */
async function isSharedBin(shared: string): Promise<boolean> {
  const there = await lstat(shared)
  return there.isDirectory() && (there.mode & 0o1000) !== 0
}

/** Of the nearest folder that is there. */
async function deviceOf(folder: string): Promise<number | null> {
  try {
    return (await lstat(await realpath(folder))).dev
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') return null
    return deviceOf(path.dirname(folder))
  }
}

async function intoFolder(absolute: string, folder: string): Promise<void> {
  for (let nth = 1; ; nth++) {
    try {
      return await move(absolute, path.join(folder, numbered(path.basename(absolute), nth)))
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    }
  }
}

/** Never onto another file: a second name, or a copy on another disk, before the first one goes. */
async function move(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error
    await copy(from, to)
  }
  try {
    await unlink(from)
  } catch (error) {
    await unlink(to)
    throw error
  }
}

async function copy(from: string, to: string): Promise<void> {
  const { atime, mtime } = await lstat(from)
  const beside = path.join(path.dirname(to), `.${process.pid}-${Date.now().toString(36)}`)
  try {
    await copyFile(from, beside)
    await utimes(beside, atime, mtime)
    // Where the bin's disk knows no second names, its info file alone keeps the name.
    if (await isThere(to)) throw Object.assign(new Error('taken'), { code: 'EEXIST' })
    await rename(beside, to)
  } catch (error) {
    await unlink(beside).catch(() => undefined)
    throw error
  }
}

async function isThere(file: string): Promise<boolean> {
  try {
    await lstat(file)
    return true
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}

/** `name`, or with a number before its ending; its info file's name is to fit into the 255 bytes of a name, too. */
function numbered(name: string, nth: number): string {
  const { name: stem, ext } = path.parse(name)
  const ending = nth === 1 ? ext : `.${nth}${ext}`
  const letters = [...stem]
  while (letters.length > 1 && Buffer.byteLength(letters.join('') + ending) > 255 - infoEnding.length) {
    letters.pop()
  }
  return letters.join('') + ending
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null
}
