// MDX: imports, exports, components and expressions; and the components of Vue, which VitePress has in posts.
// Components are chips, or boxes where Markdown stands between their tags; nothing is ever run.
import type { StateBlock, StateCore, StateInline } from 'markdown-it'
import { escapeHtml } from '../../text/escape-html.ts'
import { markPair, type PairMark } from '../pairs.ts'
import type { Parser, Token } from '../tokens.ts'
import { chip, chipBlock } from './chip.ts'
import { excerptEnd, noteHtml } from './comments.ts'
import { defineImports, importedPicture, type References } from './imported-pictures.ts'
import {
  braceEnd,
  componentHtml,
  isProgrammed,
  type PictureOf,
  plainElement,
  plainHtml,
  tagEnd,
} from './jsx-tag.ts'
import { boxOpening, opens } from './paired-tags.ts'

export type Components = 'mdx' | 'vue'

export function addMdx(parser: Parser, components: Components): void {
  const alt = ['paragraph', 'reference', 'blockquote', 'list']
  const component = names[components]
  if (components === 'mdx') {
    // In MDX what is indented is no code: components nest.
    parser.block.ruler.disable('code')
    parser.block.ruler.before('table', 'mdx_indented', indented)
    parser.block.ruler.before('fence', 'mdx_module', moduleLines)
    parser.block.ruler.before('html_block', 'mdx_expression', expressionLines, { alt })
    parser.block.ruler.before('html_block', 'mdx_fragment', fragmentLine, { alt })
  }
  parser.block.ruler.before('html_block', 'mdx_component', componentLine(component), { alt })
  parser.inline.ruler.before('html_inline', 'mdx_inline', componentInline(component))
  if (components === 'mdx') {
    parser.inline.ruler.before('html_inline', 'mdx_expression_inline', expressionInline)
    parser.inline.ruler.before('html_inline', 'mdx_fragment_inline', fragmentInline)
    parser.core.ruler.after('block', 'mdx_pictures', showPictures)
  }
  parser.renderer.rules.mdx = (tokens, at) => tokens[at]?.content ?? ''
}

const picturesIn =
  (env: References): PictureOf =>
  (expression) =>
    importedPicture(env, expression)

/** While blocks are read: no more is known of what stands below than of what stands above. */
const unknown: PictureOf = () => null

/** Behind the reading of blocks, since what a picture is may be said below it. */
function showPictures({ tokens, env }: StateCore): void {
  for (const token of tokens) {
    const component = (token.meta as ComponentMeta | null)?.component
    if (component) token.content = componentBlock(component.name, component.source, picturesIn(env))
    if (token.type === 'html_block' || token.type === 'wrapper_html')
      token.content = plainHtml(token.content, picturesIn(env))
  }
}

/** On the token of a component that stands for itself, with nothing in it. */
type ComponentMeta = { readonly component?: { readonly name: string; readonly source: string } }

function componentBlock(name: string, source: string, pictureOf: PictureOf): string {
  const html = componentHtml(name, source, pictureOf)
  return html.startsWith('<span') ? `<div class="chip-line">${html}</div>\n` : html
}

const names: Readonly<Record<Components, RegExp>> = {
  mdx: /^<(\/?)([A-Z][\w.]*)(?=[\s/>])/,
  vue: /^<(\/?)([A-Z][\w.]*|[a-z]\w*-[\w-]*)(?=[\s/>])/,
}

/** A block that is indented, read as if it were not: one block, so that the next is read alike wherever one begins. */
function indented(state: StateBlock, line: number, end: number, silent: boolean): boolean {
  const indent = state.sCount[line] ?? 0
  if (silent || indent - state.blkIndent < 4) return false
  const { blkIndent } = state
  state.blkIndent = indent
  const isRead = state.md.block.ruler.getRules('').some((rule) => rule(state, line, end, false))
  state.blkIndent = blkIndent
  return isRead
}

/** `import …` and `export …` at the edge of the page, up to the next blank line at which no brace is open. */
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
  let last = line
  for (let open = 0; last < end && (open > 0 || !state.isEmpty(last)); last++) {
    const source = state.src.slice(state.bMarks[last], state.eMarks[last]).replace(quoted, '')
    open += count(source, /[{(]/g) - count(source, /[})]/g)
  }
  const source = state.getLines(line, last, 0, false)
  defineImports(state.env, source)
  push(state, line, last, chipBlock(moduleLabel(source), source))
  return true
}

/** A smile in a string opens nothing. */
const quoted = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|\/\/.*$/g
const count = (text: string, form: RegExp) => text.match(form)?.length ?? 0

function moduleLabel(source: string): string {
  const imported = [...source.matchAll(/^import\s+(?:\*\s+as\s+)?([\w$]+|\{[^}]*\})/gm)].map(
    ([, name = '']) => name.replace(/[{}]/g, '').trim(),
  )
  if (imported.length > 0) return `import ${imported.join(', ')}`
  return (
    /^(?:import|export\s+(?:default\s+)?(?:async\s+)?(?:\w+\s+)?[\w$]*)/.exec(source)?.[0].trim() ?? 'export'
  )
}

