// One picture into the site: recognised by its bytes, named, placed by the site's habit, written whole.
import path from 'node:path'
import { isFailure } from '../../../shared/contract/failure.ts'
import type { ImageFacts } from '../../../shared/contract/images.ts'
import { type PostPath, SitePath } from '../../../shared/contract/paths.ts'
import { imageName, numberedName } from '../../../shared/site/image-name.ts'
import { imagePlace, type SiteConventions } from '../../../shared/site/image-place.ts'
import type { Disk } from '../files/disk.ts'
import { about, errnoOf, readFailure, writeFailure } from '../files/disk-failure.ts'
import { resolveForWriting, resolveInside } from '../files/path-guard.ts'
import { readBytes, readFileText, versionOf } from '../files/read.ts'
import { removeEmptyFolders } from '../files/remove-empty-folders.ts'
import { writeWhole } from '../files/write.ts'
import { assertDrawable } from './decode.ts'
import { recogniseImage } from './recognise.ts'

const MAX_BYTES = 100 * 1024 * 1024

export type ImportedImage = {
  readonly path: SitePath
  readonly target: string
  readonly reused: boolean
  readonly before: ImageFacts
  readonly after: ImageFacts
}

export type ImageImport = {
  readonly root: string
  readonly conventions: SiteConventions
  readonly post: PostPath
  /** The author's file, absolute; it is read and stays as it is. */
  readonly source: string
  /** The name that the picture came with. */
  readonly name: string
}

/**
 * Stores the picture where the site keeps those of `post`. The same bytes in that folder are used again;
 * nothing is ever overwritten. A failure leaves neither half a file nor a new empty folder behind.
 *
 * @throws DeskFailure as the call `images.import` lists
 */
export async function importImage(disk: Disk, job: ImageImport): Promise<ImportedImage> {
  const bytes = await readSource(disk, job.source, job.name)
  const format = await recogniseImage(bytes, job.name)
  await assertDrawable(bytes, format, job.name)
  const post = await readFileText(disk, await resolveInside(disk, job.root, job.post))
  const place = imagePlace(job.conventions, job.post, post.text)
  const name = imageName(job.name, format)
  const facts = {
    format,
    sizeBytes: bytes.length,
    widthPx: null,
    heightPx: null,
    animated: false,
    hasPlace: false,
  }

  const made = await makeFolder(disk, job.root, place.folder)
  try {
    const same = await sameBytes(disk, job.root, place.folder, bytes)
    const stored = same ?? (await writeUnderFreeName(disk, job.root, place.folder, name, bytes))
    return {
      path: SitePath.parse(joinSite(place.folder, stored)),
      target: place.target(stored),
      reused: same !== null,
      before: facts,
      after: facts,
    }
  } catch (error) {
    if (made) await removeEmptyFolders(disk, made.first, made.last)
    throw error
  }
}

/** The author's own file, wherever it lies. */
function readSource(disk: Disk, source: string, name: string): Promise<Uint8Array> {
  return about(name, () => readBytes(disk, source, MAX_BYTES))
}

/**
 * Makes the folder and those above it that are missing, and says which were made; null where none was.
 * The guard is asked at the first folder that exists, so that no link leads the new ones out of the site.
 */
async function makeFolder(disk: Disk, root: string, folder: string): Promise<MadeFolders | null> {
  if (folder === '') return null
  const absolute = path.join(
    await nearestFolder(disk, root, path.posix.dirname(folder)),
    path.posix.basename(folder),
  )
  let first: string | undefined
  try {
    first = await disk.mkdir(absolute, { recursive: true })
    await resolveForWriting(disk, root, folder)
    return first === undefined ? null : { first, last: absolute }
  } catch (error) {
    if (first !== undefined) await removeEmptyFolders(disk, first, absolute)
    throw writeFailure(error, folder)
  }
}

type MadeFolders = { readonly first: string; readonly last: string }

async function nearestFolder(disk: Disk, root: string, folder: string): Promise<string> {
  if (folder === '.' || folder === '') return root
  try {
    return await resolveInside(disk, root, folder)
  } catch (error) {
    if (!isFailure(error, 'not-found')) throw error
    return path.join(await nearestFolder(disk, root, path.posix.dirname(folder)), path.posix.basename(folder))
  }
}

async function sameBytes(
  disk: Disk,
  root: string,
  folder: string,
  bytes: Uint8Array,
): Promise<string | null> {
  const absolute = folder === '' ? root : await resolveInside(disk, root, folder)
  const wanted = versionOf(bytes)
  for (const entry of await listed(folder, () => disk.readdir(absolute, { withFileTypes: true }))) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue
    const file = path.join(absolute, entry.name)
    try {
      const stat = await disk.stat(file)
      if (stat.size === bytes.length && versionOf(await disk.readFile(file)) === wanted) return entry.name
    } catch (error) {
      // A file that is gone by now, or closed to us, is none to use again; the picture gets one of its own.
      if (errnoOf(error) === null) throw error
    }
  }
  return null
}

async function listed<T>(folder: string, list: () => Promise<T>): Promise<T> {
  try {
    return await list()
  } catch (error) {
    throw readFailure(error, folder)
  }
}

async function writeUnderFreeName(
  disk: Disk,
  root: string,
  folder: string,
  name: { stem: string; extension: string },
  bytes: Uint8Array,
): Promise<string> {
  const absolute = folder === '' ? root : await resolveInside(disk, root, folder)
  // Names that differ in case or in Unicode form alone are one name on macOS and Windows.
  const names = await listed(folder, () => disk.readdir(absolute))
  const taken = new Set(names.map((entry) => entry.normalize('NFC').toLowerCase()))
  for (let nth = 1; ; nth++) {
    const candidate = numberedName(name, nth)
    if (taken.has(candidate.normalize('NFC').toLowerCase())) continue
    try {
      await writeWhole(disk, path.join(absolute, candidate), bytes, { expected: 'absent' })
      return candidate
    } catch (error) {
      // Another program took the name between the listing and the write.
      if (!isFailure(error, 'already-exists')) throw error
      taken.add(candidate)
    }
  }
}

function joinSite(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}
