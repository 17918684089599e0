// Reads what a site shows: all its files by name, what its posts mention, and what its pictures are.
import path from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { findMentions } from '../../../shared/markdown/mentions.ts'
import { isPictureName } from '../../../shared/markdown/picture-name.ts'
import { addressesOf } from '../../../shared/site/address-facts.ts'
import { altStateOf } from '../../../shared/site/alt-text.ts'
import type { SiteConventions } from '../../../shared/site/image-place.ts'
import { isMarkdownName, isPostPath } from '../../../shared/site/is-post.ts'
import type { Meaning } from '../../../shared/site/meant-file.ts'
import { findPictures } from '../../../shared/site/picture-references.ts'
import type { PostAddresses } from '../../../shared/site/post-address.ts'
import type { Disk } from '../files/disk.ts'
import { isMissing } from '../files/disk-failure.ts'
import { resolveInside } from '../files/path-guard.ts'
import { readBytes, toFileText } from '../files/read.ts'
import { type Looks, lookInto } from './look-into.ts'
import { mayNamePictures, type NamedPictures, namedPictures } from './named-pictures.ts'
import { walkFiles } from './walk-files.ts'

/** By size and time a file is known again. */
export type Stamp = { readonly sizeBytes: number; readonly modifiedMs: number }
export type KnownPicture = Stamp & Looks

/** All of it can cross to a worker. */
export type ImageScanJob = {
  /** Absolute and real. */
  readonly root: string
  readonly conventions: SiteConventions
  /** These files alone, or null for the whole site. */
  readonly paths: readonly string[] | null
  /** What is known already, by path: files of the same stamp are not read again. */
  readonly pictures: ReadonlyMap<string, KnownPicture>
  readonly texts: ReadonlyMap<string, Stamp>
}

/** What a Markdown file mentions; of one that is not UTF-8 the names alone, as text. */
export type ScannedText = Stamp & {
  readonly path: string
  readonly isPost: boolean
  readonly valid: boolean
  readonly mentions: readonly Meaning[]
  /** Where readers find it; null for what is no post. */
  readonly addresses: PostAddresses | null
  /** The targets of pictures that it shows without an alt text. */
  readonly silentTargets: readonly string[]
  readonly named: NamedPictures
}

export type ImageScanBatch =
  /** All files; comes first, and only for a scan of the whole site. */
  | {
      readonly kind: 'files'
      readonly paths: readonly string[]
      readonly pictures: ReadonlyMap<string, Stamp>
    }
  /** Of those that were asked for by name. */
  | { readonly kind: 'put' | 'gone'; readonly paths: readonly string[] }
  | { readonly kind: 'texts'; readonly texts: readonly ScannedText[] }
  | { readonly kind: 'pictures'; readonly pictures: ReadonlyMap<string, Stamp & Partial<Looks>> }

const largestPicture = 100 * 1024 * 1024
const largestText = 2 * 1024 * 1024
const largestTemplate = 512 * 1024
const mostTemplates = 5000
const batchSize = 100
const picturesAtOnce = 2
const textsAtOnce = 8

/** What cannot be read is left without facts; nothing is thrown for it. */
export async function scanImages(
  disk: Disk,
  job: ImageScanJob,
  emit: (batch: ImageScanBatch) => void,
  isCancelled: () => boolean,
): Promise<void> {
  const listed =
    job.paths === null ? await listSite(disk, job, emit, isCancelled) : await listPaths(disk, job, emit)
  if (isCancelled()) return
  await inBatches(
    listed.texts,
    textsAtOnce,
    (file) => readText(disk, job, file),
    (texts) => emit({ kind: 'texts', texts }),
    isCancelled,
  )
  await inBatches(
    listed.pictures,
    picturesAtOnce,
    async ({ path: sitePath, stamp }) => [sitePath, await looksOf(disk, job, sitePath, stamp)] as const,
    (pictures) => emit({ kind: 'pictures', pictures: new Map(pictures) }),
    isCancelled,
  )
}

type Listed = {
  readonly texts: readonly { readonly path: string; readonly stamp: Stamp; readonly isPost: boolean }[]
  readonly pictures: readonly { readonly path: string; readonly stamp: Stamp }[]
}

async function listSite(
  disk: Disk,
  job: ImageScanJob,
  emit: (batch: ImageScanBatch) => void,
  isCancelled: () => boolean,
): Promise<Listed> {
  const paths: string[] = []
  const texts: Listed['texts'][number][] = []
  const pictures: Listed['pictures'][number][] = []
  let templates = 0
  for await (const files of walkFiles(disk, job.root, job.conventions)) {
    if (isCancelled()) break
    await nextTurn()
    await inBatches(
      files,
      textsAtOnce,
      async ({ path: sitePath, isTemplate }) => {
        if (!isTemplate) paths.push(sitePath)
        const isPicture = isPictureName(sitePath) && !isTemplate
        const speaks = mayNamePictures(sitePath) && templates++ < mostTemplates
        if (!isPicture && !speaks && !isMarkdownName(sitePath)) return
        const stamp = await stampOf(disk, job.root, sitePath)
        if (stamp === null) return
        if (isPicture) pictures.push({ path: sitePath, stamp })
        else
          texts.push({
            path: sitePath,
            stamp,
            isPost: !isTemplate && isMarkdownName(sitePath) && isPostPath(job.conventions, sitePath),
          })
      },
      () => undefined,
      isCancelled,
    )
  }
  pictures.sort((a, b) => (a.path < b.path ? -1 : 1))
  emit({ kind: 'files', paths, pictures: new Map(pictures.map(({ path: name, stamp }) => [name, stamp])) })
  const gone = [...job.texts.keys()].filter((name) => !texts.some((text) => text.path === name))
  if (gone.length > 0) emit({ kind: 'gone', paths: gone })
  return { texts: texts.filter(({ path: name, stamp }) => !isSame(job.texts.get(name), stamp)), pictures }
}

