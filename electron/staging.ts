// Pictures on their way from a page to the desk: uploaded to a file of Galley's own, then imported and removed.
import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { StagedFile } from './desk/shell.ts'

const LIMIT_BYTES = 256 * 1024 * 1024
const ID = /^[0-9a-f-]{8,64}$/

export type Staging = {
  isId(id: string): boolean
  /**
   * Whole or not at all; what was put there before is replaced.
   * @throws Error where the body is larger than 256 MiB or ends early
   */
  put(id: string, body: Readable): Promise<void>
  get(id: string): Promise<StagedFile | null>
}

/** What an earlier run left there is removed. */
export async function openStaging(dataFolder: string): Promise<Staging> {
  const folder = path.join(dataFolder, 'staged')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const fileOf = (id: string) => path.join(folder, id)
  return {
    isId: (id) => ID.test(id),
    async put(id, body) {
      // A name of its own for each upload: one that fails takes nothing with it that another brought.
      const part = `${fileOf(id)}.${randomUUID()}`
      try {
        await pipeline(body, limited(LIMIT_BYTES), createWriteStream(part, { flags: 'wx', mode: 0o600 }))
        await rename(part, fileOf(id))
      } catch (error) {
        await rm(part, { force: true })
        throw error
      }
    },
    async get(id) {
      const file = fileOf(id)
      const present = await stat(file).then(
        (facts) => facts.isFile(),
        () => false,
      )
      return present ? { path: file, dispose: () => rm(file, { force: true }) } : null
    },
  }
}

function limited(limitBytes: number): Transform {
  let seen = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length
      if (seen > limitBytes) done(new Error('the upload is too large'))
      else done(null, chunk)
    },
  })
}
