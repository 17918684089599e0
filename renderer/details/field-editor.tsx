// One field of the form, with the control that fits its value. What is typed becomes one change of the text when
// the author pauses or goes on.
import { X } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import type { Field } from '../../shared/frontmatter/field.ts'
import { IconButton } from '../theme/icon-button.tsx'
import { fieldKind } from './field-kind.ts'

type NewValue = string | boolean | readonly string[]

type Props = {
  readonly field: Field
  readonly readOnly: boolean
  onSet(value: NewValue): void
  onRemove(): void
}

export function FieldEditor({ field, readOnly, onSet, onRemove }: Props) {
  const id = useId()
  const kind = fieldKind(field)
  return (
    <div className="details-field">
      <div className="details-label">
        <label htmlFor={id}>{field.key}</label>
        {kind.kind === 'list' && kind.written === 'comma string' && <small>comma string</small>}
        {!readOnly && <IconButton icon={X} label={`Remove ${field.key}`} onClick={onRemove} />}
      </div>
      {kind.kind === 'toggle' && (
        <label className="details-toggle">
          <input
            id={id}
            type="checkbox"
            checked={kind.on}
            disabled={readOnly}
            onChange={(event) => onSet(event.target.checked)}
          />
          {field.source}
        </label>
      )}
      {kind.kind === 'text' && (
        <TextField id={id} text={kind.text} long={kind.long} readOnly={readOnly} onCommit={onSet} />
      )}
      {kind.kind === 'list' && (
        <ListField id={id} name={field.key} items={kind.items} readOnly={readOnly} onSet={onSet} />
      )}
      {kind.kind === 'source' && (
        <pre id={id} className="details-source" title="This value is edited in the source.">
          {kind.text}
        </pre>
      )}
    </div>
  )
}

const COMMIT_AFTER_MS = 800

type TextProps = {
  readonly id: string
  readonly text: string
  readonly long: boolean
  readonly readOnly: boolean
  onCommit(text: string): void
}

function TextField({ id, text, long, readOnly, onCommit }: TextProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const commit = (value: string | null) => {
    if (timer.current !== null) clearTimeout(timer.current)
    timer.current = null
    if (value !== null && value !== text) onCommit(value)
  }
  useEffect(() => () => void (timer.current !== null && clearTimeout(timer.current)), [])
  const shared = {
    id,
    className: 'input',
    readOnly,
    value: typed ?? text,
    onChange(event: { target: { value: string } }) {
      const { value } = event.target
      setTyped(value)
      if (timer.current !== null) clearTimeout(timer.current)
      timer.current = setTimeout(() => commit(value), COMMIT_AFTER_MS)
    },
    onBlur() {
      commit(typed)
      setTyped(null)
    },
  }
  if (long) return <textarea rows={Math.min(6, Math.ceil(text.length / 34) + 1)} {...shared} />
  return <input {...shared} onKeyDown={(event) => event.key === 'Enter' && commit(typed)} />
}

type ListProps = {
  readonly id: string
  readonly name: string
  readonly items: readonly string[]
  readonly readOnly: boolean
  onSet(items: readonly string[]): void
}

function ListField({ id, name, items, readOnly, onSet }: ListProps) {
  const [typed, setTyped] = useState('')
  const add = () => {
    const item = typed.replace(/,\s*$/, '').trim()
    setTyped('')
    if (item !== '' && !items.includes(item)) onSet([...items, item])
  }
  return (
    <div className="details-list">
      {items.map((item) => (
        <span key={item} className="details-chip">
          {item}
          {!readOnly && (
            <button
              type="button"
              aria-label={`Remove ${item} from ${name}`}
              onClick={() => onSet(items.filter((other) => other !== item))}
            >
              ×
            </button>
          )}
        </span>
      ))}
      <input
        id={id}
        value={typed}
        readOnly={readOnly}
        placeholder={items.length === 0 ? 'None yet' : ''}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === ',') {
            event.preventDefault()
            add()
          } else if (event.key === 'Backspace' && typed === '' && items.length > 0) onSet(items.slice(0, -1))
        }}
      />
    </div>
  )
}
