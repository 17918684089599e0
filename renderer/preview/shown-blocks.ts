// The blocks that the preview shows, each with its lines in the source. An edit that adds or takes lines moves all
// blocks behind it; here they are told so only when the border passes them, which follows the author's edits, so
// that a key costs what lies between it and the last one, however long the post is.
import type { PlacedBlock } from './line-places.ts'
import type { SourceLines } from './preview-source.ts'

export type ShownBlock = {
  readonly element: HTMLElement
  /** As the worker rendered it last. */
  html: string
  /** What is shown ahead of the worker's answer. */
  echo: string | null
}

export type ShownBlocks = {
  /** How many there are. */
  count(): number
  at(index: number): ShownBlock | undefined
  linesOf(index: number): SourceLines
  /** Its element with its lines. */
  placed(index: number): PlacedBlock | null
  /** The last block that begins at or above the line; the first one for a line above all; -1 where there is none. */
  indexAtLine(line: number): number
  /** The block that holds `element`, or -1. */
  indexOf(element: Element): number
  insert(index: number, block: ShownBlock, lines: SourceLines): void
  take(index: number, count: number): ShownBlock[]
  setLines(index: number, lines: SourceLines): void
  /** Moves the lines of all blocks from `index` on. */
  shift(index: number, lines: number): void
  clear(): void
}

type Placed = { readonly block: ShownBlock; fromLine: number; toLine: number }

export function shownBlocks(): ShownBlocks {
  const blocks: Placed[] = []
  /** From this index on `untold` is to be added to the lines. */
  let border = 0
  let untold = 0

  function moveBorder(to: number): void {
    const by = to > border ? untold : -untold
    if (by !== 0) {
      for (let at = Math.min(border, to); at < Math.max(border, to); at++) {
        const placed = blocks[at]
        if (!placed) continue
        placed.fromLine += by
        placed.toLine += by
      }
    }
    border = to
  }

  function linesOf(index: number): SourceLines {
    const { fromLine, toLine } = blocks[index] ?? { fromLine: 0, toLine: 0 }
    const shift = index < border ? 0 : untold
    return { fromLine: fromLine + shift, toLine: toLine + shift }
  }

  return {
    count: () => blocks.length,
    at: (index) => blocks[index]?.block,
    linesOf,
    placed(index) {
      const block = blocks[index]?.block
      return block ? { element: block.element, ...linesOf(index) } : null
    },
    indexAtLine(line) {
      let low = 0
      let high = blocks.length - 1
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if (linesOf(middle).fromLine <= line) low = middle
        else high = middle - 1
      }
      return blocks.length === 0 ? -1 : low
    },
    indexOf: (element) => blocks.findIndex(({ block }) => block.element.contains(element)),
    insert(index, block, lines) {
      moveBorder(index)
      blocks.splice(index, 0, { block, ...lines })
      border = index + 1
    },
    take(index, count) {
      moveBorder(index)
      return blocks.splice(index, count).map(({ block }) => block)
    },
    setLines(index, lines) {
      moveBorder(index + 1)
      Object.assign(blocks[index] ?? {}, lines)
    },
    shift(index, lines) {
      moveBorder(index)
      untold += lines
    },
    clear() {
      blocks.length = 0
      border = 0
      untold = 0
    },
  }
}
