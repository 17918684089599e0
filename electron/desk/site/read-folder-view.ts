// Looks at a folder for the recognition of its generator: names two levels deep, settings as text, a few posts.
import path from 'node:path'
import type { FolderView } from '../../../shared/site/folder-view.ts'
import { settingsLimitBytes } from '../../../shared/site/folder-view.ts'
import { isMarkdownName, isRepositoryText } from '../../../shared/site/is-post.ts'
import { profiles } from '../../../shared/site/profile-list.ts'
import type { Disk } from '../files/disk.ts'
import { readHead } from '../files/read-head.ts'

const settings = [...new Set(profiles.flatMap((profile) => profile.settings))]

/** A folder with more names than this is looked at as far as that. */
const mostNames = 4000
const mostFolders = 60
const sampleCount = 12
const sampleBytes = 4096

/** Folders that are never looked into. */
export const neverEntered = /^(?:\.(?!vitepress$).*|node_modules|bower_components|__pycache__|vendor)$/

export type Listed = { readonly files: readonly string[]; readonly folders: readonly string[] }

/**
 * The names in a folder, links followed to what they lead to.
 * @throws the disk's own error where the folder cannot be listed
 */
export async function listNames(disk: Disk, folder: string): Promise<Listed> {
  const files: string[] = []
  const folders: string[] = []
  for (const entry of (await disk.readdir(folder, { withFileTypes: true })).slice(0, mostNames)) {
    const kind = entry.isSymbolicLink()
      ? await disk.stat(path.join(folder, entry.name)).catch(() => null)
      : entry
    if (kind?.isDirectory()) folders.push(entry.name)
    else if (kind?.isFile()) files.push(entry.name)
  }
  return { files, folders }
}

/** The view of `folder`, whose own names are `listed`. What cannot be read counts as absent. */
export async function readFolderView(disk: Disk, folder: string, listed: Listed): Promise<FolderView> {
  const entries = new Set(listed.files)
  for (const name of listed.folders) entries.add(`${name}/`)
  const looked = listed.folders.filter((name) => !neverEntered.test(name)).slice(0, mostFolders)
  await Promise.all(looked.map((name) => addNames(disk, folder, name, entries)))
  // Below these two some profiles look one level deeper.
  const deeper = ['src/content', 'config/_default', 'data/blog'].filter((name) => entries.has(`${name}/`))
  await Promise.all(deeper.map((name) => addNames(disk, folder, name, entries)))
  const texts = new Map<string, string>()
  const named = settings.filter((name) => entries.has(name))
  await Promise.all(
    named.map(async (name) => {
      const head = await readHead(disk, path.join(folder, name), settingsLimitBytes).catch(() => null)
      if (head && !head.cut) texts.set(name, new TextDecoder().decode(head.bytes))
    }),
  )
  return { entries, texts, samples: [] }
}

async function addNames(disk: Disk, folder: string, name: string, entries: Set<string>): Promise<void> {
  const listed = await listNames(disk, path.join(folder, name)).catch(() => null)
  for (const file of listed?.files ?? []) entries.add(`${name}/${file}`)
  for (const below of listed?.folders ?? []) entries.add(`${name}/${below}/`)
}

/** The same view with the beginnings of a few posts, for a folder whose settings tell nothing. */
export async function withSamples(disk: Disk, folder: string, view: FolderView): Promise<FolderView> {
  const names = [...view.entries].filter((name) => isMarkdownName(name) && !isRepositoryText(name))
  const step = Math.max(1, Math.floor(names.length / sampleCount))
  const chosen = names.filter((_, at) => at % step === 0).slice(0, sampleCount)
  const samples = await Promise.all(
    chosen.map(async (name) => {
      const head = await readHead(disk, path.join(folder, name), sampleBytes).catch(() => null)
      return head ? [{ path: name, head: new TextDecoder().decode(head.bytes) }] : []
    }),
  )
  return { ...view, samples: samples.flat() }
}
