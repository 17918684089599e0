// Where the construct begins that shows a picture, told from where its target stands.
import type { Mention } from '../markdown/mentions.ts'

/** Behind this no construct goes on. */
const LIMIT = 4000

/**
 * The beginning of `![…](target`, `[label]: target`, the tag or the directive around `mention`; its own beginning
 * where nothing is around it, as in a field of the front matter.
 */
export function pictureStart(text: string, { from, writing }: Pick<Mention, 'from' | 'writing'>): number {
  const least = Math.max(0, from - LIMIT)
  switch (writing) {
    case 'bare':
    case 'angled':
      return markdownStart(text, from, least) ?? from
    case 'attribute':
    case 'srcset':
    case 'css':
      return begin(text.lastIndexOf('<', from - 1), least, from)
    case 'quoted':
    case 'word':
      return begin(Math.max(text.lastIndexOf('{{', from - 1), text.lastIndexOf('{%', from - 1)), least, from)
    case 'wiki':
      return begin(text.lastIndexOf('![[', from - 1), least, from)
    case 'line':
      return lineStart(text, from)
    default:
      return from
  }
}

function markdownStart(text: string, from: number, least: number): number | null {
  const opened = text.lastIndexOf('](', from)
  if (opened < least || !/^\]\(\s*<?$/.test(text.slice(opened, from))) {
    const start = lineStart(text, from)
    return /^ {0,3}\[[^\n]*\]:\s*<?$/.test(text.slice(start, from)) ? start : null
  }
  let depth = 0
  for (let at = opened; at >= least; at--) {
    if (text[at - 1] === '\\' && text[at - 2] !== '\\') continue
    if (text[at] === ']') depth++
    else if (text[at] === '[' && --depth === 0) return text[at - 1] === '!' ? at - 1 : null
  }
  return null
}

function begin(found: number, least: number, from: number): number {
  return found < least ? from : found
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1
}
