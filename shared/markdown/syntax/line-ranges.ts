// Lines of code as authors name them, one-based.

/** The lines of `1,3-5`, with whatever between. */
export function linesOf(ranges: string): number[] {
  return [...ranges.matchAll(/(\d{1,5})(?:\s*-\s*(\d{1,5}))?/g)].flatMap(([, from = '', to = from]) =>
    Array.from(
      { length: Math.min(1000, Math.max(0, Number(to) - Number(from) + 1)) },
      (_, at) => Number(from) + at,
    ),
  )
}
