// Where the lines of the source stand in the preview, measured: what keeps the two in step.
import type { SourceLines } from './preview-source.ts'

/** A line of the source (one-based, fractional) and its distance from the top edge, in pixels. */
export type Place = { readonly line: number; readonly top: number }

export type PlacedBlock = SourceLines & { readonly element: Element }

/** Known places of a block, by line, each with its distance from the top edge; the last one is the block's end. */
export function placesOf(block: PlacedBlock): Place[] {
  const rect = block.element.getBoundingClientRect()
  const inner = [...block.element.querySelectorAll('[data-line]')].flatMap((element) => {
    const start = {
      line: block.fromLine + Number(element.getAttribute('data-line')),
      top: element.getBoundingClientRect().top,
    }
    const to = element.getAttribute('data-to')
    return to === null ? [start] : [start, { line: block.fromLine + Number(to), top: endOf(element) }]
  })
  const end = { line: Math.max(block.toLine, block.fromLine), top: rect.bottom }
  // Lines and places must both rise, or a place between two could not be told.
  let last = { line: block.fromLine, top: rect.top }
  const rising = [last]
  for (const place of [...inner, end]) {
    if (place.line < last.line || place.top < last.top) continue
    rising.push(place)
    last = place
  }
  return rising
}

/** Where the words of `element` end: an item's own stand above those of the list within it. */
function endOf(element: Element): number {
  const list = element.querySelector(':scope > ul, :scope > ol')
  return list ? list.getBoundingClientRect().top : element.getBoundingClientRect().bottom
}

/** The `to` at which `from` is `value`, between the two places around it. */
export function interpolate(
  places: readonly Place[],
  from: keyof Place,
  to: keyof Place,
  value: number,
): number {
  let before = places[0]
  for (const after of places) {
    if (!before || after[from] > value) {
      if (!before || after[from] === before[from]) return after[to]
      const share = (value - before[from]) / (after[from] - before[from])
      return before[to] + Math.max(0, share) * (after[to] - before[to])
    }
    before = after
  }
  return before?.[to] ?? 0
}
