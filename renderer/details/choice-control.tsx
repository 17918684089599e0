// One of the values that the site's posts have, or another one that is typed.
import { useState } from 'react'
import { TextControl } from './text-control.tsx'

type Props = {
  readonly id: string
  readonly text: string
  readonly values: readonly { readonly text: string; readonly count: number }[]
  readonly readOnly: boolean
  readonly describedBy: string | undefined
  onType(text: string, pace: 'typing' | 'done'): void
}

const OTHER = '\u0000other'

export function ChoiceControl({ id, text, values, readOnly, describedBy, onType }: Props) {
  const [other, setOther] = useState(false)
  const isKnown = text === '' || values.some((value) => value.text === text)
  return (
    <>
      <select
        id={id}
        className="input"
        aria-describedby={describedBy}
        disabled={readOnly}
        value={other ? OTHER : text}
        onChange={({ target }) => {
          setOther(target.value === OTHER)
          if (target.value !== OTHER) onType(target.value, 'done')
        }}
      >
        <option value="">None</option>
        {!isKnown && <option value={text}>{text}</option>}
        {values.map((value) => (
          <option key={value.text} value={value.text}>
            {value.count > 0 ? `${value.text} (${value.count})` : value.text}
          </option>
        ))}
        <option value={OTHER}>Another…</option>
      </select>
      {other && (
        <TextControl
          id={`${id}-other`}
          text={isKnown ? '' : text}
          readOnly={readOnly}
          describedBy={undefined}
          placeholder="Another value"
          onType={(typed, pace) => {
            if (typed !== '') onType(typed, pace)
            if (pace === 'done') setOther(false)
          }}
        />
      )}
    </>
  )
}
