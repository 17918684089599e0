// @vitest-environment happy-dom
// An edit of many files: what it would touch is shown before anything is written, and can be cancelled.
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { EditDialog } from '../../../renderer/images/edit-dialog.tsx'
import { type OpenPost, openPost } from '../../../renderer/post/open-post.ts'
import type { Desk } from '../../../shared/contract/contract.ts'
import type { CancelSignal } from '../../../shared/contract/declare.ts'
import { DeskFailure } from '../../../shared/contract/failure.ts'
import { SitePath } from '../../../shared/contract/paths.ts'
import type { SiteEdit, SiteEditPlan } from '../../../shared/contract/site-edits.ts'
import { memoryDesk, path } from '../../support/memory-desk.ts'

const from = SitePath.parse('img/a.jpg')
const to = SitePath.parse('img/heron.jpg')
const edit: SiteEdit = { kind: 'move-image', from, to }
const plan: SiteEditPlan = {
  id: 'plan-1',
  moves: [{ from, to }],
  texts: [
    {
      path: SitePath.parse('posts/lake.md'),
      hunks: [{ line: 7, before: ['![A heron](../img/a.jpg)'], after: ['![A heron](../img/heron.jpg)'] }],
    },
  ],
  remade: [],
  removed: [],
  left: [{ path: SitePath.parse('img/loop.gif'), why: 'animated' }],
}

type Answers = {
  readonly plan?: () => Promise<SiteEditPlan>
  readonly carryOut?: (signal: CancelSignal | undefined) => ReturnType<Desk['siteEdits.carryOut']>
}

let root: Root
const told: unknown[] = []
const asked: string[] = []

/** A desk of two calls; any other would be a mistake of the dialog. */
function fakeDesk({ plan: planning = async () => plan, carryOut }: Answers): Desk {
  const desk: Partial<Desk> = {
    on: () => () => undefined,
    async 'siteEdits.plan'() {
      asked.push('plan')
      return planning()
    },
    async 'siteEdits.carryOut'(_input, signal) {
      asked.push('carryOut')
      return carryOut
        ? carryOut(signal)
        : { kind: 'done', undo: 'u', moves: [{ from, to }], files: 2, savedBytes: 0 }
    },
  }
  return desk as Desk
}

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  told.length = 0
  asked.length = 0
})

afterEach(async () => {
  await act(async () => root.unmount())
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

async function show(answers: Answers, post: OpenPost | null = null): Promise<void> {
  root = createRoot(document.body.appendChild(document.createElement('div')))
  await act(async () =>
    root.render(
      <EditDialog
        desk={fakeDesk(answers)}
        post={post}
        edit={edit}
        onDone={async (done) => void told.push(done)}
        onClose={() => told.push('closed')}
      />,
    ),
  )
}

function button(words: string): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === words)
  if (!found) throw new Error(`no button “${words}”`)
  return found
}

async function press(words: string): Promise<void> {
  await act(async () => button(words).click())
}

const page = () => document.body.textContent ?? ''

describe('the plan', () => {
  it('says by number and name what it touches, and what it leaves alone', async () => {
    await show({})
    expect(page()).toContain('1 file moved · 1 text follows.')
    expect(page()).toContain('img/heron.jpg')
    expect(page()).toContain('img/loop.gif is animated, and stays as it is.')
  })

  it('shows each line before and after, in words for those who see no colours', async () => {
    await show({})
    const [before, after] = [document.querySelector('.plan-before'), document.querySelector('.plan-after')]
    expect(before?.textContent).toBe('7− Before: ![A heron](../img/a.jpg)')
    expect(after?.textContent).toBe('7+ After: ![A heron](../img/heron.jpg)')
  })

  it('writes nothing before the author says so', async () => {
    await show({})
    expect(asked).toEqual(['plan'])
    await press('Cancel')
    expect(asked).toEqual(['plan'])
    expect(told).toEqual(['closed'])
  })

  it('with nothing to do cannot be carried out', async () => {
    await show({ plan: async () => ({ ...plan, moves: [], texts: [] }) })
    expect(page()).toContain('There is nothing to do.')
    expect(button('Carry out').disabled).toBe(true)
  })

  it('that fails says why, and can be tried again', async () => {
    let times = 0
    await show({
      plan: async () => {
        if (times++ === 0) throw new DeskFailure('already-exists', { path: to })
        return plan
      },
    })
    expect(page()).toContain('“heron.jpg” exists already')
    await press('Try again')
    expect(page()).toContain('1 file moved')
  })
})

describe('carrying it out', () => {
  it('tells what was done, with its undo', async () => {
    await show({})
    await press('Carry out')
    expect(told).toEqual([{ edit, kind: 'done', undo: 'u', moves: [{ from, to }], files: 2, savedBytes: 0 }])
  })

  it('plans anew where a file changed meanwhile', async () => {
    await show({ carryOut: async () => ({ kind: 'stale', path: SitePath.parse('posts/lake.md') }) })
    await press('Carry out')
    expect(asked).toEqual(['plan', 'carryOut', 'plan'])
    expect(page()).toContain('“posts/lake.md” changed meanwhile, so nothing was done.')
    expect(told).toEqual([])
  })

  it('can be cancelled, and then the plan stands there again', async () => {
    await show({
      carryOut: (signal) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(new DeskFailure('cancelled', {})))
        }),
    })
    await press('Carry out')
    expect(page()).toContain('Carrying it out…')
    await press('Cancel')
    expect(page()).not.toContain('Carrying it out…')
    expect(button('Carry out').disabled).toBe(false)
    expect(told).toEqual([])
  })

  it('cancelled half way, it leaves the open post as it was, and to be written on at once', async () => {
    const memory = memoryDesk('![A heron](../img/a.jpg)\n')
    const post = await openPost(memory.desk, path, [])
    await show(
      {
        carryOut: (signal) =>
          new Promise((_resolve, reject) => {
            memory.outside('![A heron](../img/heron.jpg)\n')
            signal?.addEventListener('abort', () => {
              memory.unseen('![A heron](../img/a.jpg)\n')
              reject(new DeskFailure('cancelled', {}))
            })
          }),
      },
      post,
    )
    await press('Carry out')
    await press('Cancel')
    expect(post.text()).toBe('![A heron](../img/a.jpg)\n')
    post.dispatch({ changes: { from: post.text().length, insert: 'On.' }, userEvent: 'input.type' })
    await post.saveNow()
    expect(memory.state.text).toBe('![A heron](../img/a.jpg)\nOn.')
  })
})