async function listPaths(
  disk: Disk,
  job: ImageScanJob,
  emit: (batch: ImageScanBatch) => void,
): Promise<Listed> {
  const texts: Listed['texts'][number][] = []
  const pictures: Listed['pictures'][number][] = []
  const gone: string[] = []
  const put: string[] = []
  for (const sitePath of job.paths ?? []) {
    const stamp = await stampOf(disk, job.root, sitePath)
    if (stamp === null) {
      gone.push(sitePath)
      continue
    }
    put.push(sitePath)
    if (isPictureName(sitePath)) pictures.push({ path: sitePath, stamp })
    else if (isMarkdownName(sitePath) || mayNamePictures(sitePath)) {
      texts.push({
        path: sitePath,
        stamp,
        isPost: isMarkdownName(sitePath) && isPostPath(job.conventions, sitePath),
      })
    }
  }
  if (put.length > 0) emit({ kind: 'put', paths: put })
  if (gone.length > 0) emit({ kind: 'gone', paths: gone })
  return { texts, pictures }
}

async function readText(
  disk: Disk,
  job: ImageScanJob,
  { path: sitePath, stamp, isPost }: Listed['texts'][number],
): Promise<ScannedText> {
  const common = { path: sitePath, isPost, ...stamp }
  const nothing = { mentions: [], addresses: null, silentTargets: [], named: { names: [], patterns: [] } }
  const isMarkdown = isMarkdownName(sitePath)
  const bytes = await bytesOf(disk, job.root, sitePath, isMarkdown ? largestText : largestTemplate)
  if (bytes === null) return { ...common, valid: false, ...nothing }
  const { text, valid } = toFileText(bytes)
  if (!isMarkdown || !valid)
    return { ...common, valid: !isMarkdown || valid, ...nothing, named: namedPictures(text) }
  const mentions = new Map<string, Meaning>()
  for (const { kind, target, around } of findMentions(text, job.conventions.profile)) {
    if (/^(?:https?|mailto|data):/i.test(target) && !target.startsWith(job.conventions.address ?? '\n'))
      continue
    mentions.set(JSON.stringify([kind, target, around]), { kind, target, around })
  }
  return {
    ...common,
    valid,
    mentions: [...mentions.values()],
    addresses: isPost ? addressesOf(text, sitePath, job.conventions) : null,
    silentTargets: silentTargets(text),
    named: nothing.named,
  }
}

function silentTargets(text: string): readonly string[] {
  const silent = findPictures(text).filter((reference) => altStateOf(text, reference) === 'missing')
  return [...new Set(silent.map(({ target }) => target))]
}

async function looksOf(
  disk: Disk,
  job: ImageScanJob,
  sitePath: string,
  stamp: Stamp,
): Promise<Stamp & Partial<Looks>> {
  const known = job.pictures.get(sitePath)
  if (known && isSame(known, stamp)) return known
  const bytes = await bytesOf(disk, job.root, sitePath, largestPicture)
  return bytes === null ? stamp : { ...stamp, ...(await lookInto(bytes)) }
}

export function isSame(known: Stamp | undefined, now: Stamp): boolean {
  return known !== undefined && known.sizeBytes === now.sizeBytes && known.modifiedMs === now.modifiedMs
}

async function stampOf(disk: Disk, root: string, sitePath: string): Promise<Stamp | null> {
  try {
    const facts = await disk.stat(path.join(root, sitePath))
    return facts.isFile() ? { sizeBytes: facts.size, modifiedMs: facts.mtimeMs } : null
  } catch (error) {
    if (isMissing(error)) return null
    return null
  }
}

async function bytesOf(
  disk: Disk,
  root: string,
  sitePath: string,
  limitBytes: number,
): Promise<Uint8Array | null> {
  try {
    return await readBytes(disk, await resolveInside(disk, root, sitePath), limitBytes)
  } catch {
    return null
  }
}

/** Runs `work` over `items`, some at once, and hands the results on in batches. */
async function inBatches<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
  flush: (results: readonly R[]) => void,
  isCancelled: () => boolean,
): Promise<void> {
  let results: R[] = []
  let next = 0
  let flushedMs = performance.now()
  const lane = async () => {
    while (next < items.length && !isCancelled()) {
      const item = items[next++] as T
      const result = await work(item)
      // Only now: while it was worked on, another lane may have told what there was and begun anew.
      results.push(result)
      if (results.length >= batchSize || performance.now() - flushedMs > 200) {
        const ready = results
        results = []
        flushedMs = performance.now()
        flush(ready)
        await nextTurn()
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  if (results.length > 0 && !isCancelled()) flush(results)
}
