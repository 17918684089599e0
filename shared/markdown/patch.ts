// The difference between two renderings of a post, as runs of blocks to take out and put in.
import type { RenderedBlock } from './blocks.ts'

/** At `at`, counted when all hunks before it are carried out. */
export type Hunk = {
  readonly at: number
  readonly removed: number
  readonly inserted: readonly RenderedBlock[]
  /** By how much the lines of all blocks behind move. */
  readonly shiftLines: number
}

/** How far two renderings are searched for a block that they share again. */
const LOOK_AHEAD = 24

/**
 * What makes `after` out of `before`. A change touches the block at the cursor, and at times a few far away: the
 * line with the reading time, a contents list, a note's number. Blocks between those stay.
 */
export function patchBlocks(before: readonly RenderedBlock[], after: readonly RenderedBlock[]): Hunk[] {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && isSame(before[start], after[start], 0)) start++
  const endShift = (after.at(-1)?.toLine ?? 0) - (before.at(-1)?.toLine ?? 0)
  let end = 0
  while (end < shorter - start && isSame(before.at(-1 - end), after.at(-1 - end), endShift)) end++
  const hunks: Hunk[] = []
  let [from, to, shift] = [start, start, 0]
  const [beforeEnd, afterEnd] = [before.length - end, after.length - end]
  const push = (fromEnd: number, toEnd: number, nextShift: number) => {
    const inserted = after.slice(to, toEnd)
    hunks.push({ at: to, removed: fromEnd - from, inserted, shiftLines: nextShift - shift })
    ;[from, to, shift] = [fromEnd, toEnd, nextShift]
  }
  while (from < beforeEnd || to < afterEnd) {
    if (from < beforeEnd && to < afterEnd && isSame(before[from], after[to], shift)) {
      from++
      to++
      continue
    }
    const meeting = meet(before, after, from, to, beforeEnd, afterEnd)
    const nextShift = meeting
      ? (after[meeting.to]?.fromLine ?? 0) - (before[meeting.from]?.fromLine ?? 0)
      : end > 0
        ? endShift
        : shift
    push(meeting?.from ?? beforeEnd, meeting?.to ?? afterEnd, nextShift)
  }
  if (end > 0 && shift !== endShift) push(beforeEnd, afterEnd, endShift)
  return hunks
}

/** The nearest blocks from `from` and `to` on that look the same and are as long. */
function meet(
  before: readonly RenderedBlock[],
  after: readonly RenderedBlock[],
  from: number,
  to: number,
  beforeEnd: number,
  afterEnd: number,
): { from: number; to: number } | null {
  for (let distance = 0; distance <= LOOK_AHEAD; distance++) {
    for (let ahead = 0; ahead <= distance; ahead++) {
      const [a, b] = [from + ahead, to + distance - ahead]
      if (a >= beforeEnd || b >= afterEnd) continue
      const [one, other] = [before[a], after[b]]
      if (one && other && isSame(one, other, other.fromLine - one.fromLine)) return { from: a, to: b }
    }
  }
  return null
}

/** `before` with the hunks carried out: the law is that this is `after`. */
export function applyHunks(
  before: readonly RenderedBlock[],
  hunks: readonly Hunk[],
): readonly RenderedBlock[] {
  let blocks = before
  for (const { at, removed, inserted, shiftLines } of hunks) {
    const behind = blocks.slice(at + removed)
    blocks = [
      ...blocks.slice(0, at),
      ...inserted,
      ...(shiftLines === 0 ? behind : behind.map((block) => shifted(block, shiftLines))),
    ]
  }
  return blocks
}

function shifted({ html, fromLine, toLine }: RenderedBlock, lines: number): RenderedBlock {
  return { html, fromLine: fromLine + lines, toLine: toLine + lines }
}

/**
 * As many of `hunks` as have `size` characters of HTML between them, so that the page is not held up by a long
 * post; the first one at least in part. What is left shows in the next difference.
 */
export function limited(hunks: readonly Hunk[], size: number): { hunks: readonly Hunk[]; isWhole: boolean } {
  let left = size
  const taken: Hunk[] = []
  for (const hunk of hunks) {
    let count = 0
    while (count < hunk.inserted.length && (left > 0 || count === 0))
      left -= hunk.inserted[count++]?.html.length ?? 0
    const isWhole = count === hunk.inserted.length
    taken.push(isWhole ? hunk : { ...hunk, inserted: hunk.inserted.slice(0, count) })
    if (!isWhole) return { hunks: taken, isWhole }
    if (left <= 0) return { hunks: taken, isWhole: taken.length === hunks.length }
  }
  return { hunks: taken, isWhole: true }
}

function isSame(a: RenderedBlock | undefined, b: RenderedBlock | undefined, shift: number): boolean {
  if (a === b && shift === 0) return a !== undefined
  return (
    a !== undefined &&
    b !== undefined &&
    a.fromLine + shift === b.fromLine &&
    a.toLine + shift === b.toLine &&
    a.html === b.html
  )
}
