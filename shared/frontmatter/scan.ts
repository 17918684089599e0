// What must hold of a block before any parser sees it. Deep nesting makes YAML parsers recurse until the whole
// process aborts, which neither try/catch nor a worker thread survives; so size and depth are bounded first.

export const MAX_BYTES = 64 * 1024
export const MAX_DEPTH = 64

/** Why `content` must not be handed to a parser, or null where it may. Iterative, one pass. */
export function refusal(content: string): string | null {
  if (content.length > MAX_BYTES) return 'the block is larger than 64 KB'
  let flow = 0
  let deepest = 0
  let indicators = 0
  let lineStart = true
  for (const char of content) {
    if (char === '\n') {
      lineStart = true
      indicators = 0
      continue
    }
    if (char === '[' || char === '{') deepest = Math.max(deepest, ++flow)
    else if (char === ']' || char === '}') flow = Math.max(0, flow - 1)
    if (lineStart && (char === '-' || char === '?' || char === ':')) deepest = Math.max(deepest, ++indicators)
    else if (char !== ' ' && char !== '\t') lineStart = false
  }
  const indented = deepestIndent(content)
  return Math.max(deepest, indented) > MAX_DEPTH
    ? `the block is nested deeper than ${MAX_DEPTH} levels`
    : null
}

function deepestIndent(content: string): number {
  const open: number[] = []
  let deepest = 0
  for (const line of content.split('\n')) {
    const indent = line.search(/\S/)
    if (indent < 0) continue
    while (open.length > 0 && (open.at(-1) ?? 0) >= indent) open.pop()
    open.push(indent)
    deepest = Math.max(deepest, open.length)
  }
  return deepest
}
