// What is parsed at once of a post: the whole body, or one segment of it. What reaches beyond it (ids of headings,
// numbers of notes, contents lists, titles of links) is left open, and filled in when the piece is shown in its place.
import { escapeHtml } from '../text/escape-html.ts'
import {
  addBackLinks,
  type NoteDefinition,
  type NoteMark,
  type NotePlace,
  noteMarks,
  placeMarks,
  separateNotes,
} from './footnotes.ts'
import { type Landmark, landmarksOf, placeTitles, type Untitled } from './link-titles.ts'
import { commentWords } from './syntax/comments.ts'
import { type Parser, plainText, type Token } from './tokens.ts'

/** What the whole post knows: definitions that count in every piece of it. */
export type Globals = {
  readonly references: Readonly<Record<string, LinkTarget>>
  /** By the abbreviation with an underscore before it, as markdown-it's plug-in has them. */
  readonly abbreviations: Readonly<Record<string, string>>
  /** Labels of notes with a colon before them, likewise. */
  readonly notes: Readonly<Record<string, number>>
}

export type LinkTarget = { readonly href: string; readonly title: string }

export const noGlobals: Globals = { references: {}, abbreviations: {}, notes: {} }

export type PieceHeading = {
  readonly text: string
  /** As it is written, with its marks. */
  readonly source: string
  readonly level: number
  /** The id that the author gave. */
  readonly given: string | null
  /** It stands for itself, not in a quote, a list or a note. */
  readonly isTop: boolean
  /** Zero-based, within the piece. */
  readonly line: number
}

/** What rules of parser and renderer share. */
export type PieceEnv = { contents?: string; untitled?: readonly Token[]; [rule: string]: unknown }

export type Piece = {
  /** Without definitions of notes. */
  readonly tokens: readonly Token[]
  readonly definitions: readonly NoteDefinition[]
  readonly marks: readonly NoteMark[]
  readonly headings: readonly PieceHeading[]
  /** Those that open the headings, in their order. */
  readonly headingTokens: readonly Token[]
  /** The author's comments that stand for themselves; lines zero-based, within the piece. */
  readonly comments: readonly { readonly text: string; readonly line: number }[]
  readonly hasContents: boolean
  /** Those that show the title of something in the post. */
  readonly untitled: readonly Token[]
  readonly landmarks: readonly Landmark[]
  readonly env: PieceEnv
}

export function parsePiece(
  parser: Parser,
  text: string,
  { references, abbreviations, notes }: Globals,
): Piece {
  const env: PieceEnv = {
    // What the piece itself defines or counts must not reach the others.
    references: Object.create(references) as Record<string, LinkTarget>,
    // The plug-in never ends with none.
    ...(Object.keys(abbreviations).length > 0 && { abbreviations: { ...abbreviations } }),
    footnotes: { refs: Object.create(notes) as Record<string, number> },
  }
  return pieceOf(parser.parse(text, env), env)
}

/** A piece that is the whole body. */
export function parseWhole(parser: Parser, body: string): Piece {
  const env: PieceEnv = {}
  return pieceOf(parser.parse(body, env), env)
}

function pieceOf(tokens: Token[], env: PieceEnv): Piece {
  const marks = noteMarks(tokens)
  const headings: PieceHeading[] = []
  const headingTokens: Token[] = []
  for (const [at, token] of tokens.entries()) {
    const inline = tokens[at + 1]
    if (token.type !== 'heading_open' || inline?.type !== 'inline') continue
    const given = token.attrGet('id')
    headingTokens.push(token)
    headings.push({
      text: plainText(inline),
      source: inline.content,
      level: Number(token.tag.slice(1)),
      given: given === null ? null : String(given),
      isTop: token.level === 0,
      line: token.map?.[0] ?? 0,
    })
  }
  const { body, definitions } = separateNotes(tokens)
  return {
    tokens: body,
    definitions,
    marks,
    headings,
    headingTokens,
    comments: tokens.flatMap(({ type, content, map }) => {
      const words = type === 'html_block' ? commentWords(content) : ''
      return words === '' ? [] : [{ text: words, line: map?.[0] ?? 0 }]
    }),
    hasContents: tokens.some(({ type }) => type === 'contents_list'),
    untitled: env.untitled ?? [],
    landmarks: landmarksOf(tokens),
    env,
  }
}

/** Where a piece stands in its post. */
export type Place = {
  readonly ids: readonly string[]
  readonly notes: readonly NotePlace[]
  /** The post's contents list, where the piece shows it. */
  readonly contents: string
  /** Of what its links without words lead to; null where that has none. */
  readonly titles: readonly (string | null)[]
}

/** What the links of a piece without words lead to. */
export function untitledTargets({ untitled }: Piece): string[] {
  return untitled.map(({ meta }) => (meta as Untitled).target)
}

/** Puts ids, numbers, contents and titles where the renderer finds them. */
export function settle(piece: Piece, { ids, notes, contents, titles }: Place): void {
  for (const [nth, token] of piece.headingTokens.entries()) token.attrSet('id', ids[nth] ?? '')
  placeMarks(piece.marks, notes)
  piece.env.contents = contents
  placeTitles(piece.untitled, titles)
}

export function renderTokens(parser: Parser, tokens: readonly Token[], env: PieceEnv): string {
  return parser.renderer.render([...tokens], parser.options, env)
}

export type ShownNote = {
  readonly number: number
  /** So many marks refer to it. */
  readonly marks: number
  /** By which its source is found; null where it stands in its mark. */
  readonly label: string | null
}

/** One note of those at the post's end, in a list of its own that goes on counting. */
export function renderNote(
  parser: Parser,
  content: readonly Token[],
  env: PieceEnv,
  { number, marks, label }: ShownNote,
): string {
  const html = renderTokens(parser, addBackLinks(content, number, marks), env)
  const rule = number === 1 ? '<hr>\n' : ''
  const named = label === null ? '' : ` data-note="${escapeHtml(label)}"`
  return `<section class="footnotes">${rule}<ol start="${number}">\n<li id="fn-${number}"${named}>${html}</li>\n</ol></section>\n`
}
