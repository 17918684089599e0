// `<span v-pre>{{ x }}</span>`: an element that Vue leaves as it is written.
// Source: https://vuejs.org/api/built-in-directives.html#v-pre
import type { Token } from '../tokens.ts'

/** The element that is open, and how many of its name are within each other. */
export type Untouched = { readonly name: string; readonly depth: number } | null

const alone = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/

/** What is open behind a tag of HTML. */
export function untouchedBehind(tag: string, open: Untouched): Untouched {
  const [, slash = '', name = ''] = /^<(\/?)([a-zA-Z][\w-]*)/.exec(tag) ?? []
  if (open === null) {
    const opens = slash === '' && /\sv-pre(?=[\s=>])/.test(tag) && !alone.test(name.toLowerCase())
    return opens ? { name, depth: 1 } : null
  }
  if (name !== open.name) return open
  const depth = open.depth + (slash === '' ? 1 : -1)
  return depth === 0 ? null : { name, depth }
}

const seen = new WeakMap<readonly Token[], { readonly to: number; readonly open: Untouched }>()

/** Whether such an element is open behind the tokens of a line that are read so far; each is looked at once. */
export function isUntouched(tokens: readonly Token[]): boolean {
  let { to, open } = seen.get(tokens) ?? { to: 0, open: null }
  for (; to < tokens.length; to++) {
    const token = tokens[to]
    if (token?.type === 'html_inline') open = untouchedBehind(token.content, open)
  }
  seen.set(tokens, { to, open })
  return open !== null
}
