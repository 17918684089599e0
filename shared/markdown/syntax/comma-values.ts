// Values between commas, as Python's csv module reads them for docutils: one that holds the comma, a line break or a
// quote stands in quotes, a quote in it twice; blanks before a value are none of it.

/** A record, and the line that it begins at, counted from the text's first. */
export type ValueRow = { readonly values: readonly string[]; readonly line: number }

/** The records of `text`, blank lines left out. A quote that is never closed goes on to the end. */
export function valueRows(text: string, comma: string): ValueRow[] {
  const rows: ValueRow[] = []
  let values: string[] = []
  let value = ''
  let isQuoted = false
  let line = 0
  let begin = 0
  const endRow = () => {
    if (values.length > 0 || value !== '') rows.push({ values: [...values, value.trimEnd()], line: begin })
    values = []
    value = ''
    begin = line
  }
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    if (sign === '\n') line++
    if (isQuoted) {
      if (sign !== '"') value += sign
      else if (text[at + 1] === '"') value += text[++at]
      else isQuoted = false
    } else if (sign === '"' && value === '') isQuoted = true
    else if (sign === comma) {
      values.push(value.trimEnd())
      value = ''
    } else if (sign === '\n') endRow()
    else if (value !== '' || !/\s/.test(sign)) value += sign
  }
  endRow()
  return rows
}
