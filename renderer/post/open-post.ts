// One open post: it owns the editor's state, keeps what is unsaved as changes against the version on disk,
// and brings them there. Whoever writes dispatches a transaction; whoever shows subscribes to changes.
import {
  Annotation,
  ChangeSet,
  EditorState,
  type Extension,
  Facet,
  Transaction,
  type TransactionSpec,
} from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Desk } from '../../shared/contract/contract.ts'
import type { Stop } from '../../shared/contract/declare.ts'
import { DeskFailure, isFailure } from '../../shared/contract/failure.ts'
import type { PostPath, Version } from '../../shared/contract/paths.ts'
import type { OpenedPost } from '../../shared/contract/posts.ts'
import type { TextChange } from '../../shared/text/change.ts'
import { diffText } from '../../shared/text/diff.ts'
import type { Counts } from '../../shared/text/words.ts'
import { oneTimer } from '../theme/one-timer.ts'
import { type Deadlines, deadlines } from './autosave.ts'
import { type LeftPost, leftPost, withHistory } from './left-post.ts'
import type { SaveState } from './save-state.ts'
import { toChangeSet, toTextChanges } from './text-changes.ts'

export type PostStatus = {
  readonly save: SaveState
  readonly cursor: { readonly line: number; readonly column: number }
  /** Null before the preview has read the post. */
  readonly counts: Counts | null
  /** Changes of an earlier run were put back when the post was opened. */
  readonly restored: boolean
}

export type OpenPost = {
  readonly path: PostPath
  readonly opened: OpenedPost
  readonly status: StoreApi<PostStatus>
  /** The editor's text now; every line break is one `\n`. */
  text(): string
  /** Hears of each change, in order, before anything else happens. */
  subscribe(listener: (changes: readonly TextChange[]) => void): Stop
  /** How the form, a fix and a drop write. */
  dispatch(spec: TransactionSpec): void
  state(): EditorState
  /** The view that shows the state from now on, or none. */
  attach(view: EditorView | null): void
  /** Where the first view of it begins; null: at the top. */
  readonly place: LeftPost['place']
  /** Of one that is closed: what to come back to; null where its text is not that of the file. */
  left(): LeftPost | null
  /** Resolves when nothing is unsaved, or nothing can be saved now; the status says which. */
  saveNow(): Promise<void>
  /**
   * Takes in what the file is now, for whoever knows that it was written past the post; the desk tells of such a change
   * only when it has noticed it, and what is typed until then would be in conflict with it.
   */
  catchUp(): Promise<void>
  /** Saves what is unsaved, then lets go of the post. */
  close(): Promise<void>
  resolveConflict(choice: 'mine' | 'theirs'): Promise<void>
  /** Writes a file that is gone anew. */
  recreate(): Promise<void>
  /** Takes back what `status.restored` put in. */
  undoRestore(): void
  /** Whoever reads the whole text says how long it is. */
  tellCounts(counts: Counts): void
}

/** How an extension writes into its post, whether a view shows it or not. */
export type PostWriter = Pick<OpenPost, 'dispatch' | 'state'> & {
  /** Hears that the post closes; it is saved for the last time when what the listeners do is done. */
  onClose(listener: () => Promise<void>): Stop
}
export const postWriter = Facet.define<PostWriter, PostWriter | null>({ combine: ([first]) => first ?? null })

/** Marks what came from disk: it is no writing of the author's, so it is neither saved nor undone. */
const fromDisk = Annotation.define<boolean>()

