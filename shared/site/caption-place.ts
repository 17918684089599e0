// Where the caption of one picture stands, or could stand; each syntax has a module of its own.
import type { TextChange } from '../text/change.ts'

/**
 * `title`: behind the target, or the attribute; `line`: the next line; `figcaption`: in the `<figure>` around;
 * `argument`: of a call or an include.
 */
export type CaptionForm = 'title' | 'line' | 'figcaption' | 'shortcode' | 'directive' | 'argument'

export type CaptionPlace = {
  readonly form: CaptionForm
  /** One line of plain words; null where none stands there. */
  readonly caption: string | null
  /** What makes the caption `words`, which are one trimmed line and not empty. */
  set(words: string): TextChange[]
  /** What takes away the caption that stands there. */
  remove(): TextChange[]
}

/** What of a reference is needed: its span, and that of its target. */
export type CaptionedReference = {
  readonly from: number
  readonly to: number
  readonly targetFrom: number
  readonly targetTo: number
}

/** What begins another block than a paragraph of words, or shows another picture. */
export const blockStart =
  /^(?:!\[|!{3}|\[!|\[[^\]\n]+\]:|#{1,6}\s|>|[-+*]\s|\d+[.)]\s|`{3}|~{3}|:{3}|\${2}|\||<|\{[{%:/.#]|={3,}$|-{3,}$|\*{3,}$|%)/

/** The rest of the line at `from`, without its break. */
export function lineAt(text: string, from: number): string {
  const end = text.indexOf('\n', from)
  return text.slice(from, end < 0 ? text.length : end)
}

/** Whether a bar besides those of `[from, to)` stands in its line, as in the row of a table. */
export function isInTable(text: string, from: number, to: number): boolean {
  const begin = text.lastIndexOf('\n', from - 1) + 1
  return (text.slice(begin, from) + lineAt(text, to)).includes('|')
}
