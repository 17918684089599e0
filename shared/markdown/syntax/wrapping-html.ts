// Elements around Markdown: kramdown and Python-Markdown read what stands in `<div markdown="1">`, MDX what stands
// between tags on lines of their own. The tags are raw HTML, what is between them are blocks like any other.
import type { StateBlock } from 'markdown-it'
import type { Parser } from '../tokens.ts'

/** How a dialect says that an element holds Markdown: by its attribute, or by a line of its own for its tag. */
export type WrappingHtml = 'marked' | 'lines'

const blocks =
  'div|details|section|article|aside|figure|figcaption|center|blockquote|header|footer|main|nav|table|thead|tbody|tr|td|th|ul|ol|li|dl|dd|dt|picture|video|audio|summary'
/** Of those that are marked: what holds words, and no blocks (kramdown, `HTML_CONTENT_MODEL`). */
const wordHolders = 'p|h[1-6]|address|caption|legend'
const wordsAlone = new RegExp(`^(?:${wordHolders})$`, 'i')
const tag = new RegExp(
  `^<(/?)(${blocks}|${wordHolders})((?:[^<>"'{}]|"[^"]*"|'[^']*'|\\{\\{[^{}]*\\}\\}|\\{[^{}]*\\})*)>`,
  'i',
)
/** In MDX an element that closes itself is a block where it stands alone on its line, whatever its name. */
const alone = /^<[a-z][\w-]*(?:[^<>"'{}]|"[^"]*"|'[^']*'|\{\{[^{}]*\}\}|\{[^{}]*\})*\/>$/
const marked = /\smarkdown(?:\s*=\s*["']?(?:1|block|span)["']?)?(?=\s|\/?$)/i
const spans =
  /^<(?:a|abbr|b|bdi|bdo|button|cite|code|del|dfn|em|i|img|input|ins|kbd|label|mark|q|s|samp|small|span|strong|sub|sup|u|var)\b/i

export function addWrappingHtml(parser: Parser, kind: WrappingHtml): void {
  parser.block.ruler.before('html_block', 'wrapping_html', wrappingTag(kind), {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  })
  parser.renderer.rules.wrapper_html = (tokens, at) => tokens[at]?.content ?? ''
  if (kind === 'marked') parser.block.ruler.before('html_block', 'span_html', spanLine)
}

const wrappingTag =
  (kind: WrappingHtml) =>
  (state: StateBlock, line: number, _end: number, silent: boolean): boolean => {
    const from = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
    if (state.src[from] !== '<' || (state.sCount[line] ?? 0) - state.blkIndent >= 4) return false
    const source = state.src.slice(from, state.eMarks[line]).trimEnd()
    const found = tag.exec(source)
    if (kind === 'lines' && alone.test(source)) {
      if (silent) return true
      html(state, source, line)
      state.line = line + 1
      return true
    }
    if (!found) return false
    const [opening, slash = '', name = '', attributes = ''] = found
    const behind = source.slice(opening.length)
    // In MDX `<Aside>` is a component.
    if (kind === 'lines' && name !== name.toLowerCase()) return false
    if (slash === '' && kind === 'marked' && !marked.test(attributes)) return false
    // In MDX what stands on the line of a tag is a paragraph's, in which the tag is one sign among others.
    const isInline = wordsAlone.test(name) || (kind === 'lines' && behind.trim() !== '')
    if (isInline) return slash === '' && words(state, opening, name, line, silent)
    if (slash === '/' || kind === 'lines') {
      if (behind.trim() !== '') return false
      if (silent) return true
      html(state, opening, line)
    } else {
      if (silent) return true
      oneLine(state, opening, behind, name, line)
    }
    state.line = line + 1
    return true
  }

/** `<p markdown="1">**words**</p>`, on one line or on several without a blank one. */
function words(state: StateBlock, opening: string, name: string, line: number, silent: boolean): boolean {
  const end = new RegExp(`</${name}\\s*>\\s*$`, 'i')
  const lines: string[] = []
  for (let at = line; at < state.lineMax && !state.isEmpty(at); at++) {
    const source = state.getLines(at, at + 1, state.blkIndent, false).trim()
    lines.push(at === line ? source.slice(opening.length) : source)
    if (!end.test(source)) continue
    if (silent) return true
    wrapper(state, opening, 1).map = [line, at + 1]
    inline(state, lines.join('\n').replace(end, '').trim(), [line, at + 1])
    wrapper(state, `</${name}>`, -1)
    state.line = at + 1
    return true
  }
  return false
}

/** `<div markdown="1">**words**</div>`, or what stands behind a tag that a later line closes. */
function oneLine(state: StateBlock, opening: string, behind: string, name: string, line: number): void {
  const end = `</${name}>`
  const closes = behind.toLowerCase().endsWith(end.toLowerCase())
  const content = (closes ? behind.slice(0, -end.length) : behind).trim()
  if (!closes) html(state, opening, line)
  else wrapper(state, opening, 1).map = [line, line + 1]
  if (content !== '') inline(state, content, [line, line + 1])
  if (closes) wrapper(state, end, -1)
}

function inline(state: StateBlock, content: string, map: [from: number, to: number]): void {
  const token = state.push('inline', '', 0)
  token.content = content
  token.map = map
  token.children = []
}

function html(state: StateBlock, content: string, line: number): void {
  const token = state.push('html_block', '', 0)
  token.block = true
  token.content = `${content}\n`
  token.map = [line, line + 1]
}

function wrapper(state: StateBlock, content: string, nesting: -1 | 1) {
  const token = state.push('wrapper_html', '', nesting)
  token.block = true
  token.content = `${content}\n`
  return token
}

/** An element within a line begins a paragraph, also where it stands first. */
function spanLine(state: StateBlock, line: number, end: number, silent: boolean): boolean {
  const from = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  if (silent || state.src[from] !== '<' || !spans.test(state.src.slice(from, from + 12))) return false
  const paragraph = state.md.block.ruler.getRules('').at(-1)
  return paragraph?.(state, line, end, false) ?? false
}
