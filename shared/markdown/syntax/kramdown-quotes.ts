// Straight quotes as kramdown sets them: one after the other, by the sign before and what the source has behind, where
// others look for pairs. Its rules are SmartyPants' (kramdown 2.4, parser/kramdown/smart_quotes.rb).
import type { Token } from '../tokens.ts'
import type { Quotes } from './smart-quotes.ts'

/** A piece of the source as far as it can be told from a token; words alone can be changed. */
type Piece = { readonly token: Token; readonly text: string; readonly from: number }

/** What stands in the source for a token that neither is words nor knows its mark. */
const marks: Readonly<Record<string, string>> = {
  link_open: '[',
  link_close: '](',
  image: '![',
  code_inline: '`x`',
  softbreak: '\n',
  hardbreak: '\n',
}

/** By what is read from the sign before a quote, or from the quote; the first that fits counts. */
const rules: readonly (readonly [form: RegExp, set: readonly ('opens' | 'closes')[]])[] = [
  [/["'](?=[_*]{1,2}\S)/y, ['opens']],
  [/["'](?=_(?=[\p{L}\p{N}_])|[!-/:-@[-^`{-~](?!\.\.|[\p{L}\p{N}_]))/uy, ['closes']],
  [/\s?(?:"'|'")(?=\w)/y, ['opens', 'opens']],
  // The '80s.
  [/\s?'(?=\d\ds)/y, ['closes']],
  [/\s["'](?=\w)/y, ['opens']],
  [/[^ \\\t\r\n[{(-]["']/y, ['closes']],
  [/["'](?=\s|s(?![\p{L}\p{N}_])|$)/muy, ['closes']],
  [/[\s\S]?["']/y, ['opens']],
]

/** Behind signs that become one, and behind a mark of emphasis that is none, nothing stands before a quote. */
const signs = /---?|\.\.\.|<<|>>|[*_[]/g

/** Changes the words of an inline token's children. */
export function setKramdownQuotes(children: readonly Token[], quotes: Quotes): void {
  const pieces = piecesOf(children)
  const source = pieces.map(({ text }) => text).join('')
  if (!/["']/.test(source)) return
  const taken = new Set([...source.matchAll(signs)].map(({ 0: found, index }) => index + found.length - 1))
  const set = new Map<number, string>()
  for (const { token, text, from } of pieces) {
    if (token.type !== 'text') continue
    for (let at = from; at < from + text.length; at++) {
      if (source[at] !== '"' && source[at] !== "'") continue
      const isBare = at === from ? source[at - 1] !== '\n' : taken.has(at - 1) || set.has(at - 1)
      const start = isBare || at === 0 ? at : at - 1
      for (const [nth, mark] of ruled(source, start).entries()) {
        const place = at + nth
        const isDouble = source[place] === '"'
        set.set(place, quotes[(mark === 'opens' ? 0 : 1) + (isDouble ? 0 : 2)] ?? '')
        if (nth > 0) at = place
      }
    }
  }
  for (const { token, text, from } of pieces) {
    if (token.type === 'text') token.content = put(text, from, set)
  }
}

function ruled(source: string, start: number): readonly ('opens' | 'closes')[] {
  for (const [form, set] of rules) {
    form.lastIndex = start
    if (form.test(source)) return set
  }
  return []
}

function put(text: string, from: number, set: ReadonlyMap<number, string>): string {
  return text.replace(/["']/g, (typed, at: number) => set.get(from + at) ?? typed)
}

function piecesOf(children: readonly Token[]): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const token of children) {
    const text = sourceOf(token)
    pieces.push({ token, text, from })
    from += text.length
  }
  return pieces
}

function sourceOf({ type, content, markup }: Token): string {
  if (type === 'text' || type === 'html_inline') return content
  return marks[type] ?? (markup || '\u{FFFC}')
}
