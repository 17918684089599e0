// A dialog in which one types a few letters and takes one of what fits: the palette and the quick open.
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Dialog } from '../theme/dialog.tsx'
import { fuzzyFind } from './fuzzy.ts'
import './picker.css'

type Props<T> = {
  readonly title: string
  readonly placeholder: string
  readonly items: readonly T[]
  titleOf(item: T): string
  /** By which it is found besides. */
  otherWordsOf?(item: T): string
  keyOf(item: T): string
  render(item: T): ReactNode
  onPick(item: T): void
  onClose(): void
}

const MOST = 60

export function Picker<T>(props: Props<T>) {
  const { title, placeholder, items, titleOf, otherWordsOf, keyOf, render, onPick, onClose } = props
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const shown = fuzzyFind(items, typed, titleOf, otherWordsOf).slice(0, MOST)
  const active = Math.min(at, shown.length - 1)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the active option may be another one after typing
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active, typed])

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && shown.length > 0) {
      event.preventDefault()
      setAt((active + step + shown.length) % shown.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const item = shown[active]
      if (item !== undefined) onPick(item)
    }
  }

  return (
    <Dialog title={title} titleShown={false} onClose={onClose}>
      <input
        className="picker-input"
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        aria-label={title}
        placeholder={placeholder}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div
        className="picker-list"
        id={`${id}-list`}
        role="listbox"
        aria-label={title}
        tabIndex={-1}
        ref={list}
      >
        {shown.map((item, nth) => (
          <div
            key={keyOf(item)}
            id={`${id}-${nth}`}
            className="picker-option"
            role="option"
            tabIndex={-1}
            aria-selected={nth === active}
            onPointerMove={() => setAt(nth)}
            onClick={() => onPick(item)}
            onKeyDown={onKeyDown}
          >
            {render(item)}
          </div>
        ))}
        {shown.length === 0 && <p className="picker-none">Nothing fits.</p>}
      </div>
    </Dialog>
  )
}
