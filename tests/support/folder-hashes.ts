// A folder as a whole, for a test that says that nothing in it is another than before.
import { createHash } from 'node:crypto'
import { lstat, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** Every file of `folder` by its path: the hash of its bytes and its permissions; every folder with a slash. */
export async function folderHashes(folder: string): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {}
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    const absolute = path.join(folder, name)
    const stat = await lstat(absolute)
    const mode = (stat.mode & 0o777).toString(8)
    if (stat.isDirectory()) found[`${name}/`] = mode
    else
      found[name] = `${createHash('sha256')
        .update(await readFile(absolute))
        .digest('hex')} ${mode}`
  }
  return found
}
