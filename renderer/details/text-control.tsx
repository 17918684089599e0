// Text of one line or more. Each letter is written at once; what the author sees is what they typed, and the value
// as it stands once they leave.
import { useRef, useState } from 'react'

export type TextControlProps = {
  readonly id: string
  readonly text: string
  readonly readOnly: boolean
  readonly describedBy: string | undefined
  readonly long?: boolean
  readonly numeric?: boolean
  readonly placeholder?: string
  /** `typing` while letters come, `done` when the author goes on. */
  onType(text: string, pace: 'typing' | 'done'): void
}

export function TextControl(props: TextControlProps) {
  const { id, text, readOnly, describedBy, long = false, numeric = false, placeholder, onType } = props
  const [typed, setTyped] = useState<string | null>(null)
  const shown = useRef(text)
  // A change from elsewhere (the source, an undo) shows at once, over what was typed before it.
  const isOwn = typed !== null && shown.current === text
  const value = isOwn ? typed : text
  if (!isOwn) shown.current = text
  const common = {
    id,
    className: 'input',
    readOnly,
    value,
    placeholder,
    'aria-describedby': describedBy,
    onChange(event: { target: { value: string } }) {
      setTyped(event.target.value)
      onType(event.target.value, 'typing')
      shown.current = text
    },
    onBlur() {
      if (typed !== null) onType(typed, 'done')
      setTyped(null)
    },
  }
  if (long) {
    const lines = value.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 38)), 0)
    return <textarea rows={Math.min(8, Math.max(2, lines))} {...common} />
  }
  return <input inputMode={numeric ? 'decimal' : 'text'} {...common} />
}
