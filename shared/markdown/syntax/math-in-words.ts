// Formulas that the site's Markdown knows nothing of: a script in the reader's page finds them in the words that it
// shows (KaTeX's auto-render, MathJax). By then `\_` is `_` and `\\` is `\`, and what became emphasis ends a formula.
import type { StateCore } from 'markdown-it'
import { unescapeHtml } from '../../text/escape-html.ts'
import type { Parser, Token } from '../tokens.ts'
import { bracketsAt, dollarsAt, type Formula } from './formulas.ts'
import { htmlPieces } from './html-pieces.ts'

/** Which marks such a script knows: what Markdown itself has taken is none. */
export type MarksInWords = 'all' | 'brackets'

type Word = { readonly token: Token; readonly text: string; readonly from: number }

/** `toHtml` makes a formula within raw HTML. */
export function addMathInWords(
  parser: Parser,
  marks: MarksInWords,
  toHtml: (content: string, isDisplay: boolean) => string,
): void {
  parser.core.ruler.after('inline', 'math_in_words', (state) => {
    for (const [at, token] of state.tokens.entries()) {
      if (token.type === 'html_block') token.content = inHtml(token.content, marks, toHtml)
      if (!token.children || !/\$|\\\\[([]/.test(token.content)) continue
      token.children = withFormulas(state, token.children, marks)
      setApart(state.tokens, at)
    }
  })
}

/** What no such script looks into. */
const passedOver = /<(?:script|noscript|style|textarea|pre|code|option|svg|math)\b/i

function inHtml(
  html: string,
  marks: MarksInWords,
  toHtml: (content: string, isDisplay: boolean) => string,
): string {
  if (!/\$|\\[([]/.test(html) || passedOver.test(html)) return html
  return htmlPieces(html)
    .map(({ kind, source }) => {
      if (kind !== 'text') return source
      let [shown, at] = ['', 0]
      for (const { from, to, content, isDisplay } of formulasIn(source, marks)) {
        shown += source.slice(at, from) + toHtml(unescapeHtml(content), isDisplay)
        at = to
      }
      return shown + source.slice(at)
    })
    .join('')
}

/** A formula that is all of a paragraph stands as a block of its own, as one that is read in the source. */
function setApart(tokens: Token[], at: number): void {
  const [open, token, close] = tokens.slice(Math.max(0, at - 1), at + 2)
  const [formula, ...others] = token?.children ?? []
  if (open?.type !== 'paragraph_open' || open.hidden || !token || !close || others.length > 0) return
  if (formula?.type !== 'math_inline' || formula.meta?.display !== true) return
  Object.assign(token, { type: 'math_block', tag: 'math', content: formula.content, children: null })
  token.block = true
  for (const mark of [open, close]) mark.hidden = true
}

function withFormulas(state: StateCore, tokens: readonly Token[], marks: MarksInWords): Token[] {
  const found: Token[] = []
  let words: Word[] = []
  let length = 0
  const end = () => {
    found.push(...ofWords(state, words, marks))
    words = []
    length = 0
  }
  for (const token of tokens) {
    const text = textOf(token)
    if (text === null) {
      end()
      found.push(token)
    } else {
      words.push({ token, text, from: length })
      length += text.length
    }
  }
  end()
  return found
}

/** Null for what is no mere word. */
function textOf({ type, content }: Token): string | null {
  if (type === 'text') return content
  // A dollar that was escaped stands for itself in TeX, too.
  if (type === 'text_special') return content === '$' ? '\\$' : content
  return type === 'softbreak' || type === 'hardbreak' ? '\n' : null
}

function ofWords({ Token }: StateCore, words: readonly Word[], marks: MarksInWords): Token[] {
  const found: Token[] = []
  let at = 0
  let nth = 0
  const put = (end: number) => {
    for (let word = words[nth]; word && word.from < end; word = words[nth]) {
      const to = endOf(word)
      const [start, stop] = [Math.max(at, word.from), Math.min(to, end)]
      if (start === word.from && stop === to) found.push(word.token)
      else if (start < stop) found.push(part(new Token('text', '', 0), word, start, stop))
      if (to > end) break
      nth++
    }
    at = end
  }
  for (const { from, to, content, isDisplay } of formulasIn(words.map(({ text }) => text).join(''), marks)) {
    put(from)
    const token = new Token('math_inline', 'math', 0)
    token.content = content
    token.meta = { display: isDisplay }
    token.level = words[0]?.token.level ?? 0
    found.push(token)
    for (let word = words[nth]; word && endOf(word) <= to; word = words[nth]) nth++
    at = to
  }
  put(Number.POSITIVE_INFINITY)
  return found
}

function endOf({ from, text }: Word): number {
  return from + text.length
}

function part(token: Token, { token: whole, text, from }: Word, start: number, stop: number): Token {
  token.content = text.slice(start - from, stop - from)
  token.level = whole.level
  return token
}

type Found = Formula & { readonly from: number }

/** In the order of the text. */
function* formulasIn(text: string, marks: MarksInWords): Generator<Found> {
  const sign = /[$\\]/g
  for (let found = sign.exec(text); found; found = sign.exec(text)) {
    const from = found.index
    const formula = (marks === 'all' ? dollarsAt(text, from) : null) ?? bracketsAt(text, from)
    if (formula) yield { ...formula, from }
    // What is escaped begins nothing.
    sign.lastIndex = formula?.to ?? from + (text[from] === '\\' ? 2 : 1)
  }
}
