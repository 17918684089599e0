// An open post against a desk in memory: what is typed reaches the disk, or stays and says why; what another program
// wrote is never overwritten.
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type OpenPost, openPost } from '../../../renderer/post/open-post.ts'
import type { Desk } from '../../../shared/contract/contract.ts'
import { DeskFailure } from '../../../shared/contract/failure.ts'
import { PostPath, Version } from '../../../shared/contract/paths.ts'
import { applyChanges, type TextChange } from '../../../shared/text/change.ts'

const path = PostPath.parse('posts/a.md')

/** A file, its versions, and a desk that writes it as the contract says. */
function memoryDesk(text: string) {
  const state = {
    text: text as string | null,
    version: 1,
    failure: null as DeskFailure | null,
    delayMs: 0,
    overwritten: [] as string[],
    journal: null as readonly TextChange[] | null,
    known: new Map<string, string>(),
    saves: 0,
  }
  const versionOf = () => Version.parse(state.version.toString(16).padStart(64, '0'))
  const listeners = new Set<(changed: { path: PostPath; version: Version | null }) => void>()
  const remember = () => void state.known.set(versionOf(), state.text ?? '')
  remember()
  const desk = {
    async 'posts.open'() {
      if (state.text === null) throw new DeskFailure('not-found', { path })
      return {
        path,
        text: state.text,
        version: versionOf(),
        readOnly: null,
        lineEnd: 'lf',
        journal: null,
        remoteImages: false,
        stoppedPreview: false,
      }
    },
    async 'posts.save'({
      base,
      changes,
      recreate,
    }: {
      base: Version
      changes: TextChange[]
      recreate: boolean
    }) {
      state.saves++
      if (state.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, state.delayMs))
      if (state.failure) throw state.failure
      if (state.text === null && !recreate) return { kind: 'gone' }
      if (state.text !== null && base !== versionOf())
        return { kind: 'stale', version: versionOf(), text: state.text }
      state.text = applyChanges(state.known.get(base) ?? '', changes)
      state.version++
      remember()
      return { kind: 'saved', version: versionOf() }
    },
    async 'posts.journal'({ changes }: { changes: TextChange[] }) {
      state.journal = changes
      return {}
    },
    async 'posts.close'() {
      return {}
    },
    on(_name: string, listener: (changed: { path: PostPath; version: Version | null }) => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return {
    state,
    desk: desk as unknown as Desk,
    /** Another program replaces the file (null: removes it), and the watcher tells. */
    outside(next: string | null) {
      state.text = next
      state.version++
      remember()
      for (const listener of listeners) listener({ path, version: next === null ? null : versionOf() })
    },
  }
}

const type = (post: OpenPost, insert: string, at = post.text().length) =>
  post.dispatch({ changes: { from: at, insert }, userEvent: 'input.type' })
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