const componentLine =
  (component: RegExp) =>
  (state: StateBlock, line: number, end: number, silent: boolean): boolean => {
    const from = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
    const found = component.exec(state.src.slice(from, from + 80))
    const to = found ? tagEnd(state.src, from) : -1
    if (!found || to < 0 || (state.sCount[line] ?? 0) - state.blkIndent >= 4) return false
    let last = line
    while (last < end && (state.eMarks[last] ?? 0) < to) last++
    if (last >= end) return false
    if (state.src.slice(to, state.eMarks[last]).trim() !== '') {
      // A component with words begins a paragraph, also where its name is that of an element of HTML. What ends on a
      // later line may end in another block, which this one must not know of.
      const paragraph = silent || last > line ? undefined : state.md.block.ruler.getRules('').at(-1)
      return paragraph?.(state, line, end, false) ?? false
    }
    if (silent) return true
    const source = state.src.slice(from, to)
    const [, slash, name = ''] = found
    if (slash === '/') {
      markPair(push(state, line, last + 1, ''), { kind: 'closes', name })
      return true
    }
    const html = componentBlock(name, source, unknown)
    const pair = html.startsWith('<div class="chip-line"') ? opening(name, source) : null
    const token = push(state, line, last + 1, html)
    if (pair) markPair(token, pair)
    else token.meta = { component: { name, source } } satisfies ComponentMeta
    return true
  }

function opening(name: string, source: string): PairMark | null {
  if (/\/\s*>$/.test(source)) return null
  return opens(name, boxOpening(name, source.slice(1 + name.length, -1), source))
}

/** Lines that are one expression: a comment, however long, or a value that only the site knows. */
function expressionLines(state: StateBlock, line: number, end: number, silent: boolean): boolean {
  const from = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  if (state.src[from] !== '{' || /^\{[{%]/.test(state.src.slice(from, from + 2))) return false
  const isComment = state.src.startsWith('{/*', from)
  // A comment that is never closed goes on to the end, as a fence does.
  const close = isComment ? state.src.indexOf('*/}', from) : braceEnd(state.src, from)
  const to = close < 0 ? -1 : isComment ? close + 3 : close
  if (to < 0 && !isComment) return false
  let last = line
  while (last < end - 1 && (to < 0 || (state.eMarks[last] ?? 0) < to)) last++
  // A quote or an item ends before its brace does: what stands below it must not say what it is.
  if (!isComment && (state.eMarks[last] ?? 0) < to) return false
  const behind = to < 0 ? '' : state.src.slice(to, state.eMarks[last]).trim()
  // Whether a comment is one must not hang on where it is closed: that may be in a block further down.
  if (behind !== '' && !(isComment && last > line)) return false
  if (silent) return true
  const source = state.src.slice(from, to < 0 ? state.eMarks[last] : Math.min(to, state.eMarks[last] ?? to))
  const html = isComment ? commentHtml(source) : chipBlock(expressionLabel(source), source)
  if (behind === '') push(state, line, last + 1, html)
  else pushAround(state, line, last + 1, html, behind)
  return true
}

/** With words behind its end: a paragraph within the block, since none begins in the middle of a line. */
function pushAround(state: StateBlock, from: number, to: number, html: string, words: string): void {
  push(state, from, to, html, 1)
  const map: [number, number] = [to - 1, to]
  state.push('paragraph_open', 'p', 1).map = map
  const inline = state.push('inline', '', 0)
  inline.content = words
  inline.map = map
  inline.children = []
  state.push('paragraph_close', 'p', -1)
  state.push('mdx', '', -1).block = true
}

/** `<>` and `</>` hold together what is one to a program, and leave nothing in the page. */
const fragmentTag = /^<\/?>/

function fragmentLine(state: StateBlock, line: number, _end: number, silent: boolean): boolean {
  const from = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  const source = state.src.slice(from, state.eMarks[line]).trimEnd()
  if (fragmentTag.exec(source)?.[0] !== source) return false
  if (!silent) push(state, line, line + 1, '')
  return true
}

function fragmentInline(state: StateInline, silent: boolean): boolean {
  const tag = fragmentTag.exec(state.src.slice(state.pos, state.pos + 3))
  if (!tag) return false
  if (!silent) state.push('mdx', '', 0).content = ''
  state.pos += tag[0].length
  return true
}

const commentWords = (source: string) => source.replace(/^\{\/\*+|\*+\/\}$/g, '').trim()
const expressionLabel = (source: string) => source.slice(1, -1).replace(/\s+/g, ' ').trim().slice(0, 60)

function commentHtml(source: string): string {
  const words = commentWords(source)
  return words === 'truncate' ? excerptEnd : noteHtml(`<!--${words}-->`, 'div')
}

function expressionInline(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state
  const to = src[pos] === '{' ? braceEnd(src, pos) : -1
  if (to < 0) return false
  if (!silent) {
    const source = src.slice(pos, to)
    const literal = /^\{\s*(["'`])([^"'`]*)\1\s*\}$/.exec(source)
    state.push('mdx', '', 0).content = source.startsWith('{/*')
      ? noteHtml(`<!--${commentWords(source)}-->`)
      : literal
        ? escapeHtml(literal[2] ?? '')
        : chip(expressionLabel(source), source)
  }
  state.pos = to
  return true
}

const componentInline =
  (component: RegExp) =>
  (state: StateInline, silent: boolean): boolean => {
    const { src, pos } = state
    if (src[pos] !== '<') return false
    const found = component.exec(src.slice(pos, pos + 80))
    const to = found || /^<[a-z]/.test(src.slice(pos, pos + 2)) ? tagEnd(src, pos) : -1
    const source = to < 0 ? '' : src.slice(pos, to)
    if (to < 0 || (!found && !isProgrammed(source))) return false
    if (!silent) {
      const html = !found
        ? plainElement(source, picturesIn(state.env))
        : found[1] === '/'
          ? ''
          : componentHtml(found[2] ?? '', source, picturesIn(state.env))
      state.push('mdx', '', 0).content = html
    }
    state.pos = to
    return true
  }

function push(state: StateBlock, from: number, to: number, html: string, nesting: 0 | 1 = 0): Token {
  const token = state.push('mdx', '', nesting)
  token.block = true
  token.content = html
  token.map = [from, to]
  state.line = to
  return token
}
