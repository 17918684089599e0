// One picture into the site: recognised by its bytes, made ready, named, placed, written whole.
import path from 'node:path'
import type { CancelSignal } from '../../../shared/contract/declare.ts'
import { DeskFailure, isFailure } from '../../../shared/contract/failure.ts'
import {
  defaultImageSettings,
  type ImageFacts,
  ImageFormat,
  type ImageSettings,
} from '../../../shared/contract/images.ts'
import { type PostPath, SitePath, type Version } from '../../../shared/contract/paths.ts'
import { isNameOfPicture } from '../../../shared/site/image-name.ts'
import { placeInFolder, type SiteConventions } from '../../../shared/site/image-place.ts'
import { folderOf } from '../../../shared/site/post-name.ts'
import type { Disk } from '../files/disk.ts'
import { about } from '../files/disk-failure.ts'
import { inTurn } from '../files/in-turn.ts'
import { resolveInside } from '../files/path-guard.ts'
import { readBytes, readFileText, versionOf } from '../files/read.ts'
import { writeUnderFreeName } from './free-name.ts'
import { imageFacts } from './inspect.ts'
import { imagesInFolder, type KnownImage, type KnownImages } from './known-images.ts'
import { makeReady, type ReadyImage } from './make-ready.ts'
import { makeFolders, type TakeBack } from './new-folders.ts'
import { keepOriginal } from './originals.ts'
import { type PlacedPost, placing } from './place.ts'
import { recogniseImage } from './recognise.ts'
import { safeDrawing } from './svg/safe-drawing.ts'

/** No camera gives more. */
export const LARGEST_IMAGE_BYTES = 100 * 1024 * 1024

export type ImportedImage = {
  readonly path: SitePath
  readonly target: string
  readonly reused: boolean
  readonly before: ImageFacts
  readonly after: ImageFacts
  /** Whether a copy of the original was kept; absent where none is asked for. */
  readonly original?: 'kept' | 'failed'
}

export type ImageImport = {
  readonly root: string
  readonly conventions: SiteConventions
  readonly post: PostPath
  /** The author's file, absolute; it is read and stays as it is. */
  readonly source: string
  /** The name that the picture came with. */
  readonly name: string
  readonly settings?: ImageSettings
  /** What becomes of a drawing with scripts; refused where nothing is said. */
  readonly scripts?: 'refuse' | 'remove'
  /** Names the folder of originals outside the site. */
  readonly siteName?: string
  /** Pictures elsewhere in the site that may be used again; without it those in the same folder. */
  readonly known?: KnownImages
  readonly signal?: CancelSignal
  /** Hears of what went wrong beside the picture itself. */
  readonly onTrouble?: (error: unknown) => void
}

/**
 * Makes the picture ready and stores it where the site keeps those of `post`. The same bytes in the site are used
 * again; nothing is ever overwritten. A failure or a cancelled import leaves neither half a file nor a new empty
 * folder behind. Pictures are made ready side by side and stored in the order in which they came, so that those that
 * are numbered count as their author dropped them.
 *
 * @throws DeskFailure as the call `images.import` lists; `cancelled`
 */
export async function importImage(disk: Disk, job: ImageImport): Promise<ImportedImage> {
  const preparing = prepare(disk, job)
  // It is awaited in its turn; until then its failure is nobody's.
  preparing.catch(() => undefined)
  return inTurn(`pictures of ${job.root}`, async () => store(disk, job, await preparing))
}

type Prepared = {
  readonly placed: PlacedPost
  readonly original: { readonly bytes: Uint8Array; readonly format: ImageFormat; readonly version: Version }
  readonly before: ImageFacts
  /** What an earlier import made of it, or what is to be stored. */
  readonly image:
    | { readonly kind: 'made'; readonly usable: Usable }
    | { readonly kind: 'ready'; readonly ready: ReadyImage }
}

type Usable = { readonly image: KnownImage; readonly target: string }

async function prepare(disk: Disk, job: ImageImport): Promise<Prepared> {
  const { root, post, conventions, name, settings = defaultImageSettings } = job
  if (!isNameOfPicture(name)) throw new DeskFailure('bad-name', { name })
  assertWanted(job)
  const bytes = await about(name, () => readBytes(disk, job.source, LARGEST_IMAGE_BYTES))
  const format = await recogniseImage(bytes, name)
  const own = format === 'svg' ? await safeDrawing(bytes, name, job.scripts ?? 'refuse') : bytes
  const { text } = await readFileText(disk, await resolveInside(disk, root, post))
  const placed = { conventions, post, postText: text, settings, nowMs: Date.now() }
  const original = { bytes, format, version: versionOf(bytes) }
  const made = (await job.known?.madeOf(original.version, settings.recipe)) ?? null
  const usable = made && usableFrom(placed, made)
  if (usable) {
    return {
      placed,
      original,
      before: await imageFacts(bytes, format, name),
      image: { kind: 'made', usable },
    }
  }
  assertWanted(job)
  const ready = await makeReady(own, format, settings.recipe, name)
  const before = { ...ready.before, sizeBytes: bytes.length }
  return { placed, original, before, image: { kind: 'ready', ready } }
}

