// Where two texts differ, told in whole lines, for an author to compare.
import type { TextChange } from './change.ts'

/** Words of a line; those of one text alone are `own`. */
export type Piece = { readonly text: string; readonly own: boolean }

/** Lines of both texts that stand for each other, without the break behind the last of them. */
export type DifferingLines = { readonly before: readonly Piece[]; readonly after: readonly Piece[] }

type Side = { readonly from: number; readonly to: number }
type Place = { readonly before: Side; readonly after: Side }

/** The lines that `changes`, in the order of the text, make of `before`; several changes of a line are told once. */
export function differingLines(
  before: string,
  changes: readonly TextChange[],
  after: string,
): DifferingLines[] {
  const groups: Place[][] = []
  let end = -1
  for (const place of changedWords(before, changes)) {
    if (place.before.from <= end) groups.at(-1)?.push(place)
    else groups.push([place])
    end = lineEnd(before, place.before.to)
  }
  return groups.map((places) => ({
    before: pieces(
      before,
      places.map((place) => place.before),
    ),
    after: pieces(
      after,
      places.map((place) => place.after),
    ),
  }))
}

/** Where the changes are, with the rest of the words that they cut. */
function changedWords(before: string, changes: readonly TextChange[]): readonly Place[] {
  const places: Place[] = []
  let shift = 0
  for (const [nth, { from, to, insert }] of changes.entries()) {
    const texts = [before.slice(from, to), insert]
    const last = places.at(-1)
    const lead = before.slice(last?.before.to ?? 0, from)
    const rest = before.slice(to, changes[nth + 1]?.from)
    const start = from - (texts.some((text) => firstIsLetter.test(text)) ? lengthOf(lettersAtEnd, lead) : 0)
    const end = to + (texts.some((text) => lastIsLetter.test(text)) ? lengthOf(lettersAtStart, rest) : 0)
    const shiftBehind = shift + insert.length - (to - from)
    if (last?.before.to === start) {
      places[places.length - 1] = {
        before: { from: last.before.from, to: end },
        after: { from: last.after.from, to: end + shiftBehind },
      }
    } else {
      places.push({ before: { from: start, to: end }, after: { from: start + shift, to: end + shiftBehind } })
    }
    shift = shiftBehind
  }
  return places
}

const firstIsLetter = /^[\p{L}\p{M}\p{N}]/u
const lastIsLetter = /[\p{L}\p{M}\p{N}]$/u
const lettersAtEnd = /(?<![\p{L}\p{M}\p{N}])[\p{L}\p{M}\p{N}]*$/u
const lettersAtStart = /^[\p{L}\p{M}\p{N}]*/u

function lengthOf(letters: RegExp, text: string): number {
  return letters.exec(text)?.[0].length ?? 0
}

function pieces(text: string, sides: readonly Side[]): readonly Piece[] {
  const found: Piece[] = []
  const put = (from: number, to: number, own: boolean) => {
    if (from < to) found.push({ text: text.slice(from, to), own })
  }
  let at = lineStart(text, sides[0]?.from ?? 0)
  for (const { from, to } of sides) {
    put(at, from, false)
    put(from, to, true)
    at = to
  }
  put(at, lineEnd(text, at), false)
  return found
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}
