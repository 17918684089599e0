// Typographic quotes, dashes and ellipses, as Goldmark, kramdown and the SmartyPants family set them, in the signs that
// the site has for them: nothing else is replaced.
import type { StateCore, StateInline, Token } from 'markdown-it'
import type { Punctuation } from '../punctuation.ts'
import type { Parser } from '../tokens.ts'
import { setKramdownQuotes } from './kramdown-quotes.ts'
import type { Quotes } from './smart-quotes.ts'

/**
 * What markdown-it sets, each of one character: only where a straight quote was typed do they stand for the site's,
 * and an apostrophe is told from a closing quote.
 */
const marks = ['“', '”', '‘', '›'] as const
const apostropheMark = '’'

export function addSmartPunctuation(parser: Parser, punctuation: Punctuation): void {
  const { by, quotes, signs } = punctuation
  parser.set({ typographer: true, quotes: marks.join('') })
  if (by !== 'markdown-it') parser.core.ruler.at('replacements', (state) => replaceSigns(state, signs))
  if (signs['<<'] !== undefined) parser.inline.ruler.before('autolink', 'guillemets', guillemets(signs))
  if (quotes === null || by === 'kramdown') parser.core.ruler.disable('smartquotes')
  if (quotes === null) return
  if (by === 'kramdown') {
    // Before its dashes and dots, which part what stands around them.
    parser.core.ruler.before('replacements', 'kramdown_quotes', ({ tokens }) => {
      for (const { children } of tokens) if (children) setKramdownQuotes(children, quotes)
    })
    return
  }
  const typed = new WeakMap<Token, string>()
  parser.core.ruler.before('smartquotes', 'typed_quotes', (state) => {
    for (const token of texts(state)) {
      if (!/['"]/.test(token.content)) continue
      typed.set(token, token.content)
      if (by !== 'markdown-it') token.content = leftOut(token.content, by)
    }
  })
  parser.core.ruler.after('smartquotes', 'quotes_of_the_site', (state) => {
    for (const { children } of state.tokens) {
      // As at the beginning of a line.
      let behind = ' '
      for (const token of children ?? []) {
        const before = typed.get(token)
        const last = token.type === 'softbreak' || token.type === 'hardbreak' ? ' ' : token.content.at(-1)
        if (before !== undefined && before.length === token.content.length) {
          token.content = inSignsOfTheSite(before, token.content, behind, { ...punctuation, quotes })
        }
        behind = last ?? behind
      }
    }
  })
}

function texts({ tokens }: StateCore): Token[] {
  return tokens.flatMap(({ children }) => (children ?? []).filter(({ type }) => type === 'text'))
}

function replaceSigns(state: StateCore, signs: Punctuation['signs']): void {
  for (const { children } of state.tokens) {
    let inAutolink = 0
    for (const token of children ?? []) {
      if (token.type === 'link_open' && token.info === 'auto') inAutolink++
      else if (token.type === 'link_close' && token.info === 'auto') inAutolink--
      else if (token.type === 'text' && inAutolink === 0) token.content = replaced(token.content, signs)
    }
  }
}

function replaced(text: string, signs: Punctuation['signs']): string {
  if (!/--|\.\.\./.test(text)) return text
  return text.replace(/(?<!-)-{2,3}(?!-)|\.\.\./g, (sign) => signs[sign as '--' | '---' | '...'] ?? sign)
}

/** An apostrophe for what is left out: before a decade, and before some words. The text keeps its length. */
function leftOut(text: string, by: Punctuation['by']): string {
  const words = text.replace(/(^|[^\p{L}\p{N}])'(?=\d0s\b)/gu, `$1${apostropheMark}`)
  if (by !== 'goldmark') return words
  return words.replace(/(^|\s)'(?=(?:n'|t(?:is|was)\b|em\b))/g, `$1${apostropheMark}`)
}

/** `typed` had straight quotes where `set`, of the same length, has marks; `behind` is what stands before both. */
function inSignsOfTheSite(
  typed: string,
  set: string,
  behind: string,
  { by, quotes, apostrophe }: Punctuation & { readonly quotes: Quotes },
): string {
  const leavesNone = by === 'smartypants'
  let text = ''
  let mark = behind
  for (let at = 0; at < set.length; at++) {
    const [before = '', now = ''] = [typed[at], set[at]]
    const isStraight = before === "'" || before === '"'
    // SmartyPants leaves no quote as it is: what has no other half goes by what it stands behind.
    if (isStraight && now === before && leavesNone)
      mark = marks[(opensBehind(mark) ? 0 : 1) + (before === '"' ? 0 : 2)] ?? now
    else mark = now
    const nth = marks.indexOf(mark as '“')
    if (!isStraight) text += now
    else text += mark === apostropheMark ? apostrophe : (quotes[nth] ?? now)
  }
  return text
}

function opensBehind(sign: string): boolean {
  return /[\s([{–—“‘-]/.test(sign)
}

/** `<<words>>`, and in kramdown also `<< words >>`. */
function guillemets(signs: Punctuation['signs']): (state: StateInline, silent: boolean) => boolean {
  return (state, silent) => {
    const { src, pos } = state
    const pair = src.slice(pos, pos + 2)
    if (pair !== '<<' && pair !== '>>') return false
    const opens = pair === '<<' && src[pos + 2] === ' ' && signs['<< '] !== undefined
    const closes = pair === '>>' && state.pending.endsWith(' ') && signs[' >>'] !== undefined
    if (!silent) {
      if (closes) state.pending = state.pending.slice(0, -1)
      state.pending += signs[opens ? '<< ' : closes ? ' >>' : pair] ?? pair
    }
    state.pos += opens ? 3 : 2
    return true
  }
}
