// A value that no control fits, as it stands in the file. It is written when the author goes on.
import { useState } from 'react'

type Props = {
  readonly id: string
  readonly source: string
  readonly readOnly: boolean
  readonly describedBy: string | undefined
  onSource(source: string): void
}

export function RawControl({ id, source, readOnly, describedBy, onSource }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const value = typed ?? source
  return (
    <textarea
      id={id}
      className="input details-raw"
      rows={Math.min(10, Math.max(1, value.split('\n').length))}
      spellCheck={false}
      readOnly={readOnly}
      aria-describedby={describedBy}
      value={value}
      onChange={({ target }) => setTyped(target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setTyped(null)
      }}
      onBlur={() => {
        if (typed !== null && typed !== source) onSource(typed)
        setTyped(null)
      }}
    />
  )
}
