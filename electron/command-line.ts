// The command line of both shells: `[--site FOLDER] [--post FILE] [--data FOLDER] [--port N] [--no-open]`.
import path from 'node:path'
import envPaths from 'env-paths'
import type { AtStart } from './desk/shell.ts'

export type CommandLine = {
  readonly atStart: AtStart
  readonly dataFolder: string
  /** 0: any free port. */
  readonly port: number
}

/** @throws Error with a sentence for whoever typed it */
export function parseCommandLine(args: readonly string[], workingFolder: string): CommandLine {
  const value = (name: string): string | null => {
    const at = args.indexOf(name)
    if (at < 0) return args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1) ?? null
    const next = args[at + 1]
    if (next === undefined || next.startsWith('--')) throw new Error(`${name} needs a value behind it.`)
    return next
  }
  const absolute = (given: string | null) => (given === null ? null : path.resolve(workingFolder, given))
  const port = Number(value('--port') ?? 0)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error('--port needs a number from 0 to 65535.')
  return {
    atStart: { folder: absolute(value('--site')), sample: args.includes('--sample'), post: value('--post') },
    dataFolder: absolute(value('--data')) ?? envPaths('galley', { suffix: '' }).data,
    port,
  }
}
