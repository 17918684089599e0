// Pictures in rows, virtual, so that five thousand cost what fifty cost: one stop of the Tab key, many may be chosen,
// and what is chosen can be dragged into the text.
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { SitePath } from '../../shared/contract/paths.ts'
import type { Site } from '../../shared/contract/site.ts'
import type { SiteImage } from '../../shared/contract/site-images.ts'
import { sizeWords } from '../../shared/text/size-words.ts'
import { draggedImages } from '../editor/images/arriving-images.ts'
import { layRows, step } from './grid-rows.ts'
import type { PictureSection } from './picture-list.ts'
import { choose, chooseAll, type Reach, type Selection } from './picture-selection.ts'
import { countWords, fileNameOf, pictureAddress, pixelWords } from './picture-words.ts'
import './picture-grid.css'

type Props = {
  readonly site: Site
  readonly sections: readonly PictureSection[]
  readonly selection: Selection<SitePath>
  onSelect(selection: Selection<SitePath>): void
  /** Enter or a double click. */
  onOpen(image: SiteImage): void
}

const CELL_PX = 148
const GAP_PX = 8
const WORDS_PX = 40
const HEADING_PX = 32

export function PictureGrid({ site, sections, selection, onSelect, onOpen }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const ids = useId()
  const widthPx = useWidth(scroller)
  const columns = Math.max(2, Math.floor((widthPx + GAP_PX) / (CELL_PX + GAP_PX)))
  const cellPx = Math.max(40, (widthPx - GAP_PX * (columns - 1)) / columns)
  const rows = useMemo(() => layRows(sections, columns), [sections, columns])
  const images = useMemo(() => sections.flatMap((section) => section.images), [sections])
  const order = useMemo(() => images.map(({ path }) => path), [images])
  const places = useMemo(() => new Map(order.map((path, nth) => [path, nth])), [order])
  const rowPx = Math.round(cellPx * 0.72) + WORDS_PX + GAP_PX

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === 'heading' ? HEADING_PX : rowPx),
    overscan: 3,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height are to be measured anew
  useEffect(() => virtual.measure(), [rowPx, rows])

  const current = selection.active ?? order[0] ?? null

  function take(path: SitePath, reach: Reach): void {
    onSelect(choose(selection, order, path, reach))
    const nth = places.get(path) ?? 0
    const row = rows.findIndex(
      (one) => one.kind === 'pictures' && nth >= one.first && nth < one.first + one.images.length,
    )
    if (row >= 0) virtual.scrollToIndex(row, { align: 'auto' })
  }

  function onKeyDown(event: KeyboardEvent): void {
    const at = current === null ? 0 : (places.get(current) ?? 0)
    const here = order[at]
    if (here === undefined) return
    if (event.key === ' ') take(here, event.shiftKey ? 'range' : 'toggle')
    else if (event.key === 'Enter') {
      const image = images[at]
      if (image) onOpen(image)
    } else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) onSelect(chooseAll(selection, order))
    else {
      const target = order[step(rows, at, event.key)]
      if (target === undefined || !isStep(event.key)) return
      if (event.ctrlKey || event.metaKey) onSelect({ ...selection, active: target })
      else take(target, event.shiftKey ? 'range' : 'alone')
    }
    event.preventDefault()
  }

  return (
    <div
      ref={scroller}
      className="picture-grid"
      role="listbox"
      aria-label="Pictures"
      aria-multiselectable="true"
      tabIndex={0}
      aria-activedescendant={current === null ? undefined : `${ids}${places.get(current) ?? 0}`}
      onKeyDown={onKeyDown}
    >
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
        {virtual.getVirtualItems().map(({ index, start, size }) => {
          const row = rows[index]
          if (!row) return null
          const place = { transform: `translateY(${start}px)`, height: size }
          if (row.kind === 'heading') {
            return (
              <div key={`heading ${index}`} className="picture-heading" style={place} role="presentation">
                {row.text}
              </div>
            )
          }
          return (
            <div
              key={`row ${row.first}`}
              className="picture-row"
              role="presentation"
              style={{ ...place, gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
            >
              {row.images.map((image, nth) => (
                <Cell
                  key={image.path}
                  id={`${ids}${row.first + nth}`}
                  site={site}
                  image={image}
                  place={row.first + nth}
                  count={images.length}
                  chosen={selection.chosen.has(image.path)}
                  active={image.path === current}
                  dragged={selection.chosen.has(image.path) ? [...selection.chosen] : [image.path]}
                  onTake={(reach) => take(image.path, reach)}
                  onOpen={() => onOpen(image)}
                  onKeyDown={onKeyDown}
                />
              ))}
            </div>
          )
        })}
      </div>
    </div>
  )
}

type CellProps = {
  readonly id: string
  readonly site: Site
  readonly image: SiteImage
  readonly place: number
  readonly count: number
  readonly chosen: boolean
  readonly active: boolean
  readonly dragged: readonly SitePath[]
  onTake(reach: Reach): void
  onOpen(): void
  onKeyDown(event: KeyboardEvent): void
}

function Cell(props: CellProps) {
  const { id, site, image, place, count, chosen, active, dragged, onTake, onOpen, onKeyDown } = props
  const name = fileNameOf(image.path)
  return (
    <div
      id={id}
      className={`picture-cell${active ? ' picture-active' : ''}`}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      aria-label={name}
      aria-description={remarkOf(image)}
      aria-posinset={place + 1}
      aria-setsize={count}
      title={image.path}
      draggable
      onClick={(event) => onTake(reachOf(event))}
      onDoubleClick={onOpen}
      onKeyDown={onKeyDown}
      onDragStart={(event) => {
        event.dataTransfer.setData(draggedImages, JSON.stringify(dragged))
        event.dataTransfer.effectAllowed = 'copy'
      }}
    >
      <img
        src={pictureAddress(site, image.path, 320)}
        alt=""
        loading="lazy"
        decoding="async"
        draggable={false}
        onError={(event) => event.currentTarget.classList.add('picture-undrawn')}
        onLoad={(event) => event.currentTarget.classList.remove('picture-undrawn')}
      />
      <span className="picture-name">{name}</span>
      <span className="picture-remark">{remarkOf(image)}</span>
    </div>
  )
}

function remarkOf({ facts, usedBy, usedByFiles }: SiteImage): string {
  const use =
    usedBy.length > 0 ? countWords(usedBy.length, 'post') : usedByFiles.length > 0 ? 'site' : 'unused'
  return facts === null
    ? use
    : [sizeWords(facts.sizeBytes), pixelWords(facts), use].filter(Boolean).join(' · ')
}

function reachOf(event: MouseEvent): Reach {
  if (event.shiftKey) return 'range'
  return event.ctrlKey || event.metaKey ? 'toggle' : 'alone'
}

function isStep(key: string): boolean {
  return /^(?:Arrow|Page)|^(?:Home|End)$/.test(key)
}

function useWidth(place: { readonly current: HTMLElement | null }): number {
  const [widthPx, setWidthPx] = useState(0)
  useEffect(() => {
    const element = place.current
    if (!element) return
    // Without what the scroll bar takes.
    const observer = new ResizeObserver(() => setWidthPx(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [place])
  return widthPx
}
