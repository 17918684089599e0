// What of a post is no prose: front matter, code and comments, blanked out for those who look for links in it.

/** The text with front matter, code and comments blanked out, so that positions stay. `body` is where the body begins. */
export function maskCode(text: string, body: number): string {
  return maskSpans(maskFences(text, body, () => false))
}

/**
 * The text with front matter and fenced code blanked out. What `isProse` says of the words behind a fence's mark is
 * asked of each: a fence that holds Markdown (MyST's directives) stays, its opening mark written as colons.
 */
export function maskFences(text: string, body: number, isProse: (info: string) => boolean): string {
  const parts: string[] = [blank(text.slice(0, body))]
  const prose: string[] = []
  let fence: string | null = null
  for (let from = body; from < text.length; ) {
    const found = text.indexOf('\n', from)
    const next = found < 0 ? text.length : found + 1
    const line = text.slice(from, next)
    const mark = /^(?:[ \t>*+-]|\d{1,9}[.)](?=[ \t]))*(`{3,}|~{3,})(.*)/.exec(line)
    const [info, around] = [mark?.[2] ?? '', mark?.[1] ?? '']
    if (fence !== null) {
      if (around.startsWith(fence) && info.trim() === '') fence = null
      parts.push(blank(line))
    } else if (around !== '' && info.trim() === '' && around.startsWith(prose.at(-1) ?? '\n')) {
      prose.pop()
      parts.push(blank(line))
    } else if (around === '' || (around.startsWith('`') && info.includes('`')) || /^\{post\}/.test(info)) {
      parts.push(line)
    } else if (isProse(info)) {
      prose.push(around)
      parts.push(line.replace(around, ':'.repeat(around.length)))
    } else {
      fence = around
      parts.push(blank(line))
    }
    from = next
  }
  return parts.join('')
}

/** Comments and code spans; a run of backticks without its like on the other side is text. */
export function maskSpans(text: string): string {
  const parts: string[] = []
  let at = 0
  // A backslash takes its meaning from the sign behind it.
  const opener = /\\[\\`<]|<!--|`+/g
  const unclosed = new Set<number>()
  for (let match = opener.exec(text); match; match = opener.exec(text)) {
    if (match[0].startsWith('\\')) continue
    if (match[0] === '<!--') {
      const close = text.indexOf('-->', match.index + 4)
      const end = close < 0 ? text.length : close + 3
      parts.push(text.slice(at, match.index), blank(text.slice(match.index, end)))
      at = end
    } else {
      if (unclosed.has(match[0].length)) continue
      const end = closingRun(text, match.index + match[0].length, match[0].length)
      if (end < 0) {
        unclosed.add(match[0].length)
        continue
      }
      // A span does not reach over a blank line.
      if (/\n[ \t]*\n/.test(text.slice(match.index, end))) continue
      parts.push(text.slice(at, match.index), blank(text.slice(match.index, end)))
      at = end
    }
    opener.lastIndex = at
  }
  parts.push(text.slice(at))
  return parts.join('')
}

const SPAN_LIMIT = 5000

function closingRun(text: string, from: number, length: number): number {
  const runs = /`+/g
  runs.lastIndex = from
  for (let match = runs.exec(text); match && match.index - from < SPAN_LIMIT; match = runs.exec(text)) {
    if (match[0].length === length) return match.index + length
  }
  return -1
}

export function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}
