// Segments: the runs of source that begin with a top-level block each. Where one begins, markdown-it remembers
// nothing of what stands above, so a text can be parsed anew from any of these places on.

import { countBreaks, lineStarts } from '../text/line-starts.ts'
import { ownCopy } from '../text/own-copy.ts'
import { countCharacters, type Tally, tallyWords } from '../text/words.ts'
import { type RenderedBlock, spanOf } from './blocks.ts'
import { inlineNoteTokens, type NotePlace } from './footnotes.ts'
import type { Landmark } from './link-titles.ts'
import { type Surrounding, surroundingOf } from './pairs.ts'
import {
  type Globals,
  type LinkTarget,
  type Piece,
  type PieceHeading,
  type Place,
  parsePiece,
  renderNote,
  renderTokens,
  settle,
  untitledTargets,
} from './piece.ts'
import { mayImport, mayShowImports } from './syntax/imported-pictures.ts'
import type { Parser, Token } from './tokens.ts'

/** What a segment defines for its whole post, in its order. */
export type Definitions = {
  readonly references: readonly (readonly [label: string, target: LinkTarget])[]
  readonly abbreviations: readonly (readonly [label: string, meaning: string])[]
  readonly notes: readonly string[]
}

export type Segment = {
  readonly text: string
  readonly lines: number
  readonly words: Tally
  readonly characters: number
  readonly definitions: Definitions | null
  /** It may use a definition of a link, a note or a picture of another segment. */
  readonly mayRefer: boolean
}

/** Where the top-level blocks of `text` begin, as offsets; the first is always 0. */
export function segmentStarts(parser: Parser, text: string): number[] {
  const tokens: Token[] = []
  parser.block.parse(text, parser, { references: {} }, tokens)
  const lines = lineStarts(text)
  const starts = [0]
  // Counted here: plug-ins do not all keep the level of what they hold.
  let depth = 0
  for (const { nesting, map } of tokens) {
    const at = depth === 0 && nesting >= 0 && map ? (lines[map[0]] ?? 0) : 0
    if (at > (starts.at(-1) ?? 0)) starts.push(at)
    depth += nesting
  }
  return starts
}

export function segmentOf(parser: Parser, source: string): Segment {
  // Else a post that is written in here and there would keep each text that it had.
  const text = ownCopy(source)
  return {
    text,
    lines: countBreaks(text),
    words: tallyWords(text),
    characters: countCharacters(text),
    definitions: definitionsIn(parser, text),
    mayRefer: text.includes('[') || mayShowImports(text),
  }
}

/** All definitions of the segment, also those of a label that is defined before: it may come to count. */
export function definitionsIn(parser: Parser, text: string): Definitions | null {
  if (!/(?:^|[\n>]|[-+*.)][ \t])[ \t>]*\*?\[/.test(text) && !mayImport(text)) return null
  const references: [string, LinkTarget][] = []
  const collector = new Proxy<Record<string, LinkTarget>>(
    {},
    {
      get: () => undefined,
      set(_target, label, { href, title }: LinkTarget) {
        references.push([String(label), { href, title }])
        return true
      },
    },
  )
  const env: {
    references: Record<string, LinkTarget>
    abbreviations: Record<string, string>
    footnotes: { refs: Record<string, number> }
  } = { references: collector, abbreviations: {}, footnotes: { refs: {} } }
  parser.block.parse(text, parser, env, [])
  const abbreviations = Object.entries(env.abbreviations)
  const notes = Object.keys(env.footnotes.refs)
  if (references.length + abbreviations.length + notes.length === 0) return null
  return { references, abbreviations, notes }
}

/** Of a label that is defined twice the first counts. */
export function globalsOf(segments: Iterable<Segment>): Globals {
  const references: Record<string, LinkTarget> = Object.create(null)
  const abbreviations: Record<string, string> = {}
  const notes: Record<string, number> = Object.create(null)
  for (const { definitions } of segments) {
    if (definitions === null) continue
    for (const [label, target] of definitions.references) references[label] ??= target
    for (const [label, meaning] of definitions.abbreviations) abbreviations[label] ??= meaning
    for (const label of definitions.notes) notes[label] = -1
  }
  return { references, abbreviations, notes }
}

/** Whether a segment that was rendered with `before` may look different with `after`. */
export function feels(segment: Segment, before: Globals, after: Globals): boolean {
  if (
    segment.mayRefer &&
    (!alike(before.references, after.references) || !alike(before.notes, after.notes))
  ) {
    return true
  }
  if (alike(before.abbreviations, after.abbreviations)) return false
  const labels = [...Object.keys(before.abbreviations), ...Object.keys(after.abbreviations)]
  return labels.some((label) => segment.text.includes(label.slice(1)))
}

const alikeness = new WeakMap<object, WeakMap<object, boolean>>()

function alike(before: object, after: object): boolean {
  if (before === after) return true
  const known = alikeness.get(before) ?? new WeakMap<object, boolean>()
  alikeness.set(before, known)
  const answer = known.get(after) ?? JSON.stringify(before) === JSON.stringify(after)
  known.set(after, answer)
  return answer
}

