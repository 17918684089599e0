// Walks a site's folders and lists all its files: pictures, texts that may name them, and the rest by name.
import path from 'node:path'
import { isSitePath } from '../../../shared/contract/paths.ts'
import type { SiteConventions } from '../../../shared/site/image-place.ts'
import type { Disk } from '../files/disk.ts'
import { isInside } from '../files/path-guard.ts'
import { isGalleyTemp } from '../files/temp-name.ts'
import { type Ignored, readIgnored } from '../site/ignored.ts'

/** `isTemplate`: it lies where the generator keeps its own, so that it names files and is none of the author's. */
export type WalkedFile = { readonly path: string; readonly isTemplate: boolean }

/** Left out by the library as built or brought, and yet written by the author or for them. */
const templates: ReadonlySet<string> = new Set(['themes', 'layouts', 'archetypes'])

/** A folder at a time. Links are followed where they stay inside the site, each real folder once. */
export async function* walkFiles(
  disk: Disk,
  root: string,
  conventions: SiteConventions,
): AsyncGenerator<readonly WalkedFile[]> {
  const ignored = await readIgnored(disk, root, conventions)
  const seen = new Set<string>([root])
  const waiting = [{ folder: '', isTemplate: false }]
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    const { folder, isTemplate } = at
    const entries = await disk.readdir(path.join(root, folder), { withFileTypes: true }).catch(() => null)
    if (entries === null) continue
    await ignored.learn(folder)
    const files: WalkedFile[] = []
    for (const entry of entries) {
      const sitePath = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (!isSitePath(sitePath) || entry.name.includes('\uFFFD') || isGalleyTemp(entry.name)) continue
      const kind = entry.isFile()
        ? 'file'
        : entry.isDirectory()
          ? 'folder'
          : await linkedKind(disk, root, sitePath)
      if (kind === null) continue
      const isBelowTemplate = isTemplate || (kind === 'folder' && folder === '' && templates.has(entry.name))
      if (isLeftOut(ignored, sitePath, kind, isBelowTemplate)) continue
      if (kind === 'file') files.push({ path: sitePath, isTemplate })
      else {
        const real = entry.isSymbolicLink()
          ? await disk.realpath(path.join(root, sitePath))
          : path.join(root, sitePath)
        if (seen.has(real)) continue
        seen.add(real)
        waiting.push({ folder: sitePath, isTemplate: isBelowTemplate })
      }
    }
    yield files
  }
}

function isLeftOut(
  ignored: Ignored,
  sitePath: string,
  kind: 'file' | 'folder',
  isTemplate: boolean,
): boolean {
  if (!ignored.has(sitePath, kind)) return false
  return !(isTemplate && kind === 'folder' && !sitePath.includes('/'))
}

async function linkedKind(disk: Disk, root: string, sitePath: string): Promise<'file' | 'folder' | null> {
  try {
    const real = await disk.realpath(path.join(root, sitePath))
    if (!isInside(root, real)) return null
    const facts = await disk.stat(real)
    return facts.isDirectory() ? 'folder' : facts.isFile() ? 'file' : null
  } catch {
    return null
  }
}
