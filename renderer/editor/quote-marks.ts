/** The marks of quotes that a line of the source begins with: `> > `. */
export function quoteMarks(line: string): string {
  return /^(?: {0,3}> ?)*/.exec(line)?.[0] ?? ''
}
