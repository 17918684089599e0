// Values of a new post's block: in the style of a value that stands in another post, or empty.
import type { BlockFormat } from '../frontmatter/block.ts'
import { sourcesOf } from '../frontmatter/sources.ts'

/** `text` on one line as a value, quoted as `like` is, or as every reader needs it. */
export function writtenLike(like: string, text: string, format: BlockFormat): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const quotes = /^["']/.exec(like.trim())?.[0] ?? ''
  const style = { like: quotes + quotes, inFlow: false, lineBreak: '\n' }
  return sourcesOf({ kind: 'text', text: line }, format, style)[0] ?? line
}

/** Nothing, in the style of `like`: empty quotes, an empty list, or no value at all. */
export function emptyLike(like: string, isList: boolean, format: BlockFormat): string {
  const mark = like.trim().charAt(0)
  if (format === 'toml' || format === 'json') return isList ? '[]' : mark === "'" ? "''" : '""'
  if (format !== 'yaml') return ''
  if (isList) return '[]'
  return mark === '"' ? '""' : mark === "'" ? "''" : ''
}
