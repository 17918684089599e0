// What the library shows: the rows as they stream in, and what the author asks of them.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Desk } from '../../shared/contract/contract.ts'
import type { Stop } from '../../shared/contract/declare.ts'
import type { PostRow, Progress } from '../../shared/contract/library.ts'
import type { PostPath } from '../../shared/contract/paths.ts'
import type { Settings } from '../../shared/contract/settings.ts'

export type LibraryFilter =
  | { readonly kind: 'all' }
  | { readonly kind: 'drafts' }
  | { readonly kind: 'tag'; readonly tag: string }

export type LibraryState = {
  readonly rows: ReadonlyMap<PostPath, PostRow>
  /** Null once the site was read whole. */
  readonly progress: Progress | null
  readonly search: string
  readonly filter: LibraryFilter
}

export type Library = {
  readonly store: StoreApi<LibraryState>
  /** Asks the desk for its list and follows it until stopped. */
  follow(onFailure: (error: unknown) => void): Stop
}

export function createLibrary(desk: Desk): Library {
  const store = createStore<LibraryState>(() => ({
    rows: new Map(),
    progress: { found: 0, read: 0, listed: false },
    search: '',
    filter: { kind: 'all' },
  }))
  return {
    store,
    follow(onFailure) {
      const stop = desk.on('library.rows', ({ put, gone, progress }) => {
        const rows = new Map(store.getState().rows)
        for (const row of put) rows.set(row.path, row)
        for (const path of gone) rows.delete(path)
        store.setState({ rows, progress })
      })
      desk['library.watch']({}).catch(onFailure)
      return stop
    },
  }
}

/** The rows that are asked for, in the order that is asked for. Search looks at titles, tags and paths. */
export function shownRows(state: LibraryState, sort: Settings['sort']): PostRow[] {
  const words = folded(state.search).split(/\s+/).filter(Boolean)
  const rows = [...state.rows.values()].filter((row) => {
    if (state.filter.kind === 'drafts' && row.state !== 'draft') return false
    if (state.filter.kind === 'tag' && !row.tags.includes(state.filter.tag)) return false
    if (words.length === 0) return true
    const text = folded(`${row.title} ${row.tags.join(' ')} ${row.path}`)
    return words.every((word) => text.includes(word))
  })
  return rows.sort(orders[sort])
}

/** Without case and diacritics. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

const byTitle = (a: PostRow, b: PostRow) => a.title.localeCompare(b.title, undefined, { numeric: true })

const orders: Readonly<Record<Settings['sort'], (a: PostRow, b: PostRow) => number>> = {
  // What has no date yet is being written, so it stands above all that has one.
  date: (a, b) => {
    if (a.date === null || b.date === null) {
      return a.date === b.date ? b.modifiedMs - a.modifiedMs : a.date === null ? -1 : 1
    }
    return instant(b.date) - instant(a.date) || byTitle(a, b)
  },
  title: byTitle,
  modified: (a, b) => b.modifiedMs - a.modifiedMs,
}

function instant(date: string): number {
  const ms = Date.parse(date)
  return Number.isNaN(ms) ? 0 : ms
}

/** A heading above the rows of a year, or a row. */
export type ListItem =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'row'; readonly row: PostRow }

export function withYears(rows: readonly PostRow[], sort: Settings['sort']): ListItem[] {
  if (sort !== 'date') return rows.map((row) => ({ kind: 'row', row }))
  const items: ListItem[] = []
  let year: string | null = null
  for (const row of rows) {
    const own = row.date === null ? 'No date' : row.date.slice(0, 4)
    if (own !== year) items.push({ kind: 'heading', text: own })
    year = own
    items.push({ kind: 'row', row })
  }
  return items
}

/** All tags with how many posts have each, the most used first. */
export function tagCounts(rows: Iterable<PostRow>): { tag: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { tags } of rows) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag))
}
