// Leads a post's broken path to a picture that is there: in the open post as a step of its own history, in another as
// an edit of the site that can be taken back.
import { isolateHistory } from '@codemirror/commands'
import type { SiteEdit, TextHunk } from '../../shared/contract/site-edits.ts'
import type { FoundImage, MissingImage } from '../../shared/contract/site-images.ts'
import type { TextChange } from '../../shared/text/change.ts'
import { diffText } from '../../shared/text/diff.ts'
import { showNotice } from '../notices/notices-store.ts'
import type { OpenPost } from '../post/open-post.ts'
import { tellDone, tellEdit } from './carried-out.ts'
import { leftWords } from './edit-words.ts'
import type { PictureTools } from './picture-tools.ts'

/** @throws DeskFailure as `siteEdits.plan` and `siteEdits.carryOut` */
export async function putRight(tools: PictureTools, missing: MissingImage, found: FoundImage): Promise<void> {
  const { desk } = tools
  const edit = {
    kind: 'find-image',
    post: missing.post,
    sought: missing.sought as typeof found.path,
    to: found.path,
  } satisfies SiteEdit
  const open = tools.openPost()
  const own = open?.path === missing.post ? open : null
  // The plan is made for the file, and a text that is not saved is another.
  await own?.saveNow()
  const plan = await desk['siteEdits.plan'](edit)
  const [text] = plan.texts
  if (!text) {
    const [why] = plan.left
    const reason = why ? `the post ${leftWords(why)}` : 'the post or its pictures changed meanwhile'
    showNotice({ kind: 'fault', text: `Nothing was changed: ${reason}. Open the post to see it.` })
    return
  }
  if (own) return writeInto(tools, own, text.hunks, found)
  const outcome = await desk['siteEdits.carryOut']({ id: plan.id })
  if (outcome.kind === 'done') return tellDone(tools, { edit, ...outcome })
  showNotice({ kind: 'fault', text: `“${outcome.path}” changed meanwhile, so nothing was done. Try again.` })
}

async function writeInto(
  { work }: PictureTools,
  post: OpenPost,
  hunks: readonly TextHunk[],
  found: FoundImage,
): Promise<void> {
  const changes = changesOf(post.text(), hunks)
  if (changes === null) {
    showNotice({ kind: 'fault', text: 'The text changed meanwhile, so nothing was done. Try again.' })
    return
  }
  post.dispatch({
    changes: [...changes],
    annotations: isolateHistory.of('full'),
    userEvent: 'input.retarget',
  })
  // The list is of what lies on disk.
  await post.saveNow()
  tellEdit(work, `The open post shows ${found.path} now. Undo in its text takes it back.`, null)
}

/** What makes of the lines before those after; null where the text has other lines there. */
export function changesOf(text: string, hunks: readonly TextHunk[]): readonly TextChange[] | null {
  const lines = text.split('\n')
  const changes: TextChange[] = []
  for (const { line, before, after } of hunks) {
    const first = line - 1
    const [there, wanted] = [before.join('\n'), after.join('\n')]
    if (lines.slice(first, first + before.length).join('\n') !== there) return null
    const start = lines.slice(0, first).reduce((sum, { length }) => sum + length + 1, 0)
    for (const { from, to, insert } of diffText(there, wanted)) {
      changes.push({ from: start + from, to: start + to, insert })
    }
  }
  return changes
}