async function store(disk: Disk, job: ImageImport, prepared: Prepared): Promise<ImportedImage> {
  const { image, original } = prepared
  assertWanted(job)
  if (image.kind === 'made') {
    const after = await imageFacts(
      image.usable.image.bytes,
      formatOf(image.usable.image, original.format),
      job.name,
    )
    return reused(image.usable, prepared, after)
  }
  const same = await sameImage(disk, job, prepared.placed, image.ready.bytes)
  return same ? reused(same, prepared, image.ready.facts) : write(disk, job, prepared, image.ready)
}

function reused({ image, target }: Usable, { before }: Prepared, after: ImageFacts): ImportedImage {
  return { path: image.path, target, reused: true, before, after }
}

/** Null where the post cannot show it from where it lies. */
function usableFrom({ conventions, post, postText }: PlacedPost, image: KnownImage): Usable | null {
  const place = placeInFolder(conventions, post, postText, folderOf(image.path))
  return place && { image, target: place.target(path.posix.basename(image.path)) }
}

async function sameImage(
  disk: Disk,
  job: ImageImport,
  placed: PlacedPost,
  bytes: Uint8Array,
): Promise<Usable | null> {
  const { place } = placing(placed)
  const [here] = await imagesInFolder(disk, job.root, place.folder, bytes)
  if (here) return { image: here, target: place.target(path.posix.basename(here.path)) }
  for (const image of (await job.known?.withBytes(bytes)) ?? []) {
    const usable = usableFrom(placed, image)
    if (usable) return usable
  }
  return null
}

async function write(
  disk: Disk,
  job: ImageImport,
  { placed, before, original }: Prepared,
  ready: ReadyImage,
): Promise<ImportedImage> {
  const { root, name } = job
  const { place, names } = placing(placed)
  const undo: TakeBack[] = []
  try {
    const made = await makeFolders(disk, root, place.folder)
    if (made) undo.push(made)
    const folder = place.folder === '' ? root : await resolveInside(disk, root, place.folder)
    const candidates = names(name, ready.facts.format, versionOf(ready.bytes))
    const stored = await writeUnderFreeName(disk, folder, candidates, ready.bytes)
    undo.push(() => disk.rm(path.join(folder, stored), { force: true }))
    const kept = await copyOriginal(disk, job, placed, place.folder, original)
    if (kept?.takeBack) undo.push(kept.takeBack)
    assertWanted(job)
    const sitePath = SitePath.parse(place.folder === '' ? stored : `${place.folder}/${stored}`)
    await job.known
      ?.remember(original.version, placed.settings.recipe, { path: sitePath, bytes: ready.bytes })
      .catch(job.onTrouble)
    return {
      path: sitePath,
      target: place.target(stored),
      reused: false,
      before,
      after: ready.facts,
      ...(kept && { original: kept.outcome }),
    }
  } catch (error) {
    for (const takeBack of undo.reverse()) await takeBack()
    throw error
  }
}

type CopiedOriginal = { readonly outcome: 'kept' | 'failed'; readonly takeBack: TakeBack | null }

/**
 * The picture is what its author came for: it is stored though the copy of its original cannot be kept, and the
 * answer says so. The original itself is still where it came from.
 */
async function copyOriginal(
  disk: Disk,
  { root, siteName, name, onTrouble }: ImageImport,
  { post, settings }: PlacedPost,
  folder: string,
  { bytes, format }: Prepared['original'],
): Promise<CopiedOriginal | null> {
  if (settings.originals.kind === 'none') return null
  try {
    const site = siteName ?? path.basename(root)
    const takeBack = await keepOriginal(disk, {
      root,
      siteName: site,
      post,
      folder,
      settings,
      name,
      format,
      bytes,
    })
    return { outcome: 'kept', takeBack }
  } catch (error) {
    if (!isFailure(error)) throw error
    onTrouble?.(error)
    return { outcome: 'failed', takeBack: null }
  }
}

/** @throws DeskFailure `cancelled` */
function assertWanted({ signal }: ImageImport): void {
  if (signal?.aborted) throw new DeskFailure('cancelled', {})
}

function formatOf({ path: sitePath }: KnownImage, otherwise: ImageFormat): ImageFormat {
  return ImageFormat.safeParse(path.posix.extname(sitePath).slice(1)).data ?? otherwise
}
