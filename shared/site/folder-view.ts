// What was seen of a folder when it was asked which generator it belongs to: names, and settings as text.
// The desk makes it; everything that judges it is pure.
import { settingAt, settingsTree } from './settings-tree.ts'

/** Settings files are read up to here; a longer one counts as absent. */
export const settingsLimitBytes = 64 * 1024

export type FolderView = {
  /** Names relative to the folder, two levels deep: `posts/` is a folder, `posts/a.md` a file. */
  readonly entries: ReadonlySet<string>
  /** The text of those settings files that some profile names. */
  readonly texts: ReadonlyMap<string, string>
  /** The beginnings of a few Markdown files; empty where settings told enough. */
  readonly samples: readonly { readonly path: string; readonly head: string }[]
}

/** The first of `names` that is there, or null. Folders end in `/`. */
export function firstPresent(folder: FolderView, names: readonly string[]): string | null {
  return names.find((name) => folder.entries.has(name)) ?? null
}

/** Those of `folders` (without a trailing slash) that are there. */
export function presentFolders(folder: FolderView, folders: readonly string[]): string[] {
  return folders.filter((name) => name === '' || folder.entries.has(`${name}/`))
}

/** The text of the first of `names` that was read, or the empty text. */
export function settingsText(folder: FolderView, names: readonly string[]): string {
  for (const name of names) {
    const text = folder.texts.get(name)
    if (text !== undefined) return text
  }
  return ''
}

/** In package.json. */
const kinds = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const

/** The packages that package.json says the site depends on. */
export function dependencies(folder: FolderView): readonly string[] {
  return dependencyTables(folder).flatMap(Object.keys)
}

export function dependsOn(folder: FolderView, dependency: string): boolean {
  return dependencies(folder).includes(dependency)
}

/** The version of `dependency` as package.json has it: `^7.0.1`, `latest`; null where it has none. */
export function versionOf(folder: FolderView, dependency: string): string | null {
  const version = dependencyTables(folder).find((table) => dependency in table)?.[dependency]
  return typeof version === 'string' ? version : null
}

type Table = Readonly<Record<string, unknown>>

/** Each profile asks of the same folder: its package.json is parsed once. */
const read = new WeakMap<FolderView, readonly Table[]>()

function dependencyTables(folder: FolderView): readonly Table[] {
  const known = read.get(folder)
  if (known) return known
  const tree = settingsTree('package.json', folder.texts.get('package.json') ?? '')
  const tables = kinds.map((kind) => settingAt(tree, kind)).filter(isTable)
  read.set(folder, tables)
  return tables
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null
}

/** `name` with each of `endings` behind it: `astro.config` × `.mjs`, `.ts`. */
export function withEndings(name: string, endings: readonly string[]): string[] {
  return endings.map((ending) => `${name}${ending}`)
}
