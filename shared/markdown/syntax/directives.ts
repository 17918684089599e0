// Containers and directives: `::: note`, `:::tip[Title]`, and MyST's `:::{note} Title` and ```` ```{figure} a.png ````.
// What every site has is shown as readers see it; the rest gets a label, and its content stays Markdown.
import type { StateBlock } from 'markdown-it'
import { escapeHtml } from '../../text/escape-html.ts'
import type { Parser } from '../tokens.ts'
import { admonitions } from './admonitions.ts'
import { chip, chipBlock } from './chip.ts'
import { codeHtml, codeInfo } from './code-blocks.ts'

type Directive = {
  readonly name: string
  /** What stands behind the name. */
  readonly argument: string
  readonly mark: string
}

const codes = /^(?:code|code-block|code-cell|sourcecode|mermaid|eval-rst|raw|parsed-literal|literalinclude)$/
/** Content that only the site's generator can read. */
const opaque = /^(?:toctree|post|postlist|include|bibliography|csv-table|autoclass|automodule|autofunction)$/

export function addDirectives(parser: Parser, kind: 'containers' | 'myst'): void {
  parser.block.ruler.before('fence', 'directive', directive(kind), {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  })
  parser.renderer.rules.directive_html = (tokens, at) => tokens[at]?.content ?? ''
}

function opening(source: string, kind: 'containers' | 'myst'): Directive | null {
  const colons = /^(:{3,})[ \t]*(?:\{([\w:.-]+)\}|\{\.?([\w-]+)[^}]*\}|([a-zA-Z][\w-]*))(.*)$/.exec(source)
  if (colons) {
    const [, mark = '', braced, dotted, bare, rest = ''] = colons
    const name = (braced ?? dotted ?? bare ?? '').toLowerCase().replace(/^callout-/, '')
    const bracketed = /^\[([^\]]*)\](?:\{[^}]*\})?\s*$/.exec(rest.trim())
    return { name, mark, argument: (bracketed?.[1] ?? rest.replace(/\{[^{}]*\}\s*$/, '')).trim() }
  }
  const fence = kind === 'myst' ? /^(`{3,}|~{3,})\{([\w:.-]+)\}([^`]*)$/.exec(source) : null
  if (!fence) return null
  return { name: (fence[2] ?? '').toLowerCase(), mark: fence[1] ?? '', argument: (fence[3] ?? '').trim() }
}

const directive =
  (kind: 'containers' | 'myst') =>
  (state: StateBlock, line: number, end: number, silent: boolean): boolean => {
    const textOf = (nth: number) =>
      state.src.slice((state.bMarks[nth] ?? 0) + (state.tShift[nth] ?? 0), state.eMarks[nth])
    const first = textOf(line)
    if (!/^[:`~]{3}/.test(first) || (state.sCount[line] ?? 0) - state.blkIndent >= 4) return false
    const found = opening(first.trimEnd(), kind)
    if (!found) return false
    if (silent) return true
    // What is never closed goes on to the end, as a fence does.
    let last = line + 1
    for (; last < end; last++) {
      const source = textOf(last).trim()
      if ((state.sCount[last] ?? 0) < state.blkIndent && source !== '') break
      if (source.startsWith(found.mark) && source === (found.mark[0] ?? '').repeat(source.length)) break
    }
    const isClosed = last < end && textOf(last).trim().startsWith(found.mark)
    const next = Math.min(end, last + (isClosed ? 1 : 0))
    const { options, from } = optionsOf(textOf, line + 1, last, kind)
    write(state, found, options, { line, from, to: last, next })
    state.line = next
    return true
  }

/** `:key: value` lines, or YAML between dashes, directly below the first line. */
function optionsOf(
  textOf: (line: number) => string,
  from: number,
  to: number,
  kind: 'containers' | 'myst',
): { options: Map<string, string>; from: number } {
  const options = new Map<string, string>()
  if (kind !== 'myst') return { options, from }
  let line = from
  const isYaml = line < to && textOf(line).trim() === '---'
  if (isYaml) line++
  for (; line < to; line++) {
    const option = (isYaml ? /^([\w-]+):\s*(.*)$/ : /^:([\w-]+):\s*(.*)$/).exec(textOf(line).trim())
    if (!option) break
    options.set(option[1] ?? '', option[2] ?? '')
  }
  if (isYaml && line < to) line++
  return { options, from: line }
}

type Lines = { readonly line: number; readonly from: number; readonly to: number; readonly next: number }

function write(
  state: StateBlock,
  { name, argument }: Directive,
  options: ReadonlyMap<string, string>,
  lines: Lines,
): void {
  const { line, from, to, next } = lines
  const content = () => (to > from ? state.getLines(from, to, state.blkIndent, true) : '')
  const html = (text: string, map: [number, number] | null, nesting: -1 | 0 | 1 = 0) => {
    const token = state.push('directive_html', '', nesting)
    token.block = true
    token.content = text
    token.map = map
  }
  if (codes.test(name)) {
    const language = name === 'mermaid' ? 'mermaid' : name === 'eval-rst' ? 'rst' : argument.split(/\s/)[0]
    const marked = options.get('emphasize-lines') ?? ''
    const info = codeInfo(`${language ?? ''}${marked ? ` {${marked}}` : ''}`)
    const title = options.get('caption') ?? (name === 'literalinclude' ? argument : '')
    html(codeHtml(content(), { ...info, title }, null), [line, next])
  } else if (name === 'math') {
    const token = state.push('math_block', 'math', 0)
    token.block = true
    token.content = content()
    token.map = [line, next]
  } else if (name === 'contents') {
    state.push('contents_list', '', 0).map = [line, next]
  } else if (opaque.test(name)) {
    html(chipBlock(argument === '' ? name : `${name} ${argument.slice(0, 60)}`, content()), [line, next])
  } else if (name === 'figure' || name === 'image') {
    const alt = escapeHtml(options.get('alt') ?? '')
    html(`<figure><img src="${escapeHtml(argument)}" alt="${alt}"><figcaption>`, [line, next], 1)
    if (name === 'figure') inside(state, from, to)
    html('</figcaption></figure>\n', null, -1)
  } else if (name === 'details' || name === 'dropdown') {
    html(`<details${options.has('open') ? ' open' : ''}><summary>`, [line, next], 1)
    title(state, argument === '' ? 'Details' : argument, line)
    html('</summary>\n', null)
    inside(state, from, to)
    html('</details>\n', null, -1)
  } else if (Object.hasOwn(admonitions, name)) {
    const look = Object.hasOwn(admonitions, options.get('class') ?? '') ? (options.get('class') ?? '') : name
    html(
      `<div class="markdown-alert markdown-alert-${admonitions[look]}"><p class="markdown-alert-title">`,
      [line, next],
      1,
    )
    title(state, argument === '' ? (name[0] ?? '').toUpperCase() + name.slice(1) : argument, line)
    html('</p>\n', null)
    inside(state, from, to)
    html('</div>\n', null, -1)
  } else {
    html(`<div class="directive">${chip(`${name} ${argument}`.trim().slice(0, 80), name)}\n`, [line, next], 1)
    inside(state, from, to)
    html('</div>\n', null, -1)
  }
}

function title(state: StateBlock, words: string, line: number): void {
  const inline = state.push('inline', '', 0)
  inline.content = words
  inline.map = [line, line + 1]
  inline.children = []
}

function inside(state: StateBlock, from: number, to: number): void {
  const { parentType, lineMax } = state
  state.parentType = 'blockquote'
  state.lineMax = to
  state.md.block.tokenize(state, from, to)
  state.parentType = parentType
  state.lineMax = lineMax
}
