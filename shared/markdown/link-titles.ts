// Links without words, as MyST has them: readers see the title of the heading that one leads to. It may stand anywhere
// in the post, so what such a link shows is filled in where the whole of it is known.
import { slug as githubSlug } from 'github-slugger'
import type { Token } from './tokens.ts'

/** A token that shows a title: what its link leads to within the post, and its words where that has none. */
export type Untitled = { readonly target: string; readonly otherwise: string }

/** A name that the author gave to what stands below it. */
export type TargetMark = { readonly names: string }

/**
 * What a piece has for links to lead to, in its order: a target's name, the index of a heading of the piece, and null
 * for all that stands between. A name means the heading directly below it.
 */
export type Landmark = string | number | null

const nothing: readonly Landmark[] = [null]

export function landmarksOf(tokens: readonly Token[]): readonly Landmark[] {
  const marks: Landmark[] = []
  let headings = 0
  let hasNames = false
  for (const { type, nesting, meta } of tokens) {
    if (nesting < 0) continue
    const names = (meta as Partial<TargetMark> | null)?.names
    hasNames ||= names !== undefined
    const mark = names ?? (type === 'heading_open' ? headings++ : null)
    if (mark !== null || marks.at(-1) !== null) marks.push(mark)
  }
  // Most pieces are neither a name nor what one may mean.
  return hasNames || typeof marks[0] === 'number' || marks.length === 0 ? marks : nothing
}

/** A piece with its landmarks, and the headings of it. */
type Marked = { readonly landmarks: readonly Landmark[]; readonly headings: readonly unknown[] }

/** The title of what is asked for, or null; `headings` are those of all `pieces`. */
export function titleFinder(
  pieces: Iterable<Marked>,
  headings: readonly { readonly text: string; readonly id: string }[],
): (target: string) => string | null {
  const titles = new Map<string, string>()
  const name = (target: string, text: string | undefined) => {
    const key = keyOf(target)
    if (text && !titles.has(key)) titles.set(key, text)
  }
  let open: string[] = []
  let before = 0
  for (const piece of pieces) {
    for (const mark of piece.landmarks) {
      if (typeof mark === 'string') {
        open.push(mark)
        continue
      }
      if (mark !== null) for (const one of open) name(one, headings[before + mark]?.text)
      open = []
    }
    before += piece.headings.length
  }
  for (const { text, id } of headings) name(id, text)
  // MyST's own anchors are GitHub's, whatever Sphinx calls the section.
  for (const { text } of headings) name(githubSlug(text), text)
  return (target) => titles.get(keyOf(target)) ?? null
}

/** As docutils compares names. */
function keyOf(target: string): string {
  return target.toLowerCase().replace(/\s+/g, ' ').trim()
}

/** Puts titles, in their order, where the renderer finds them. */
export function placeTitles(untitled: readonly Token[], titles: readonly (string | null)[]): void {
  for (const [nth, token] of untitled.entries())
    token.content = titles[nth] ?? (token.meta as Untitled).otherwise
}
