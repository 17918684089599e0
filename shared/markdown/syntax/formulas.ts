// TeX between its marks, in the source of a post or in the words that became of it.

/** TeX between its marks, which end at `to`. */
export type Formula = { readonly content: string; readonly to: number; readonly isDisplay: boolean }

/** A formula is no longer than a paragraph of some length. */
const LONGEST = 2000

/** `\(…\)` or, set apart, `\[…\]`. */
export function bracketsAt(text: string, at: number): Formula | null {
  const open = text.slice(at, at + 2)
  if (open !== '\\(' && open !== '\\[') return null
  const end = text.slice(0, at + LONGEST).indexOf(open === '\\(' ? '\\)' : '\\]', at + 2)
  if (end < 0) return null
  return { content: text.slice(at + 2, end), to: end + 2, isDisplay: open === '\\[' }
}

/** `$…$` or, set apart, `$$…$$`. */
export function dollarsAt(text: string, at: number): Formula | null {
  if (text[at] !== '$') return null
  const mark = text[at + 1] === '$' ? '$$' : '$'
  const end = closing(text, at + mark.length, mark)
  const content = text.slice(at + mark.length, end)
  if (end < 0 || content.trim() === '') return null
  const isPrice = () => /^\s|\s$/.test(content) || /\d/.test(text[end + 1] ?? '') || !looksLikeMath(content)
  if (mark === '$' && isPrice()) return null
  return { content, to: end + mark.length, isDisplay: mark === '$$' }
}

/** Two prices in a sentence are no formula between them. */
function looksLikeMath(content: string): boolean {
  return /[\\^_{}=<>+*/|]/.test(content) || /^[\p{L}\d][\p{L}\d'()., -]{0,7}$/u.test(content)
}

/** The mark that ends what begins at `from`. */
function closing(src: string, from: number, mark: string): number {
  const limit = Math.min(src.length, from + LONGEST)
  for (let at = from; at < limit; at++) {
    if (src[at] === '\\') at++
    else if (src.startsWith(mark, at)) return at
  }
  return -1
}
