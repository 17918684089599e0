// The tags of template languages: `{{< name a="b" >}}`, `{{% name %}}`, `{% name a %}`, `{{ name }}`.

export type TemplateTag = {
  readonly marks: '{{<' | '{{%' | '{%' | '{{'
  readonly name: string
  readonly isClosing: boolean
  /** All between name and end. */
  readonly rest: string
  /** Values without a name, in order. */
  readonly words: readonly string[]
  readonly named: Readonly<Record<string, string>>
  /** Zola's `name(…)`. */
  readonly isCall: boolean
  /** What stands in the page where the tag is only talked about, its name between the marks of a comment. */
  readonly literal: string | null
  readonly source: string
}

const ends = { '{{<': '>}}', '{{%': '%}}', '{%': '%}', '{{': '}}' } as const
/** A tag is no longer than this; and no blank line is within it, or everything below an open brace would hang on it. */
const LIMIT = 2000

/** The tag that begins at `at` of `text`, or null. */
export function tagAt(text: string, at: number): TemplateTag | null {
  if (text[at] !== '{') return null
  const marks = text.startsWith('{{<', at)
    ? '{{<'
    : text.startsWith('{{%', at)
      ? '{{%'
      : text.startsWith('{{', at)
        ? '{{'
        : text.startsWith('{%', at)
          ? '{%'
          : null
  if (marks === null) return null
  const to = endOf(text, at + marks.length, ends[marks])
  if (to < 0) return null
  const raw = text.slice(at + marks.length, to)
  const [, talkedAbout] = /^\/\*([\s\S]*)\*\/$/.exec(raw.trim()) ?? []
  const inside = raw
    .replace(/^-/, '')
    .replace(/[-/]\s*$/, '')
    .trim()
  const [, slash = '', name = '', rest = ''] = /^(\/?)\s*([^\s("'|]*)\(?([\s\S]*?)\)?$/.exec(inside) ?? []
  const { words, named } = argumentsOf(rest)
  return {
    marks,
    name,
    isClosing: slash !== '' || (marks === '{%' && /^end/.test(name)),
    rest: rest.trim(),
    words,
    named,
    isCall: /^-?\s*[\w-]+\s*\(/.test(raw),
    literal: talkedAbout === undefined ? null : marks + talkedAbout + ends[marks],
    source: text.slice(at, to + ends[marks].length),
  }
}

function endOf(text: string, from: number, end: string): number {
  const paragraph = text.slice(from, from + LIMIT)
  const blank = paragraph.search(/\n[ \t]*\n/)
  const limit = blank < 0 ? paragraph.length : blank
  for (let at = 0; at < limit; at++) {
    const sign = paragraph[at] ?? ''
    if (paragraph.startsWith(end, at)) return from + at
    if (/["`]/.test(sign) || (sign === "'" && /[\s=(,]/.test(paragraph[at - 1] ?? ' ')))
      at = endOfQuote(paragraph, at)
  }
  return -1
}

/**
 * Where the quote that opens at `at` is closed, in the same line: one that is not is an apostrophe. Were it sought
 * further, what a tag is would hang on blocks below it.
 */
function endOfQuote(text: string, at: number): number {
  const quote = text[at]
  for (let to = at + 1; to < text.length && text[to] !== '\n'; to++) {
    if (text[to] === '\\') to++
    else if (text[to] === quote) return to
  }
  return at
}

function argumentsOf(rest: string): { words: string[]; named: Record<string, string> } {
  const words: string[] = []
  const named: Record<string, string> = Object.create(null)
  const argument =
    /(?:([\w:.-]+)\s*[=:](?!\/\/)\s*(?=\S))?(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`([^`]*)`|([^\s,]+))/g
  for (const [, key, double, single, raw, bare] of rest.matchAll(argument)) {
    const value = (double ?? single)?.replace(/\\(.)/g, '$1') ?? raw ?? bare ?? ''
    if (key === undefined) words.push(value)
    else named[key] = value
  }
  return { words, named }
}
