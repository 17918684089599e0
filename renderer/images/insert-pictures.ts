// Pictures of the site into the open post, at its cursor, as one step of its history.
import { isolateHistory } from '@codemirror/commands'
import { EditorSelection } from '@codemirror/state'
import type { Desk } from '../../shared/contract/contract.ts'
import type { SitePath } from '../../shared/contract/paths.ts'
import { findBlock } from '../../shared/frontmatter/block.ts'
import { insertBlocks } from '../../shared/text/insert-blocks.ts'
import type { OpenPost } from '../post/open-post.ts'

/** @throws DeskFailure where the desk does not answer */
export async function insertPictures(desk: Desk, post: OpenPost, paths: readonly SitePath[]): Promise<void> {
  const targets = await desk['siteImages.targets']({ post: post.path, paths: [...paths] })
  insertAtCursor(post, targets.map(({ target }) => `![](${target})`).join('\n\n'), 2)
}

/** Puts `blocks` at the cursor, behind the front matter at the earliest; the cursor then stands `into` them. */
export function insertAtCursor(post: OpenPost, blocks: string, into = 0): void {
  if (blocks === '') return
  const text = post.text()
  const pos = Math.max(findBlock(text)?.to ?? 0, post.state().selection.main.head)
  const { from, insert, at } = insertBlocks(text, pos, blocks)
  post.dispatch({
    changes: { from, insert },
    selection: EditorSelection.cursor(at + into),
    annotations: isolateHistory.of('full'),
    userEvent: 'input.drop',
    scrollIntoView: true,
  })
}
