// Moves a post and its pictures to and fro, for ever: to be run as a process of its own and killed.
// Arguments: the site's root and the data folder.
import { recover } from '../../electron/desk/site-edits/carry-out.ts'
import type { SiteEdit } from '../../shared/contract/site-edits.ts'
import { editSiteAt } from './edit-site.ts'

const [root = '', dataFolder = ''] = process.argv.slice(2)
const site = await editSiteAt(root, dataFolder)
await recover(site.desk())
const ways = [
  { kind: 'move-post', from: 'blog/walk.md', to: 'notes/hike.md' },
  { kind: 'move-post', from: 'notes/hike.md', to: 'blog/walk.md' },
] as SiteEdit[]
for (let nth = site.all()['blog/walk.md'] === undefined ? 1 : 0; ; nth++) {
  const way = ways[nth % 2]
  if (!way) break
  const plan = await site.plan(way)
  if (nth < 2) process.stdout.write('begun\n')
  await site.carryOut(plan)
}
