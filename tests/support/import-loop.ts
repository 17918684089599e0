// Imports pictures into one post, for ever: to be run as a process of its own and killed.
// Arguments: the site's root, the data folder, the picture, which comes again and again with other bytes behind it,
// and how many imports to make before it prints a line.
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { nodeDisk } from '../../electron/desk/files/disk.ts'
import { sweepTemps } from '../../electron/desk/files/sweep.ts'
import { importImage } from '../../electron/desk/images/import.ts'
import { knownImages } from '../../electron/desk/images/known-images.ts'
import { openSite } from '../../electron/desk/site/open-site.ts'
import { defaultImageSettings } from '../../shared/contract/images.ts'
import type { PostPath } from '../../shared/contract/paths.ts'

const [root = '', dataFolder = '', picture = '', quietImports = '0'] = process.argv.slice(2)
await sweepTemps(nodeDisk, root, () => false)
const { conventions } = await openSite(nodeDisk, root)
const bytes = await readFile(picture)
const known = knownImages(nodeDisk, root, path.join(dataFolder, 'imported.json'), () => false)
const settings = { ...defaultImageSettings, originals: { kind: 'beside' } } as const
for (let nth = 0; ; nth++) {
  if (nth === Number(quietImports)) process.stdout.write('begun\n')
  // What hangs behind a JPEG makes another original of it, and the same picture; every other one is cut smaller.
  const source = path.join(dataFolder, `dropped-${nth % 4}`)
  await writeFile(source, Buffer.concat([bytes, Buffer.from(`${process.pid} ${nth}`)]))
  const recipe = { ...settings.recipe, widestPx: 40 + ((process.pid + nth) % 60) }
  const one = { root, conventions, post: 'post.md' as PostPath, source, name: 'lake.jpg', known }
  await importImage(nodeDisk, { ...one, settings: { ...settings, recipe } })
  process.stdout.write('.')
}
