// The difference between two renderings of a post, as the smallest run of blocks to take out and put in.
import type { RenderedBlock } from './render.ts'

export type BlockPatch = {
  readonly at: number
  readonly removed: number
  readonly inserted: readonly RenderedBlock[]
  /** By how much the lines of the blocks behind have moved. */
  readonly shiftLines: number
}

/**
 * What makes `after` out of `before`. Blocks at both ends that look the same and stand at the same lines (at the
 * end: moved by as many lines as the last one) stay.
 */
export function patchBlocks(before: readonly RenderedBlock[], after: readonly RenderedBlock[]): BlockPatch {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && isSame(before[start], after[start], 0)) start++
  const shiftLines = (after.at(-1)?.toLine ?? 0) - (before.at(-1)?.toLine ?? 0)
  let end = 0
  while (end < shorter - start && isSame(before.at(-1 - end), after.at(-1 - end), shiftLines)) end++
  return {
    at: start,
    removed: before.length - start - end,
    inserted: after.slice(start, after.length - end),
    shiftLines: end === 0 ? 0 : shiftLines,
  }
}

/** `before` with the patch carried out: the law is that this is `after`. */
export function applyPatch(before: readonly RenderedBlock[], patch: BlockPatch): RenderedBlock[] {
  const behind = before.slice(patch.at + patch.removed).map((block) => ({
    ...block,
    fromLine: block.fromLine + patch.shiftLines,
    toLine: block.toLine + patch.shiftLines,
  }))
  return [...before.slice(0, patch.at), ...patch.inserted, ...behind]
}

function isSame(a: RenderedBlock | undefined, b: RenderedBlock | undefined, shift: number): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    a.fromLine + shift === b.fromLine &&
    a.toLine + shift === b.toLine &&
    a.html === b.html
  )
}
