// TextChange: an edit as data, and what can be done with a list of them.
// Positions are UTF-16 code units, half open, in the text before any change of the list.

/** Replaces `[from, to)` by `insert`. */
export type TextChange = {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/**
 * Whether `changes` can be applied to a text of `length`: in order, apart (touching is allowed), inside.
 */
export function fits(changes: readonly TextChange[], length: number): boolean {
  let end = 0
  for (const { from, to } of changes) {
    if (!Number.isInteger(from) || !Number.isInteger(to) || from < end || to < from || to > length)
      return false
    end = to
  }
  return true
}

/**
 * The text after `changes`.
 * @throws RangeError where they do not fit (see `fits`)
 */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  if (!fits(changes, text.length)) throw new RangeError('changes do not fit the text')
  const parts: string[] = []
  let at = 0
  for (const { from, to, insert } of changes) {
    parts.push(text.slice(at, from), insert)
    at = to
  }
  parts.push(text.slice(at))
  return parts.join('')
}

/** The changes that take `applyChanges(before, changes)` back to `before`. */
export function invertChanges(before: string, changes: readonly TextChange[]): TextChange[] {
  let shift = 0
  return changes.map(({ from, to, insert }) => {
    const start = from + shift
    shift += insert.length - (to - from)
    return { from: start, to: start + insert.length, insert: before.slice(from, to) }
  })
}

/**
 * Where `position` of the text before lies after `changes`.
 * A position at an insertion goes behind it with `side` 1, stays before it with -1;
 * one inside a replaced span goes to the end of what replaced it, or to its start.
 */
export function mapPosition(position: number, changes: readonly TextChange[], side: 1 | -1 = 1): number {
  let shift = 0
  for (const { from, to, insert } of changes) {
    if (position < from || (position === from && side < 0)) break
    if (position > to || (position === to && (side > 0 || to > from))) {
      shift += insert.length - (to - from)
      continue
    }
    return from + shift + (side > 0 ? insert.length : 0)
  }
  return position + shift
}
