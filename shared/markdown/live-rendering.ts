// A rendering of a post that follows its changes: only what a change touches is parsed anew. The law: after any
// series of changes its blocks are those of `renderPost`.
import { type Block, findBlock } from '../frontmatter/block.ts'
import { readFields } from '../frontmatter/read-fields.ts'
import { applyChanges, type TextChange } from '../text/change.ts'
import { countBreaks } from '../text/line-starts.ts'
import { ownCopy } from '../text/own-copy.ts'
import { type Counts, readingMinutes } from '../text/words.ts'
import type { RenderedBlock } from './blocks.ts'
import type { PostParser } from './parser.ts'
import { type Globals, noGlobals } from './piece.ts'
import { groups, idsOf, type PlacedHeading, placedHeadings, titleHeading } from './placing.ts'
import { metaLine, withHeading } from './render.ts'
import {
  feels,
  globalsOf,
  type Rendered,
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
  readonly headings: readonly PlacedHeading[]
  /** The author's comments, with their lines counted from one in the whole text. */
  readonly comments: readonly { readonly text: string; readonly line: number }[]
  /** What the post defines for all its blocks. */
  readonly globals: Globals
  /** Of the body alone. */
  readonly counts: Counts
}

/** How many segments behind a change are parsed with it at first: markdown-it looks ahead two lines at most. */
const BEFORE = 2
const BEHIND = 2

/** `pathDay` as for `renderPost`. */
export function liveRendering(parser: PostParser, pathDay: string | null = null): LiveRendering {
  /** The front matter; the body is that of the segments, which would be held twice with a text of the whole. */
  let head = ''
  let block: Block | null = null
  let rendered: readonly Rendered[] = []
  let globals: Globals = noGlobals
  /** Of all headings; null where they are to be made anew. */
  let ids: readonly string[] | null = null
  let counts: Counts = { words: 0, characters: 0, readingMinutes: 0 }

  function begin(next: string): readonly RenderedBlock[] {
    block = findBlock(next, parser.generator)
    head = ownCopy(next.slice(0, block?.to ?? 0))
    const segments = cut(parser, next.slice(head.length))
    ids = null
    globals = globalsOf(segments)
    rendered = segments.map((segment) => renderSegment(parser, segment, globals))
    return blocks()
  }

  function change(changes: readonly TextChange[]): readonly RenderedBlock[] {
    const [first, last] = [changes[0], changes.at(-1)]
    if (!first || !last) return blocks()
    const text = wholeText()
    const next = applyChanges(text, changes)
    const found = findBlock(next, parser.generator)
    const bodyFrom = head.length
    const shift = next.length - text.length
    const isBodyAlone = first.from >= bodyFrom && isSameBlock(found, block, 0)
    const isBlockAlone = last.to < bodyFrom && isSameBlock(found, block, shift)
    if (rendered.length === 0 || !(isBodyAlone || isBlockAlone)) return begin(next)
    block = found
    if (isBodyAlone) replaceSegments(first.from - bodyFrom, last.to - bodyFrom, shift, next.slice(bodyFrom))
    else head = ownCopy(next.slice(0, found?.to ?? 0))
    return blocks()
  }

  /** `[from, to)` of the old body was replaced, which grew by `shift` and is now `body`. */
  function replaceSegments(from: number, to: number, shift: number, body: string): void {
    const offsets = offsetsOf(rendered)
    let start = Math.max(0, indexAt(offsets, from) - BEFORE)
    while (!isBehindBlankLine(rendered, start)) start--
    const touched = indexAt(offsets, to)
    const startAt = offsets[start] ?? 0
    for (let reach = BEHIND; ; reach *= 4) {
      let end = Math.min(rendered.length, touched + 1 + reach)
      while (!isBehindBlankLine(rendered, end)) end++
      const isWhole = end === rendered.length
      const endAt = (isWhole ? (offsets[rendered.length] ?? 0) : (offsets[end] ?? 0)) + shift
      const window = body.slice(startAt, endAt)
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
    const gone = rendered.slice(start, end)
    let above = rendered.slice(0, start)
    let below = rendered.slice(end)
    if (
      gone.some(({ segment }) => segment.definitions !== null) ||
      fresh.some(({ definitions }) => definitions)
    ) {
      const before = globals
      globals = globalsOf([
        ...above.map(({ segment }) => segment),
        ...fresh,
        ...below.map(({ segment }) => segment),
      ])
      const again = (one: Rendered) =>
        feels(one.segment, before, globals) ? renderSegment(parser, one.segment, globals) : one
      above = above.map(again)
      below = below.map(again)
      ids = null
    }
    const come = fresh.map((segment) => renderSegment(parser, segment, globals))
    if (!haveSameHeadings(gone, come)) ids = null
    rendered = above.concat(come, below)
  }

  function blocks(): readonly RenderedBlock[] {
    const bodyLine = lineOfBody()
    ids ??= idsOf(rendered, parser.dialect)
    const grouped = groups(rendered, ids, bodyLine)
    const fields = block ? readFields(head, block).fields : []
    counts = sum(rendered)
    const meta = metaLine(fields, pathDay, counts.readingMinutes)
    return withHeading(grouped, fields, titleHeading(rendered), meta, bodyLine)
  }

  function lineOfBody(): number {
    return countBreaks(head)
  }

  function wholeText(): string {
    return head + rendered.map(({ segment }) => segment.text).join('')
  }

  return {
    begin,
    change,
    get text() {
      return wholeText()
    },
    get headings() {
      return placedHeadings(rendered, ids ?? [], lineOfBody())
    },
    get comments() {
      return placedComments(rendered, lineOfBody())
    },
    get globals() {
      return globals
    },
    get counts() {
      return counts
    },
  }
}

function cut(parser: PostParser, body: string): Segment[] {
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

/** Tags over several lines end before a blank line: no syntax that may fail to close looks further than to one. */
function isBehindBlankLine(rendered: readonly Rendered[], index: number): boolean {
  const before = rendered[index - 1]
  return before === undefined || index >= rendered.length || /\n[ \t]*\n$/.test(before.segment.text)
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

function isSameBlock(found: Block | null, block: Block | null, shift: number): boolean {
  if (found === null || block === null) return found === block && shift === 0
  return found.to === block.to + shift && found.format === block.format
}

/** As far as ids are made of them: of the words, of what is given, of the source. */
function haveSameHeadings(gone: readonly Rendered[], come: readonly Rendered[]): boolean {
  const before = gone.flatMap(({ headings }) => headings)
  const after = come.flatMap(({ headings }) => headings)
  return (
    before.length === after.length &&
    before.every(
      ({ text, given, source }, at) =>
        text === after[at]?.text && given === after[at].given && source === after[at].source,
    )
  )
}

function placedComments(rendered: readonly Rendered[], bodyLine: number): { text: string; line: number }[] {
  const placed: { text: string; line: number }[] = []
  let line = bodyLine + 1
  for (const { segment, comments } of rendered) {
    for (const comment of comments) placed.push({ text: comment.text, line: line + comment.line })
    line += segment.lines
  }
  return placed
}

function sum(rendered: readonly Rendered[]): Counts {
  const tally = { spaced: 0, unspaced: 0 }
  let characters = 0
  for (const { segment } of rendered) {
    tally.spaced += segment.words.spaced
    tally.unspaced += segment.words.unspaced
    characters += segment.characters
  }
  return { words: tally.spaced + tally.unspaced, characters, readingMinutes: readingMinutes(tally) }
}
