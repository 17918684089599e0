// The alt text of HTML's `<img alt="…">` and of template tags with named arguments: `{{< figure alt="…" >}}`,
// `{% include picture.html alt="…" %}`, `{{ image(alt="…") }}`. An alt text that is there and empty says decorative.
import { tagAt } from '../markdown/syntax/tag.ts'
import type { TextChange } from '../text/change.ts'
import { type AltPlace, oneLine } from './alt-place.ts'

/** The place in the HTML tag that begins at `from`; null where none begins there. */
export function altInHtml(text: string, from: number, targetTo: number): AltPlace | null {
  tag.lastIndex = from
  const found = tag.exec(text)
  if (!found) return null
  const nameTo = from + 1 + (found[1]?.length ?? 0)
  const alt = argumentNamed(text, nameTo, from + found[0].length, htmlArgument)
  const quote = text[targetTo] ?? ''
  return place(alt, {
    at: /["']/.test(quote) ? targetTo + 1 : nameTo,
    before: ' ',
    quoted: (said, before) => {
      const sign = before?.startsWith("'") ? "'" : '"'
      return sign + escapedAttribute(said, sign) + sign
    },
  })
}

const tag = /<([a-z][\w.:-]*)(?:[^<>"'{}]|"[^"]{0,4000}"|'[^']{0,4000}'|\{[^{}]{0,1000}\}){0,400}>/iy
const htmlArgument = /([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|\{[^{}]*\}|[^\s"'=<>`]+))?/g

function escapedAttribute(said: string, quote: string): string {
  return said
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replaceAll(quote, quote === '"' ? '&quot;' : '&#39;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/\{(?=[{%])/g, '&#123;')
}

/**
 * The place in the template tag that begins at `from`; null where none begins there, or where its arguments have
 * no names, so that nothing tells which of them a picture's words would be.
 */
export function altInTemplateTag(text: string, from: number, targetTo: number): AltPlace | null {
  const found = tagAt(text, from)
  if (!found || found.isClosing) return null
  const { marks, source, words } = found
  const isHugo = marks === '{{<' || marks === '{{%'
  const isCall = marks === '{{'
  const alt = argumentNamed(text, from + marks.length, from + source.length, tagArgument)
  // Hugo refuses a tag that has named and other arguments.
  const takesNames = isHugo
    ? words.length === 0
    : isCall
      ? /^\{\{-?\s*\w+\(/.test(source)
      : found.name === 'include'
  if (alt === null && !takesNames) return null
  const isQuoted = /["'`]/.test(text[targetTo] ?? '')
  if (alt === null && !isQuoted) return null
  return place(alt, {
    at: targetTo + 1,
    before: isCall ? ', ' : ' ',
    quoted: (said) =>
      isHugo
        ? `"${said.replace(/["\\]/g, '\\$&')}"`
        : // Liquid and Zola know no escapes, though readers of posts may; and Liquid ends a tag even within quotes.
          quotedPlainly(said.replace(/([%}])(?=\})|\\$/g, '$& ')),
  })
}

const tagArgument = /([\w:.-]+)\s*[=:]\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|[^\s,"'`)]+)/g

function quotedPlainly(said: string): string {
  const quote = said.includes('"') && !said.includes("'") ? "'" : '"'
  return quote + said.replaceAll(quote, '”') + quote
}

type Argument = { readonly from: number; readonly to: number; readonly value: string | undefined }

function argumentNamed(text: string, from: number, to: number, pattern: RegExp): (Argument & Valued) | null {
  for (const { 0: whole, 1: name, 2: value, index } of text.slice(from, to).matchAll(pattern)) {
    if (name?.toLowerCase() !== 'alt') continue
    return { from: from + index, to: from + index + whole.length, value, name }
  }
  return null
}

type Valued = { readonly name: string }

type Writing = {
  /** Where an alt text goes that was not there, and what stands before it. */
  readonly at: number
  readonly before: string
  /** `said` as a value; `before` is the one that it replaces. */
  quoted(said: string, before: string | undefined): string
}

function place(alt: (Argument & Valued) | null, { at, before, quoted }: Writing): AltPlace {
  const write = (said: string): TextChange[] =>
    alt === null
      ? [{ from: at, to: at, insert: `${before}alt=${quoted(said, undefined)}` }]
      : alt.value === undefined
        ? [{ from: alt.from, to: alt.to, insert: `alt=${quoted(said, undefined)}` }]
        : [{ from: alt.to - alt.value.length, to: alt.to, insert: quoted(said, alt.value) }]
  const isEmpty = /^(?:["'`{]\s*["'`}])?$/.test(alt?.value ?? '')
  return {
    state: alt === null ? 'missing' : isEmpty ? 'decorative' : 'described',
    set: (said) => (said === '' ? removal(alt) : write(oneLine(said))),
    decorate: () => (alt !== null && isEmpty ? [] : write('')),
  }
}

/** Without an alt text a picture is undescribed; with an empty one it would be said to be decorative. */
function removal(alt: Argument | null): TextChange[] {
  return alt === null ? [] : [{ from: alt.from, to: alt.to, insert: '' }]
}
