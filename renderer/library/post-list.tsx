// The list of posts: virtual, so that ten thousand cost what twenty cost, and one stop of the Tab key.
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { PostRow } from '../../shared/contract/library.ts'
import type { PostPath } from '../../shared/contract/paths.ts'
import type { Site } from '../../shared/contract/site.ts'
import type { ListItem } from './library-store.ts'
import { rowWords } from './row-words.ts'

type Props = {
  readonly site: Site
  readonly items: readonly ListItem[]
  readonly selected: PostPath | null
  onOpen(path: PostPath): void
}

const ROW_PX = 56
const HEADING_PX = 40

export function PostList({ site, items, selected, onOpen }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<PostPath | null>(selected)
  const rows = items.flatMap((item) => (item.kind === 'row' ? [item.row] : []))
  const current = rows.some(({ path }) => path === active) ? active : (selected ?? rows[0]?.path ?? null)

  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.kind === 'heading' ? HEADING_PX : ROW_PX),
    overscan: 8,
    getItemKey: (index) => {
      const item = items[index]
      return item?.kind === 'row' ? item.row.path : `heading ${item?.text ?? index}`
    },
  })

  const indexOf = (path: PostPath | null) =>
    items.findIndex((item) => item.kind === 'row' && item.row.path === path)

  const selectedAt = indexOf(selected)
  /** The author has looked elsewhere in the list since the post was opened. */
  const hasWandered = useRef(false)
  const wander = () => {
    hasWandered.current = true
  }

  useEffect(() => {
    setActive(selected)
    hasWandered.current = false
  }, [selected])
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that come above it must not push its row out of sight
  useEffect(() => {
    if (selectedAt >= 0 && !hasWandered.current) virtual.scrollToIndex(selectedAt, { align: 'auto' })
  }, [selected, selectedAt])

  function move(to: PostRow | undefined): void {
    if (!to) return
    wander()
    setActive(to.path)
    virtual.scrollToIndex(indexOf(to.path), { align: 'auto' })
  }

  function onKeyDown(event: KeyboardEvent): void {
    const at = rows.findIndex(({ path }) => path === current)
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_PX) - 1)
    const steps: Readonly<Record<string, PostRow | undefined>> = {
      ArrowDown: rows[Math.min(rows.length - 1, at + 1)],
      ArrowUp: rows[Math.max(0, at - 1)],
      PageDown: rows[Math.min(rows.length - 1, at + page)],
      PageUp: rows[Math.max(0, at - page)],
      Home: rows[0],
      End: rows.at(-1),
    }
    if (event.key in steps) {
      event.preventDefault()
      move(steps[event.key])
    } else if ((event.key === 'Enter' || event.key === ' ') && current !== null) {
      event.preventDefault()
      onOpen(current)
    }
  }

  return (
    <div
      ref={scroller}
      className="post-list"
      role="listbox"
      aria-label="Posts"
      tabIndex={0}
      aria-activedescendant={current === null ? undefined : optionId(current)}
      onKeyDown={onKeyDown}
      onWheel={wander}
      onPointerDown={wander}
    >
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
        {virtual.getVirtualItems().map(({ index, start, size, key }) => {
          const item = items[index]
          if (!item) return null
          const place = { transform: `translateY(${start}px)`, height: size }
          if (item.kind === 'heading') {
            return (
              <div key={key} className="post-year" style={place} role="presentation">
                {item.text}
              </div>
            )
          }
          const { row } = item
          return (
            <div
              key={key}
              id={optionId(row.path)}
              className={`post-row${row.path === selected ? ' post-row-selected' : ''}${row.path === current ? ' post-row-active' : ''}`}
              style={place}
              role="option"
              tabIndex={-1}
              aria-selected={row.path === selected}
              aria-label={row.title}
              aria-description={rowWords(row, Date.now())}
              aria-posinset={rows.indexOf(row) + 1}
              aria-setsize={rows.length}
              title={row.path}
              onClick={() => onOpen(row.path)}
              onKeyDown={onKeyDown}
            >
              <RowContent row={row} site={site} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

function RowContent({ row, site }: { row: PostRow; site: Site }) {
  return (
    <>
      <span className="post-row-words">
        <span className="post-row-title" dir="auto">
          {row.title}
        </span>
        <span className="post-row-state">
          {row.state === 'draft' && <span className="mark-draft" aria-hidden="true" />}
          {row.trouble !== null && <span className="mark-fault" aria-hidden="true" />}
          {rowWords(row, Date.now())}
        </span>
      </span>
      {row.image !== null && (
        <img
          src={`${site.assetBase}${row.image.split('/').map(encodeURIComponent).join('/')}?thumbnail=160`}
          alt=""
          loading="lazy"
          decoding="async"
          onError={(event) => {
            event.currentTarget.hidden = true
          }}
        />
      )}
    </>
  )
}

function optionId(path: PostPath): string {
  return `post ${path}`.replace(/\s/g, '_')
}
