// Tags that belong together over several blocks: `{{< note >}}` … `{{< /note >}}`. Which do is known only where all of
// a post, or of the element that holds them, is seen: each tag carries a mark, and is a chip until its pair is found.
import type { Token } from './tokens.ts'

export type PairMark =
  | {
      readonly kind: 'opens'
      /** What the closing tag has for its name. */
      readonly name: string
      /** The beginning and the end of the box around what is between. */
      readonly opening: string
      readonly closing: string
    }
  | { readonly kind: 'closes'; readonly name: string }

/** What a part of a post may open or close around others. */
export type Surrounding = {
  /** The tags of its top-level raw HTML, which may open an element that a later part closes. */
  readonly elements: readonly ElementTag[]
  readonly pair: PairMark | null
  /** It is raw HTML, as the author wrote it. */
  readonly isRaw: boolean
}

export type ElementTag = { readonly name: string; readonly isClosing: boolean }

export function surroundingOf(token: Token | undefined): Surrounding {
  const pair = (token?.meta as { readonly pair?: PairMark } | null | undefined)?.pair ?? null
  const isRaw = token?.type === 'html_block'
  return { elements: isRaw ? elementTags(token.content) : [], pair, isRaw }
}

export function markPair(token: Token, pair: PairMark | null): void {
  if (pair) token.meta = { pair }
}

/** What a tag of a pair shows in place of its chip, and by how much it changes how many boxes are open. */
export type BoxEdge = { readonly html: string; readonly depth: 1 | -1 }

type Opened = { readonly at: number; readonly mark: PairMark & { readonly kind: 'opens' } }

/** An element of raw HTML that is open, and the tags that were opened within it since. */
type Level = { readonly element: string; readonly tags: Opened[]; readonly counts: Map<string, number> }

/**
 * The edges of the boxes among `parts`, by index. A tag closes the nearest one of its name; those between are no
 * pairs, and neither are two between which raw HTML closes more than it opens, or less.
 */
export function boxesOf(parts: readonly Surrounding[]): ReadonlyMap<number, BoxEdge> {
  const edges = new Map<number, BoxEdge>()
  if (!parts.some(({ pair }) => pair?.kind === 'closes')) return edges
  const levels: [Level, ...Level[]] = [levelOf('')]
  for (const [at, { elements, pair }] of parts.entries()) {
    for (const { name, isClosing } of elements) {
      if (!isClosing) levels.push(levelOf(name))
      else closeElement(levels, name)
    }
    const level = levels.at(-1) ?? levels[0]
    if (pair?.kind === 'opens') open(level, { at, mark: pair })
    else if (pair?.kind === 'closes') {
      const opened = close(level, pair.name)
      if (!opened) continue
      edges.set(opened.at, { html: opened.mark.opening, depth: 1 })
      edges.set(at, { html: opened.mark.closing, depth: -1 })
    }
  }
  return edges
}

const levelOf = (element: string): Level => ({ element, tags: [], counts: new Map() })

function closeElement(levels: [Level, ...Level[]], name: string): void {
  const at = levels.findLastIndex(({ element }) => element === name)
  if (at > 0) levels.length = at
  else {
    // An end without a beginning would end a box that is around it.
    const level = levels.at(-1) ?? levels[0]
    level.tags.length = 0
    level.counts.clear()
  }
}

function open({ tags, counts }: Level, opened: Opened): void {
  tags.push(opened)
  counts.set(opened.mark.name, (counts.get(opened.mark.name) ?? 0) + 1)
}

function close({ tags, counts }: Level, name: string): Opened | null {
  // Else each end without a beginning would look through all that is open.
  if ((counts.get(name) ?? 0) === 0) return null
  for (let last = tags.pop(); last; last = tags.pop()) {
    counts.set(last.mark.name, (counts.get(last.mark.name) ?? 0) - 1)
    if (last.mark.name === name) return last
  }
  return null
}

/** Elements that authors wrap around Markdown; those whose end tag may be left out are not among them. */
const wrapping =
  /<(\/?)(div|details|section|article|aside|figure|figcaption|center|blockquote|header|footer|main|nav|table|ul|ol|dl|picture|video|audio|summary)\b(?:[^<>"']|"[^"]*"|'[^']*')*?(\/?)>/gi

/** The tags of wrapping elements in raw HTML, in order. */
function elementTags(html: string): ElementTag[] {
  const tags: ElementTag[] = []
  for (const [, slash, name = '', selfClosing] of html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .matchAll(wrapping)) {
    if (selfClosing !== '/') tags.push({ name: name.toLowerCase(), isClosing: slash === '/' })
  }
  return tags
}

/** Whether each element in the HTML of a block ends within it, and none ends that another block began. */
export function isBalanced(html: string): boolean {
  const open: string[] = []
  for (const { name, isClosing } of elementTags(html)) {
    if (!isClosing) open.push(name)
    else if (open.pop() !== name) return false
  }
  return open.length === 0
}
