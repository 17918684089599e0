// What a site edit would move: the new names are free, and all that leads to the old ones follows.
import path from 'node:path'
import { DeskFailure } from '../../../shared/contract/failure.ts'
import { isMarkdownName } from '../../../shared/site/is-post.ts'
import { fileKeys } from '../../../shared/site/mention-keys.ts'
import { isMissing } from '../files/disk-failure.ts'
import { resolveForWriting } from '../files/path-guard.ts'

import { finished } from './finished-plan.ts'
import type { Left, Plan, PlanDesk } from './plan-desk.ts'
import { planTexts } from './plan-texts.ts'

/** Files from the keys of `moves` to their values, and all that names them. */
export async function planMoves(
  desk: PlanDesk,
  id: string,
  moves: ReadonlyMap<string, string>,
): Promise<Plan> {
  await assertFree(desk, moves)
  const texts = await planTexts(desk, moves, new Set())
  const left = [...texts.left, ...[...moves.keys()].flatMap((from) => namers(desk, from))]
  return finished(desk, id, { texts, moves, left })
}

/** Files that name `picture` and are not followed: templates, settings, posts that are not UTF-8. */
export function namers(desk: PlanDesk, picture: string): Left[] {
  const files = desk.images.image(picture)?.usedByFiles ?? []
  return files.flatMap((one): Left[] => {
    if (isMarkdownName(one)) {
      const known = desk.images.textsNaming(fileKeys(picture)).some((text) => text.path === one)
      return known ? [] : [{ path: one, why: 'not-utf8' }]
    }
    return [{ path: one, why: 'template' }]
  })
}

/** @throws DeskFailure `not-found`, `already-exists` also for a name that other systems take for the same */
export async function assertFree(desk: PlanDesk, moves: ReadonlyMap<string, string>): Promise<void> {
  const { disk, root } = desk.postDesk
  const folded = new Map([...desk.images.allPaths()].map((one) => [fold(one), one]))
  for (const [from, to] of moves) {
    if (from === to) throw new DeskFailure('already-exists', { path: to })
    const source = await disk.lstat(await resolveForWriting(disk, root, from))
    if (!source.isFile()) throw new DeskFailure('not-found', { path: from })
    const same = folded.get(fold(to))
    if (same !== undefined && same !== from && !moves.has(same))
      throw new DeskFailure('already-exists', { path: to })
    try {
      const there = await disk.lstat(path.join(root, to))
      // On a disk that folds case the file itself lies there.
      if (there.ino !== source.ino && !moves.has(to)) throw new DeskFailure('already-exists', { path: to })
    } catch (error) {
      if (!isMissing(error)) throw error
    }
  }
}

function fold(one: string): string {
  return one.normalize('NFC').toLowerCase()
}
