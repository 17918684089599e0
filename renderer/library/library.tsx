// The library: search, filters and order above the list of posts.
import { DropdownMenu } from 'radix-ui'
import { type RefObject, useMemo } from 'react'
import { useStore } from 'zustand'
import type { PostPath } from '../../shared/contract/paths.ts'
import type { Settings } from '../../shared/contract/settings.ts'
import type { Site } from '../../shared/contract/site.ts'
import { Button } from '../theme/button.tsx'
import { type Library, shownRows, tagCounts, withYears } from './library-store.ts'
import { PostList } from './post-list.tsx'
import './library.css'

type Props = {
  readonly site: Site
  readonly library: Library
  readonly selected: PostPath | null
  readonly sort: Settings['sort']
  readonly searchKeys: string
  readonly searchRef: RefObject<HTMLInputElement | null>
  onSort(sort: Settings['sort']): void
  onOpen(path: PostPath): void
  onNewPost(): void
}

export function LibraryPane(props: Props) {
  const { site, library, selected, sort, searchKeys, searchRef, onSort, onOpen, onNewPost } = props
  const state = useStore(library.store)
  const rows = useMemo(() => shownRows(state, sort), [state, sort])
  const items = useMemo(() => withYears(rows, sort), [rows, sort])
  const drafts = useMemo(
    () => [...state.rows.values()].filter((row) => row.state === 'draft').length,
    [state.rows],
  )
  const set = library.store.setState
  const { filter, progress } = state

  return (
    <section className="library" aria-label="Library">
      <div className="library-search">
        <input
          ref={searchRef}
          type="search"
          className="input"
          aria-label="Search posts"
          placeholder={state.rows.size === 1 ? 'Search 1 post' : `Search ${state.rows.size} posts`}
          value={state.search}
          onChange={(event) => set({ search: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Escape') set({ search: '' })
            if (event.key === 'Enter' && rows[0]) onOpen(rows[0].path)
          }}
        />
        {state.search === '' && (
          <span className="keys" aria-hidden="true">
            {searchKeys}
          </span>
        )}
      </div>
      <div className="library-filters">
        <FilterButton
          on={filter.kind === 'all'}
          count={state.rows.size}
          onClick={() => set({ filter: { kind: 'all' } })}
        >
          All
        </FilterButton>
        <FilterButton
          on={filter.kind === 'drafts'}
          count={drafts}
          onClick={() => set({ filter: { kind: 'drafts' } })}
        >
          Drafts
        </FilterButton>
        <TagMenu library={library} />
        <SortMenu sort={sort} onSort={onSort} />
      </div>
      {progress !== null && (
        <progress
          className="library-progress"
          aria-label="Reading posts"
          max={progress.listed ? Math.max(1, progress.found) : undefined}
          value={progress.listed ? progress.read : undefined}
        />
      )}
      {rows.length > 0 && <PostList site={site} items={items} selected={selected} onOpen={onOpen} />}
      {rows.length === 0 && progress === null && (
        <div className="library-empty">
          {state.rows.size === 0 ? (
            <>
              <p>This folder holds no posts yet.</p>
              <Button onClick={onNewPost}>Begin a post</Button>
            </>
          ) : (
            <>
              <p>No post matches.</p>
              <Button onClick={() => set({ search: '', filter: { kind: 'all' } })}>Show all</Button>
            </>
          )}
        </div>
      )}
      <footer className="library-foot">
        <Button className="library-new" onClick={onNewPost}>
          New post
        </Button>
      </footer>
    </section>
  )
}

type FilterProps = { on: boolean; count: number; children: string; onClick(): void }

function FilterButton({ on, count, children, onClick }: FilterProps) {
  return (
    <button type="button" className="library-filter" aria-pressed={on} onClick={onClick}>
      {children} <span>{count}</span>
    </button>
  )
}

function TagMenu({ library }: { library: Library }) {
  const { rows, filter } = useStore(library.store)
  const tags = useMemo(() => tagCounts(rows.values()).slice(0, 60), [rows])
  if (tags.length === 0) return null
  const on = filter.kind === 'tag'
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className="library-filter" aria-pressed={on}>
        {on ? filter.tag : 'Tags'}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="start" sideOffset={4}>
          {tags.map(({ tag, count }) => (
            <DropdownMenu.Item
              key={tag}
              className="menu-item"
              onSelect={() => library.store.setState({ filter: { kind: 'tag', tag } })}
            >
              {tag} <span>{count}</span>
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

const sortNames: Readonly<Record<Settings['sort'], string>> = {
  date: 'Date',
  title: 'Title',
  modified: 'Last changed',
}

function SortMenu({ sort, onSort }: { sort: Settings['sort']; onSort(sort: Settings['sort']): void }) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className="library-filter library-sort" aria-label={`Order: ${sortNames[sort]}`}>
        {sortNames[sort]}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={4}>
          <DropdownMenu.RadioGroup value={sort} onValueChange={(value) => onSort(value as Settings['sort'])}>
            {Object.entries(sortNames).map(([value, name]) => (
              <DropdownMenu.RadioItem key={value} className="menu-item" value={value}>
                {name}
                <DropdownMenu.ItemIndicator>✓</DropdownMenu.ItemIndicator>
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
