// Which pictures of a site have given bytes, and which were made of a given original: so that none is stored twice.
import path from 'node:path'
import { z } from 'zod'
import type { ImageRecipe } from '../../../shared/contract/images.ts'
import { isSitePath, SitePath, Version } from '../../../shared/contract/paths.ts'
import type { Disk } from '../files/disk.ts'
import { errnoOf } from '../files/disk-failure.ts'
import { versionOf } from '../files/read.ts'
import { type StateFile, stateFile } from '../files/state-file.ts'
import { ORIGINALS } from './originals.ts'

/** A picture of the site, as it is on disk now. */
export type KnownImage = { readonly path: SitePath; readonly bytes: Uint8Array }

export type KnownImages = {
  withBytes(bytes: Uint8Array): Promise<readonly KnownImage[]>
  /** What an earlier import made of an original by the same recipe, where it is still there as it was made. */
  madeOf(original: Version, recipe: ImageRecipe): Promise<KnownImage | null>
  remember(original: Version, recipe: ImageRecipe, made: KnownImage): Promise<void>
  /** Takes in that files or folders changed on disk. */
  see(paths: readonly string[]): void
}

/** By original and recipe: the picture that was made. The newest stand last. */
const Memory = z.record(z.string(), z.strictObject({ path: SitePath, version: Version }))
const MOST_REMEMBERED = 5000

const IMAGE = /\.(?:jpe?g|jfif|png|apng|gif|webp|avif|svg)$/i

/** Of the site at `root`, whose memory is kept in `memoryFile`; folders that are `ignored` are not looked into. */
export function knownImages(
  disk: Disk,
  root: string,
  memoryFile: string,
  ignored: (sitePath: string) => boolean,
): KnownImages {
  const memory: StateFile<z.output<typeof Memory>> = stateFile(disk, memoryFile, Memory, {})
  let sizes: Promise<Map<string, number>> | null = null

  return {
    async withBytes(bytes) {
      sizes ??= sizesOfImages(disk, root, ignored)
      return imagesWith(disk, root, await sizes, bytes)
    },
    async madeOf(original, recipe) {
      const all = await memory.read()
      const key = keyOf(original, recipe)
      const made = Object.hasOwn(all, key) ? all[key] : undefined
      const image = made === undefined ? null : await readImage(disk, root, made.path)
      return image !== null && versionOf(image.bytes) === made?.version ? image : null
    },
    async remember(original, recipe, made) {
      await memory.change((before) => {
        const key = keyOf(original, recipe)
        const others = Object.entries(before).filter(([other]) => other !== key)
        const entry = { path: made.path, version: versionOf(made.bytes) }
        return Object.fromEntries([...others.slice(1 - MOST_REMEMBERED), [key, entry]])
      })
      ;(await sizes)?.set(made.path, made.bytes.length)
    },
    see(paths) {
      // A folder has no extension, mostly; whatever it is, the next look is a fresh one.
      if (paths.some((changed) => IMAGE.test(changed) || !changed.includes('.'))) sizes = null
    },
  }
}

function keyOf(original: Version, { widestPx, format, quality, metadata }: ImageRecipe): string {
  return `${original} ${widestPx} ${format} ${quality} ${metadata}`
}

async function sizesOfImages(
  disk: Disk,
  root: string,
  ignored: (sitePath: string) => boolean,
): Promise<Map<string, number>> {
  const sizes = new Map<string, number>()
  const folders = ['']
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const listed = await listImages(disk, root, folder)
    for (const [sitePath, size] of listed.sizes) if (!ignored(sitePath)) sizes.set(sitePath, size)
    folders.push(...listed.folders.filter((below) => !ignored(below)))
  }
  return sizes
}

/** The pictures right in `folder` that have these bytes. */
export async function imagesInFolder(
  disk: Disk,
  root: string,
  folder: string,
  bytes: Uint8Array,
): Promise<readonly KnownImage[]> {
  return imagesWith(disk, root, (await listImages(disk, root, folder)).sizes, bytes)
}

async function listImages(
  disk: Disk,
  root: string,
  folder: string,
): Promise<{ readonly sizes: ReadonlyMap<string, number>; readonly folders: readonly string[] }> {
  const sizes = new Map<string, number>()
  const folders: string[] = []
  const entries = await unlessGone(() => disk.readdir(path.join(root, folder), { withFileTypes: true }))
  for (const entry of entries ?? []) {
    const sitePath = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (!isSitePath(sitePath) || entry.name.startsWith('.')) continue
    // Originals hold what their author wants kept from the web.
    if (entry.isDirectory() && entry.name !== ORIGINALS) folders.push(sitePath)
    if (!entry.isFile() || !IMAGE.test(entry.name)) continue
    const facts = await unlessGone(() => disk.stat(path.join(root, sitePath)))
    if (facts !== null) sizes.set(sitePath, facts.size)
  }
  return { sizes, folders }
}

async function imagesWith(
  disk: Disk,
  root: string,
  sizes: ReadonlyMap<string, number>,
  bytes: Uint8Array,
): Promise<readonly KnownImage[]> {
  const found: KnownImage[] = []
  for (const [sitePath, size] of sizes) {
    const image = size === bytes.length ? await readImage(disk, root, sitePath) : null
    if (image !== null && Buffer.compare(image.bytes, bytes) === 0) found.push(image)
  }
  return found
}

async function readImage(disk: Disk, root: string, sitePath: string): Promise<KnownImage | null> {
  const bytes = await unlessGone(() => disk.readFile(path.join(root, sitePath)))
  return bytes === null ? null : { path: SitePath.parse(sitePath), bytes }
}

/** Null for what is gone by now, or closed to us: none to use again. */
async function unlessGone<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read()
  } catch (error) {
    if (errnoOf(error) === null) throw error
    return null
  }
}
