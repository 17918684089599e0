// The named arguments of template tags: `alt="…"`, `caption='…'`, `path: "…"`; found where they stand, and quoted.

export type TagArgument = {
  readonly name: string
  /** The whole argument, `[from, to)`. */
  readonly from: number
  readonly to: number
  /** As it stands, with its quotes. */
  readonly value: string
}

// Quoted words without a name are read as well, that nothing is found within them.
const argument = /(?:([\w:.-]+)\s*[=:]\s*)?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|[^\s,"'`()=]+)/g

/** The first argument `name` of those in `[from, to)`. */
export function argumentNamed(text: string, from: number, to: number, name: string): TagArgument | null {
  for (const { 0: whole, 1: key, 2: value = '', index } of text.slice(from, to).matchAll(argument)) {
    if (key?.toLowerCase() !== name) continue
    return { name: key, from: from + index, to: from + index + whole.length, value }
  }
  return null
}

/** Where an argument begins with what parts it from the one before it, so that it can be taken away. */
export function withGap(text: string, at: number): number {
  const before = text.slice(Math.max(0, at - 200), at)
  return at - (/\s*,?\s*$/.exec(before)?.[0].length ?? 0)
}

/** Whether all of `value` is one quoted text. */
export function isQuoted(value: string): boolean {
  return /^(?:"[\s\S]*"|'[\s\S]*'|`[\s\S]*`)$/.test(value) && value.length > 1
}

/**
 * `said` between quotes that know no escapes, as those of Liquid and Zola: the one that is free, else printers' quotes
 * in their place. Readers of posts may know escapes, and Liquid ends a tag even within quotes.
 */
export function quotedPlainly(said: string): string {
  const plain = said.replace(/([%}])(?=\})|\\$/g, '$& ').replaceAll('<!--', '<! --')
  const quote = plain.includes('"') && !plain.includes("'") ? "'" : '"'
  return quote + (quote === '"' ? withPrintersQuotes(plain) : plain) + quote
}

/** Double quotes as a printer sets them, for where the plain ones would end what is said. */
export function withPrintersQuotes(words: string): string {
  return words.replace(/(^|[\s([{])"/g, '$1“').replaceAll('"', '”')
}
