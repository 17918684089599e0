// What the author can know of an open post's way to the disk.

import type { DeskFailure } from '../../shared/contract/failure.ts'
import type { Version } from '../../shared/contract/paths.ts'
import type { ReadOnlyReason } from '../../shared/contract/posts.ts'

export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly failure: DeskFailure }
  /** Both sides changed; `theirs` is the text on disk. Nothing is written before the author chose. */
  | { readonly kind: 'conflict'; readonly theirs: string; readonly version: Version }
  | { readonly kind: 'gone' }
  | { readonly kind: 'read-only'; readonly reason: NonNullable<ReadOnlyReason> }

/** The word that the status bar shows. */
export function saveWord(state: SaveState): 'Saved' | 'Saving…' | 'Unsaved' | 'Read only' {
  switch (state.kind) {
    case 'saved':
      return 'Saved'
    case 'saving':
      return 'Saving…'
    case 'read-only':
      return 'Read only'
    case 'unsaved':
    case 'failed':
    case 'conflict':
    case 'gone':
      return 'Unsaved'
  }
}
