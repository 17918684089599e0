// The system's bin where no Electron is: on Linux by the freedesktop.org specification, on macOS the user's own.
import { copyFile, link, mkdir, open, rename, unlink } from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'

/**
 * Moves the file at `absolute` to the bin; on another disk it is copied there first. Elsewhere than on Linux and macOS
 * it is refused with `ENOTSUP`.
 * @throws the system's error; the file stays then
 */
export async function moveToBin(absolute: string): Promise<void> {
  if (process.platform === 'darwin') return intoFolder(absolute, path.join(homedir(), '.Trash'))
  if (process.platform !== 'linux') throw Object.assign(new Error('no bin'), { code: 'ENOTSUP' })
  const data = process.env.XDG_DATA_HOME || path.join(homedir(), '.local/share')
  const bin = path.join(data, 'Trash')
  await mkdir(path.join(bin, 'files'), { recursive: true, mode: 0o700 })
  await mkdir(path.join(bin, 'info'), { recursive: true, mode: 0o700 })
  // The info file comes first, made anew: it holds the name, as the specification wants it.
  for (let nth = 1; ; nth++) {
    const name = numbered(path.basename(absolute), nth)
    const info = path.join(bin, 'info', `${name}.trashinfo`)
    try {
      const file = await open(info, 'wx', 0o600)
      const deleted = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000)
        .toISOString()
        .slice(0, 19)
      const address = absolute.split('/').map(encodeURIComponent).join('/')
      await file.writeFile(`[Trash Info]\nPath=${address}\nDeletionDate=${deleted}\n`)
      await file.close()
    } catch (error) {
      if (codeOf(error) === 'EEXIST') continue
      throw error
    }
    try {
      return await move(absolute, path.join(bin, 'files', name))
    } catch (error) {
      await unlink(info)
      if (codeOf(error) !== 'EEXIST') throw error
    }
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
    const beside = `${to}.${process.pid}`
    await copyFile(from, beside)
    await rename(beside, to)
  }
  await unlink(from)
}

function numbered(name: string, nth: number): string {
  if (nth === 1) return name
  const { name: stem, ext } = path.parse(name)
  return `${stem}.${nth}${ext}`
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null
}
