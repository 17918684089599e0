// What stands before the root element of an XML document: instructions, comments, and the doctype with its subset.

export type Prologue = {
  /** Targets of processing instructions but `xml`'s. */
  readonly instructions: readonly string[]
  /** Between the square brackets of the doctype. */
  readonly subset: string | null
  /** Where the root element begins. */
  readonly rootFrom: number
}

/** In one pass; null where no element follows. */
export function readPrologue(text: string): Prologue | null {
  const instructions: string[] = []
  let subset: string | null = null
  let at = text.startsWith('\uFEFF') ? 1 : 0
  for (;;) {
    while (/\s/.test(text.charAt(at))) at++
    if (text.startsWith('<?', at)) {
      const target = /^[^\s?]+/.exec(text.slice(at + 2, at + 100))?.[0] ?? ''
      if (target !== 'xml') instructions.push(target)
      at = behind(text, '?>', at)
    } else if (text.startsWith('<!--', at)) at = behind(text, '-->', at + 4)
    else if (/^<!doctype\s/i.test(text.slice(at, at + 10))) {
      const end = endOfDeclaration(text, at + 9, '[>')
      if (text[end] === '[') {
        const close = endOfDeclaration(text, end + 1, ']')
        subset = text.slice(end + 1, close)
        at = behind(text, '>', close)
      } else at = end + 1
    } else return text[at] === '<' ? { instructions, subset, rootFrom: at } : null
  }
}

/** The declarations of a subset, without comments. */
export function declarations(subset: string): readonly string[] {
  const found: string[] = []
  for (let at = 0; at < subset.length; ) {
    if (subset.startsWith('<!--', at)) at = behind(subset, '-->', at + 4)
    else if (subset[at] === '<') {
      const end = endOfDeclaration(subset, at + 1, '>')
      found.push(subset.slice(at, end))
      at = end + 1
    } else {
      // A reference to a parameter entity stands between declarations.
      if (subset[at] === '%') found.push('%')
      at++
    }
  }
  return found
}

/** The place of the first of `ends` outside quotes and comments; the text's length where there is none. */
function endOfDeclaration(text: string, from: number, ends: string): number {
  for (let at = from; at < text.length; at++) {
    const letter = text.charAt(at)
    if (ends.includes(letter)) return at
    if (text.startsWith('<!--', at)) at = behind(text, '-->', at + 4) - 1
    else if (letter === '"' || letter === "'") at = behind(text, letter, at + 1) - 1
  }
  return text.length
}

function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  return at < 0 ? text.length : at + mark.length
}
