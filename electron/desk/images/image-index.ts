// All pictures of one open site, which posts show them and which are missing: streamed while they are looked into, and
// kept up to date after that.
import type { SitePath } from '../../../shared/contract/paths.ts'
import type { MissingImage, SiteImage } from '../../../shared/contract/site-images.ts'
import type { SiteConventions } from '../../../shared/site/image-place.ts'
import type { SiteFiles } from '../../../shared/site/meant-file.ts'
import type { PostAddresses } from '../../../shared/site/post-address.ts'
import type { JobThread } from '../files/job-thread.ts'
import type { ImageScanBatch, ImageScanJob, ScannedText, Stamp } from './image-scan.ts'
import type { Looks } from './look-into.ts'
import type { SeenPictures } from './seen-pictures.ts'
import { siteUses } from './site-uses.ts'

/** The payload of `siteImages.rows`. */
export type ImageRows = {
  readonly put: SiteImage[]
  readonly gone: SitePath[]
  readonly missing: MissingImage[] | null
  readonly progress: { readonly found: number; readonly read: number } | null
}

export type ImageIndex = {
  /** Streams all rows, beginning with those that are known; later calls look at the site anew. */
  start(): Promise<void>
  /** Begins where nothing was begun; done when the names of all files are known. */
  whenListed(): Promise<void>
  /** Begins where nothing was begun; done when all was looked into. */
  whenKnown(): Promise<void>
  /** Looks at the site anew and is done when all is as it is on disk; what did not change is not read again. */
  refresh(): Promise<void>
  /** Takes in what changed on disk: site paths of files or folders. Nothing happens before the first `start`. */
  applyChange(paths: readonly string[]): Promise<void>
  images(): SiteImage[]
  image(path: string): SiteImage | null
  files(): SiteFiles
  /** Where readers find each post, as far as that is known. */
  addresses(): ReadonlyMap<string, PostAddresses>
  allPaths(): Iterable<string>
  /** The texts that may mention a file that is called by one of `keys`; see `mention-keys.ts`. */
  textsNaming(keys: Iterable<string>): ScannedText[]
  /** The hash of the picture that lay at `path` when it was last seen. */
  lastHash(path: string): string | null
  stop(): void
}

export type ImageIndexOptions = {
  readonly root: string
  readonly conventions: SiteConventions
  readonly thread: JobThread<ImageScanJob, ImageScanBatch>
  readonly seen: SeenPictures
  readonly onRows: (rows: ImageRows) => void
}

const rowsAtOnce = 500

