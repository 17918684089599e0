// Comments within code that mark its lines, as Docusaurus and Shiki read them: `// highlight-next-line`,
// `// highlight-start` to `// highlight-end`, `// highlight-line`, `// [!code ++]`. Readers never see them.

export type LineMarks = {
  readonly marked: readonly number[]
  readonly added: readonly number[]
  readonly removed: readonly number[]
}

const [opens, closes] = [String.raw`(?:\/\/|#|--|;|%|<!--|\{?\/\*)`, String.raw`(?:-->|\*\/\}?)?`]
const whole = new RegExp(String.raw`^\s*${opens}\s*highlight-(next-line|start|end)\s*${closes}\s*$`)
const behind = new RegExp(String.raw`\s*${opens}\s*highlight-line\s*${closes}\s*$`)
const coded = new RegExp(
  String.raw`\s*${opens}\s*\[!code\s+(\+\+|--|hl|highlight|focus|warning|error)(?::(\d{1,3}))?\]\s*${closes}\s*$`,
)

/** The code without those comments, and its marks; `standing` are those that the fence names itself. */
export function readLineMarks(
  code: string,
  standing: LineMarks,
): { readonly content: string; readonly marks: LineMarks } {
  if (!/highlight-|\[!code/.test(code)) return { content: code, marks: standing }
  const lines: string[] = []
  const marked = [...standing.marked]
  const added = [...standing.added]
  const removed = [...standing.removed]
  // Docusaurus leaves the comments alone where the fence says which lines are marked.
  const hasHighlights = standing.marked.length === 0
  let isWithin = false
  let isNext = false
  for (const line of code.split('\n')) {
    const [, kind] = (hasHighlights && whole.exec(line)) || []
    if (kind === 'next-line') isNext = true
    else if (kind !== undefined) isWithin = kind === 'start'
    if (kind !== undefined) continue
    const number = lines.length + 1
    const found = coded.exec(line)
    if (found) {
      const list = found[1] === '++' ? added : found[1] === '--' ? removed : marked
      for (let nth = 0; nth < Number(found[2] ?? 1); nth++) list.push(number + nth)
      lines.push(line.slice(0, found.index))
    } else if (hasHighlights && behind.test(line)) {
      marked.push(number)
      lines.push(line.replace(behind, ''))
    } else lines.push(line)
    if (isWithin || isNext) marked.push(number)
    isNext = false
  }
  return { content: lines.join('\n'), marks: { marked, added, removed } }
}
