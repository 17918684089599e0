// What a path that the desktop hands over means: a folder is a site, a file is a post of the folder that it is in.
import { statSync } from 'node:fs'
import path from 'node:path'

export type AskedPath = { readonly folder: string; readonly post: string | null }

/** Null where nothing is at `given`. */
export function askedPath(given: string, workingFolder: string): AskedPath | null {
  const absolute = path.resolve(workingFolder, given)
  try {
    if (statSync(absolute).isDirectory()) return { folder: absolute, post: null }
    return { folder: path.dirname(absolute), post: path.basename(absolute) }
  } catch {
    return null
  }
}
