// The author's own rule for where pictures go, with what it makes of a picture, or what is wrong with it.
import { useId, useState } from 'react'
import type { ImageSettings } from '../../shared/contract/images.ts'
import { PostPath } from '../../shared/contract/paths.ts'
import { parsePattern, patternDate, patternFolder, patternStem } from '../../shared/site/image-pattern.ts'
import type { OpenPost } from '../post/open-post.ts'

type Props = {
  readonly pattern: string
  readonly letters: ImageSettings['letters']
  readonly post: OpenPost | null
  onChange(pattern: string): void
}

export function PatternField({ pattern, letters, post, onChange }: Props) {
  const [typed, setTyped] = useState(pattern)
  const hint = useId()
  const result = exampleOf(typed, letters, post?.path ?? PostPath.parse('posts/first-light.md'))
  return (
    <>
      <label className="field">
        <span>Pattern</span>
        <input
          className="input"
          value={typed}
          maxLength={200}
          spellCheck={false}
          aria-invalid={result.kind === 'fault'}
          aria-describedby={hint}
          onChange={({ target }) => {
            setTyped(target.value)
            if (exampleOf(target.value, letters, null).kind === 'example') onChange(target.value)
          }}
        />
      </label>
      <p id={hint} className={`dialog-hint${result.kind === 'fault' ? ' pattern-fault' : ''}`} role="status">
        {result.kind === 'fault' ? result.words : `Heron.JPG goes to ${result.words}`}
      </p>
    </>
  )
}

type Result = { readonly kind: 'example' | 'fault'; readonly words: string }

/** What `text` makes of a picture called Heron; without a post its fault alone is asked for. */
function exampleOf(text: string, letters: ImageSettings['letters'], post: PostPath | null): Result {
  const pattern = parsePattern(text)
  if ('fault' in pattern) return { kind: 'fault', words: pattern.fault }
  if (post === null) return { kind: 'example', words: '' }
  const date = patternDate(post, null, new Date().toISOString().slice(0, 10))
  const folder = patternFolder(pattern, post, { date, letters })
  const stem = patternStem(pattern, post, { name: 'heron', date, hash: '3f9a2c10', letters }, 1)
  return { kind: 'example', words: `${folder === '' ? '' : `${folder}/`}${stem}.jpg` }
}
