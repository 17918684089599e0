// What follows an edit of many files: whoever writes on as soon as its words stand there writes onto what it left.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { tellDone } from '../../../renderer/images/carried-out.ts'
import type { DoneEdit } from '../../../renderer/images/edit-dialog.tsx'
import { createImageWork } from '../../../renderer/images/image-work.ts'
import type { PictureTools } from '../../../renderer/images/picture-tools.ts'
import { openPost } from '../../../renderer/post/open-post.ts'
import type { Desk } from '../../../shared/contract/contract.ts'
import { SitePath } from '../../../shared/contract/paths.ts'
import { memoryDesk, path } from '../../support/memory-desk.ts'

const done: DoneEdit = {
  edit: { kind: 'move-image', from: SitePath.parse('img/a.jpg'), to: SitePath.parse('img/b.jpg') },
  moves: [],
  undo: 'edit-1',
  files: 2,
  savedBytes: 0,
}
const before = '![](../img/a.jpg)\n'
const after = '![](../img/b.jpg)\n'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A post that the edit has touched; the watcher tells of nothing. */
async function edited() {
  const memory = memoryDesk(before)
  const open = await openPost(memory.desk, path, [])
  const work = createImageWork()
  work.setState({ surface: { kind: 'pictures' } })
  const undo: Desk['siteEdits.undo'] = async () => {
    memory.unseen((memory.state.text ?? '').replace('b.jpg', 'a.jpg'))
    return { kind: 'done', moves: [] }
  }
  const tools: Partial<PictureTools> = {
    desk: { ...memory.desk, 'siteEdits.undo': undo },
    work,
    openPost: () => open,
  }
  memory.unseen(after)
  await tellDone(tools as PictureTools, done)
  const write = (words: string) =>
    open.dispatch({ changes: { from: open.text().length, insert: words }, userEvent: 'input.type' })
  return { memory, open, work, write }
}

it('a post that an edit has touched is written on at once', async () => {
  const { memory, open, write } = await edited()
  write('On.')
  await vi.advanceTimersByTimeAsync(3000)
  expect([memory.state.text, open.status.getState().save.kind]).toEqual([`${after}On.`, 'saved'])
})

it('one whose edit was taken back is written on, too, and what was not saved by then stays', async () => {
  const { memory, open, work, write } = await edited()
  write('First. ')
  work.getState().lastEdit?.undo?.()
  await vi.waitUntil(() => work.getState().lastEdit?.words === 'Taken back.')
  write('On.')
  await vi.advanceTimersByTimeAsync(3000)
  expect([memory.state.text, open.status.getState().save.kind]).toEqual([`${before}First. On.`, 'saved'])
})
