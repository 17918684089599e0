// What every call about a post needs of the desk, as one value.
import { createHash } from 'node:crypto'
import path from 'node:path'
import type { DeskFailure } from '../../../shared/contract/failure.ts'
import type { Disk } from '../files/disk.ts'
import type { BaseCopies } from './base-copies.ts'

export type PostDesk = {
  readonly disk: Disk
  /** The site's root, absolute and real. */
  readonly root: string
  /** Galley's own folder, absolute. */
  readonly dataFolder: string
  readonly copies: BaseCopies
  nowMs(): number
  /** Told what went wrong beside a call that went well: a snapshot or a journal that could not be kept. */
  onTrouble(failure: DeskFailure): void
}

/** Names what is kept of a post in the data folder; it stays the same while the post is gone. */
export function postKey(desk: PostDesk, sitePath: string): string {
  return createHash('sha256').update(path.join(desk.root, sitePath)).digest('hex').slice(0, 32)
}
