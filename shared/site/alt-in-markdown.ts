// The alt text of `![alt](x)`, `![alt][label]` and of a definition's pictures. That the empty one is meant is said
// by a comment behind the picture, `<!-- decorative -->`: what readers get stays the empty alt text that Markdown
// gives a decorative picture anyway, and the picture stays one that every generator resizes, copies and links. An
// `<img alt="">` in its place would not be: Hugo leaves raw HTML out, Sphinx and Astro do not copy its file.
import { unescaped } from '../markdown/unescape.ts'
import type { TextChange } from '../text/change.ts'
import { type AltPlace, oneLine } from './alt-place.ts'

/** The comments that a post may have: MDX knows none of HTML's. */
export type CommentStyle = 'html' | 'mdx'

const marks: Readonly<Record<CommentStyle, string>> = {
  html: '<!-- decorative -->',
  mdx: '{/* decorative */}',
}
const mark = /[ \t]?(?:<!--[ \t]*decorative[ \t]*-->|\{\/\*[ \t]*decorative[ \t]*\*\/\})/iy
/** Attributes as kramdown, Pandoc and markdown-it-attrs read them hold on to the picture. */
const attributes = /\{(?![{%/])[^{}\n]{0,500}\}/y

/** The place in the picture that begins at `from`; null where none begins there. */
export function altInMarkdown(text: string, from: number, style: CommentStyle): AltPlace | null {
  if (!text.startsWith('![', from)) return null
  const altFrom = from + 2
  const altTo = closingBracket(text, altFrom)
  if (altTo === null) return null
  const after = text[altTo + 1]
  const end =
    after === '(' ? closingRound(text, altTo + 2) : after === '[' ? labelEnd(text, altTo + 2) : altTo + 1
  if (end === null) return null
  const alt = text.slice(altFrom, altTo)
  // In `![label]` and `![label][]` the label is the alt text, until words of its own part them.
  const isLabel = after === '[' ? end === altTo + 3 : after !== '('
  const words = { from: altFrom, to: isLabel ? end : altTo, alt, tail: isLabel ? `][${alt}]` : '' }
  return place(text, words, end + lengthAt(attributes, text, end), style)
}

/** All pictures that the definition of `label` shows: as well described as the least of them. */
export function altOfDefinition(text: string, label: string, style: CommentStyle): AltPlace {
  const wanted = folded(label)
  const uses: AltPlace[] = []
  for (const { 0: whole, 1: alt = '', 2: behind, index } of text.matchAll(use)) {
    if (text[index + whole.length] === '(' || folded(behind || alt) !== wanted) continue
    const found = altInMarkdown(text, index, style)
    if (found) uses.push(found)
  }
  const states = uses.map(({ state }) => state)
  return {
    state:
      states.includes('missing') || states.length === 0 ? 'missing' : (states.find(isSilent) ?? 'described'),
    alt: uses[0]?.alt ?? '',
    set: (alt) => uses.flatMap((one) => one.set(alt)),
    decorate: () => uses.flatMap((one) => one.decorate()),
  }
}

const use = /!\[((?:[^[\]\\\n]|\\.){0,500})\](?:\[((?:[^[\]\\\n]|\\.){0,500})\])?/g
const isSilent = (state: AltPlace['state']) => state !== 'described'

/** Where a picture is over whose brackets are closed before `to`: behind its attributes and its comment. */
export function pictureEnd(text: string, to: number): number {
  const end = to + lengthAt(attributes, text, to)
  return end + lengthAt(mark, text, end)
}

/** The span that the alt text takes, and what is to stand behind it there. */
type Words = { readonly from: number; readonly to: number; readonly alt: string; readonly tail: string }

/** `end` is where the picture ends, its attributes included: there the comment belongs. */
function place(text: string, { from, to, alt, tail }: Words, end: number, style: CommentStyle): AltPlace {
  const marked = lengthAt(mark, text, end)
  const write = (words: string): TextChange[] => (words === alt ? [] : [{ from, to, insert: words + tail }])
  const isEmpty = alt.trim() === ''
  return {
    state: isEmpty ? (marked > 0 ? 'decorative' : 'missing') : 'described',
    alt: unescaped(alt),
    set: (said) => [
      ...write(escapedAlt(said)),
      ...(marked > 0 ? [{ from: end, to: end + marked, insert: '' }] : []),
    ],
    decorate: () => [...write(''), ...(marked > 0 ? [] : [{ from: end, to: end, insert: marks[style] }])],
  }
}

/**
 * `alt` so that a reader of Markdown gets these letters and no markup. Only what could be markup is escaped, that
 * the source stays readable; a bar could end a table's cell, braces could open a template's tag.
 */
export function escapedAlt(alt: string): string {
  return escapedWords(oneLine(alt)).replace(/[|~^$]|\{(?=[{%])|[+=](?=[+=])|:(?=[\w+-]+:)/g, '\\$&')
}

/** `words` as text between other text: what could be emphasis, code, a link or HTML is escaped. */
export function escapedWords(words: string): string {
  return words
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/[\\`*[\]<]|_(?<![\p{L}\p{N}]_)|_(?![\p{L}\p{N}])/gu, '\\$&')
}

function closingBracket(text: string, from: number): number | null {
  return closing(text, from, '[', ']')
}

function closingRound(text: string, from: number): number | null {
  const angled = /[ \t\n]*<[^<>\n]*>/y
  const start = from + lengthAt(angled, text, from)
  const end = closing(text, start, '(', ')')
  return end === null ? null : end + 1
}

function labelEnd(text: string, from: number): number | null {
  const end = closing(text, from, '[', ']')
  return end === null ? null : end + 1
}

/** Behind this no picture's part goes on. */
const LIMIT = 4000

/** Where the bracket that was opened before `from` closes; null where it does not within the paragraph. */
function closing(text: string, from: number, open: string, close: string): number | null {
  let depth = 0
  let quote = ''
  for (let at = from; at < text.length && at - from < LIMIT; at++) {
    const sign = text[at]
    if (sign === '\\') at++
    else if (sign === '\n' && /^[ \t]*\n/.test(text.slice(at + 1, at + 80))) return null
    else if (quote !== '') {
      if (sign === quote) quote = ''
    } else if (open === '(' && (sign === '"' || sign === "'") && /\s/.test(text[at - 1] ?? '')) quote = sign
    else if (sign === open) depth++
    else if (sign === close) {
      if (depth === 0) return at
      depth--
    }
  }
  return null
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}

function folded(label: string): string {
  return oneLine(label).toLowerCase()
}
