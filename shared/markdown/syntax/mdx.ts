// MDX: imports, exports, components and expressions. Components are chips, what stands between their tags is
// Markdown; nothing is ever run.
import type { StateBlock, StateInline } from 'markdown-it'
import type { Parser } from '../tokens.ts'
import { chip, chipBlock } from './chip.ts'
import { excerptEnd, noteHtml } from './comments.ts'

export function addMdx(parser: Parser): void {
  const alt = ['paragraph', 'reference', 'blockquote', 'list']
  parser.block.ruler.before('fence', 'mdx_module', moduleLines)
  parser.block.ruler.before('html_block', 'mdx_component', componentLine, { alt })
  parser.block.ruler.before('html_block', 'mdx_comment', expressionLine, { alt })
  parser.inline.ruler.before('html_inline', 'mdx_inline', componentInline)
  parser.renderer.rules.mdx = (tokens, at) => tokens[at]?.content ?? ''
}

/** `import …` and `export …` at the edge of the page, up to the next blank line. */
function moduleLines(state: StateBlock, line: number, end: number, silent: boolean): boolean {
  if ((state.sCount[line] ?? 0) > 0 || state.level > 0) return false
  const from = state.bMarks[line] ?? 0
  const first = state.src.slice(from, state.eMarks[line])
  if (
    !/^(?:import\s+(?:[\w*{].*\sfrom\s*)?['"]|import\s+[\w*{]|export\s+(?:default|const|let|var|function|async|class|\{|\*))/.test(
      first,
    )
  ) {
    return false
  }
  if (silent) return true
  let last = line + 1
  while (last < end && !state.isEmpty(last)) last++
  const source = state.getLines(line, last, 0, false)
  push(state, line, last, chipBlock(moduleLabel(source), source))
  return true
}

function moduleLabel(source: string): string {
  const names = [...source.matchAll(/^import\s+(?:\*\s+as\s+)?([\w$]+|\{[^}]*\})/gm)].map(([, name = '']) =>
    name.replace(/[{}]/g, '').trim(),
  )
  if (names.length > 0) return `import ${names.join(', ')}`
  return (
    /^(?:import|export\s+(?:default\s+)?(?:async\s+)?(?:\w+\s+)?[\w$]*)/.exec(source)?.[0].trim() ?? 'export'
  )
}

/** The end of the tag that begins at `from`, braces and quotes heeded; within one paragraph. */
function tagEnd(text: string, from: number): number {
  let quote = ''
  let depth = 0
  for (let at = from + 1; at < Math.min(text.length, from + 4000); at++) {
    const sign = text[at] ?? ''
    if (sign === '\n' && /^\n[ \t]*(?:\n|$)/.test(text.slice(at, at + 80))) return -1
    if (quote !== '') {
      if (sign === quote) quote = ''
    } else if (sign === '"' || sign === "'" || sign === '`') quote = sign
    else if (sign === '{') depth++
    else if (sign === '}') depth--
    else if (sign === '>' && depth <= 0) return at + 1
  }
  return -1
}

const component = /^<(\/?)([A-Z][\w.]*)(?=[\s/>])/

function componentLine(state: StateBlock, line: number, end: number, silent: boolean): boolean {
  const from = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  const found = component.exec(state.src.slice(from, from + 80))
  const to = found ? tagEnd(state.src, from) : -1
  if (!found || to < 0 || (state.sCount[line] ?? 0) - state.blkIndent >= 4) return false
  let last = line
  while (last < end && (state.eMarks[last] ?? 0) < to) last++
  if (last >= end || state.src.slice(to, state.eMarks[last]).trim() !== '') return false
  if (silent) return true
  const source = state.src.slice(from, to)
  push(
    state,
    line,
    last + 1,
    found[1] === '/' ? '' : chipBlock(componentLabel(found[2] ?? '', source), source),
  )
  return true
}

function componentLabel(name: string, source: string): string {
  const prop = /\s(?:title|label|name|src|id|type|value|href)=(?:"([^"]*)"|'([^']*)')/.exec(source)
  const value = prop?.[1] ?? prop?.[2] ?? ''
  return value === '' || value.length > 40 ? name : `${name} ${value}`
}

/** A line that is one expression: a comment, or a value that only the site knows. */
function expressionLine(state: StateBlock, line: number, _end: number, silent: boolean): boolean {
  const from = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  if (state.src[from] !== '{') return false
  const source = state.src.slice(from, state.eMarks[line]).trim()
  if (!/^\{(?!\{|%)[^{}]*\}$/.test(source)) return false
  if (silent) return true
  const comment = /^\{\/\*([\s\S]*)\*\/\}$/.exec(source)
  const html = !comment
    ? chipBlock(source.slice(1, -1).trim().slice(0, 60), source)
    : (comment[1] ?? '').trim() === 'truncate'
      ? excerptEnd
      : noteHtml(`<!--${comment[1]}-->`, 'div')
  push(state, line, line + 1, html)
  return true
}

function componentInline(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state
  if (src[pos] === '{') {
    const found = /^\{[^{}\n]{1,300}\}/.exec(src.slice(pos, pos + 302))
    if (!found) return false
    if (!silent) {
      const inside = found[0].slice(1, -1).trim()
      const comment = /^\/\*([\s\S]*)\*\/$/.exec(inside)
      const quoted = /^(["'`])([^"'`]*)\1$/.exec(inside)
      state.push('mdx', '', 0).content = comment
        ? noteHtml(`<!--${comment[1]}-->`)
        : quoted
          ? (quoted[2] ?? '').replace(/&/g, '&amp;').replace(/</g, '&lt;')
          : chip(inside, found[0])
    }
    state.pos += found[0].length
    return true
  }
  const found = src[pos] === '<' ? component.exec(src.slice(pos, pos + 80)) : null
  const to = found ? tagEnd(src, pos) : -1
  if (!found || to < 0) return false
  if (!silent) {
    const source = src.slice(pos, to)
    state.push('mdx', '', 0).content =
      found[1] === '/' ? '' : chip(componentLabel(found[2] ?? '', source), source)
  }
  state.pos = to
  return true
}

function push(state: StateBlock, from: number, to: number, html: string): void {
  const token = state.push('mdx', '', 0)
  token.block = true
  token.content = html
  token.map = [from, to]
  state.line = to
}
