// What a start asks for: `--site`, or a path that the desktop hands over. A folder is a site, a file is a post of the
// folder that it is in.
import { statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseCommandLine } from './command-line.ts'

export type AskedPath = { readonly folder: string; readonly post: string | null }

/** The options whose value stands behind them as an argument of its own. */
const withValue = new Set(['--site', '--post', '--data', '--port'])

/**
 * Null where nothing was asked for, or nothing is there.
 * @throws Error with a sentence for whoever typed it
 */
export function askedBy(args: readonly string[], workingFolder: string): AskedPath | null {
  const { folder, post } = parseCommandLine(args, workingFolder).atStart
  if (folder !== null) return { folder, post }
  const given = args.find((arg, nth) => !arg.startsWith('-') && !withValue.has(args[nth - 1] ?? ''))
  return given === undefined ? null : askedPath(given, workingFolder)
}

/** Without the program's own name and, before it is packaged, Electron's switches and the folder of the sources. */
export function ownArguments(args: readonly string[], isPackaged: boolean): readonly string[] {
  const behindName = args.slice(1)
  if (isPackaged) return behindName
  const sources = behindName.findIndex((arg) => !arg.startsWith('-'))
  return sources < 0 ? [] : behindName.slice(sources + 1)
}

/** Desktops of Linux hand over `file://` addresses. */
function askedPath(given: string, workingFolder: string): AskedPath | null {
  try {
    const absolute = given.startsWith('file://') ? fileURLToPath(given) : path.resolve(workingFolder, given)
    if (statSync(absolute).isDirectory()) return { folder: absolute, post: null }
    return { folder: path.dirname(absolute), post: path.basename(absolute) }
  } catch {
    return null
  }
}
