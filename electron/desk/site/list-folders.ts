// The folders inside a folder, for a shell that has no dialog of its own to choose one.
import { homedir } from 'node:os'
import path from 'node:path'
import { DeskFailure } from '../../../shared/contract/failure.ts'
import type { FolderEntry } from '../../../shared/contract/site.ts'
import { isMarkdownName } from '../../../shared/site/is-post.ts'
import { looksLikeRoot, recognise } from '../../../shared/site/recognise.ts'
import type { Disk } from '../files/disk.ts'
import { errnoOf, readFailure } from '../files/disk-failure.ts'
import { listNames, readFolderView } from './read-folder-view.ts'

export type ListedFolder = {
  readonly folder: string
  readonly parent: string | null
  readonly entries: FolderEntry[]
  /** Markdown files that lie in the folder itself. */
  readonly postCount: number
}

/** Only so many folders are looked into for a generator; the others are listed without one. */
const mostLooked = 200

/**
 * The folders inside `folder` (null: the author's home) by name, hidden ones left out.
 * @throws DeskFailure `not-found`, `not-a-folder`, `not-readable`
 */
export async function listFolders(disk: Disk, folder: string | null): Promise<ListedFolder> {
  const here = path.resolve(folder ?? homedir())
  const listed = await listNames(disk, here).catch((error: unknown) => {
    if (errnoOf(error) === 'ENOTDIR') throw new DeskFailure('not-a-folder', { path: here }, { cause: error })
    throw readFailure(error, here)
  })
  const names = listed.folders
    .filter((name) => !name.startsWith('.') && name !== 'node_modules' && !name.startsWith('$'))
    .sort((a, b) => a.localeCompare(b, undefined, { numeric: true, sensitivity: 'base' }))
  const entries = await Promise.all(
    names.map(async (name, at) => ({
      name,
      folder: path.join(here, name),
      generator: at < mostLooked ? await generatorOf(disk, path.join(here, name)) : null,
    })),
  )
  const parent = path.dirname(here)
  return {
    folder: here,
    parent: parent === here ? null : parent,
    entries,
    postCount: listed.files.filter(isMarkdownName).length,
  }
}

async function generatorOf(disk: Disk, folder: string): Promise<string | null> {
  const listed = await listNames(disk, folder).catch(() => null)
  if (listed === null || !looksLikeRoot([...listed.files, ...listed.folders])) return null
  const { profile, strength } = recognise(await readFolderView(disk, folder, listed))
  return strength >= 50 ? profile.name : null
}
