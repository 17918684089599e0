// What an author comes back to who looked at another post meanwhile: the cursor, the place, and what can be undone.
import { historyField } from '@codemirror/commands'
import type { EditorSelection, EditorState, Extension, StateEffect } from '@codemirror/state'
import type { Version } from '../../shared/contract/paths.ts'

export type LeftPost = {
  /** Of the file; of another text nothing of it would be true. */
  readonly version: Version
  readonly selection: EditorSelection
  readonly history: unknown
  /** Brings a new view of the text to the place where the last one stood. */
  readonly place: StateEffect<unknown> | null
}

/** `state` has the text of `version`. */
export function leftPost(state: EditorState, version: Version, place: LeftPost['place']): LeftPost {
  return { version, selection: state.selection, history: state.field(historyField, false), place }
}

/** Begins a state with what could be undone in the one that was left. */
export function withHistory({ history }: LeftPost): Extension {
  return history === undefined ? [] : historyField.init(() => history)
}
