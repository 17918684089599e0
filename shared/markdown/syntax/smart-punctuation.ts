// Typographic quotes, dashes and ellipses, as Goldmark, kramdown, docutils and SmartyPants set them: nothing else is
// replaced.
import type { StateCore, StateInline } from 'markdown-it'
import type { Parser } from '../tokens.ts'
import { docutilsQuotes, englishQuotes } from './smart-quotes.ts'

/** What a generator does that the others leave. */
export type SmartPunctuation = 'smartypants' | 'goldmark' | 'kramdown' | 'docutils'

/** `language` is the site's, as BCP 47 has it; the others set English quotes in any. */
export function addSmartPunctuation(parser: Parser, by: SmartPunctuation, language: string | null): void {
  const quotes = by === 'docutils' ? docutilsQuotes(language) : englishQuotes
  if (quotes === null) return
  parser.set({ typographer: true, quotes: [...quotes] })
  parser.core.ruler.at('replacements', (state) => replace(state, by))
  if (by === 'kramdown') parser.core.ruler.after('smartquotes', 'feet_and_inches', feetAndInches)
  if (by === 'goldmark' || by === 'kramdown') parser.inline.ruler.before('autolink', 'guillemets', guillemets)
}

function replace(state: StateCore, by: SmartPunctuation): void {
  for (const { children } of state.tokens) {
    let inAutolink = 0
    for (const token of children ?? []) {
      if (token.type === 'link_open' && token.info === 'auto') inAutolink++
      else if (token.type === 'link_close' && token.info === 'auto') inAutolink--
      else if (token.type === 'text' && inAutolink === 0) token.content = replaced(token.content, by)
    }
  }
}

function replaced(text: string, by: SmartPunctuation): string {
  let words = text
  if (/--|\.\.\./.test(words)) {
    words = words
      .replace(/(^|[^-])---(?=[^-]|$)/g, '$1—')
      .replace(/(^|[^-])--(?=[^-]|$)/g, '$1–')
      .replace(/\.\.\./g, '…')
  }
  if (!/['"]/.test(words)) return words
  // The quote before a decade stands for what is left out.
  words = words.replace(/(^|[^\p{L}\p{N}])'(?=\d0s\b)/gu, '$1’')
  if (by === 'goldmark') words = words.replace(/(^|\s)'(?=(?:n'|t(?:is|was)\b|em\b))/g, '$1’')
  return words
}

/** kramdown closes what no quote opens, where it stands behind a digit. */
function feetAndInches({ tokens }: StateCore): void {
  for (const token of tokens.flatMap(({ children }) => children ?? [])) {
    if (token.type !== 'text') continue
    token.content = token.content.replace(/(?<=\d)'/g, '’').replace(/(?<=\d)"/g, '”')
  }
}

/** `<<words>>`. */
function guillemets(state: StateInline, silent: boolean): boolean {
  const pair = state.src.slice(state.pos, state.pos + 2)
  if (pair !== '<<' && pair !== '>>') return false
  if (!silent) state.pending += pair === '<<' ? '«' : '»'
  state.pos += 2
  return true
}
