// The HTML entities that settings write signs with.

const named: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  bdquo: '„',
  emsp: '\u{2003}',
  ensp: '\u{2002}',
  gt: '>',
  hellip: '…',
  laquo: '«',
  ldquo: '“',
  lsaquo: '‹',
  lsquo: '‘',
  lt: '<',
  mdash: '—',
  middot: '·',
  nbsp: '\u{A0}',
  ndash: '–',
  prime: '′',
  Prime: '″',
  quot: '"',
  raquo: '»',
  rdquo: '”',
  rsaquo: '›',
  rsquo: '’',
  sbquo: '‚',
  shy: '\u{AD}',
  thinsp: '\u{2009}',
}

/** The sign of this name or code point; null for one that is not known. */
export function entity(name: string | number): string | null {
  const point = Number(name)
  if (Number.isInteger(point) && point > 0 && point <= 0x10_ffff) return String.fromCodePoint(point)
  return named[name] ?? null
}

/** `text` with its entities as the signs that they are; one that is not known stays. */
export function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (all, decimal, hex, name) => {
    return entity(name ?? (hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))) ?? all
  })
}
