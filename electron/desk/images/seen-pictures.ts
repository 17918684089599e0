// What was seen in the pictures of a site, kept in the data folder: so that the second opening need not decode them
// all again, and a picture that is missing can be told by its content.
import path from 'node:path'
import { z } from 'zod'
import { ImageFacts } from '../../../shared/contract/images.ts'
import type { Disk } from '../files/disk.ts'
import { stateFile } from '../files/state-file.ts'
import type { KnownPicture } from './image-scan.ts'

export type SeenPictures = {
  /** Reads what is kept; later calls do nothing. */
  load(): Promise<void>
  get(path: string): KnownPicture | undefined
  all(): ReadonlyMap<string, KnownPicture>
  put(path: string, picture: KnownPicture): void
  /** Keeps what is new; a failure is told to nobody, since all of it can be seen again. */
  save(): Promise<void>
}

const Kept = z.record(
  z.string(),
  z.strictObject({
    sizeBytes: z.number(),
    modifiedMs: z.number(),
    facts: ImageFacts.nullable(),
    hash: z.string(),
    likeness: z.string().nullable(),
  }),
)

/** Pictures that are gone are remembered, the latest of them. */
const mostKept = 20_000

export function seenPictures(disk: Disk, dataFolder: string, siteId: string): SeenPictures {
  const file = stateFile(disk, path.join(dataFolder, 'site-images', `${siteId}.json`), Kept, {})
  const seen = new Map<string, KnownPicture>()
  let loading: Promise<void> | null = null
  let isNew = false
  return {
    load() {
      loading ??= file.read().then((kept) => {
        for (const [sitePath, picture] of Object.entries(kept)) seen.set(sitePath, picture)
      })
      return loading
    },
    get: (sitePath) => seen.get(sitePath),
    all: () => seen,
    put(sitePath, { sizeBytes, modifiedMs, facts, hash, likeness }) {
      const before = seen.get(sitePath)
      if (before?.hash === hash && before.modifiedMs === modifiedMs && before.sizeBytes === sizeBytes) return
      seen.delete(sitePath)
      seen.set(sitePath, { sizeBytes, modifiedMs, facts, hash, likeness })
      isNew = true
    },
    async save() {
      if (!isNew) return
      isNew = false
      for (const oldest of seen.keys()) {
        if (seen.size <= mostKept) break
        seen.delete(oldest)
      }
      await file.change(() => Object.fromEntries(seen)).catch(() => undefined)
    },
  }
}
