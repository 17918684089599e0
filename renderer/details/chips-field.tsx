// Tags as chips, completed from the whole site: an editable combobox whose list tells how often each is used, and
// words about spellings that stand beside a more usual one.
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { completeTags, type TagCount, variantOf } from '../../shared/site/tag-variants.ts'
import './chips-field.css'

type Props = {
  readonly id: string
  /** The field's key, for the names of its buttons. */
  readonly name: string
  readonly items: readonly string[]
  readonly known: readonly TagCount[]
  readonly readOnly: boolean
  readonly describedBy?: string
  /** False where the post keeps the list as a string with commas. */
  readonly canHoldCommas: boolean
  onAdd(items: readonly string[]): void
  onRemove(nth: number): void
  onReplace(nth: number, item: string): void
  onMove(from: number, to: number): void
}

const mostOffered = 50

export function ChipsField(props: Props) {
  const { id, name, items, known, readOnly, describedBy, canHoldCommas, onAdd, onRemove, onReplace, onMove } =
    props
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const [said, setSaid] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const chips = useRef<HTMLUListElement>(null)
  const offered = open ? completeTags(typed, known, items, mostOffered) : []
  const word = typed.trim()
  const isNew = word !== '' && !items.includes(word) && !known.some(({ tag }) => tag === word)
  const rows = [...offered.map(({ tag }) => tag), ...(open && isNew ? [word] : [])]
  const variants = items.flatMap((item, nth) => {
    const usual = variantOf(item, known)
    return usual === null
      ? []
      : [{ item, nth, usual, own: known.find(({ tag }) => tag === item)?.count ?? 0 }]
  })

  function add(text: string): void {
    const split = canHoldCommas && !/\n/.test(text) ? [text] : text.split(/[,\n]/)
    const fresh = [...new Set(split.map((item) => item.trim()))].filter(
      (item) => item !== '' && !items.includes(item),
    )
    setTyped('')
    setActive(-1)
    if (fresh.length > 0) {
      onAdd(fresh)
      setSaid(`${fresh.join(', ')} added`)
    }
  }

  function remove(nth: number): void {
    setSaid(`${items[nth] ?? ''} removed`)
    onRemove(nth)
    input.current?.focus()
  }

  function focusChip(nth: number): void {
    const buttons = chips.current?.querySelectorAll<HTMLButtonElement>('.chip-remove')
    if (nth >= items.length) input.current?.focus()
    else buttons?.[Math.max(0, nth)]?.focus()
  }

  function onInputKey(event: KeyboardEvent<HTMLInputElement>): void {
    const isEmpty = typed === '' && input.current?.selectionStart === 0
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        event.preventDefault()
        if (!open) return setOpen(true)
        const step = event.key === 'ArrowDown' ? 1 : -1
        return setActive((before) => (before + step + rows.length + 1) % (rows.length + 1))
      }
      case 'Enter':
        event.preventDefault()
        return add(rows[active] ?? word)
      case 'Tab':
        return word === '' && active < 0 ? undefined : add(rows[active] ?? word)
      case ',':
        event.preventDefault()
        return add(word)
      case 'Escape':
        if (open) event.stopPropagation()
        setActive(-1)
        return setOpen(false)
      case 'Backspace':
      case 'ArrowLeft':
        if (isEmpty && items.length > 0) {
          event.preventDefault()
          focusChip(items.length - 1)
        }
    }
  }

  function onChipKey(event: KeyboardEvent, nth: number): void {
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
    if (step !== 0) {
      event.preventDefault()
      const to = nth + step
      if (!event.altKey) return focusChip(to)
      if (to < 0 || to >= items.length) return
      onMove(nth, to)
      setSaid(`${items[nth] ?? ''} moved`)
      // The chip is drawn anew in its place first.
      requestAnimationFrame(() => focusChip(to))
    } else if (event.key === 'Backspace' || event.key === 'Delete') {
      event.preventDefault()
      remove(nth)
    }
  }

  return (
    <div className="chips">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a click beside the chips is a click into the field */}
      <div
        className="chips-box"
        onMouseDown={(event) =>
          event.target === event.currentTarget && setTimeout(() => input.current?.focus())
        }
      >
        <ul ref={chips} aria-label={name}>
          {items.map((item, nth) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: a list may hold a tag twice
              key={`${item} ${nth}`}
              className={variants.some((one) => one.nth === nth) ? 'chip doubtful' : 'chip'}
            >
              <span>{item}</span>
              {!readOnly && (
                <button
                  type="button"
                  className="chip-remove"
                  aria-label={`Remove ${item} from ${name}`}
                  onClick={() => remove(nth)}
                  onKeyDown={(event) => onChipKey(event, nth)}
                >
                  ×
                </button>
              )}
            </li>
          ))}
        </ul>
        <input
          ref={input}
          id={id}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={rows.length > 0}
          aria-controls={listId}
          aria-activedescendant={
            active >= 0 && rows[active] !== undefined ? `${listId}-${active}` : undefined
          }
          aria-describedby={describedBy}
          autoComplete="off"
          value={typed}
          readOnly={readOnly}
          placeholder={items.length === 0 ? 'None yet' : ''}
          onFocus={() => setOpen(!readOnly)}
          onChange={({ target }) => {
            setOpen(true)
            setActive(-1)
            if (/[,\n]/.test(target.value)) add(target.value)
            else setTyped(target.value)
          }}
          onBlur={() => {
            setOpen(false)
            if (word !== '') add(word)
          }}
          onKeyDown={onInputKey}
        />
      </div>
      <div
        id={listId}
        role="listbox"
        aria-label={`Tags for ${name}`}
        className="chips-list"
        hidden={rows.length === 0}
      >
        {rows.map((row, nth) => (
          <div
            key={row}
            id={`${listId}-${nth}`}
            role="option"
            tabIndex={-1}
            aria-selected={nth === active}
            className="chips-option"
            // The field keeps the focus.
            onMouseDown={(event) => {
              event.preventDefault()
              add(row)
            }}
          >
            <span>{nth < offered.length ? row : `New: “${row}”`}</span>
            <small>{offered[nth]?.count || ''}</small>
          </div>
        ))}
      </div>
      {variants.map(({ item, nth, usual, own }) => (
        <p key={item} className="details-hint note">
          “{usual.tag}” is used {times(usual.count)}
          {own > 0 ? `, “${item}” ${times(own)}.` : '.'}{' '}
          {!readOnly && (
            <button type="button" className="button button-link" onClick={() => onReplace(nth, usual.tag)}>
              Use “{usual.tag}”
            </button>
          )}
        </p>
      ))}
      <span className="unseen" aria-live="polite">
        {said}
      </span>
    </div>
  )
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`
}
