// Site edits in the data folder: for each a journal of its steps, and all bytes that they take away or bring.
// `site-edits/<site>/<edit>/journal.json` is written before the site is touched and again when all is done.
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { z } from 'zod'
import type { Version } from '../../../shared/contract/paths.ts'
import type { Disk } from '../files/disk.ts'
import { isMissing } from '../files/disk-failure.ts'
import { versionOf } from '../files/read.ts'
import { writeWhole } from '../files/write.ts'
import { Step } from './steps.ts'

const Journal = z.strictObject({
  /** `begun`: some steps may be done, and are to be taken back; `done`: all are. */
  state: z.enum(['begun', 'done']),
  steps: z.array(Step),
  /** Folders that were not there before, outer ones first. */
  madeFolders: z.array(z.string()),
})
export type Journal = z.output<typeof Journal>

export type EditStore = {
  newId(): string
  keepBytes(id: string, bytes: Uint8Array): Promise<Version>
  /** @throws DeskFailure or the disk's error where they are not kept, or no longer what they were */
  bytes(id: string, version: Version): Promise<Uint8Array>
  write(id: string, journal: Journal): Promise<void>
  read(id: string): Promise<Journal | null>
  remove(id: string): Promise<void>
  /** All edits, the oldest first. */
  list(): Promise<readonly string[]>
}

export function editStore(disk: Disk, dataFolder: string, siteId: string): EditStore {
  const folder = path.join(dataFolder, 'site-edits', siteId)
  const place = (id: string, name: string) => path.join(folder, id, name)
  return {
    newId: () => `${Date.now().toString(36).padStart(9, '0')}-${randomBytes(4).toString('hex')}`,
    async keepBytes(id, bytes) {
      const version = versionOf(bytes)
      await disk.mkdir(path.join(folder, id), { recursive: true, mode: 0o700 })
      await writeWhole(disk, place(id, version), bytes, { expected: 'any' })
      return version
    },
    async bytes(id, version) {
      const bytes = await disk.readFile(place(id, version))
      if (versionOf(bytes) !== version) throw Object.assign(new Error('kept bytes differ'), { code: 'EIO' })
      return bytes
    },
    async write(id, journal) {
      await disk.mkdir(path.join(folder, id), { recursive: true, mode: 0o700 })
      const text = new TextEncoder().encode(JSON.stringify(journal))
      await writeWhole(disk, place(id, 'journal.json'), text, { expected: 'any' })
    },
    async read(id) {
      if (!/^[0-9a-z-]{1,40}$/.test(id)) return null
      try {
        const parsed = Journal.safeParse(JSON.parse(await disk.readFile(place(id, 'journal.json'), 'utf8')))
        return parsed.success ? parsed.data : null
      } catch (error) {
        if (isMissing(error) || error instanceof SyntaxError) return null
        throw error
      }
    },
    remove: (id) => disk.rm(path.join(folder, id), { recursive: true, force: true }),
    async list() {
      try {
        return (await disk.readdir(folder)).sort()
      } catch (error) {
        if (isMissing(error)) return []
        throw error
      }
    },
  }
}