/** A segment parsed with all definitions of its post. Of a long post there are thousands: each is to hold little. */
export type Rendered = Surrounding & {
  readonly segment: Segment
  /** Lines of its block within the segment, zero-based, half open; null where it has none. */
  readonly span: { readonly from: number; readonly to: number } | null
  readonly lead: Lead
  /** Their ids follow from all headings of the post. */
  readonly headings: readonly PieceHeading[]
  readonly comments: readonly { readonly text: string; readonly line: number }[]
  /** The labels of its marks of notes, null for a note within the text. */
  readonly marks: readonly (string | null)[]
  readonly hasContents: boolean
  /** What its links without words lead to. */
  readonly untitled: readonly string[]
  readonly landmarks: readonly Landmark[]
  /** The labels of the notes that stand here. */
  readonly notes: readonly string[]
  /** Its HTML, where that is the same in any place. */
  readonly shown: string | Placeable
  /** As `blockOf` gave it last. */
  block: RenderedBlock | null
}

type Lead =
  | { readonly kind: 'h1'; readonly text: string }
  | { readonly kind: 'comment' | 'other' | 'nothing' }

/** What looks different in another place. */
type Placeable = {
  html(place: Place): string
  note(which: WhichNote, number: number, marks: number): string
}

/** By label, or by the mark that holds it. */
export type WhichNote = { readonly label: string } | { readonly mark: number }

export function renderSegment(parser: Parser, segment: Segment, globals: Globals): Rendered {
  const piece = parsePiece(parser, segment.text, globals)
  const { tokens, marks, headings, comments, definitions, hasContents, untitled, landmarks, env } = piece
  const [first] = tokens
  const { elements, pair, isRaw } = surroundingOf(first)
  const isFixed = headings.length + marks.length + definitions.length + untitled.length === 0 && !hasContents
  return {
    segment,
    span: spanOf(tokens),
    lead: leadOf(tokens, headings[0]?.text ?? ''),
    elements: shared(elements),
    pair,
    isRaw,
    headings: shared(headings),
    comments: shared(comments),
    marks: shared(marks.map(({ label }) => label)),
    hasContents,
    untitled: shared(untitledTargets(piece)),
    landmarks: shared(landmarks),
    notes: shared(definitions.map(({ label }) => label)),
    shown: isFixed ? renderTokens(parser, tokens, env) : placeable(parser, segment, globals, piece),
    block: null,
  }
}

const none: readonly never[] = []

/** Most lists are empty, and one is enough for all of those. */
function shared<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? none : list
}

function htmlOf({ shown }: Rendered, place: Place): string {
  return typeof shown === 'string' ? shown : shown.html(place)
}

/**
 * Its block where the segment begins at `line`, one-based; null where it has none. The very same as long as nothing
 * of it changes, so that two renderings of a long post are compared at a glance.
 */
export function blockOf(rendered: Rendered, place: Place, line: number): RenderedBlock | null {
  // Also where nothing but notes stands: they take their numbers from it.
  const html = htmlOf(rendered, place)
  const { span, block } = rendered
  if (span === null) return null
  const [fromLine, toLine] = [line + span.from, line + span.to]
  if (block?.html !== html || block.fromLine !== fromLine || block.toLine !== toLine) {
    rendered.block = { html, fromLine, toLine }
  }
  return rendered.block
}

/** A note that stands here. Call `blockOf` with the place first. */
export function noteOf({ shown }: Rendered, which: WhichNote, number: number, marks: number): string {
  return typeof shown === 'string' ? '' : shown.note(which, number, marks)
}

function placeable(parser: Parser, segment: Segment, globals: Globals, parsed: Piece): Placeable {
  const hasNotes = parsed.marks.length + parsed.definitions.length > 0
  let piece: Piece | null = parsed
  let last: { readonly key: string; readonly html: string } | null = null
  const shownNotes = new Map<string, string>()
  return {
    html(place) {
      const key = keyOf(place)
      if (last?.key === key) return last.html
      piece ??= parsePiece(parser, segment.text, globals)
      settle(piece, place)
      shownNotes.clear()
      last = { key, html: renderTokens(parser, piece.tokens, piece.env) }
      // Tokens would be most of what is held, and a heading seldom gets another id.
      if (!hasNotes) piece = null
      return last.html
    },
    note(which, number, count) {
      const key = JSON.stringify([which, number, count])
      const standing = shownNotes.get(key)
      if (standing !== undefined || piece === null) return standing ?? ''
      const { definitions, marks, env } = piece
      const content =
        'label' in which
          ? (definitions.find((one) => one.label === which.label)?.tokens ?? [])
          : inlineNoteTokens(parser, marks[which.mark]?.token)
      const label = 'label' in which ? which.label : null
      const html = renderNote(parser, content, env, { number, marks: count, label })
      shownNotes.set(key, html)
      return html
    },
  }
}

function keyOf({ ids, notes, contents, titles }: Place): string {
  return `${ids.join(' ')}|${titles.join('\n')}|${notes.map(({ number, nth }: NotePlace) => `${number}.${nth}`).join(' ')}|${contents}`
}

const leads = {
  nothing: { kind: 'nothing' },
  comment: { kind: 'comment' },
  other: { kind: 'other' },
} as const

function leadOf([first]: readonly Token[], heading: string): Lead {
  if (!first) return leads.nothing
  if (first.type === 'heading_open' && first.tag === 'h1') return { kind: 'h1', text: heading }
  return first.type === 'html_block' && /^\s*<!--/.test(first.content) ? leads.comment : leads.other
}
