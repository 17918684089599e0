// The author's own rule for where pictures go, with what it makes of a picture, or what is wrong with it.
import { useState } from 'react'
import type { OpenPost } from '../post/open-post.ts'

type Props = {
  readonly pattern: string
  readonly post: OpenPost | null
  onChange(pattern: string): void
}

export function PatternField({ pattern, onChange }: Props) {
  const [typed, setTyped] = useState(pattern)
  return (
    <label className="field">
      <span>Pattern</span>
      <input
        className="input"
        value={typed}
        maxLength={200}
        spellCheck={false}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={() => onChange(typed)}
      />
    </label>
  )
}
