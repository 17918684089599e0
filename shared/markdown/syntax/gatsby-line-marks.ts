// Words in code that mark or hide its lines, as gatsby-remark-prismjs reads them: `// highlight-line`, `# hide-next-line`,
// `/* hide-start */` to `/* hide-end */`, `// highlight-range{1-2}`. All count by the lines that the author wrote.
// Source: gatsbyjs/gatsby 5, packages/gatsby-remark-prismjs/src/directives.js.
import { hideLines, type MarkedCode } from './hidden-lines.ts'
import { linesOf } from './line-ranges.ts'

type Feature = 'highlight' | 'hide'

const kinds = String.raw`-(next-line|line|start|end|range)(?:\{([^}]+)\})?`
/** Anywhere in a line: the plugin does not ask for a comment around it. */
const directive = new RegExp(`(highlight|hide)${kinds}`)
const comment = new RegExp(
  String.raw`(?:#|\/\/|\{\/\*|\/\*+|<!--)\s*(?:highlight|hide)${kinds}\s*(?:-->|\*\/\}|\*\/)?`,
)

/** Where the fence says which lines are marked, all these words stay in the code. */
export function readGatsbyMarks({ content, marks }: MarkedCode): MarkedCode {
  if (marks.marked.length > 0 || !directive.test(content)) return { content, marks }
  const body = content.replace(/\n$/, '').split('\n')
  const ends = { highlight: endsBelow(body, 'highlight-end'), hide: endsBelow(body, 'hide-end') }
  const flagged = { highlight: new Set<number>(), hide: new Set<number>() }
  const until = { highlight: 0, hide: 0 }
  const lines = body.map((line, at) => {
    for (const feature of ['highlight', 'hide'] as const)
      if (at < until[feature]) flagged[feature].add(at + 1)
    const [, name, kind, range = ''] = directive.exec(line) ?? []
    if (name === undefined || kind === 'end') return line
    const feature: Feature = name === 'hide' ? 'hide' : 'highlight'
    if (kind === 'line') {
      flagged[feature].add(at + 1)
      return withoutComment(line)
    }
    flagged.hide.add(at + 1)
    if (kind === 'next-line') flagged[feature].add(at + 2)
    else if (kind === 'range') for (const nth of linesOf(range)) flagged[feature].add(at + 1 + nth)
    else {
      const end = ends[feature][at] ?? body.length
      until[feature] = Math.max(until[feature], end)
      flagged.hide.add(end + 1)
    }
    return line
  })
  const rest = content.endsWith('\n') ? '\n' : ''
  const marked = [...flagged.highlight]
    .filter((line) => line <= body.length)
    .sort((one, other) => one - other)
  const shown = hideLines({ content: lines.join('\n'), marks: { ...marks, marked } }, flagged.hide)
  return { ...shown, content: shown.content + rest }
}

/** Of each line the next one below it with `word`, zero-based, or the number of lines. */
function endsBelow(lines: readonly string[], word: string): readonly number[] {
  const below: number[] = []
  let end = lines.length
  for (let at = lines.length - 1; at >= 0; at--) {
    below[at] = end
    if (lines[at]?.includes(word)) end = at
  }
  return below
}

function withoutComment(line: string): string {
  const found = comment.exec(line)
  return found ? line.slice(0, found.index).trimEnd() + line.slice(found.index + found[0].length) : line
}
