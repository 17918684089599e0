// What the author is doing with pictures beyond the open panel: which surface lies over the desk, what it asks.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { PostPath, SitePath } from '../../shared/contract/paths.ts'
import type { SiteEdit } from '../../shared/contract/site-edits.ts'
import type { PictureQuestion } from './picture-list.ts'
import { nothingChosen, type Selection } from './picture-selection.ts'

/** A wide surface to work on. */
export type Surface =
  | { readonly kind: 'pictures' }
  | { readonly kind: 'alt-texts' }
  | { readonly kind: 'story'; readonly files: readonly File[] }
  | { readonly kind: 'settings' }

/** A question about files, over whatever surface lies there. */
export type Ask =
  | { readonly kind: 'rename-picture'; readonly path: SitePath }
  | { readonly kind: 'move-post'; readonly path: PostPath }
  | { readonly kind: 'remake'; readonly paths: readonly SitePath[]; readonly sizeBytes: number }
  | { readonly kind: 'edit'; readonly edit: SiteEdit }
  /** No question: the open post is on its way back, and nothing may be typed into the one that goes. */
  | { readonly kind: 'taking-back'; readonly edit: SiteEdit }

export type LastEdit = { readonly words: string; readonly undo: (() => void) | null }

export type ImageWork = {
  readonly surface: Surface | null
  readonly ask: Ask | null
  /** What the grid of the site shows, in the panel and on the wide surface alike. */
  readonly question: PictureQuestion
  readonly selection: Selection<SitePath>
  /** What was just carried out, while a surface keeps the notices out of reach. */
  readonly lastEdit: LastEdit | null
}

export type ImageWorkStore = StoreApi<ImageWork>

export function createImageWork(): ImageWorkStore {
  return createStore<ImageWork>(() => ({
    surface: null,
    ask: null,
    question: { filter: 'all', sort: 'name', search: '' },
    selection: nothingChosen,
    lastEdit: null,
  }))
}
