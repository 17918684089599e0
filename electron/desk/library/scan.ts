// Reads all posts of a site, or some, and hands the rows on in batches.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Progress } from '../../../shared/contract/library.ts'
import type { PostPath } from '../../../shared/contract/paths.ts'
import type { SiteConventions } from '../../../shared/site/image-place.ts'
import type { Disk } from '../files/disk.ts'
import { readIgnored } from '../site/ignored.ts'
import { readPost, type ScannedPost } from './read-post.ts'
import { walkPosts } from './walk.ts'

/** What to read. All of it can cross to a worker. */
export type ScanJob = {
  /** Absolute and real. */
  readonly root: string
  readonly conventions: SiteConventions
  /** These posts alone, or null for all that the site has. */
  readonly posts: readonly PostPath[] | null
  readonly nowMs: number
}

export type ScanBatch = {
  readonly posts: readonly ScannedPost[]
  /** Of those that were asked for by name: no file is there. */
  readonly gone: readonly PostPath[]
  readonly progress: Progress
}

/** The first rows should be on the screen at once, the others need not come one by one. */
const firstBatch = { posts: 40, afterMs: 50 }
const laterBatch = { posts: 250, afterMs: 200 }
/** Reads under way at once; more only fills the memory. */
const atOnce = 8
/** Longest stretch of work before other tasks of this thread get their turn. */
const sliceMs = 8

/** Reads until done or cancelled. What cannot be read is a row with `trouble`; nothing is thrown for it. */
export async function scan(
  disk: Disk,
  job: ScanJob,
  emit: (batch: ScanBatch) => void,
  isCancelled: () => boolean,
): Promise<void> {
  const { root, conventions, nowMs } = job
  let posts: ScannedPost[] = []
  let gone: PostPath[] = []
  let found = 0
  let read = 0
  let listed = false
  let batch = firstBatch
  let batchMs = performance.now()
  let sliceStartMs = performance.now()
  const underWay = new Set<Promise<void>>()

  function flush(): void {
    emit({ posts, gone, progress: { found, read, listed } })
    posts = []
    gone = []
    batch = laterBatch
    batchMs = performance.now()
  }

  async function readOne(post: PostPath): Promise<void> {
    const scanned = await readPost(disk, root, conventions, post, nowMs)
    read++
    if (scanned) posts.push(scanned)
    else gone.push(post)
    const due = posts.length >= batch.posts || performance.now() - batchMs >= batch.afterMs
    if (due && !isCancelled()) flush()
  }

  for await (const names of job.posts
    ? [job.posts]
    : walkPosts(disk, root, conventions, await readIgnored(disk, root, conventions))) {
    found += names.length
    for (const name of names) {
      if (isCancelled()) return
      const reading: Promise<void> = readOne(name as PostPath).finally(() => underWay.delete(reading))
      underWay.add(reading)
      if (underWay.size >= atOnce) await Promise.race(underWay)
      if (performance.now() - sliceStartMs > sliceMs) {
        await nextTurn()
        sliceStartMs = performance.now()
      }
    }
  }
  listed = true
  await Promise.all(underWay)
  if (!isCancelled()) flush()
}
