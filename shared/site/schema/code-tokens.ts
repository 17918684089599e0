// A code text as a tree of calls and literals, as far as a schema needs it: strings, names, brackets. Nothing is run.

export type Code =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'word'; readonly value: string }
  | { readonly kind: 'mark'; readonly value: string }
  /** What stands between two brackets. */
  | { readonly kind: 'group'; readonly open: '(' | '[' | '{'; readonly inner: readonly Code[] }

const deepest = 64
const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

/** The text as a tree; brackets deeper than 64 are left out. One pass; never throws. */
export function readCode(text: string): readonly Code[] {
  const stack: { open: '(' | '[' | '{'; inner: Code[] }[] = []
  const top: Code[] = []
  let skipped = 0
  const here = () => stack.at(-1)?.inner ?? top
  const token =
    /\s+|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\[\s\S])*)`|([\p{L}_$][\p{L}\p{N}_$]*)|(-?\d[\d_.]*)|=>|\?\.|\.\.\.|[\s\S]/guy
  for (const found of text.matchAll(token)) {
    const all = found[0]
    const quoted = found[1] ?? found[2] ?? found[3]
    const word = found[4] ?? found[5]
    if (quoted !== undefined && /^["'`]/.test(all)) here().push({ kind: 'text', value: unescaped(quoted) })
    else if (word !== undefined) here().push({ kind: 'word', value: word })
    else if (all === '(' || all === '[' || all === '{') {
      if (stack.length >= deepest) skipped++
      else stack.push({ open: all, inner: [] })
    } else if (all === ')' || all === ']' || all === '}') {
      if (skipped > 0) skipped--
      else close(all)
    } else if (!/^(?:\s|\/\/|\/\*)/.test(all)) here().push({ kind: 'mark', value: all })
  }
  while (stack.length > 0) close(closing[stack.at(-1)?.open ?? '('] ?? ')')
  return top

  function close(mark: string): void {
    const group = stack.at(-1)
    // A bracket that closes nothing is passed over.
    if (!group || closing[group.open] !== mark) return
    stack.pop()
    here().push({ kind: 'group', open: group.open, inner: group.inner })
  }
}

function unescaped(text: string): string {
  return text.replace(/\\(["'`\\])/g, '$1')
}

/** The values of an object literal by their names: what stands behind each colon up to the comma. */
export function properties(inner: readonly Code[]): ReadonlyMap<string, readonly Code[]> {
  const found = new Map<string, readonly Code[]>()
  for (const part of parts(inner)) {
    const [key, mark] = part
    const name = key?.kind === 'word' || key?.kind === 'text' ? key.value : null
    if (name === null) continue
    if (mark?.kind === 'mark' && mark.value === ':') found.set(name, part.slice(2))
    // `{ blog }` stands for `{ blog: blog }`.
    else if (part.length === 1) found.set(name, part)
  }
  return found
}

/** What commas part. */
export function parts(inner: readonly Code[]): (readonly Code[])[] {
  const all: Code[][] = [[]]
  for (const one of inner) {
    if (one.kind === 'mark' && one.value === ',') all.push([])
    else all.at(-1)?.push(one)
  }
  return all.filter((part) => part.length > 0)
}

/** A literal as the author would type it; null where it is code. */
export function literalOf(part: readonly Code[]): string | null {
  const [only, ...more] = part
  if (!only || more.length > 0) return null
  if (only.kind === 'text') return only.value
  if (only.kind === 'word' && /^(?:true|false|-?\d)/.test(only.value)) return only.value
  if (only.kind === 'group' && only.open === '[') {
    const items = parts(only.inner).map(literalOf)
    return items.includes(null) ? null : items.join(', ')
  }
  return null
}
