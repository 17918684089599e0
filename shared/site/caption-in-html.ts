// Captions in HTML: the `<figcaption>` of the `<figure>` around a picture, and the title of an `<img>`.
import { maskCode } from '../markdown/mask-code.ts'
import type { TextChange } from '../text/change.ts'
import { type CaptionedReference, type CaptionPlace, isInTable } from './caption-place.ts'
import { attributeSpelling, htmlSpelling, respelt } from './caption-spelling.ts'
import type { ProfileId } from './profile.ts'

/** Behind this no figure goes on. */
const LIMIT = 4000

/** The caption of the `<figure>` around `reference`; null where there is no figure, or none that is closed. */
export function figcaptionPlace(
  text: string,
  { from, to }: CaptionedReference,
  profile: ProfileId,
): CaptionPlace | null {
  const least = Math.max(0, from - LIMIT)
  const before = text.slice(least, from).toLowerCase()
  const opened =
    before.lastIndexOf('<figure>') > before.lastIndexOf('<figure ')
      ? before.lastIndexOf('<figure>')
      : before.lastIndexOf('<figure ')
  if (opened < 0 || opened <= before.lastIndexOf('</figure>')) return null
  const closed = text.slice(to, to + LIMIT).search(/<\/figure\s*>/i)
  if (closed < 0) return null
  const [figureFrom, figureTo] = [least + opened, to + closed]
  // A post may talk about figures in code.
  const masked = maskCode(text, 0)
  if (masked[figureFrom] !== '<' || masked[figureTo] !== '<') return null
  const spelling = htmlSpelling(profile)
  const found = /(\s*<figcaption\b[^>]*>)([\s\S]*?)<\/figcaption\s*>/i.exec(text.slice(figureFrom, figureTo))
  if (!found) {
    return {
      form: 'figcaption',
      caption: null,
      set: (words) => [inserted(text, figureFrom, figureTo, from, spelling.write(words))],
      remove: () => [],
    }
  }
  const [whole, open = '', inner = ''] = found
  const at = figureFrom + found.index
  const raw = inner.trim()
  const rawFrom = at + open.length + inner.indexOf(raw)
  return {
    form: 'figcaption',
    caption: spelling.read(raw) || null,
    set: (words) => [{ from: rawFrom, to: rawFrom + raw.length, insert: respelt(raw, words, spelling) }],
    remove: () => [{ from: at, to: at + whole.length, insert: '' }],
  }
}

/** A caption at the figure's end, on a line of its own where the picture has one. */
function inserted(
  text: string,
  figureFrom: number,
  figureTo: number,
  from: number,
  words: string,
): TextChange {
  const within = text.slice(figureFrom, figureTo)
  const at = figureFrom + within.trimEnd().length
  const indent = /\n([ \t]*)(?:<a\b[^>]*>\s*)?$/.exec(text.slice(figureFrom, from))?.[1]
  const caption = `<figcaption>${words}</figcaption>`
  return { from: at, to: at, insert: indent === undefined ? caption : `\n${indent}${caption}` }
}

/** The attribute `title` of the `<img>` that `reference` is; null where it is an expression of JSX. */
export function titleAttributePlace(
  text: string,
  { from, to, targetTo }: CaptionedReference,
  profile: ProfileId,
): CaptionPlace | null {
  const inTable = isInTable(text, from, to)
  for (const { 0: whole, 1: name, 2: value = '', index } of text.slice(from + 4, to).matchAll(attribute)) {
    if (name?.toLowerCase() !== 'title') continue
    if (value.startsWith('{')) return null
    const at = from + 4 + index
    const spelling = attributeSpelling(profile, value.startsWith("'") ? "'" : '"', inTable)
    const raw = value.replace(/^["']|["']$/g, '')
    const blanks = /\s*$/.exec(text.slice(from, at))?.[0].length ?? 0
    return {
      form: 'title',
      caption: spelling.read(raw) || null,
      set: (words) =>
        /^["']/.test(value)
          ? [valueChange(at + whole.length - value.length + 1, raw, respelt(raw.trim(), words, spelling))]
          : [
              {
                from: at,
                to: at + whole.length,
                insert: `title="${attributeSpelling(profile, '"', inTable).write(words)}"`,
              },
            ],
      remove: () => [{ from: at - blanks, to: at + whole.length, insert: '' }],
    }
  }
  const isQuoted = /["']/.test(text[targetTo] ?? '')
  const at = isQuoted ? targetTo + 1 : from + 4
  return {
    form: 'title',
    caption: null,
    set: (words) => [
      { from: at, to: at, insert: ` title="${attributeSpelling(profile, '"', inTable).write(words)}"` },
    ],
    remove: () => [],
  }
}

const attribute = /([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|\{[^{}]*\}|[^\s"'=<>`]+))?/g

function valueChange(from: number, raw: string, insert: string): TextChange {
  return { from, to: from + raw.length, insert }
}

/** A figure around an `<img>` that stands alone. */
export function newFigure({ from, to }: CaptionedReference, words: string, profile: ProfileId): TextChange[] {
  const caption = htmlSpelling(profile).write(words)
  return [
    { from, to: from, insert: '<figure>\n  ' },
    { from: to, to, insert: `\n  <figcaption>${caption}</figcaption>\n</figure>` },
  ]
}
