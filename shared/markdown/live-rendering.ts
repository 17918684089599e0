// A rendering of a post that follows its changes: only what a change touches is parsed anew. The law: after any
// series of changes its blocks are those of `renderPost`.
import { type Block, findBlock } from '../frontmatter/block.ts'
import { readFields } from '../frontmatter/read-fields.ts'
import { applyChanges, type TextChange } from '../text/change.ts'
import { readingMinutes } from '../text/words.ts'
import { stillOpen } from './blocks.ts'
import { headingIds } from './heading-ids.ts'
import type { Parser } from './parser.ts'
import { countBreaks, type Heading, type RenderedBlock, renderPost, withHeading } from './render.ts'
import {
  type References,
  type Rendered,
  referencesOf,
  renderSegment,
  type Segment,
  segmentOf,
  segmentStarts,
} from './segments.ts'

export type LiveRendering = {
  /** Renders `text` from nothing. */
  begin(text: string): readonly RenderedBlock[]
  /** Takes `changes` of the text that was rendered last. */
  change(changes: readonly TextChange[]): readonly RenderedBlock[]
  readonly text: string
}

/** How many segments behind a change are parsed with it at first: markdown-it looks ahead two lines at most. */
const BEFORE = 2
const BEHIND = 2

export function liveRendering(parser: Parser): LiveRendering {
  let text = ''
  let block: Block | null = null
  let rendered: readonly Rendered[] = []
  let references: References = {}

  function begin(next: string): readonly RenderedBlock[] {
    text = next
    block = findBlock(text)
    const body = text.slice(block?.to ?? 0)
    const segments = cut(parser, body)
    references = referencesOf(segments)
    rendered = segments.map((segment) => renderSegment(parser, segment, references))
    return blocks()
  }

  function change(changes: readonly TextChange[]): readonly RenderedBlock[] {
    const [first, last] = [changes[0], changes.at(-1)]
    if (!first || !last) return blocks()
    const next = applyChanges(text, changes)
    const shift = next.length - text.length
    const found = findBlock(next)
    const bodyFrom = block?.to ?? 0
    // Behind the front matter nothing changes what it is, unless there is none yet.
    const isBodyAlone =
      first.from >= bodyFrom && (found?.to ?? 0) === bodyFrom && found?.format === block?.format
    if (!isBodyAlone || rendered.length === 0) return begin(next)
    text = next
    block = found
    replaceSegments(first.from - bodyFrom, last.to - bodyFrom, shift, bodyFrom)
    return blocks()
  }

  /** `[from, to)` of the old body was replaced, which grew by `shift`. */
  function replaceSegments(from: number, to: number, shift: number, bodyFrom: number): void {
    const offsets = offsetsOf(rendered)
    const start = Math.max(0, indexAt(offsets, from) - BEFORE)
    const touched = indexAt(offsets, to)
    const startAt = offsets[start] ?? 0
    for (let reach = BEHIND; ; reach *= 4) {
      const end = Math.min(rendered.length, touched + 1 + reach)
      const isWhole = end === rendered.length
      const endAt = (isWhole ? (offsets[rendered.length] ?? 0) : (offsets[end] ?? 0)) + shift
      const window = text.slice(bodyFrom + startAt, bodyFrom + endAt)
      const starts = segmentStarts(parser, window)
      // In step again: a block begins where one began before, and all that follows is as it was.
      const meeting = isWhole
        ? rendered.length
        : meetingPoint(starts, offsets, touched + 1, end, startAt - shift)
      if (meeting === null) continue
      const stop = isWhole ? window.length : (offsets[meeting] ?? 0) + shift - startAt
      const bounds = [...starts.filter((at) => at < stop), stop]
      const fresh = bounds.slice(0, -1).map((at, nth) => segmentOf(parser, window.slice(at, bounds[nth + 1])))
      take(start, meeting, fresh)
      return
    }
  }

  function take(start: number, end: number, fresh: readonly Segment[]): void {
    const segments = [
      ...rendered.slice(0, start).map(({ segment }) => segment),
      ...fresh,
      ...rendered.slice(end).map(({ segment }) => segment),
    ]
    const gone = rendered.slice(start, end).some(({ segment }) => segment.definitions.length > 0)
    const come = fresh.some(({ definitions }) => definitions.length > 0)
    const before = references
    if (gone || come) references = referencesOf(segments)
    const isSame = before === references || JSON.stringify(before) === JSON.stringify(references)
    // A definition that is new or other changes whatever has brackets.
    const again = (one: Rendered) =>
      isSame || !one.segment.hasBrackets ? one : renderSegment(parser, one.segment, references)
    rendered = [
      ...rendered.slice(0, start).map(again),
      ...fresh.map((segment) => renderSegment(parser, segment, references)),
      ...rendered.slice(end).map(again),
    ]
  }

  function blocks(): readonly RenderedBlock[] {
    // Footnotes are numbered through the whole post and stand at its end.
    if (rendered.some(({ segment }) => segment.hasFootnotes)) return renderPost(parser, text)
    const bodyLine = block ? countBreaks(text.slice(0, block.to)) : 0
    const grouped = groups(rendered, bodyLine)
    const fields = block ? readFields(text, block).fields : []
    const words = { spaced: 0, unspaced: 0 }
    for (const { segment } of rendered) {
      words.spaced += segment.words.spaced
      words.unspaced += segment.words.unspaced
    }
    return withHeading(grouped, fields, firstHeading(rendered), readingMinutes(words), bodyLine)
  }

  return {
    begin,
    change,
    get text() {
      return text
    },
  }
}

