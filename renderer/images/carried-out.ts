// What follows an edit of many files: the open post is followed to where it went or takes in what became of its text,
// and the edit can be taken back.
import type { PostPath, SitePath } from '../../shared/contract/paths.ts'
import { showFailure, showNotice } from '../notices/notices-store.ts'
import type { DoneEdit } from './edit-dialog.tsx'
import { doneWords } from './edit-words.ts'
import type { PictureTools } from './picture-tools.ts'

type Moves = readonly { readonly from: SitePath; readonly to: SitePath }[]

/** Brings the open post to what was done, then tells it, with its undo. */
export async function tellDone(tools: PictureTools, done: DoneEdit): Promise<void> {
  const { edit, moves, files, savedBytes } = done
  const { work } = tools
  await bringAlong(tools, moves)
  tellEdit(work, doneWords(edit, files, savedBytes), () => {
    work.setState({ lastEdit: null })
    undoEdit(tools, done).catch(showFailure)
  })
}

/** In a notice, or on the surface that lies over the notices. */
export function tellEdit(work: PictureTools['work'], words: string, undo: (() => void) | null): void {
  if (work.getState().surface !== null) work.setState({ lastEdit: { words, undo } })
  else showNotice({ kind: 'done', text: words, ...(undo && { action: { label: 'Undo', run: undo } }) })
}

/** As when it was carried out: where the open post moves, nothing can be typed until it is followed. */
async function undoEdit(tools: PictureTools, { edit, moves, undo }: DoneEdit): Promise<void> {
  const { desk, work, openPost } = tools
  const open = openPost()
  const isOpenMoved = moves.some(({ to }) => to === open?.path)
  if (isOpenMoved) work.setState({ ask: { kind: 'taking-back', edit } })
  try {
    // Saved later, it would be in conflict with what is taken back, or be written to where the post no longer lies.
    await open?.saveNow()
    const outcome = await desk['siteEdits.undo']({ undo })
    if (outcome.kind === 'stale') {
      showNotice({
        kind: 'fault',
        text: `It could not be taken back: “${outcome.path}” changed since. Nothing was changed.`,
      })
      return
    }
    await bringAlong(tools, outcome.moves)
  } finally {
    if (isOpenMoved) work.setState({ ask: null })
  }
  tellEdit(work, 'Taken back.', null)
}

/** From here on what is typed is typed onto what the edit made of the open post. */
async function bringAlong({ openPost, follow }: PictureTools, moves: Moves): Promise<void> {
  const open = openPost()
  const moved = moves.find(({ from }) => from === open?.path)
  // A post stays one, wherever it goes.
  if (moved) await follow(moved.to as PostPath)
  else await open?.catchUp()
}
