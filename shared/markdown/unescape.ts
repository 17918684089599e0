// Text as it is meant, from text as Markdown and HTML spell it.

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

/** A target or label without Markdown's escapes and entities. */
export function unescaped(text: string): string {
  return withoutEntities(text.replace(/\\([!-/:-@[-`{-~])/g, '$1'))
}

/** HTML's entities by number, and those that addresses need by name. */
export function withoutEntities(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,6}));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      const code =
        hex !== undefined ? Number.parseInt(hex, 16) : decimal !== undefined ? Number(decimal) : null
      if (code !== null) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
      return entities[name ?? ''] ?? whole
    },
  )
}