/** `left` is what was left of it when it was open before. */
export async function openPost(
  desk: Desk,
  path: PostPath,
  extensions: readonly Extension[],
  left: LeftPost | null = null,
): Promise<OpenPost> {
  const opened = await desk['posts.open']({ path })
  const before = left?.version === opened.version ? left : null
  const listeners = new Set<(changes: readonly TextChange[]) => void>()
  const closers = new Set<() => Promise<void>>()
  const readOnly = opened.readOnly
  let view: EditorView | null = null
  let place = before?.place ?? null
  let base = opened.version
  let unsaved = ChangeSet.empty(opened.text.length)
  let unsavedSinceMs: number | null = null
  let lastChangeMs = 0
  let journalledMs: number | null = null
  /** Whatever settles text and version goes one after the other: saves, reloads, the author's choices. */
  let turn: Promise<void> = Promise.resolve()
  /** A save that waits for its turn will take along all that is typed until then. */
  let waitingSave: Promise<void> | null = null
  const timer = oneTimer(() => void due())
  let closed = false

  let state = EditorState.create({
    doc: opened.text,
    ...(before && { selection: before.selection }),
    extensions: [
      ...extensions,
      before ? withHistory(before) : [],
      postWriter.of({
        dispatch,
        state: () => state,
        onClose(listener) {
          closers.add(listener)
          return () => void closers.delete(listener)
        },
      }),
      readOnly === null ? [] : [EditorState.readOnly.of(true), EditorView.editable.of(true)],
      EditorView.updateListener.of(({ transactions, state: now }) => {
        state = now
        for (const transaction of transactions) taken(transaction)
      }),
    ],
  })

  const atRest: SaveState = readOnly === null ? { kind: 'saved' } : { kind: 'read-only', reason: readOnly }
  const status = createStore<PostStatus>(() => ({
    save: atRest,
    cursor: { line: 1, column: 1 },
    counts: null,
    restored: false,
  }))

  const saveState = () => status.getState().save
  const show = (save: SaveState) => {
    if (saveState() !== save) status.setState({ save })
  }

  /** A transaction has become part of the state. */
  function taken(transaction: Transaction): void {
    if (transaction.docChanged) {
      const changes = toTextChanges(transaction.changes)
      for (const listener of listeners) listener(changes)
      unsaved = unsaved.compose(transaction.changes)
      // What comes from disk is settled by whoever brought it.
      if (!transaction.annotation(fromDisk)) changedHere()
    }
    if (transaction.docChanged || transaction.selection) showCursor()
  }

  function changedHere(): void {
    lastChangeMs = performance.now()
    unsavedSinceMs ??= lastChangeMs
    const kind = saveState().kind
    if (kind === 'saved' || kind === 'failed') show({ kind: 'unsaved' })
    schedule()
  }

  function showCursor(): void {
    const head = state.selection.main.head
    const line = state.doc.lineAt(head)
    const cursor = { line: line.number, column: head - line.from + 1 }
    const before = status.getState().cursor
    if (before.line !== cursor.line || before.column !== cursor.column) status.setState({ cursor })
  }

  /** Saving waits for the author's choice in a conflict and for a file that is gone; the journal never waits. */
  function maySave(): boolean {
    const { kind } = saveState()
    return kind !== 'conflict' && kind !== 'gone' && kind !== 'read-only'
  }

  function deadlinesSince(sinceMs: number): Deadlines {
    return deadlines({ sinceMs, lastChangeMs, journalledMs })
  }

  function schedule(): void {
    if (unsavedSinceMs === null || closed) return timer.clear()
    const { saveAtMs, journalAtMs } = deadlinesSince(unsavedSinceMs)
    const at = maySave() ? Math.min(saveAtMs, journalAtMs) : journalAtMs
    if (Number.isFinite(at)) timer.setFor(at)
    else timer.clear()
  }

  async function due(): Promise<void> {
    if (unsavedSinceMs === null) return
    const { saveAtMs } = deadlinesSince(unsavedSinceMs)
    if (maySave() && performance.now() >= saveAtMs - 5) await save(false)
    else await journal()
    if (unsavedSinceMs !== null && saveState().kind !== 'failed') schedule()
  }

  async function journal(): Promise<void> {
    if (journalledMs !== null && journalledMs >= lastChangeMs) return
    journalledMs = performance.now()
    try {
      await desk['posts.journal']({ path, base, changes: toTextChanges(unsaved) })
    } catch (error) {
      // The save that follows meets the same trouble and tells the author.
      if (!isFailure(error)) throw error
    }
  }

  function settled(version: Version): void {
    base = version
    unsaved = ChangeSet.empty(state.doc.length)
    unsavedSinceMs = null
    journalledMs = null
    show(atRest)
  }

  function inTurn(work: () => Promise<void> | void): Promise<void> {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }

  function save(recreate: boolean): Promise<void> {
    if (recreate) return inTurn(() => fly(true))
    waitingSave ??= inTurn(() => {
      waitingSave = null
      return maySave() ? fly(false) : undefined
    })
    return waitingSave
  }

  async function fly(recreate: boolean): Promise<void> {
    timer.clear()
    // Typed and taken back: the file is as it was, and stays so.
    if (unsaved.empty && !recreate) return settled(base)
    const sent = unsaved
    const doc = state.doc
    const changes = toTextChanges(sent)
    show({ kind: 'saving' })
    // From here on `unsaved` is what comes after the text that is under way.
    unsaved = ChangeSet.empty(doc.length)
    try {
      const outcome = await desk['posts.save']({ path, base, changes, recreate })
      switch (outcome.kind) {
        case 'saved':
          base = outcome.version
          if (unsaved.empty) settled(outcome.version)
          else {
            unsavedSinceMs = performance.now()
            journalledMs = null
            show({ kind: 'unsaved' })
          }
          return
        case 'stale':
          unsaved = sent.compose(unsaved)
          return meet(outcome.text, outcome.version)
        case 'gone':
          unsaved = sent.compose(unsaved)
          return show({ kind: 'gone' })
      }
    } catch (error) {
      unsaved = sent.compose(unsaved)
      show({
        kind: 'failed',
        failure: isFailure(error) ? error : new DeskFailure('desk-bug', { call: 'posts.save' }),
      })
      if (!isFailure(error)) throw error
    }
  }

  function isUnchangedHere(): boolean {
    return unsaved.empty || unsavedSinceMs === null
  }

  /** The file has another text than the one that our changes are made on. */
  function meet(theirs: string, version: Version): void {
    if (theirs === state.doc.toString()) return settled(version)
    if (isUnchangedHere()) {
      take(theirs)
      settled(version)
    } else show({ kind: 'conflict', theirs, version })
  }

  function take(theirs: string): void {
    dispatch({
      changes: diffText(state.doc.toString(), theirs),
      annotations: [fromDisk.of(true), Transaction.addToHistory.of(false), Transaction.remote.of(true)],
    })
  }

  function dispatch(spec: TransactionSpec): void {
    if (view) return view.dispatch(spec)
    const transaction = state.update(spec)
    state = transaction.state
    taken(transaction)
  }

  /** The file was last seen gone, or in another version than the one that our changes are made on. */
  function isApart(): boolean {
    const save = saveState()
    return save.kind === 'gone' || (save.kind === 'conflict' && save.version !== base)
  }

  async function reload(): Promise<void> {
    try {
      const now = await desk['posts.open']({ path })
      if (now.version !== base) meet(now.text, now.version)
      else if (isApart()) show(isUnchangedHere() ? atRest : { kind: 'unsaved' })
      if (saveState().kind === 'unsaved') schedule()
    } catch (error) {
      if (isFailure(error, 'not-found')) show({ kind: 'gone' })
      else if (!isFailure(error)) throw error
    }
  }

  function changedOnDisk(version: Version | null): Promise<void> {
    return inTurn(async () => {
      if (closed) return
      if (version === null) show({ kind: 'gone' })
      else if (version !== base || isApart()) await reload()
    })
  }

  async function saveNow(): Promise<void> {
    await turn
    if (unsavedSinceMs === null) return
    if (maySave()) await save(false)
    else await journal()
  }

  async function choose(choice: 'mine' | 'theirs'): Promise<void> {
    const { save: conflict } = status.getState()
    if (conflict.kind !== 'conflict') return
    const mine = state.doc.toString()
    if (choice === 'theirs') {
      // Into the history, so that an undo brings the author's own text back.
      dispatch({ changes: diffText(mine, conflict.theirs), userEvent: 'input.conflict' })
      settled(conflict.version)
      await desk['posts.journal']({ path, base, changes: [] }).catch(() => undefined)
      return
    }
    base = conflict.version
    unsaved = toChangeSet(diffText(conflict.theirs, mine), conflict.theirs.length)
    unsavedSinceMs ??= performance.now()
    show({ kind: 'unsaved' })
    await fly(false)
  }

  const stopListening = desk.on('posts.changed', (changed) => {
    if (changed.path === path) void changedOnDisk(changed.version)
  })

  function restoreJournal(): void {
    const { journal: kept } = opened
    if (!kept || readOnly !== null) return
    dispatch({ changes: toChangeSet(kept.changes, state.doc.length), userEvent: 'input.restore' })
    status.setState({ restored: true })
    // Made on a version that another program has replaced since: nothing is written before the author chose.
    if (kept.base !== opened.version) show({ kind: 'conflict', theirs: opened.text, version: opened.version })
  }
  restoreJournal()
  showCursor()

  return {
    path,
    opened,
    status,
    text: () => state.doc.toString(),
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    dispatch,
    state: () => state,
    attach(shown) {
      if (shown === null) place = view?.scrollSnapshot() ?? place
      view = shown
    },
    place,
    left() {
      const { kind } = saveState()
      return kind === 'saved' || kind === 'read-only' ? leftPost(state, base, place) : null
    },
    saveNow,
    catchUp: () => inTurn(() => (closed ? undefined : reload())),
    async close() {
      await Promise.all([...closers].map((listener) => listener()))
      await saveNow()
      closed = true
      timer.clear()
      stopListening()
      listeners.clear()
      await desk['posts.close']({ path }).catch((error: unknown) => {
        if (!isFailure(error)) throw error
      })
    },
    tellCounts: (counts) => status.setState({ counts }),
    resolveConflict: (choice) => inTurn(() => choose(choice)),
    undoRestore() {
      dispatch({ changes: diffText(state.doc.toString(), opened.text), userEvent: 'delete.restore' })
    },
    recreate: () => save(true),
  }
}
