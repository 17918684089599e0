// Whole blocks into the open post, at its cursor, as one step of its history.
import { isolateHistory } from '@codemirror/commands'
import { EditorSelection } from '@codemirror/state'
import { findBlock } from '../../shared/frontmatter/block.ts'
import { spacing } from '../editor/images/spacing.ts'
import type { OpenPost } from '../post/open-post.ts'

/** Where the cursor's line is written, they stand behind it; behind the front matter at the earliest. */
export function insertBlocks(post: OpenPost, blocks: string): void {
  if (blocks === '') return
  const state = post.state()
  const cursor = Math.max(findBlock(post.text())?.to ?? 0, state.selection.main.head)
  const line = state.doc.lineAt(Math.min(cursor, state.doc.length))
  const pos = line.text.trim() === '' ? line.from : line.to
  const { before, after } = spacing(state, pos)
  post.dispatch({
    changes: { from: pos, insert: before + blocks + after },
    selection: EditorSelection.cursor(pos + before.length),
    annotations: isolateHistory.of('full'),
    userEvent: 'input.drop',
    scrollIntoView: true,
  })
}
