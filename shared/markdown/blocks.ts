// A post's top-level blocks: the pieces that the preview keeps, takes out or puts in. What raw HTML or a tag opens in
// one part of the source and closes in a later one is one block with all that lies between, since an element cannot be
// patched in halves.
import { placeLines } from './line-attributes.ts'
import { boxesOf, type ElementTag, type Surrounding } from './pairs.ts'
import type { Token } from './tokens.ts'

/** A piece of the preview. Not sanitised yet. */
export type RenderedBlock = {
  readonly html: string
  /** Lines of the source, one-based, half open. */
  readonly fromLine: number
  readonly toLine: number
}

/** What can be parsed alone. */
export type TopPart = {
  readonly tokens: readonly Token[]
  /** Lines of the source, zero-based, half open; null where it has none. */
  readonly span: { readonly from: number; readonly to: number } | null
}

/** The parts of a parsed post, in order: each begins where a segment of its source does. */
export function topParts(tokens: readonly Token[]): TopPart[] {
  const parts: Token[][] = []
  let part: Token[] = []
  let depth = 0
  let start = 0
  for (const token of tokens) {
    const line = depth === 0 && token.nesting >= 0 && token.map ? token.map[0] : 0
    if (line > start) {
      start = line
      if (part.length > 0) parts.push(part)
      part = []
    }
    part.push(token)
    depth += token.nesting
  }
  if (part.length > 0) parts.push(part)
  return parts.map((own) => ({ tokens: own, span: spanOf(own) }))
}

export function spanOf(tokens: readonly Token[]): TopPart['span'] {
  let from = Number.POSITIVE_INFINITY
  let to = 0
  for (const { map } of tokens) {
    if (!map) continue
    from = Math.min(from, map[0])
    to = Math.max(to, map[1])
  }
  return Number.isFinite(from) ? { from, to } : null
}

/** A part as it looks alone, with what it may open or close around others. */
export type ShownPart = Surrounding & { readonly block: RenderedBlock }

/** The blocks that `parts` make; one that is never closed goes on to `endLine`. */
export function joined(parts: readonly ShownPart[], endLine: number): RenderedBlock[] {
  const boxes = boxesOf(parts)
  const blocks: RenderedBlock[] = []
  const open: string[] = []
  let boxed = 0
  let group: { html: string[]; from: number; to: number } | null = null
  for (const [at, { block, elements, isRaw }] of parts.entries()) {
    follow(elements, open)
    const edge = boxes.get(at)
    if (edge) boxed += edge.depth
    const isOpen = open.length > 0 || boxed > 0
    if (group === null && !isOpen) {
      blocks.push(block)
      continue
    }
    group ??= { html: [], from: block.fromLine, to: block.fromLine }
    const shown = edge ? { ...block, html: edge.html } : block
    group.html.push(placeLines(shown, group.from, isRaw && boxed === 0))
    group.to = Math.max(group.to, block.toLine)
    if (isOpen) continue
    blocks.push(toBlock(group))
    group = null
  }
  if (group) blocks.push(toBlock({ ...group, to: endLine }))
  return blocks
}

function toBlock({ html, from, to }: { html: readonly string[]; from: number; to: number }): RenderedBlock {
  return { html: html.join(''), fromLine: from, toLine: to }
}

/** Makes of the elements that were open before `tags` those that are open behind them. */
function follow(tags: readonly ElementTag[], open: string[]): void {
  for (const { name, isClosing } of tags) {
    if (!isClosing) open.push(name)
    else {
      const at = open.lastIndexOf(name)
      if (at >= 0) open.length = at
    }
  }
}
