// Blocks that became parts of another one: the lines that their elements tell are counted from its first line then.
import type { RenderedBlock } from './blocks.ts'

type Placed = { readonly by: number; readonly isAsWritten: boolean; readonly html: string }

/** A part stays the same through many keys, and a block may be as long as a post. */
const known = new WeakMap<RenderedBlock, Placed>()

/**
 * The HTML of `part` with its lines counted from `fromLine`. Its own element tells them too, unless it is to stay
 * as the author wrote it.
 */
export function placeLines(part: RenderedBlock, fromLine: number, isAsWritten: boolean): string {
  const by = part.fromLine - fromLine
  if (by === 0) return part.html
  const last = known.get(part)
  if (last?.by === by && last.isAsWritten === isAsWritten) return last.html
  const moved = shifted(part.html, by)
  const html = isAsWritten ? moved : ownLines(moved, by, by + part.toLine - part.fromLine)
  known.set(part, { by, isAsWritten, html })
  return html
}

function shifted(html: string, by: number): string {
  if (!html.includes(' data-')) return html
  return html.replace(/<[a-z][^<>]*\sdata-(?:line|to)="\d[^<>]*/g, (tag) =>
    tag.replace(/(\sdata-(?:line|to)=")(\d{1,7})(?=")/g, (_all, name, line) => name + (Number(line) + by)),
  )
}

/** A top-level element tells no lines while it is a block of its own. */
function ownLines(html: string, from: number, to: number): string {
  return html.replace(/^<([a-z][a-z0-9]*)(?=[\s>])(?![^<>]*\sdata-line=)/, (tag, name) =>
    name === 'p' ? `${tag} data-line="${from}" data-to="${to}"` : `${tag} data-line="${from}"`,
  )
}
