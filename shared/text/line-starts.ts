// Lines of a text with line feeds: how many there are, and where they begin.

/** How many line feeds `text` has up to `to`. */
export function countBreaks(text: string, to: number = text.length): number {
  let breaks = 0
  for (let at = text.indexOf('\n'); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) breaks++
  return breaks
}

/** The offset of each line's first character. */
export function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
