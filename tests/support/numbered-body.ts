// Bodies that tell whether they are whole: the same number on every line, 20 KB or 1 MB long.

export function numberedBody(number: number): string {
  const line = `${String(number).padStart(9, '0')} of so many lines.\n`
  return line.repeat(Math.ceil((number % 2 === 0 ? 20_000 : 1_000_000) / line.length))
}

/** The number of a body, as its first line tells. */
export function numberOf(body: string): number {
  return Number(body.slice(0, 9))
}
