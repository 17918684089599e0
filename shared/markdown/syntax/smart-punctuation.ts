// Typographic quotes, dashes and ellipses, as Goldmark, kramdown and SmartyPants set them: nothing else is replaced.
import type { StateCore } from 'markdown-it'
import type { Parser } from '../tokens.ts'

export function addSmartPunctuation(parser: Parser): void {
  parser.set({ typographer: true })
  parser.core.ruler.at('replacements', dashes)
}

function dashes(state: StateCore): void {
  for (const { children } of state.tokens) {
    let inAutolink = 0
    for (const token of children ?? []) {
      if (token.type === 'link_open' && token.info === 'auto') inAutolink++
      else if (token.type === 'link_close' && token.info === 'auto') inAutolink--
      else if (token.type === 'text' && inAutolink === 0 && /--|\.\.\./.test(token.content)) {
        token.content = token.content
          .replace(/(^|[^-])---(?=[^-]|$)/g, '$1—')
          .replace(/(^|[^-])--(?=[^-]|$)/g, '$1–')
          .replace(/\.\.\./g, '…')
      }
    }
  }
}
