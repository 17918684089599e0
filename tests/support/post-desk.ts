// A site and a data folder in a temporary folder, and the desk's calls upon them.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { type Disk, nodeDisk } from '../../electron/desk/files/disk.ts'
import { versionOf } from '../../electron/desk/files/read.ts'
import { baseCopies } from '../../electron/desk/posts/base-copies.ts'
import type { PostDesk } from '../../electron/desk/posts/post-desk.ts'
import type { DeskFailure } from '../../shared/contract/failure.ts'
import type { PostPath, Version } from '../../shared/contract/paths.ts'

export type Place = {
  readonly folder: string
  readonly desk: PostDesk
  readonly troubles: DeskFailure[]
  put(sitePath: string, content: string | Uint8Array): PostPath
  bytes(sitePath: string): Buffer
  text(sitePath: string): string
  has(sitePath: string): boolean
  version(sitePath: string): Version
  /** The same site and data, as a desk that was started anew sees them. */
  restarted(): PostDesk
  on(disk: Disk): PostDesk
}

/** Its folder is removed when the test ends. */
export function postPlace(): Place {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'galley-test-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const root = path.join(folder, 'site')
  mkdirSync(root)
  const troubles: DeskFailure[] = []
  const on = (disk: Disk): PostDesk => ({
    disk,
    root,
    dataFolder: path.join(folder, 'data'),
    copies: baseCopies(),
    nowMs: () => Date.now(),
    onTrouble: (failure) => void troubles.push(failure),
  })
  const bytes = (sitePath: string) => readFileSync(path.join(root, sitePath))
  return {
    folder,
    desk: on(nodeDisk),
    troubles,
    put(sitePath, content) {
      const absolute = path.join(root, sitePath)
      mkdirSync(path.dirname(absolute), { recursive: true })
      writeFileSync(absolute, content)
      return sitePath as PostPath
    },
    bytes,
    text: (sitePath) => bytes(sitePath).toString('utf8'),
    has: (sitePath) => existsSync(path.join(root, sitePath)),
    version: (sitePath) => versionOf(bytes(sitePath)),
    restarted: () => on(nodeDisk),
    on,
  }
}
