// The alt text of HTML's `<img alt="…">` and of template tags with named arguments: `{{< figure alt="…" >}}`,
// `{% include picture.html alt="…" %}`, `{{ image(alt="…") }}`. An alt text that is there and empty says decorative.
import { tagAt } from '../markdown/syntax/tag.ts'
import { withoutEntities } from '../markdown/unescape.ts'
import type { TextChange } from '../text/change.ts'
import { type AltPlace, oneLine } from './alt-place.ts'
import { argumentNamed, quotedPlainly, withGap } from './tag-arguments.ts'

/** The place in the HTML tag that begins at `from`; null where none begins there. */
export function altInHtml(text: string, from: number, targetTo: number): AltPlace | null {
  tag.lastIndex = from
  const found = tag.exec(text)
  if (!found) return null
  const nameTo = from + 1 + (found[1]?.length ?? 0)
  const quote = text[targetTo] ?? ''
  return place(text, attributeNamedAlt(text, nameTo, from + found[0].length), {
    at: /["']/.test(quote) ? targetTo + 1 : nameTo,
    before: ' ',
    read: withoutEntities,
    quoted: (said, before) => {
      const sign = before?.startsWith("'") ? "'" : '"'
      return sign + escapedAttribute(said, sign) + sign
    },
  })
}

const tag = /<([a-z][\w.:-]*)(?:[^<>"'{}]|"[^"]{0,4000}"|'[^']{0,4000}'|\{[^{}]{0,1000}\}){0,400}>/iy
const attribute = /([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|\{[^{}]*\}|[^\s"'=<>`]+))?/g

function attributeNamedAlt(text: string, from: number, to: number): Argument | null {
  for (const { 0: whole, 1: name, 2: value, index } of text.slice(from, to).matchAll(attribute)) {
    if (name?.toLowerCase() !== 'alt') continue
    return { from: from + index, to: from + index + whole.length, value }
  }
  return null
}

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
 * no names.
 */
export function altInTemplateTag(text: string, from: number, targetTo: number): AltPlace | null {
  const found = tagAt(text, from)
  if (!found || found.isClosing) return null
  const { marks, source, words, name, isCall } = found
  const isHugo = marks === '{{<' || marks === '{{%'
  const isInclude = marks === '{%' && /^include/.test(name)
  // Hugo refuses a tag that has named and other arguments.
  if (isHugo && words.length > 0) return null
  const [begin, end] = [from + marks.length, from + source.length]
  const alt =
    argumentNamed(text, begin, end, 'alt') ??
    // The include that much of Jekyll has copied: its description is the alt text, and stands below the picture too.
    (isInclude ? argumentNamed(text, begin, end, 'description') : null)
  const isQuoted = /["'`]/.test(text[targetTo] ?? '')
  // What an include is given without a name is its file, and without quotes a variable.
  const takesNames =
    isHugo ||
    (isCall && isQuoted) ||
    (isInclude && isQuoted && /=\s*["'][^"']*$/.test(text.slice(begin, targetTo)))
  if (alt === null && !takesNames) return null
  return place(text, alt, {
    at: isQuoted ? targetTo + 1 : targetTo,
    before: isCall ? ', ' : ' ',
    read: (raw, quote) => (isHugo && quote === '"' ? raw.replace(/\\(.)/g, '$1') : raw),
    quoted: (said) => (isHugo ? `"${said.replace(/["\\]/g, '\\$&')}"` : quotedPlainly(said)),
  })
}

type Argument = { readonly from: number; readonly to: number; readonly value: string | undefined }

type Writing = {
  /** Where an alt text goes that was not there, and what stands before it. */
  readonly at: number
  readonly before: string
  /** What readers get of the value between `quote` and its like. */
  read(raw: string, quote: string): string
  /** `said` as a value; `before` is the one that it replaces. */
  quoted(said: string, before: string | undefined): string
}

function place(text: string, alt: Argument | null, { at, before, read, quoted }: Writing): AltPlace {
  const write = (said: string): TextChange[] =>
    alt === null
      ? [{ from: at, to: at, insert: `${before}alt=${quoted(said, undefined)}` }]
      : alt.value === undefined
        ? [{ from: alt.from, to: alt.to, insert: `alt=${quoted(said, undefined)}` }]
        : [{ from: alt.to - alt.value.length, to: alt.to, insert: quoted(said, alt.value) }]
  const value = alt?.value ?? ''
  const isEmpty = /^(?:["'`{]\s*["'`}])?$/.test(value)
  const quote = /^["'`]/.exec(value)?.[0] ?? ''
  return {
    state: alt === null ? 'missing' : isEmpty ? 'decorative' : 'described',
    alt: read(quote === '' ? value : value.slice(1, -1), quote),
    set: (said) => (said === '' ? removal(text, alt) : write(oneLine(said))),
    decorate: () => (alt !== null && isEmpty ? [] : write('')),
  }
}

/** Without an alt text a picture is undescribed; with an empty one it would be said to be decorative. */
function removal(text: string, alt: Argument | null): TextChange[] {
  if (alt === null) return []
  const from = withGap(text, alt.from)
  // The first one of a call's takes its comma along.
  const comma =
    text[from - 1] === '(' ? (/^\s*,\s*/.exec(text.slice(alt.to, alt.to + 200))?.[0].length ?? 0) : 0
  return [{ from, to: alt.to + comma, insert: '' }]
}
