// What KaTeX finds wrong in a formula, for people: it speaks of EOF, and counts characters that nobody counts.
import { ParseError } from 'katex'

/** One sentence: what is wrong, and where. What is no word of KaTeX's of a formula is thrown on. */
export function plainMathError(error: unknown, source: string): string {
  if (!(error instanceof ParseError)) throw error
  const { rawMessage, position, length } = error
  const said = rawMessage
    .replace(/^Too many expansions.*/, 'Macros that expand too often')
    .replaceAll("'EOF'", 'the end of the formula')
    .replace(/^[a-z]/, (letter) => letter.toUpperCase())
  // Where it is wrong at the formula's end, or everywhere, there is no piece of it.
  const piece = length > 0 ? source.slice(position, position + length).trim() : ''
  const line = source.trimEnd().slice(0, position).trimStart().split('\n').length
  const isLong = source.trim().includes('\n') && position !== undefined
  return `${said}${piece === '' || said.includes(piece) ? '' : ` at “${piece}”`}${isLong ? ` in line ${line}` : ''}.`
}
