// The smallest changes from one text to another: first by lines, then by characters within what differs.
// The algorithm is Myers' O(ND) (Algorithmica 1, 1986), bounded; past its bound a passage is replaced whole.
import type { TextChange } from './change.ts'

/**
 * Changes that make `after` out of `before`: `applyChanges(before, diffText(before, after)) === after`.
 * They are apart and never between the halves of a surrogate pair; equal texts have none.
 */
export function diffText(before: string, after: string): TextChange[] {
  const [a, b] = [splitLines(before), splitLines(after)]
  const changes: TextChange[] = []
  let [from, line] = [0, 0]
  let [afterFrom, afterLine] = [0, 0]
  for (const hunk of diffSequences(a, b, MOST_LINE_EDITS)) {
    for (; line < hunk.from; line++) from += a[line]?.length ?? 0
    for (; afterLine < hunk.afterFrom; afterLine++) afterFrom += b[afterLine]?.length ?? 0
    const [to, afterTo] = [
      from + lengthOf(a, hunk.from, hunk.to),
      afterFrom + lengthOf(b, hunk.afterFrom, hunk.afterTo),
    ]
    changes.push(...diffPassage(before, from, to, after.slice(afterFrom, afterTo)))
  }
  return changes
}

const MOST_LINE_EDITS = 1000
/** Above this a passage is replaced, less its equal start and end. */
const LONGEST_BY_CHARACTER = 4000

type Hunk = {
  readonly from: number
  readonly to: number
  readonly afterFrom: number
  readonly afterTo: number
}

function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? []
}

function lengthOf(lines: readonly string[], from: number, to: number): number {
  let length = 0
  for (let i = from; i < to; i++) length += lines[i]?.length ?? 0
  return length
}

function diffPassage(before: string, from: number, to: number, insert: string): TextChange[] {
  // Code points, so that no change stands between the halves of a pair.
  const [a, b] = [[...before.slice(from, to)], [...insert]]
  const most = a.length + b.length > LONGEST_BY_CHARACTER ? 0 : Math.ceil(Math.max(a.length, b.length) / 2)
  let [at, index] = [from, 0]
  return diffSequences(a, b, most).map((hunk) => {
    at += lengthOf(a, index, hunk.from)
    const start = at
    at += lengthOf(a, hunk.from, hunk.to)
    index = hunk.to
    return { from: start, to: at, insert: b.slice(hunk.afterFrom, hunk.afterTo).join('') }
  })
}

/** Hunks in order, apart from each other; with more than `most` edits one hunk between equal start and end. */
function diffSequences(a: readonly string[], b: readonly string[], most: number): Hunk[] {
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  ) {
    tail++
  }
  const [aEnd, bEnd] = [a.length - tail, b.length - tail]
  if (head === aEnd && head === bEnd) return []
  const whole = { from: head, to: aEnd, afterFrom: head, afterTo: bEnd }
  if (head === aEnd || head === bEnd) return [whole]

  const hunks = myers(a.slice(head, aEnd), b.slice(head, bEnd), most)
  return (
    hunks?.map(({ from, to, afterFrom, afterTo }) => ({
      from: from + head,
      to: to + head,
      afterFrom: afterFrom + head,
      afterTo: afterTo + head,
    })) ?? [whole]
  )
}

function myers(a: readonly string[], b: readonly string[], most: number): Hunk[] | null {
  const offset = most + 1
  const furthest = new Int32Array(2 * most + 3)
  const trail: Int32Array[] = []
  for (let edits = 0; edits <= most; edits++) {
    // Only the diagonals from -edits to edits are written, and their neighbours read, on the way back.
    trail.push(furthest.slice(offset - edits - 1, offset + edits + 2))
    for (let k = -edits; k <= edits; k += 2) {
      const [down, right] = [furthest[offset + k + 1] ?? 0, furthest[offset + k - 1] ?? 0]
      let x = k === -edits || (k !== edits && right < down) ? down : right + 1
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++
      furthest[offset + k] = x
      if (x >= a.length && x - k >= b.length) return walkBack(trail, a.length, b.length)
    }
  }
  return null
}

function walkBack(trail: readonly Int32Array[], aLength: number, bLength: number): Hunk[] {
  const hunks: Hunk[] = []
  let [x, y] = [aLength, bLength]
  for (let edits = trail.length - 1; edits > 0; edits--) {
    const before = trail[edits] ?? new Int32Array()
    const k = x - y
    const [down, right] = [before[edits + 1 + k + 1] ?? 0, before[edits + 1 + k - 1] ?? 0]
    const isDown = k === -edits || (k !== edits && right < down)
    const from = isDown ? down : right
    const afterFrom = from - (isDown ? k + 1 : k - 1)
    const [to, afterTo] = isDown ? [from, afterFrom + 1] : [from + 1, afterFrom]
    const last = hunks.at(-1)
    if (last?.from === to && last.afterFrom === afterTo) {
      hunks[hunks.length - 1] = { ...last, from, afterFrom }
    } else hunks.push({ from, to, afterFrom, afterTo })
    ;[x, y] = [from, afterFrom]
  }
  return hunks.reverse()
}
