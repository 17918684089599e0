// Saves numbered bodies over one post, for ever: to be run as a process of its own and killed.
// Arguments: the site's root, the data folder, and how many saves to make before it prints a line. The first
// save of a process also makes a snapshot, the later ones only write the post.
import { nodeDisk } from '../../electron/desk/files/disk.ts'
import { readFileText } from '../../electron/desk/files/read.ts'
import { sweepTemps } from '../../electron/desk/files/sweep.ts'
import { baseCopies } from '../../electron/desk/posts/base-copies.ts'
import { savePost } from '../../electron/desk/posts/save.ts'
import type { PostPath } from '../../shared/contract/paths.ts'
import { numberedBody, numberOf } from './numbered-body.ts'

const [root = '', dataFolder = '', quietSaves = '0'] = process.argv.slice(2)
const path = 'post.md' as PostPath
const desk = {
  disk: nodeDisk,
  root,
  dataFolder,
  copies: baseCopies(),
  nowMs: () => Date.now(),
  onTrouble: (failure: Error) => console.error(failure.message),
}

await sweepTemps(nodeDisk, root, () => false)
let file = await readFileText(nodeDisk, `${root}/${path}`)
const first = numberOf(file.text) + 1
for (let number = first; ; number++) {
  if (number - first === Number(quietSaves)) process.stdout.write('begun\n')
  const changes = [{ from: 0, to: file.text.length, insert: numberedBody(number) }]
  const outcome = await savePost(desk, { path, base: file.version, changes, recreate: false })
  if (outcome.kind !== 'saved') throw new Error(outcome.kind)
  file = await readFileText(nodeDisk, `${root}/${path}`)
}
