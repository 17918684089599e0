// markdown-it's own types under the names that we use, and what a reader sees of a token.
import type { MarkdownIt as Parser, Token } from 'markdown-it'

export type { Parser, Token }

/** The text that a reader sees of an inline token. */
export function plainText(inline: Token): string {
  return (inline.children ?? [])
    .map((child) => {
      if (child.type === 'text' || child.type === 'code_inline' || child.type === 'emoji')
        return child.content
      if (child.type === 'softbreak' || child.type === 'hardbreak') return ' '
      return child.type === 'image' ? plainText(child) : ''
    })
    .join('')
    .trim()
}
