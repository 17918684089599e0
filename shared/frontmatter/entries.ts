// The line reader: top-level keys and the span up to the next one, for blocks that no parser takes. It knows of
// each format only where a value ends; what the value means is asked of a parser, entry by entry.

export type LineFormat = 'yaml' | 'toml' | 'json'

/** Positions in the content. `to` is the end of the entry's last line, comments behind the value included. */
export type Entry = {
  readonly key: string
  readonly keyFrom: number
  readonly keyTo: number
  readonly afterKey: number
  readonly valueFrom: number
  readonly valueTo: number
  readonly to: number
}

const keys: Readonly<Record<LineFormat, RegExp>> = {
  yaml: /^(?<key>"[^"\n]*"|'[^'\n]*'|[^\s#\-?:[\]{}&*!|>%@`"'][^\n#]*?|[-?:][^\s#][^\n#]*?)[ \t]*:(?=[ \t\r]|$)/,
  toml: /^(?<indent>[ \t]*)(?<key>"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[A-Za-z0-9_-]+)[ \t]*=/,
  json: /^(?<indent>[ \t]*(?:\{[ \t]*)?)(?<key>"(?:[^"\\\n]|\\.)*")[ \t]*:/,
}

/** The entries of `content` in order. Lines that belong to no key (conflict markers, template code) are in none. */
export function entriesOf(content: string, format: LineFormat): Entry[] {
  const entries: Entry[] = []
  for (let from = 0; from < content.length; ) {
    const lineTo = endOfLine(content, from)
    const line = content.slice(from, lineTo)
    // Behind a table's header every key belongs to the table.
    if (format === 'toml' && /^[ \t]*\[/.test(line)) break
    const match = format === 'yaml' && /^[-?](?:\s|$)/.test(line) ? null : keys[format].exec(line)
    if (!match?.groups?.key) {
      from = lineTo + 1
      continue
    }
    const written = match.groups.key
    const keyFrom = from + (match.groups.indent ?? '').length
    const afterKey = from + match[0].length
    const to = endOfEntry(content, afterKey, format)
    const [valueFrom, valueTo] = valueSpan(content, afterKey, to, format)
    const key = /^["']/.test(written) ? written.slice(1, -1) : written
    entries.push({ key, keyFrom, keyTo: keyFrom + written.length, afterKey, valueFrom, valueTo, to })
    from = Math.max(to, endOfLine(content, valueTo)) + 1
  }
  return entries
}

/** Whether lines of `content` belong to none of its `entries`: neither values nor comments nor empty lines. */
export function hasStrayLines(content: string, entries: readonly Entry[]): boolean {
  let from = 0
  const between: string[] = []
  for (const entry of entries) {
    between.push(content.slice(from, entry.keyFrom))
    from = entry.to
  }
  between.push(content.slice(from))
  return between.some((gap) => gap.split('\n').some((line) => !/^\s*(?:#.*)?$/.test(line)))
}

/** Where the value that begins behind `afterKey` ends: the end of its last line. */
function endOfEntry(content: string, afterKey: number, format: LineFormat): number {
  const start = afterKey + (/^[ \t]*/.exec(content.slice(afterKey, afterKey + 200))?.[0].length ?? 0)
  const closed = endOfDelimited(content, start, format)
  if (closed !== null) {
    const end = endOfLine(content, closed)
    if (/^[ \t\r]*(?:,[ \t\r]*)?(?:#.*)?$/.test(content.slice(closed, end))) return end
  }
  let end = endOfLine(content, start)
  if (format !== 'yaml') return end
  // Indented lines, lists in the first column, and empty lines between them go on with the value.
  for (let from = end + 1; from < content.length; ) {
    const lineTo = endOfLine(content, from)
    const line = content.slice(from, lineTo)
    if (/^(?:[ \t]+\S|-(?:\s|$)|[\]}])/.test(line)) end = lineTo
    else if (line.trim() !== '') break
    from = lineTo + 1
  }
  return end
}

const opening = /^(?:"""|'''|["'[{])/

/** The end of a quoted or bracketed value that begins at `start`; null where nothing closes it. */
function endOfDelimited(content: string, start: number, format: LineFormat): number | null {
  const mark = opening.exec(content.slice(start, start + 3))?.[0]
  if (mark === undefined) return null
  const long = format === 'toml' && mark.length === 3
  if (mark.startsWith('"') || mark.startsWith("'")) {
    return endOfQuoted(content, start, long ? mark : mark.charAt(0), format)
  }
  let depth = 0
  for (let at = start; at < content.length; at++) {
    const char = content.charAt(at)
    if (char === '"' || char === "'") {
      const end = endOfQuoted(content, at, char, format)
      if (end === null) return null
      at = end - 1
    } else if (char === '[' || char === '{') depth++
    else if ((char === ']' || char === '}') && --depth === 0) return at + 1
    // A line that begins with a key again: the bracket was never closed.
    else if (char === '\n' && format === 'yaml' && /^[\w-]+:(?:\s|$)/.test(content.slice(at + 1, at + 80)))
      return null
  }
  return null
}

function endOfQuoted(content: string, start: number, mark: string, format: LineFormat): number | null {
  for (let at = start + mark.length; at < content.length; at++) {
    if (content.charAt(at) === '\\' && mark.startsWith('"')) at++
    else if (content.startsWith(mark, at)) {
      const doubled = mark === "'" && format === 'yaml' && content.charAt(at + 1) === "'"
      if (!doubled) return at + mark.length
      at++
    } else if (content.charAt(at) === '\n' && mark.length === 1 && format !== 'yaml') return null
  }
  return null
}

/** Without blanks around it, and without the comment behind it where it is one line or a quoted value. */
function valueSpan(content: string, afterKey: number, to: number, format: LineFormat): [number, number] {
  let start = afterKey
  while (start < to && /\s/.test(content.charAt(start))) start++
  if (start >= to) return [afterKey, afterKey]
  const closed = endOfDelimited(content, start, format)
  if (closed !== null && closed <= to) return [start, closed]
  let end = to
  while (end > start && /[\s]/.test(content.charAt(end - 1))) end--
  if (format === 'json' && content.charAt(end - 1) === ',') end--
  const source = content.slice(start, end)
  if (source.startsWith('#')) return [afterKey, afterKey]
  const comment = source.includes('\n') || format === 'json' ? -1 : source.search(/\s#/)
  return [start, comment < 0 ? end : start + source.slice(0, comment).trimEnd().length]
}

function endOfLine(content: string, at: number): number {
  const found = content.indexOf('\n', at)
  return found < 0 ? content.length : found
}
