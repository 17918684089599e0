// The alt text of MyST's `{figure}` and `{image}`: the option `:alt:`, or `alt:` between dashes. One that is there
// and empty says decorative.
import type { TextChange } from '../text/change.ts'
import { type AltPlace, oneLine } from './alt-place.ts'
import { containers, continuedLead, withoutLead } from './directive-lines.ts'

const opening = new RegExp(`^(${containers})(?::{3,}|\`{3,}|~{3,})\\{(?:figure|image)\\}`)

/** The place in the directive on whose first line `from` is; null where there is none. */
export function altInDirective(text: string, from: number): AltPlace | null {
  const lineFrom = text.lastIndexOf('\n', from - 1) + 1
  const first = lineAt(text, lineFrom)
  const lead = opening.exec(first)?.[1]
  if (lead === undefined) return null
  const inner = (at: number) => withoutLead(lineAt(text, at), lead)
  let at = lineFrom + first.length + 1
  const isYaml = inner(at)?.trim() === '---'
  const option = isYaml ? /^[ \t]*alt:[ \t]*(.*)$/ : /^[ \t]*:alt:[ \t]*(.*)$/
  if (isYaml) at += lineAt(text, at).length + 1
  const insertAt = Math.min(at, text.length)
  for (; at < text.length; at += lineAt(text, at).length + 1) {
    const line = lineAt(text, at)
    const words = inner(at)
    const value = words === null ? undefined : option.exec(words)?.[1]
    if (value !== undefined) {
      const before = line.slice(0, line.length - value.length).replace(/:?alt:[ \t]*$/, '')
      return place({ from: at, to: at + line.length }, before, value, isYaml)
    }
    if (words === null || !(isYaml ? /^[ \t]*[\w-]+:/ : /^[ \t]*:[\w-]+:/).test(words)) break
  }
  return place(
    { from: insertAt, to: insertAt },
    continuedLead(lead),
    null,
    isYaml,
    text.length < lineFrom + first.length + 1,
  )
}

function place(
  line: { readonly from: number; readonly to: number },
  indent: string,
  value: string | null,
  isYaml: boolean,
  isLast = false,
): AltPlace {
  const write = (words: string): TextChange[] => {
    const option = `${indent}${isYaml ? 'alt:' : ':alt:'}${words === '' ? '' : ` ${words}`}`
    if (value !== null) return [{ ...line, insert: option }]
    return [{ ...line, insert: isLast ? `\n${option}` : `${option}\n` }]
  }
  const isEmpty = value !== null && /^(?:""|'')?$/.test(value.trim())
  return {
    state: value === null ? 'missing' : isEmpty ? 'decorative' : 'described',
    alt: optionValue(value?.trim() ?? ''),
    set: (alt) =>
      alt === ''
        ? value === null
          ? []
          : [{ from: line.from, to: line.to + 1, insert: '' }]
        : write(plainOrQuoted(oneLine(alt))),
    decorate: () => (isEmpty ? [] : write('')),
  }
}

/** MyST reads options as YAML does; words that would be something else there are quoted. */
export function plainOrQuoted(alt: string): string {
  return /^[\s"'#&*!|>%@`[\]{},?:-]|: | #|:$/.test(alt) ? `"${alt.replace(/["\\]/g, '\\$&')}"` : alt
}

function optionValue(raw: string): string {
  if (/^".*"$/.test(raw)) return raw.slice(1, -1).replace(/\\(.)/g, '$1')
  return /^'.*'$/.test(raw) ? raw.slice(1, -1).replaceAll("''", "'") : raw
}

function lineAt(text: string, from: number): string {
  const end = text.indexOf('\n', from)
  return text.slice(from, end < 0 ? text.length : end)
}
