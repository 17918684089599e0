// Rendered segments in their places: ids of headings and numbers of notes run through the whole post, what raw HTML or
// a tag opens in one segment and closes in a later one makes one block of all between.
import { joined, type RenderedBlock, type ShownPart } from './blocks.ts'
import { contentsList } from './contents-list.ts'
import type { Dialect } from './dialect.ts'
import { type Numbered, numberNotes } from './footnotes.ts'
import { headingIds } from './heading-ids.ts'
import { titleFinder } from './link-titles.ts'
import type { TitleHeading } from './render.ts'
import { blockOf, noteOf, type Rendered } from './segments.ts'

/** A heading with its id, its line counted from one in the whole text. */
export type PlacedHeading = {
  readonly text: string
  readonly level: number
  readonly isTop: boolean
  readonly id: string
  readonly line: number
}

export function titleHeading(rendered: readonly Rendered[]): TitleHeading | null {
  let index = 0
  for (const { lead } of rendered) {
    if (lead.kind === 'nothing') continue
    if (lead.kind === 'h1') return { text: lead.text, index }
    if (lead.kind !== 'comment') return null
    index++
  }
  return null
}

/** The ids of all headings, in their order. */
export function idsOf(rendered: readonly Rendered[], dialect: Dialect): string[] {
  const ids = headingIds(dialect.headingIds)
  const all: string[] = []
  for (const { headings } of rendered) {
    for (const { text, given, source } of headings) all.push(ids.next(text, given, source))
  }
  return all
}

export function placedHeadings(
  rendered: readonly Rendered[],
  ids: readonly string[],
  bodyLine: number,
): PlacedHeading[] {
  const placed: PlacedHeading[] = []
  let line = bodyLine + 1
  for (const { segment, headings } of rendered) {
    for (const { text, level, isTop, line: within } of headings) {
      placed.push({ text, level, isTop, id: ids[placed.length] ?? '', line: line + within })
    }
    line += segment.lines
  }
  return placed
}

/** The blocks of the body, and its notes. */
export function groups(
  rendered: readonly Rendered[],
  ids: readonly string[],
  bodyLine: number,
): RenderedBlock[] {
  const marks: (string | null)[] = []
  for (const one of rendered) if (one.marks.length > 0) marks.push(...one.marks)
  const numbered = numberNotes(marks)
  const contents = rendered.some(({ hasContents }) => hasContents)
    ? contentsList(placedHeadings(rendered, ids, bodyLine))
    : ''
  const titleOf = rendered.some(({ untitled }) => untitled.length > 0)
    ? titleFinder(rendered, placedHeadings(rendered, ids, bodyLine))
    : null
  const parts: ShownPart[] = []
  let line = bodyLine + 1
  let heading = 0
  let mark = 0
  for (const one of rendered) {
    const { segment, elements, pair, isRaw } = one
    const place = {
      ids: one.headings.length === 0 ? none : ids.slice(heading, heading + one.headings.length),
      notes: one.marks.length === 0 ? none : numbered.places.slice(mark, mark + one.marks.length),
      contents: one.hasContents ? contents : '',
      titles: titleOf === null || one.untitled.length === 0 ? none : one.untitled.map(titleOf),
    }
    const block = blockOf(one, place, line)
    heading += one.headings.length
    mark += one.marks.length
    if (block !== null) parts.push({ block, elements, pair, isRaw })
    line += segment.lines
  }
  const blocks = joined(parts, line + 1)
  const end = blocks.at(-1)?.toLine ?? bodyLine + 1
  for (const html of notesOf(rendered, numbered)) blocks.push({ html, fromLine: end, toLine: end })
  return blocks
}

const none: readonly never[] = []

function notesOf(rendered: readonly Rendered[], { notes }: Numbered): string[] {
  if (notes.length === 0) return []
  const holders = new Map<string, Rendered>()
  const writers: { one: Rendered; mark: number }[] = []
  for (const one of rendered) {
    for (const label of one.notes) if (!holders.has(label)) holders.set(label, one)
    for (const nth of one.marks.keys()) writers.push({ one, mark: nth })
  }
  return notes.map(({ label, mark, marks }, at) => {
    const writer = writers[mark]
    if (label === null) return writer ? noteOf(writer.one, { mark: writer.mark }, at + 1, marks) : ''
    const holder = holders.get(label)
    return holder ? noteOf(holder, { label }, at + 1, marks) : ''
  })
}
