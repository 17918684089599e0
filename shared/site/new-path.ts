// The name and the folder of a file as an author thinks of them, and the path that a new name makes.
import { isSitePath } from '../contract/paths.ts'

export type NamedPath = {
  /** `` is the site's root. */
  readonly folder: string
  /** What the author may change. */
  readonly name: string
  /** What follows the name and stays: `.md`, or `/index.md` where the post is a folder of its own. */
  readonly tail: string
}

const ownFolder = /^(?:index|_index|README)\.[^/.]+$/i

export function namedPath(path: string): NamedPath {
  const cut = path.lastIndexOf('/')
  const file = path.slice(cut + 1)
  if (cut > 0 && ownFolder.test(file)) {
    const parent = path.lastIndexOf('/', cut - 1)
    return {
      folder: path.slice(0, Math.max(0, parent)),
      name: path.slice(parent + 1, cut),
      tail: path.slice(cut),
    }
  }
  const dot = file.lastIndexOf('.')
  const stem = dot > 0 ? file.slice(0, dot) : file
  return { folder: path.slice(0, Math.max(0, cut)), name: stem, tail: file.slice(stem.length) }
}

/** Null where it would be no path inside a site; blanks around the folder and the name mean nothing. */
export function toPath({ folder, name, tail }: NamedPath): string | null {
  const inside = folder.trim().replace(/^\/+|\/+$/g, '')
  const stem = name.trim()
  if (stem === '' || stem.includes('/') || /^\.+$/.test(stem)) return null
  const path = inside === '' ? stem + tail : `${inside}/${stem}${tail}`
  return isSitePath(path) ? path : null
}
