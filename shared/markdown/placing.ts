// Rendered segments in their places: ids of headings and numbers of notes run through the whole post, raw HTML that
// one segment opens and a later one closes makes one block of all between.
import { stillOpen } from './blocks.ts'
import { contentsList } from './contents-list.ts'
import type { Dialect } from './dialect.ts'
import { type Numbered, numberNotes } from './footnotes.ts'
import { headingIds } from './heading-ids.ts'
import type { RenderedBlock, TitleHeading } from './render.ts'
import type { Rendered } from './segments.ts'

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

export function placedHeadings(
  rendered: readonly Rendered[],
  dialect: Dialect,
  bodyLine: number,
): PlacedHeading[] {
  const ids = headingIds(dialect.headingIds)
  const placed: PlacedHeading[] = []
  let line = bodyLine + 1
  for (const { segment, headings } of rendered) {
    for (const heading of headings) {
      const { text, level, isTop, given } = heading
      placed.push({ text, level, isTop, id: ids.next(text, given), line: line + heading.line })
    }
    line += segment.lines
  }
  return placed
}

/** The blocks of the body, and its notes: what raw HTML opens and a later segment closes is one block. */
export function groups(
  rendered: readonly Rendered[],
  headings: readonly PlacedHeading[],
  bodyLine: number,
): RenderedBlock[] {
  const numbered = numberNotes(rendered.flatMap(({ marks }) => marks))
  const contents = rendered.some(({ hasContents }) => hasContents) ? contentsList(headings) : ''
  const blocks: RenderedBlock[] = []
  let open: readonly string[] = []
  let group: { parts: string[]; from: number; to: number } | null = null
  let line = 0
  let after = 0
  let heading = 0
  let mark = 0
  for (const one of rendered) {
    const { segment, span, rawHtml } = one
    const html = one.html({
      ids: headings.slice(heading, heading + one.headings.length).map(({ id }) => id),
      notes: numbered.places.slice(mark, mark + one.marks.length),
      contents: one.hasContents ? contents : '',
    })
    heading += one.headings.length
    mark += one.marks.length
    if (span !== null) {
      group ??= { parts: [], from: Number.POSITIVE_INFINITY, to: after }
      group.parts.push(html)
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
  const end = blocks.at(-1)?.toLine ?? bodyLine + 1
  for (const html of notesOf(rendered, numbered)) blocks.push({ html, fromLine: end, toLine: end })
  return blocks
}

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
    if (label === null) return writer?.one.note({ mark: writer.mark }, at + 1, marks) ?? ''
    return holders.get(label)?.note({ label }, at + 1, marks) ?? ''
  })
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
