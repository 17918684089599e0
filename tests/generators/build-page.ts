// One page of a site, built by its generator.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { nodeDisk } from '../../electron/desk/files/disk.ts'
import { type OpenSite, openSite } from '../../electron/desk/site/open-site.ts'
import { type Files, temporaryFolder, writeFiles } from '../support/sites.ts'

export type Command = readonly [program: string, ...args: string[]]

export function isThere([program]: Command): boolean {
  return spawnSync(program, [program === 'hugo' ? 'version' : '--version']).status === 0
}

/** The site as the desk opens it, and the text of the page that `command` makes at `built`. */
export async function buildPage(
  [program, ...args]: Command,
  files: Files,
  built: string,
): Promise<{ site: OpenSite; page: string }> {
  const folder = await temporaryFolder('page')
  try {
    await writeFiles(folder.path, files)
    const done = spawnSync(program, args, {
      cwd: folder.path,
      encoding: 'utf8',
      env: { ...process.env, TZ: 'UTC' },
    })
    if (done.status !== 0) throw new Error(`${program} failed: ${done.stderr}${done.stdout}`)
    const site = await openSite(nodeDisk, folder.path)
    return { site, page: readFileSync(path.join(folder.path, built), 'utf8') }
  } finally {
    await folder.remove()
  }
}
