// What follows an edit of many files: the open post is followed to where it went, and the edit can be taken back.
import type { PostPath, SitePath } from '../../shared/contract/paths.ts'
import { showFailure, showNotice } from '../notices/notices-store.ts'
import type { DoneEdit } from './edit-dialog.tsx'
import { doneWords } from './edit-words.ts'
import type { PictureTools } from './picture-tools.ts'

type Moves = readonly { readonly from: SitePath; readonly to: SitePath }[]

/** Tells what was done, with its undo: in a notice, and on the surface that lies over the notices. */
export function tellDone(tools: PictureTools, { edit, moves, undo, files, savedBytes }: DoneEdit): void {
  const { desk, work } = tools
  follow(tools, moves)
  const words = doneWords(edit, files, savedBytes)
  const takeBack = () => {
    work.setState({ lastEdit: null })
    desk['siteEdits.undo']({ undo }).then((outcome) => {
      if (outcome.kind === 'stale') {
        showNotice({
          kind: 'fault',
          text: `It could not be taken back: “${outcome.path}” changed since. Nothing was changed.`,
        })
        return
      }
      follow(tools, outcome.moves)
      if (work.getState().surface === null) showNotice({ kind: 'done', text: 'Taken back.' })
      else work.setState({ lastEdit: { words: 'Taken back.', undo: null } })
    }, showFailure)
  }
  if (work.getState().surface === null) {
    showNotice({ kind: 'done', text: words, action: { label: 'Undo', run: takeBack } })
  } else work.setState({ lastEdit: { words, undo: takeBack } })
}

function follow({ openPath, onOpenPost }: PictureTools, moves: Moves): void {
  const open = openPath()
  const moved = moves.find(({ from }) => from === open)
  // A post stays one, wherever it goes.
  if (moved) onOpenPost(moved.to as PostPath, null)
}
