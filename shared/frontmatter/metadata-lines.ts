// Reads metadata lines: Pelican's and MultiMarkdown's `Key: value`, Nikola's `.. key: value` and the options of
// ABlog's `{post}` directive. All values are text. Never throws: a line that fits no form belongs to no field.
import type { BlockFormat } from './block.ts'
import type { Field, Fields } from './field.ts'

type LinesFormat = Extract<BlockFormat, 'metadata-lines' | 'nikola-comment' | 'post-directive'>

const keyLines: Readonly<Record<LinesFormat, RegExp>> = {
  'metadata-lines': /^( {0,3})([A-Za-z_][\w -]*?)[ \t]*:(?=[ \t\r]|$)/,
  'nikola-comment': /^([ \t]*\.\. )([\w-]+):(?=[ \t\r]|$)/,
  'post-directive': /^([ \t]*:)([\w-]+):(?=[ \t\r]|$)/,
}

/** Python-Markdown's meta extension takes four blanks for a line that goes on; docutils any indentation. */
const goesOn: Readonly<Record<LinesFormat, RegExp>> = {
  'metadata-lines': /^(?: {4,}|\t)[ \t]*\S/,
  'nikola-comment': /^ {3,}\S(?!\.)/,
  'post-directive': /^[ \t]+[^\s:]/,
}

/** The fields of `content`, which stands at `base` in the text; positions are in the text. */
export function readLines(content: string, base: number, format: LinesFormat): Fields {
  const fields: Field[] = format === 'post-directive' ? directiveDate(content, base) : []
  for (let from = 0; from < content.length; ) {
    const lineTo = endOfLine(content, from)
    const match = keyLines[format].exec(content.slice(from, lineTo))
    if (!match) {
      from = lineTo + 1
      continue
    }
    const key = match[2] ?? ''
    const keyFrom = from + (match[1] ?? '').length
    const afterKey = from + match[0].length
    let end = lineTo
    while (end < content.length && goesOn[format].test(content.slice(end + 1, endOfLine(content, end + 1)))) {
      end = endOfLine(content, end + 1)
    }
    fields.push(textField(content, base, key, keyFrom, keyFrom + key.length, afterKey, end))
    from = end + 1
  }
  return { fields, trouble: null }
}

/** What stands behind `{post}` is the post's date. */
function directiveDate(content: string, base: number): Field[] {
  const found = /^[`:]*\{post\}/.exec(content)
  if (!found) return []
  const word = found[0].indexOf('{post}')
  return [textField(content, base, 'date', word, found[0].length, found[0].length, endOfLine(content, 0))]
}

function textField(
  content: string,
  base: number,
  key: string,
  keyFrom: number,
  keyTo: number,
  afterKey: number,
  end: number,
): Field {
  const raw = content.slice(afterKey, end)
  const lead = raw.length - raw.trimStart().length
  const source = raw.trim()
  const from = source === '' ? afterKey : afterKey + lead
  return {
    key,
    path: [key],
    keyFrom: base + keyFrom,
    keyTo: base + keyTo,
    afterKey: base + afterKey,
    valueFrom: base + from,
    valueTo: base + from + source.length,
    value: source === '' ? null : source.replace(/[ \t]*\r?\n[ \t]*/g, '\n'),
    source,
    kind: 'scalar',
    items: [],
    fields: [],
    doubt: null,
  }
}

function endOfLine(content: string, at: number): number {
  const found = content.indexOf('\n', at)
  return found < 0 ? content.length : found
}
