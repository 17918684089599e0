// What follows an edit of many files: the open post is followed to where it went, and the edit can be taken back.
import type { PostPath, SitePath } from '../../shared/contract/paths.ts'
import { showFailure, showNotice } from '../notices/notices-store.ts'
import type { DoneEdit } from './edit-dialog.tsx'
import { doneWords } from './edit-words.ts'
import type { PictureTools } from './picture-tools.ts'

type Moves = readonly { readonly from: SitePath; readonly to: SitePath }[]

/** Follows the open post, then tells what was done, with its undo: in a notice, and on the surface that lies over the notices. */
export async function tellDone(tools: PictureTools, done: DoneEdit): Promise<void> {
  const { edit, moves, undo, files, savedBytes } = done
  const { desk, work } = tools
  await followMoves(tools, moves)
  const words = doneWords(edit, files, savedBytes)
  const takeBack = () => {
    work.setState({ lastEdit: null })
    desk['siteEdits.undo']({ undo })
      .then(async (outcome) => {
        if (outcome.kind === 'stale') {
          showNotice({
            kind: 'fault',
            text: `It could not be taken back: “${outcome.path}” changed since. Nothing was changed.`,
          })
          return
        }
        await followMoves(tools, outcome.moves)
        if (work.getState().surface === null) showNotice({ kind: 'done', text: 'Taken back.' })
        else work.setState({ lastEdit: { words: 'Taken back.', undo: null } })
      })
      .catch(showFailure)
  }
  if (work.getState().surface === null) {
    showNotice({ kind: 'done', text: words, action: { label: 'Undo', run: takeBack } })
  } else work.setState({ lastEdit: { words, undo: takeBack } })
}

async function followMoves({ openPost, follow }: PictureTools, moves: Moves): Promise<void> {
  const open = openPost()?.path
  const moved = moves.find(({ from }) => from === open)
  // A post stays one, wherever it goes.
  if (moved) await follow(moved.to as PostPath)
}
