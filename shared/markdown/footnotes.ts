// Footnotes of a post: marks are numbered in the order in which readers meet them, the notes stand at the end.
import { footnote } from '@mdit/plugin-footnote'
import type { StateInline } from 'markdown-it'
import type { Parser, Token } from './tokens.ts'

/** A mark in the text: `[^label]`, or `^[the note itself]`. */
export type NoteMark = { readonly token: Token; readonly label: string | null }

/** The text of a note that marks refer to by its label. */
export type NoteDefinition = { readonly label: string; readonly tokens: readonly Token[] }

/** What a mark shows: its note's number, and which mark of that note it is, both from one. */
export type NotePlace = { readonly number: number; readonly nth: number }

/** Marks and definitions are parsed here; who renders the post numbers and places them. */
export function addFootnotes(parser: Parser): void {
  parser.use(footnote)
  parser.core.ruler.disable('footnoteTail')
  parser.inline.ruler.at('footnoteInline', inlineNote)
  parser.renderer.rules.footnote_ref = (tokens, at) => {
    const { number, nth } = placeOf(tokens[at])
    const id = nth > 1 ? `fnref-${number}-${nth}` : `fnref-${number}`
    return `<sup class="footnote-ref"><a href="#fn-${number}" id="${id}">${number}</a></sup>`
  }
  parser.renderer.rules.footnote_back = (tokens, at) => {
    const { number, nth } = placeOf(tokens[at])
    const id = nth > 1 ? `fnref-${number}-${nth}` : `fnref-${number}`
    return ` <a href="#${id}" class="footnote-backref" aria-label="Back to the text">↩︎</a>`
  }
}

function placeOf(token: Token | undefined): NotePlace {
  const { number = 0, nth = 1 } = (token?.meta ?? {}) as Partial<NotePlace>
  return { number, nth }
}

/** `^[text]`: its note is the token's children. */
function inlineNote(state: StateInline, silent: boolean): boolean {
  const { pos, src, posMax } = state
  if (pos + 2 >= posMax || src[pos] !== '^' || src[pos + 1] !== '[') return false
  const end = state.md.helpers.parseLinkLabel(state, pos + 1)
  if (end < 0) return false
  if (!silent) {
    const children: Token[] = []
    state.md.inline.parse(src.slice(pos + 2, end), state.md, state.env, children)
    const token = state.push('footnote_ref', '', 0)
    token.children = children
  }
  state.pos = end + 1
  return true
}

/** Takes the definitions out of `tokens`. */
export function separateNotes(tokens: readonly Token[]): {
  readonly body: Token[]
  readonly definitions: NoteDefinition[]
} {
  const body: Token[] = []
  const definitions: NoteDefinition[] = []
  // A note may hold a quote that holds another.
  const open: Token[][] = [body]
  for (const token of tokens) {
    if (token.type === 'footnote_reference_open') {
      const own: Token[] = []
      definitions.push({ label: String(token.meta?.label), tokens: own })
      open.push(own)
    } else if (token.type === 'footnote_reference_close') open.pop()
    else {
      // A note is shown at the end of the post, where the lines of its source mean nothing.
      if (open.length > 1)
        token.attrs = token.attrs?.filter(([name]) => name !== 'data-line' && name !== 'data-to') ?? null
      open.at(-1)?.push(token)
    }
  }
  return { body, definitions }
}

/** All marks of `tokens` in the order of the text, also those within notes. */
export function noteMarks(tokens: readonly Token[]): NoteMark[] {
  return tokens.flatMap((token) => {
    const inner = token.children ? noteMarks(token.children) : []
    if (token.type !== 'footnote_ref') return inner
    const label = token.children ? null : String(token.meta?.label)
    return [{ token, label }, ...inner]
  })
}

export type Numbered = {
  /** The places of the marks, in their order. */
  readonly places: readonly NotePlace[]
  /** The notes by number: the label, or the mark that holds the note itself; how many marks refer to it. */
  readonly notes: readonly { readonly label: string | null; readonly mark: number; readonly marks: number }[]
}

export function numberNotes(labels: readonly (string | null)[]): Numbered {
  const notes: { label: string | null; mark: number; marks: number }[] = []
  const known = new Map<string, { number: number }>()
  const places = labels.map((label, mark) => {
    const standing = label === null ? undefined : known.get(label)
    const number = standing?.number ?? notes.push({ label, mark, marks: 0 })
    if (label !== null && !standing) known.set(label, { number })
    const note = notes[number - 1]
    if (note) note.marks++
    return { number, nth: note?.marks ?? 1 }
  })
  return { places, notes }
}

/** Puts the numbers where the renderer finds them. */
export function placeMarks(marks: readonly NoteMark[], places: readonly NotePlace[]): void {
  for (const [at, { token }] of marks.entries()) token.meta = places[at] ?? { number: 0, nth: 1 }
}

/** A note's tokens with a way back to each of its marks, in its last paragraph. */
export function addBackLinks(content: readonly Token[], number: number, marks: number): readonly Token[] {
  const [some] = content
  if (!some) return []
  const kind = some.constructor as new (type: string, tag: string, nesting: -1 | 0 | 1) => Token
  const ways = Array.from({ length: marks }, (_, before) => {
    const way = new kind('footnote_back', '', 0)
    way.meta = { number, nth: before + 1 } satisfies NotePlace
    return way
  })
  const end = content.at(-1)?.type === 'paragraph_close' ? content.length - 1 : content.length
  return [...content.slice(0, end), ...ways, ...content.slice(end)]
}

/** The paragraph of a note that stands in its mark. */
export function inlineNoteTokens(parser: Parser, mark: Token | undefined): readonly Token[] {
  const [open, inline, close] = parser.parse('x', {})
  if (!mark || !open || !inline || !close) return []
  inline.children = mark.children
  return [open, inline, close]
}
