// Splits a parsed post into its top-level blocks: the pieces that the preview keeps, takes out or puts in.
import type { Token } from './tokens.ts'

export type TopBlock = {
  readonly tokens: readonly Token[]
  /** Lines of the source, zero-based, half open. */
  readonly fromLine: number
  readonly toLine: number
}

/**
 * The top-level blocks in order. Raw HTML that opens an element in one block and closes it in a later one
 * makes one block of all that lies between, since an element cannot be patched in halves.
 */
export function topBlocks(tokens: readonly Token[], lineCount: number): TopBlock[] {
  const blocks: TopBlock[] = []
  let group: Token[] = []
  let open: string[] = []
  let depth = 0
  for (const token of tokens) {
    group.push(token)
    depth += token.nesting
    if (depth > 0) continue
    if (token.type === 'html_block') open = stillOpen(token.content, open)
    if (open.length > 0) continue
    blocks.push(toBlock(group, blocks.at(-1)?.toLine ?? 0))
    group = []
  }
  if (group.length > 0) blocks.push({ ...toBlock(group, blocks.at(-1)?.toLine ?? 0), toLine: lineCount })
  return blocks
}

function toBlock(tokens: readonly Token[], after: number): TopBlock {
  let fromLine = Number.POSITIVE_INFINITY
  let toLine = after
  for (const { map } of tokens) {
    if (!map) continue
    fromLine = Math.min(fromLine, map[0])
    toLine = Math.max(toLine, map[1])
  }
  return { tokens, fromLine: Number.isFinite(fromLine) ? fromLine : after, toLine }
}

/** Elements that authors wrap around Markdown; those whose end tag may be left out are not among them. */
const wrapping =
  /<(\/?)(div|details|section|article|aside|figure|figcaption|center|blockquote|header|footer|main|nav|table|ul|ol|dl|picture|video|audio|summary)\b(?:[^<>"']|"[^"]*"|'[^']*')*?(\/?)>/gi

/** The elements that are open behind `html`, where those of `before` were. */
export function stillOpen(html: string, before: readonly string[]): string[] {
  const open = [...before]
  for (const [, slash, name = '', selfClosing] of html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .matchAll(wrapping)) {
    if (selfClosing === '/') continue
    const tag = name.toLowerCase()
    if (slash !== '/') open.push(tag)
    else {
      const at = open.lastIndexOf(tag)
      if (at >= 0) open.length = at
    }
  }
  return open
}
