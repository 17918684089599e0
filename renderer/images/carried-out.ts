// What follows an edit of many files: the open post is followed to where it went, and the edit can be taken back.
import type { PostPath, SitePath } from '../../shared/contract/paths.ts'
import { showFailure, showNotice } from '../notices/notices-store.ts'
import type { DoneEdit } from './edit-dialog.tsx'
import { doneWords } from './edit-words.ts'
import type { PictureTools } from './picture-tools.ts'

type Moves = readonly { readonly from: SitePath; readonly to: SitePath }[]

/** Follows the open post, then tells what was done, with its undo: in a notice, and on the surface that lies over the notices. */
export async function tellDone(tools: PictureTools, done: DoneEdit): Promise<void> {
  const { edit, moves, files, savedBytes } = done
  const { work } = tools
  await followMoves(tools, moves)
  const words = doneWords(edit, files, savedBytes)
  const takeBack = () => {
    work.setState({ lastEdit: null })
    undoEdit(tools, done).catch(showFailure)
  }
  if (work.getState().surface === null) {
    showNotice({ kind: 'done', text: words, action: { label: 'Undo', run: takeBack } })
  } else work.setState({ lastEdit: { words, undo: takeBack } })
}

/** As when it was carried out: where the open post moves, nothing can be typed until it is followed. */
async function undoEdit(tools: PictureTools, { edit, moves, undo }: DoneEdit): Promise<void> {
  const { desk, work, openPost } = tools
  const open = openPost()
  const isOpenMoved = moves.some(({ to }) => to === open?.path)
  if (isOpenMoved) work.setState({ ask: { kind: 'taking-back', edit } })
  try {
    // Saved later, it would be written to where the post no longer lies.
    if (isOpenMoved) await open?.saveNow()
    const outcome = await desk['siteEdits.undo']({ undo })
    if (outcome.kind === 'stale') {
      showNotice({
        kind: 'fault',
        text: `It could not be taken back: “${outcome.path}” changed since. Nothing was changed.`,
      })
      return
    }
    await followMoves(tools, outcome.moves)
  } finally {
    if (isOpenMoved) work.setState({ ask: null })
  }
  if (work.getState().surface === null) showNotice({ kind: 'done', text: 'Taken back.' })
  else work.setState({ lastEdit: { words: 'Taken back.', undo: null } })
}

async function followMoves({ openPost, follow }: PictureTools, moves: Moves): Promise<void> {
  const open = openPost()?.path
  const moved = moves.find(({ from }) => from === open)
  // A post stays one, wherever it goes.
  if (moved) await follow(moved.to as PostPath)
}
