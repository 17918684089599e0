// `:smile:`, as GitHub names emoji. The names are the plug-in's; its own rule looks for all of them in one pattern,
// which each thread that meets a text compiles to 400 KB of code.
import type { StateCore } from 'markdown-it'
import names from 'markdown-it-emoji/lib/data/full.mjs'
import type { Parser, Token } from '../tokens.ts'

export function addEmoji(parser: Parser): void {
  parser.core.ruler.after('linkify', 'emoji', emoji)
  parser.renderer.rules.emoji = (tokens, at) => tokens[at]?.content ?? ''
}

function emoji(state: StateCore): void {
  for (const inline of state.tokens) {
    if (!inline.content.includes(':') || inline.type !== 'inline' || inline.children === null) continue
    let addresses = 0
    inline.children = inline.children.flatMap((token) => {
      if (token.info === 'auto') addresses += token.nesting
      return token.type === 'text' && addresses === 0 ? parted(token, state) : [token]
    })
  }
}

/** A text between two colons is a name, or the first of them begins none. */
function parted(token: Token, state: StateCore): Token[] {
  const [first = '', ...parts] = token.content.split(':')
  const tokens: Token[] = []
  let text = first
  const push = (type: string, content: string) => {
    if (content === '') return
    const made = new state.Token(type, '', 0)
    made.content = content
    tokens.push(made)
  }
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? ''
    const found = at < parts.length - 1 && Object.hasOwn(names, part) ? names[part] : undefined
    if (found === undefined) {
      text += `:${part}`
      continue
    }
    push('text', text)
    push('emoji', found)
    text = parts[++at] ?? ''
  }
  if (tokens.length === 0) return [token]
  push('text', text)
  return tokens
}
