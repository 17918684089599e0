// Where a word of the preview stands in the source. It may stand there often, in addresses and tags, too: the right one
// is told by the letters around it, which are the same in both, whatever marks are between them.

export type ShownWord = {
  readonly word: string
  /** The text that is shown before the word, and behind it. */
  readonly before: string
  readonly behind: string
  /** A place in the source to which the nearest is meant where several are alike. */
  readonly near: number
}

/** So many letters on each side are compared. */
const LETTERS = 60
/** In so many characters those are found, whatever else is between. */
const AROUND = 600
/** Of more places that are alike only the nearest are compared. */
const MOST = 200

/** Null where `source` has no such word. */
export function wordPlace(
  source: string,
  { word, before, behind, near }: ShownWord,
): { readonly from: number; readonly to: number } | null {
  const [above, below] = [lettersBefore(before), lettersBehind(behind)]
  const words = withoutAddresses(source)
  const nearest = [...words.matchAll(spellings(word))]
    .map(({ index: from, 0: { length } }) => ({ from, to: from + length }))
    .sort((a, b) => Math.abs(a.from - near) - Math.abs(b.from - near))
    .slice(0, MOST)
  const likeness = nearest.map(
    ({ from, to }) =>
      sameAtEnd(lettersBefore(words.slice(0, from)), above) +
      sameAtStart(lettersBehind(words.slice(to)), below),
  )
  return nearest[likeness.indexOf(Math.max(...likeness))] ?? null
}

/** The words as an author may have typed what a printer's signs are shown for. */
function spellings(word: string): RegExp {
  const pattern = word
    .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    .replace(/['’‘]/g, "['’‘]")
    .replace(/["“”„«»]/g, '["“”„«»]')
    .replace(/[–—]/g, '(?:[–—]|-{1,3})')
    .replace(/…/g, '(?:…|\\.{3})')
    .replace(/\s+/g, '\\s+')
  return new RegExp(pattern, 'g')
}

const letters = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '')
const lettersBefore = (text: string) => letters(text.slice(-AROUND)).slice(-LETTERS)
const lettersBehind = (text: string) => letters(text.slice(0, AROUND)).slice(0, LETTERS)

/** With blanks in place of addresses and tags. */
function withoutAddresses(source: string): string {
  return source.replace(/\]\([^()]*\)|<\/?[a-z](?![\w+.-]*:)[^<>]*>/gi, (found) => ' '.repeat(found.length))
}

function sameAtStart(a: string, b: string): number {
  let same = 0
  while (same < a.length && a[same] === b[same]) same++
  return same
}

function sameAtEnd(a: string, b: string): number {
  let same = 0
  while (same < a.length && same < b.length && a.at(-1 - same) === b.at(-1 - same)) same++
  return same
}
