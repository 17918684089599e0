// A copy of each picture as it came, where the author wants one.
import path from 'node:path'
import { DeskFailure } from '../../../shared/contract/failure.ts'
import type { ImageFormat, ImageSettings } from '../../../shared/contract/images.ts'
import type { PostPath } from '../../../shared/contract/paths.ts'
import { imageName, numberedName, safeStem } from '../../../shared/site/image-name.ts'
import { stemOf } from '../../../shared/site/post-name.ts'
import type { Disk } from '../files/disk.ts'
import { errnoOf, isMissing, writeFailure } from '../files/disk-failure.ts'
import { resolveInside } from '../files/path-guard.ts'
import { removeEmptyFolders } from '../files/remove-empty-folders.ts'
import { writeUnderFreeName } from './free-name.ts'
import { makeFolders, type TakeBack } from './new-folders.ts'

/** The folder beside the pictures of a post. */
export const ORIGINALS = 'originals'

export type Original = {
  readonly root: string
  readonly siteName: string
  readonly post: PostPath
  /** The site path of the folder in which the picture is stored. */
  readonly folder: string
  readonly settings: ImageSettings
  readonly name: string
  readonly format: ImageFormat
  readonly bytes: Uint8Array
}

/**
 * Keeps a copy of `original` by the site's settings; the same bytes under its name are copy enough, and nothing is
 * overwritten. What it gives takes back what was made; null where nothing was.
 *
 * @throws DeskFailure as `makeFolders` and `writeWhole`; `not-found` where the author's folder outside is not there:
 *   a drive that is not plugged in is not made up for by a folder of its name. Nothing is left then
 */
export async function keepOriginal(disk: Disk, original: Original): Promise<TakeBack | null> {
  const target = await folderFor(disk, original)
  if (target === null) return null
  const { name, format, settings, bytes } = original
  const own = imageName(name, format, settings.letters)
  try {
    if (await holds(disk, path.join(target.folder, numberedName(own, 1)), bytes)) return target.takeBack
    const written = await writeUnderFreeName(disk, target.folder, numbered(own), bytes)
    return async () => {
      await disk.rm(path.join(target.folder, written), { force: true })
      await target.takeBack?.()
    }
  } catch (error) {
    await target.takeBack?.()
    throw error
  }
}

function* numbered(name: Parameters<typeof numberedName>[0]): Generator<string> {
  for (let nth = 1; ; nth++) yield numberedName(name, nth)
}

type Target = { readonly folder: string; readonly takeBack: TakeBack | null }

async function folderFor(disk: Disk, original: Original): Promise<Target | null> {
  const { originals } = original.settings
  if (originals.kind === 'none') return null
  if (originals.kind === 'beside') {
    const folder = original.folder === '' ? ORIGINALS : `${original.folder}/${ORIGINALS}`
    const takeBack = await makeFolders(disk, original.root, folder)
    return { folder: await resolveInside(disk, original.root, folder), takeBack }
  }
  const site = safeStem(original.siteName, 'unicode') || 'site'
  const folder = path.join(originals.folder, site, safeStem(stemOf(original.post), 'unicode') || 'post')
  try {
    if (!(await disk.stat(originals.folder)).isDirectory()) {
      throw new DeskFailure('not-writable', { path: originals.folder })
    }
    const first = await disk.mkdir(folder, { recursive: true })
    return { folder, takeBack: first === undefined ? null : () => removeEmptyFolders(disk, first, folder) }
  } catch (error) {
    if (isMissing(error)) throw new DeskFailure('not-found', { path: originals.folder }, { cause: error })
    throw writeFailure(error, originals.folder)
  }
}

async function holds(disk: Disk, file: string, bytes: Uint8Array): Promise<boolean> {
  try {
    return (
      (await disk.stat(file)).size === bytes.length && Buffer.compare(await disk.readFile(file), bytes) === 0
    )
  } catch (error) {
    if (errnoOf(error) === null) throw error
    return false
  }
}
