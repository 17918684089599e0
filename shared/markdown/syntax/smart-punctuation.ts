// Typographic quotes, dashes and ellipses, as Goldmark, kramdown and the SmartyPants family set them, in the signs that
// the site has for them: nothing else is replaced.
import type { StateCore, StateInline, Token } from 'markdown-it'
import type { Punctuation } from '../punctuation.ts'
import type { Parser } from '../tokens.ts'

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
  if (quotes === null) {
    parser.core.ruler.disable('smartquotes')
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
    for (const token of texts(state)) {
      const before = typed.get(token)
      if (before !== undefined) token.content = inSignsOfTheSite(before, token.content, punctuation)
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

function inSignsOfTheSite(typed: string, set: string, { by, quotes, apostrophe }: Punctuation): string {
  if (quotes === null || typed.length !== set.length) return set
  let text = ''
  for (let at = 0; at < set.length; at++) {
    const [before = '', now = ''] = [typed[at], set[at]]
    if (before !== "'" && before !== '"') text += now
    else if (now === apostropheMark) text += apostrophe
    else if (now !== before) text += quotes[marks.indexOf(now as '“')] ?? now
    // Feet and inches: these close what no quote opens, where it stands behind a digit.
    else if ((by === 'kramdown' || by === 'smartypants') && /\d['"]?$/.test(typed.slice(0, at)))
      text += quotes[before === '"' ? 1 : 3]
    else text += now
  }
  return text
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
