// An open post against a desk in memory: what is typed reaches the disk, or stays and says why; what another program
// wrote is never overwritten.
import { history, undo as undoIn } from '@codemirror/commands'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type OpenPost, openPost } from '../../../renderer/post/open-post.ts'
import { DeskFailure } from '../../../shared/contract/failure.ts'
import { Version } from '../../../shared/contract/paths.ts'
import { applyChanges } from '../../../shared/text/change.ts'
import { memoryDesk, path } from '../../support/memory-desk.ts'

const type = (post: OpenPost, insert: string, at = post.text().length) =>
  post.dispatch({ changes: { from: at, insert }, userEvent: 'input.type' })
const undo = (post: OpenPost) => undoIn({ state: post.state(), dispatch: post.dispatch })
const kind = (post: OpenPost) => post.status.getState().save.kind

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

describe('an open post', () => {
  it('saves a second after the last key, and not before', async () => {
    const { desk, state } = memoryDesk('one\n')
    const post = await openPost(desk, path, [])
    type(post, 'two')
    expect(kind(post)).toBe('unsaved')
    await pass(900)
    type(post, '!')
    await pass(900)
    expect(state.text).toBe('one\n')
    await pass(200)
    expect([state.text, kind(post)]).toEqual(['one\ntwo!', 'saved'])
  })

  it('journals within a second while one types without a pause, and saves within five', async () => {
    const { desk, state } = memoryDesk('')
    const post = await openPost(desk, path, [])
    for (let nth = 0; nth < 30; nth++) {
      type(post, 'x')
      await pass(100)
    }
    expect(state.journal).not.toBeNull()
    for (let nth = 0; nth < 30; nth++) {
      type(post, 'x')
      await pass(100)
    }
    expect(state.text?.length).toBeGreaterThan(40)
  })

  it('sends nothing for what was typed and taken back', async () => {
    const { desk, state } = memoryDesk('one\n')
    const post = await openPost(desk, path, [])
    type(post, 'x', 0)
    post.dispatch({ changes: { from: 0, to: 1 } })
    await pass(3000)
    expect([state.saves, kind(post)]).toEqual([0, 'saved'])
  })

  it('keeps what is typed while a save is under way', async () => {
    const { desk, state } = memoryDesk('')
    state.delayMs = 2000
    const post = await openPost(desk, path, [])
    type(post, 'a')
    await pass(1500)
    expect(kind(post)).toBe('saving')
    type(post, 'b')
    await pass(8000)
    expect([state.text, kind(post)]).toEqual(['ab', 'saved'])
  })

  it('keeps the text when the disk is full, says so, and saves when asked again', async () => {
    const { desk, state } = memoryDesk('')
    state.failure = new DeskFailure('disk-full', { path })
    const post = await openPost(desk, path, [])
    type(post, 'kept')
    await pass(1500)
    expect(post.status.getState().save).toMatchObject({ kind: 'failed', failure: { code: 'disk-full' } })
    expect(post.text()).toBe('kept')
    state.failure = null
    await post.saveNow()
    expect([state.text, kind(post)]).toEqual(['kept', 'saved'])
  })

  it('goes on when the desk is gone, and tries again at the next key', async () => {
    const { desk, state } = memoryDesk('')
    state.failure = new DeskFailure('desk-gone', {})
    const post = await openPost(desk, path, [])
    type(post, 'a')
    await pass(1500)
    state.failure = null
    type(post, 'b')
    await pass(1500)
    expect([state.text, kind(post)]).toEqual(['ab', 'saved'])
  })

  it('takes over what another program wrote where nothing was written here', async () => {
    const memory = memoryDesk('one\ntwo\n')
    const post = await openPost(memory.desk, path, [])
    post.dispatch({ selection: { anchor: 6 } })
    memory.outside('zero\none\ntwo\n')
    await pass(10)
    expect([post.text(), kind(post), post.state().selection.main.head]).toEqual([
      'zero\none\ntwo\n',
      'saved',
      11,
    ])
  })

  it('shows both texts where both changed; mine and theirs are each a way out', async () => {
    for (const choice of ['mine', 'theirs'] as const) {
      const memory = memoryDesk('one\n')
      const post = await openPost(memory.desk, path, [])
      type(post, 'mine')
      memory.outside('theirs\n')
      await pass(3000)
      expect(post.status.getState().save).toMatchObject({ kind: 'conflict', theirs: 'theirs\n' })
      expect([memory.state.text, post.text()]).toEqual(['theirs\n', 'one\nmine'])
      await post.resolveConflict(choice)
      await pass(3000)
      const kept = choice === 'mine' ? 'one\nmine' : 'theirs\n'
      expect([memory.state.text, post.text(), kind(post)]).toEqual([kept, kept, 'saved'])
    }
  })

  it('says that the file is gone, keeps the text, and writes it again when asked', async () => {
    const memory = memoryDesk('one\n')
    const post = await openPost(memory.desk, path, [])
    memory.outside(null)
    await pass(10)
    expect(kind(post)).toBe('gone')
    type(post, 'two')
    await pass(3000)
    expect([memory.state.text, post.text()]).toEqual([null, 'one\ntwo'])
    await post.recreate()
    expect([memory.state.text, kind(post)]).toEqual(['one\ntwo', 'saved'])
  })

  it('is as before where the file was gone for a moment', async () => {
    const memory = memoryDesk('one\n')
    const post = await openPost(memory.desk, path, [])
    memory.goneAndBack()
    await pass(10)
    expect([post.text(), kind(post)]).toEqual(['one\n', 'saved'])
    type(post, 'two')
    await pass(3000)
    expect([memory.state.text, kind(post)]).toEqual(['one\ntwo', 'saved'])
  })

  it('catches up with a file that nobody has told of yet, and is written on', async () => {
    const memory = memoryDesk('one\n')
    const post = await openPost(memory.desk, path, [])
    memory.unseen('zero\none\n')
    await post.catchUp()
    expect([post.text(), kind(post)]).toEqual(['zero\none\n', 'saved'])
    type(post, 'two')
    await pass(3000)
    expect([memory.state.text, kind(post)]).toEqual(['zero\none\ntwo', 'saved'])
  })

  it('asks all the same about what a crash left of another version', async () => {
    const memory = memoryDesk('one\n')
    const base = Version.parse('f'.repeat(64))
    memory.state.kept = { base, keptMs: 0, changes: [{ from: 4, to: 4, insert: 'kept' }] }
    const post = await openPost(memory.desk, path, [])
    await post.catchUp()
    await pass(3000)
    expect([memory.state.text, post.text(), kind(post)]).toEqual(['one\n', 'one\nkept', 'conflict'])
  })

  it('that can only be read stays so when its file changes', async () => {
    const memory = memoryDesk('one\n')
    memory.state.readOnly = 'not-utf8'
    const post = await openPost(memory.desk, path, [])
    memory.outside('two\n')
    await pass(10)
    expect([post.text(), kind(post)]).toEqual(['two\n', 'read-only'])
  })

  it('is come back to with its cursor and what can be undone', async () => {
    const { desk, state } = memoryDesk('one\n')
    const post = await openPost(desk, path, [history()])
    type(post, 'two')
    post.dispatch({ selection: { anchor: 2 } })
    await post.close()
    const again = await openPost(desk, path, [history()], post.left())
    expect([again.text(), again.status.getState().cursor]).toEqual(['one\ntwo', { line: 1, column: 3 }])
    undo(again)
    expect([again.text(), kind(again)]).toEqual(['one\n', 'unsaved'])
    await pass(3000)
    expect(state.text).toBe('one\n')
  })

  it('is begun anew where its file was changed meanwhile, or where it could not be saved', async () => {
    const memory = memoryDesk('one\n')
    const post = await openPost(memory.desk, path, [history()])
    type(post, 'two')
    await post.close()
    memory.outside('three\n')
    const again = await openPost(memory.desk, path, [history()], post.left())
    undo(again)
    expect([again.text(), again.status.getState().cursor]).toEqual(['three\n', { line: 1, column: 1 }])
    memory.state.failure = new DeskFailure('disk-full', { path })
    type(again, 'four')
    await again.close()
    expect(again.left()).toBeNull()
  })

  it('tells its listeners every change, in order', async () => {
    const { desk } = memoryDesk('abc')
    const post = await openPost(desk, path, [])
    let replica = post.text()
    post.subscribe((changes) => {
      replica = applyChanges(replica, changes)
    })
    type(post, 'x', 1)
    post.dispatch({
      changes: [
        { from: 0, to: 1 },
        { from: 3, insert: 'yz' },
      ],
    })
    expect(replica).toBe(post.text())
  })

  it('law: nothing typed is lost and nothing of another program is overwritten unseen', async () => {
    const step = fc.oneof(
      fc.record({
        do: fc.constant('type' as const),
        text: fc.string({ minLength: 1, maxLength: 4 }),
        at: fc.nat(50),
      }),
      fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 1600 }) }),
      fc.record({ do: fc.constant('outside' as const), text: fc.string({ maxLength: 12 }) }),
      fc.record({
        do: fc.constant('choose' as const),
        choice: fc.constantFrom('mine' as const, 'theirs' as const),
      }),
      fc.record({ do: fc.constant('fail' as const), on: fc.boolean() }),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 25 }),
        fc.integer({ min: 0, max: 700 }),
        async (steps, delayMs) => {
          const memory = memoryDesk('begin\n')
          memory.state.delayMs = delayMs
          const post = await openPost(memory.desk, path, [])
          for (const one of steps) {
            if (one.do === 'type') type(post, one.text, Math.min(one.at, post.text().length))
            else if (one.do === 'wait') await pass(one.ms)
            else if (one.do === 'outside') memory.outside(one.text)
            else if (one.do === 'fail')
              memory.state.failure = one.on ? new DeskFailure('disk-full', { path }) : null
            else if (kind(post) === 'conflict') {
              const before = [post.text(), memory.state.text]
              void post.resolveConflict(one.choice)
              await pass(1000)
              expect(before).toContain(post.text())
            }
          }
          memory.state.failure = null
          await pass(10_000)
          void post.saveNow()
          await pass(10_000)
          if (kind(post) === 'conflict') {
            const { save } = post.status.getState()
            expect(save.kind === 'conflict' && save.theirs).toBe(memory.state.text)
          } else expect([kind(post), memory.state.text]).toEqual(['saved', post.text()])
        },
      ),
      { numRuns: 300 },
    )
  })
})
