// What Mermaid says is wrong, for people: its parsers go on with token names and arrows made of dashes.

/** In characters, as the contract allows and a line can hold. */
const LONGEST = 300

/** The part of Mermaid's message that tells where and what, in one line. */
export function plainMessage(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error)
  const [told = ''] = words.split(/\n-*\^|\n?Expecting\b| matching given configuration/)
  const line = told.replace(/\s+/g, ' ').trim().slice(0, LONGEST)
  return line === '' ? 'This diagram could not be drawn.' : line
}
