// The arguments of a template tag that stand without a name, in their order: `{{< img "a.jpg" "A heron" >}}`.
import type { TemplateTag } from '../markdown/syntax/tag.ts'

export type TagWord = {
  /** With its quotes, `[from, to)`. */
  readonly from: number
  readonly to: number
  /** '' for a bare word. */
  readonly quote: string
  /** Between the quotes, as it stands. */
  readonly raw: string
}

const word =
  /(?:([\w:.-]+)=)?(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`([^`]*)`|([^\s,"'`]\S*?)(?=[\s,]|$))/g

/** Null where one of the arguments has a name. `from` is where the tag begins. */
export function tagWords(tag: TemplateTag, from: number): readonly TagWord[] | null {
  const { source, marks, name } = tag
  const begin = source.indexOf(name, marks.length) + name.length
  const inside = source.slice(begin).replace(/\s*[-/]?[>%]?\}{1,2}$/, '')
  const found: TagWord[] = []
  for (const match of inside.matchAll(word)) {
    if (match[1] !== undefined) return null
    const raw = match[2] ?? match[3] ?? match[4] ?? match[5] ?? ''
    const at = from + begin + match.index
    const quote = match[5] === undefined ? match[0].charAt(0) : ''
    found.push({ from: at, to: at + match[0].length, quote, raw })
  }
  return found
}

/** The place of the argument that holds `at` among the others, or -1. */
export function wordAt(words: readonly TagWord[], at: number): number {
  return words.findIndex(({ from, to }) => from < at && at <= to)
}
