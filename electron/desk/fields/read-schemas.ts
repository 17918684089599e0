// Finds the files in which a site says what fields its posts have, and reads them as text.
import path from 'node:path'
import type { ProfileId } from '../../../shared/site/profile.ts'
import type { SchemaScope } from '../../../shared/site/schema/schema-field.ts'
import { readSchema, schemaFiles } from '../../../shared/site/schema/schema-files.ts'
import type { Disk } from '../files/disk.ts'
import { resolveInside } from '../files/path-guard.ts'
import { readHead } from '../files/read-head.ts'

const largestBytes = 256 * 1024
const mostFiles = 100

/** What the schema files of the site at `root` say. Files that are not there or cannot be read say nothing. */
export async function readSchemas(disk: Disk, root: string, profile: ProfileId): Promise<SchemaScope[]> {
  const patterns = [...(schemaFiles[profile] ?? []), ...schemaFiles.any]
  const names = (await Promise.all(patterns.map((pattern) => expand(disk, root, pattern)))).flat()
  const read = await Promise.all(
    [...new Set(names)].slice(0, mostFiles).map(async (name) => {
      const text = await textOf(disk, root, name)
      return text === null ? [] : readSchema(name, text)
    }),
  )
  return read.flat()
}

/** `archetypes/*.md`: a star stands for one name, or for the part of one. */
async function expand(disk: Disk, root: string, pattern: string): Promise<string[]> {
  let found = ['']
  for (const step of pattern.split('/')) {
    const next: string[] = []
    for (const folder of found) {
      if (!step.includes('*')) next.push(path.posix.join(folder, step))
      else {
        const names = await disk.readdir(path.join(root, folder)).catch(() => [])
        const wanted = new RegExp(`^${step.split('*').map(escaped).join('[^/]+')}$`)
        next.push(...names.filter((name) => wanted.test(name)).map((name) => path.posix.join(folder, name)))
      }
    }
    found = next.slice(0, mostFiles)
  }
  return found
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

async function textOf(disk: Disk, root: string, name: string): Promise<string | null> {
  try {
    const head = await readHead(disk, await resolveInside(disk, root, name), largestBytes)
    return head === null || head.cut ? null : new TextDecoder().decode(head.bytes)
  } catch {
    return null
  }
}