function cut(parser: Parser, body: string): Segment[] {
  const bounds = [...segmentStarts(parser, body), body.length]
  return bounds.slice(0, -1).map((at, nth) => segmentOf(parser, body.slice(at, bounds[nth + 1])))
}

/** Where each segment begins in the body, and the body's length at the end. */
function offsetsOf(rendered: readonly Rendered[]): number[] {
  const offsets = [0]
  let at = 0
  for (const { segment } of rendered) {
    at += segment.text.length
    offsets.push(at)
  }
  return offsets
}

/** The segment that holds the position; the last one for the end. */
function indexAt(offsets: readonly number[], position: number): number {
  let low = 0
  let high = offsets.length - 2
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((offsets[middle] ?? 0) <= position) low = middle
    else high = middle - 1
  }
  return Math.max(0, low)
}

/** The first old segment of `[from, to)` whose beginning is among `starts` of the window at `origin`. */
function meetingPoint(
  starts: readonly number[],
  offsets: readonly number[],
  from: number,
  to: number,
  origin: number,
): number | null {
  const known = new Set(starts)
  for (let at = from; at < to; at++) if (known.has((offsets[at] ?? 0) - origin)) return at
  return null
}

function firstHeading(rendered: readonly Rendered[]): Heading | null {
  let index = 0
  for (const { lead } of rendered) {
    if (lead.kind === 'nothing') continue
    if (lead.kind === 'h1') return { text: lead.text, index }
    if (lead.kind !== 'comment') return null
    index++
  }
  return null
}

/** The blocks of the body: what raw HTML opens and a later segment closes is one of them. */
function groups(rendered: readonly Rendered[], bodyLine: number): RenderedBlock[] {
  const ids = headingIds()
  const blocks: RenderedBlock[] = []
  let open: readonly string[] = []
  let group: { parts: string[]; from: number; to: number } | null = null
  let line = 0
  let after = 0
  for (const { segment, span, rawHtml, headings, html } of rendered) {
    const own = headings.map((heading) => ids.next(heading))
    if (span !== null) {
      group ??= { parts: [], from: Number.POSITIVE_INFINITY, to: after }
      group.parts.push(html(own))
      group.from = Math.min(group.from, line + span.from)
      group.to = Math.max(group.to, line + span.to)
      if (rawHtml !== null) open = stillOpen(rawHtml, open)
      if (open.length === 0) {
        blocks.push(toBlock(group, bodyLine))
        after = group.to
        group = null
      }
    }
    line += segment.lines
  }
  if (group) blocks.push(toBlock({ ...group, to: line + 1 }, bodyLine))
  return blocks
}

function toBlock(
  { parts, from, to }: { parts: readonly string[]; from: number; to: number },
  bodyLine: number,
): RenderedBlock {
  return {
    html: parts.length === 1 ? (parts[0] ?? '') : parts.join(''),
    fromLine: bodyLine + from + 1,
    toLine: bodyLine + to + 1,
  }
}
