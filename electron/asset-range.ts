// The part of a file that a player asks for: RFC 9110, section 14.

export type Range = { readonly from: number; readonly to: number }

/** Null: no (usable) range was asked for; both ends are inside the file. */
export function rangeOf(header: string | null | undefined, size: number): Range | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return null
  const from = match[1] === '' ? Math.max(0, size - Number(match[2])) : Number(match[1])
  const to = match[1] === '' || match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1)
  return from > to || from >= size ? 'unsatisfiable' : { from, to }
}
