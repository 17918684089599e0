// Emphasis as kramdown and Python-Markdown find it: by what stands right beside a mark, and no more. CommonMark asks
// whether signs and letters lie on either side, which leaves `**「言葉」**は` as it is typed; their readers see it bold.
// Sources: https://kramdown.gettalong.org/syntax.html#emphasis and Python-Markdown 3.4 inlinepatterns.py.
import type { StateInline } from 'markdown-it'
import type { Parser } from '../tokens.ts'

export type LenientEmphasis = 'kramdown' | 'python-markdown'

type Tag = 'em' | 'strong'

/** By how many signs a mark has. */
const tagsOf: readonly (readonly Tag[])[] = [['em'], ['strong'], ['strong', 'em']]

/**
 * Which marks are open at the place that is read, in how many characters the end of one was looked for in vain, and
 * from where on one was closed nowhere.
 */
type Around = { readonly open: string[]; readonly unclosed: Map<string, number>; inVain: number }

/**
 * What is not closed from one place may be from a later one, where an element between took the end for its own. Behind
 * so many characters of one paragraph that is not asked any more: each look may cost the whole of it.
 */
const MOST_IN_VAIN = 100_000

export function addLenientEmphasis(parser: Parser, by: LenientEmphasis): void {
  const arounds = new WeakMap<StateInline, Around>()
  parser.inline.ruler.at('emphasis', (state, silent) => {
    const around = arounds.get(state) ?? { open: [], unclosed: new Map(), inVain: 0 }
    arounds.set(state, around)
    return emphasis(state, silent, by, around)
  })
}

function emphasis(state: StateInline, silent: boolean, by: LenientEmphasis, around: Around): boolean {
  const { src, pos } = state
  const sign = src[pos]
  if (sign !== '*' && sign !== '_') return false
  const double = sign + sign
  const mark = src.startsWith(double, pos) ? double : sign
  const triple = double + sign
  if (by === 'python-markdown' && src.startsWith(triple, pos) && opens(src, pos, triple, by)) {
    if (take(state, silent, by, around, triple)) return true
  }
  if (opens(src, pos, mark, by)) {
    if (take(state, silent, by, around, mark)) return true
    // kramdown takes the first of two that are not closed as two for one.
    const mayBeOne = by === 'kramdown' && mark === double && around.open.length === 0
    if (mayBeOne && take(state, silent, by, around, sign)) return true
  }
  // Python-Markdown goes on behind the first of two, where the second may be one.
  const shown = by === 'kramdown' ? mark : sign
  if (!silent) state.pending += shown
  state.pos += shown.length
  return true
}

function opens(src: string, pos: number, mark: string, by: LenientEmphasis): boolean {
  const [before, behind] = [src[pos - 1] ?? '', src[pos + mark.length] ?? '']
  if (by === 'kramdown') return !/\s/.test(behind) && !(mark[0] === '_' && /[\p{L}-]/u.test(before))
  const isApart = /^\s?$/.test(before) && /^\s?$/.test(behind)
  return !isApart && !(mark[0] === '_' && /[\p{L}\p{N}_]/u.test(before))
}

function take(
  state: StateInline,
  silent: boolean,
  by: LenientEmphasis,
  around: Around,
  mark: string,
): boolean {
  const { pos, posMax } = state
  const tags = tagsOf[mark.length - 1] ?? []
  // Within itself an element is none; in Python-Markdown only where it is marked by the same sign.
  if (around.open.some((one) => one.length === mark.length && (by === 'kramdown' || one === mark)))
    return false
  const from = pos + mark.length
  around.open.push(mark)
  // Where a token ends is another matter within this element.
  const { cache } = state
  state.cache = {}
  const end = endOf(state, from, mark, by, around)
  state.cache = cache
  state.pos = pos
  if (end > 0 && !silent) {
    for (const tag of tags) state.push(`${tag}_open`, tag, 1).markup = mark
    state.pos = from
    state.posMax = end
    state.md.inline.tokenize(state)
    state.posMax = posMax
    for (const tag of tags.toReversed()) state.push(`${tag}_close`, tag, -1).markup = mark
  }
  around.open.pop()
  if (end > 0) state.pos = end + mark.length
  return end > 0
}

/** Where the mark that closes begins; -1 where none does. Whatever has an end of its own is passed as a whole. */
function endOf(state: StateInline, from: number, mark: string, by: LenientEmphasis, around: Around): number {
  const { src, posMax } = state
  const { open, unclosed } = around
  const key = `${mark} ${posMax} ${open}`
  const isTiring = around.inVain >= MOST_IN_VAIN
  if (isTiring && from >= (unclosed.get(key) ?? Number.POSITIVE_INFINITY)) return -1
  state.pos = from
  while (state.pos < posMax) {
    const at = state.pos
    if (at > from && src.startsWith(mark, at) && closes(src, at, mark, by)) return at
    if (by === 'kramdown' || !/[*_]/.test(src[at] ?? '')) state.md.inline.skipToken(state)
    else if (mark === '*' && src[at] === mark) break
    else state.pos++
  }
  // Of a `*` of Python-Markdown the next one decides.
  if (state.pos >= posMax) {
    unclosed.set(key, Math.min(from, unclosed.get(key) ?? from))
    around.inVain += posMax - from
  }
  return -1
}

function closes(src: string, at: number, mark: string, by: LenientEmphasis): boolean {
  const [before, behind] = [src[at - 1] ?? '', src[at + mark.length] ?? '']
  if (by === 'kramdown' && /\s/.test(before)) return false
  // Two of them are another's, three are both's.
  if (by === 'kramdown' && mark.length === 1 && behind === mark && src[at + 2] !== mark) return false
  if (mark[0] !== '_') return true
  return by === 'kramdown' ? !/[\p{L}\p{N}]/u.test(behind) : before !== '_' && !/[\p{L}\p{N}_]/u.test(behind)
}