export function imageIndex(options: ImageIndexOptions): ImageIndex {
  const { root, conventions, thread, seen, onRows } = options
  const pictures = new Map<string, Stamp & Partial<Looks>>()
  const uses = siteUses(conventions)
  const changed = new Set<string>()
  const gone = new Set<string>()
  let isStarted = false
  let stopped = false
  let toldMissing = ''
  let last: Promise<unknown> = Promise.resolve()
  let tellListed = (): void => undefined
  const listed = new Promise<void>((resolve) => {
    tellListed = resolve
  })

  function row(path: string): SiteImage | null {
    const picture = pictures.get(path)
    if (!picture) return null
    return {
      path: path as SitePath,
      modifiedMs: picture.modifiedMs,
      facts: picture.facts ?? null,
      hash: picture.hash ?? null,
      likeness: picture.likeness ?? null,
      ...uses.of(path),
    }
  }

  function tell(progress: ImageRows['progress']): void {
    if (stopped || !isStarted) return
    for (const path of uses.takeChanged()) changed.add(path)
    const put = [...changed].flatMap((path) => row(path) ?? [])
    const missing = progress === null ? uses.missing() : null
    const missingText = missing === null ? toldMissing : JSON.stringify(missing)
    const told = {
      gone: [...gone] as SitePath[],
      missing: missingText === toldMissing ? null : missing,
      progress,
    }
    changed.clear()
    gone.clear()
    toldMissing = missingText
    for (let at = rowsAtOnce; at < put.length; at += rowsAtOnce) {
      onRows({ put: put.slice(at, at + rowsAtOnce), gone: [], missing: null, progress: progressNow() })
    }
    onRows({ ...told, put: put.slice(0, rowsAtOnce) })
  }

  function progressNow(): { readonly found: number; readonly read: number } {
    let read = 0
    for (const { hash } of pictures.values()) if (hash !== undefined) read++
    return { found: pictures.size, read }
  }

  function put(path: string, picture: Stamp & Partial<Looks>): void {
    pictures.set(path, picture)
    if (picture.hash !== undefined) seen.put(path, { ...picture, ...looksOf(picture) })
    changed.add(path)
    gone.delete(path)
  }

  function drop(path: string): void {
    if (pictures.delete(path)) gone.add(path)
    changed.delete(path)
  }

  function take(batch: ImageScanBatch): void {
    switch (batch.kind) {
      case 'files':
        uses.setFiles(batch.paths)
        tellListed()
        for (const path of pictures.keys()) if (!batch.pictures.has(path)) drop(path)
        for (const [path, stamp] of batch.pictures) {
          const known = pictures.get(path) ?? seen.get(path)
          put(
            path,
            known && known.sizeBytes === stamp.sizeBytes && known.modifiedMs === stamp.modifiedMs
              ? known
              : stamp,
          )
        }
        break
      case 'put':
        for (const path of batch.paths) uses.putFile(path)
        break
      case 'gone':
        for (const path of batch.paths) {
          uses.dropFile(path)
          drop(path)
          // A folder that is gone is told by its own name alone.
          for (const inner of uses.below(path)) {
            uses.dropFile(inner)
            drop(inner)
          }
        }
        break
      case 'texts':
        for (const text of batch.texts) uses.putText(text)
        break
      case 'pictures':
        for (const [path, picture] of batch.pictures) put(path, picture)
        break
    }
    tell(progressNow())
  }

  async function scan(paths: readonly string[] | null): Promise<void> {
    const known = new Map([...seen.all()].filter(([path]) => paths === null || paths.includes(path)))
    const job = { root, conventions, paths, pictures: known, texts: uses.stamps() }
    await thread.run(job, take)
    tell(null)
    if (!stopped) await seen.save()
  }

  /** One after the other: a later scan builds upon what the earlier one found. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const mine = last.then(() => (stopped ? undefined : work()))
    last = mine.catch(() => undefined)
    return mine
  }

  function start(): Promise<void> {
    isStarted = true
    return inTurn(async () => {
      await seen.load()
      toldMissing = ''
      for (const path of pictures.keys()) changed.add(path)
      if (pictures.size > 0) tell(progressNow())
      await scan(null)
    })
  }

  async function whenKnown(): Promise<void> {
    await (isStarted ? last : start())
  }

  return {
    start,
    whenKnown,
    whenListed: () => Promise.race([listed, whenKnown()]),
    refresh: () =>
      inTurn(async () => {
        await seen.load()
        await scan(null)
      }),
    applyChange(paths) {
      if (!isStarted) return Promise.resolve()
      const whole = paths.some((path) => path === '.gitignore' || path.endsWith('/.gitignore'))
      return inTurn(() => scan(whole ? null : paths))
    },
    images: () => [...pictures.keys()].flatMap((path) => row(path) ?? []),
    image: row,
    files: () => uses.files(),
    addresses: () => uses.addresses(),
    allPaths: () => uses.allPaths(),
    textsNaming: (keys) => uses.textsNaming(keys),
    lastHash: (path) => seen.get(path)?.hash ?? null,
    stop() {
      stopped = true
    },
  }
}

function looksOf({ facts, hash, likeness }: Partial<Looks>): Looks {
  return { facts: facts ?? null, hash: hash ?? '', likeness: likeness ?? null }
}
