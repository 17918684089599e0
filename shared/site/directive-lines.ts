// The lines of a MyST directive without what the quotes and lists around it put before each of them.

/** What may stand before a directive's mark in its line: blanks, and the signs of quotes and list items. */
export const containers = String.raw`(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*`

/** What stands before the other lines of a directive whose first line begins with `lead`. */
export function continuedLead(lead: string): string {
  return lead.replace(/[-*+]|\d+[.)]/g, (sign) => ' '.repeat(sign.length))
}

/** `line` without the signs of the quotes that `lead` is in; null where one is missing, and so the quote is over. */
export function withoutLead(line: string, lead: string): string | null {
  let rest = line
  for (const sign of lead) {
    if (sign !== '>') continue
    const inner = rest.replace(/^[ \t]*>/, '')
    if (inner === rest) return null
    rest = inner
  }
  return rest
}
