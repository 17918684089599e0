// Where the preview stands: the line of the source at its top edge, and the ways to a line and to a heading.
import { interpolate, placesOf } from './line-places.ts'
import { findTarget } from './link-target.ts'
import { overFrames } from './over-frames.ts'
import type { ShownBlocks } from './shown-blocks.ts'

export type FramePlace = {
  /** The line (one-based, fractional) at the top edge. */
  topLine(): number
  /**
   * Tells `listener` the line at the top edge, or infinity where the post is at its end, below which no more of it
   * comes; in a long post again in the next frames, in which what came into sight is laid out.
   */
  tellTop(listener: (topLine: number) => void): void
  /** Gives up a place that is being found: the author's hand is here. */
  rest(): void
  scrollToLine(line: number): void
  /** To the very end, also of a post whose end is not laid out yet. */
  scrollToEnd(): void
  /** Scrolls to what `fragment` names, and says whether there is such a thing. */
  jump(fragment: string): boolean
}

/** On the root of a post that is laid out only where it is in sight. */
export const LONG = 'data-long'
/** Between the top edge and what was jumped to, in pixels; `scroll-padding-top` of the sheet. */
const EDGE_PX = 16
/** Frames in which a place of a long post is found: what comes into sight may be taller than it was thought to be. */
const STEPS = 6

export function framePlace(frame: Document, blocks: ShownBlocks): FramePlace {
  const scroller = () => frame.scrollingElement ?? frame.documentElement
  const isLong = () => frame.documentElement.hasAttribute(LONG)
  const approaching = overFrames(() => (isLong() ? STEPS : 1))
  const telling = overFrames(() => (isLong() ? STEPS : 1))

  function approach(distance: () => number): void {
    approaching.begin(() => {
      const by = distance()
      if (Math.abs(by) >= 1) scroller().scrollTop += by
    })
  }

  function topLine(): number {
    let low = 0
    let high = blocks.count() - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (endsBelow(blocks.at(middle)?.element, 1)) high = middle
      else low = middle + 1
    }
    const block = blocks.placed(low)
    if (!block) return 1
    const places = placesOf(block)
    if ((places[0]?.top ?? 0) >= 0) return block.fromLine
    return interpolate(places, 'top', 'line', 0)
  }

  function isAtEnd(): boolean {
    const { scrollTop, scrollHeight, clientHeight } = scroller()
    return scrollTop > 0 && scrollHeight - clientHeight - scrollTop <= 1
  }

  function distanceTo(line: number): number {
    const block = blocks.placed(blocks.indexAtLine(line))
    if (!block) return 0
    if (line <= blocks.linesOf(0).fromLine) return -scroller().scrollTop
    return interpolate(placesOf(block), 'line', 'top', line)
  }

  return {
    topLine,
    tellTop: (listener) => telling.begin(() => listener(isAtEnd() ? Number.POSITIVE_INFINITY : topLine())),
    rest: approaching.end,
    scrollToLine: (line) => approach(() => distanceTo(line)),
    scrollToEnd() {
      approach(() => {
        const { scrollTop, scrollHeight, clientHeight } = scroller()
        return scrollHeight - clientHeight - scrollTop
      })
    },
    jump(fragment) {
      const target = findTarget(frame, fragment)
      if (!target) return false
      const still = frame.defaultView?.matchMedia('(prefers-reduced-motion: reduce)').matches
      if (isLong()) approach(() => target.getBoundingClientRect().top - EDGE_PX)
      else target.scrollIntoView({ behavior: still ? 'instant' : 'smooth', block: 'start' })
      return true
    },
  }
}

/**
 * Whether it ends more than so many pixels below the top edge. Its run alone says so where it can: a place within a
 * run that is out of sight could only be told by laying that out.
 */
function endsBelow(block: Element | undefined, px: number): boolean {
  const run = block?.parentElement?.getBoundingClientRect()
  if (!block || !run || run.bottom <= px) return false
  return run.top > px || block.getBoundingClientRect().bottom > px
}
