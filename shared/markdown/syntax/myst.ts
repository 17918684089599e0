// What MyST has besides directives: roles, targets, comments and breaks between cells.
// Source: the MyST syntax reference, https://myst-parser.readthedocs.io/en/latest/syntax/typography.html
import type { StateBlock, StateInline } from 'markdown-it'
import { escapeHtml } from '../../text/escape-html.ts'
import type { TargetMark } from '../link-titles.ts'
import type { Parser } from '../tokens.ts'
import { chip } from './chip.ts'
import { noteHtml } from './comments.ts'
import { addMystLinks, markUntitled } from './myst-links.ts'

export function addMyst(parser: Parser): void {
  const alt = ['paragraph', 'reference', 'blockquote', 'list']
  parser.block.ruler.before('hr', 'myst_line', mystLine, { alt })
  parser.inline.ruler.before('backticks', 'myst_role', role)
  addMystLinks(parser)
  parser.renderer.rules.myst = (tokens, at) => tokens[at]?.content ?? ''
}

function mystLine(state: StateBlock, line: number, _end: number, silent: boolean): boolean {
  const from = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  const first = state.src[from]
  if ((first !== '%' && first !== '(' && first !== '+') || (state.sCount[line] ?? 0) - state.blkIndent >= 4) {
    return false
  }
  const source = state.src.slice(from, state.eMarks[line]).trim()
  const target = /^\(([^()\s][^()]*)\)=$/.exec(source)?.[1]
  const html = lineHtml(source, target)
  if (html === null) return false
  if (silent) return true
  const token = state.push('myst', '', 0)
  token.block = true
  token.content = html
  if (target !== undefined) token.meta = { names: target } satisfies TargetMark
  token.map = [line, line + 1]
  state.line = line + 1
  return true
}

function lineHtml(source: string, target: string | undefined): string | null {
  if (target !== undefined) return `<div id="${escapeHtml(target)}" class="target"></div>\n`
  if (source.startsWith('%')) return noteHtml(`<!--${source.slice(1)}-->`, 'div')
  return /^\+\+\+(?:\s|$)/.test(source) ? '<hr class="cell-break">\n' : null
}

/** `{name}` and a code span directly behind it. */
function role(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state
  if (src[pos] !== '{') return false
  const found = /^\{([a-zA-Z][\w:.-]*)\}(`+)(?!`)/.exec(src.slice(pos, pos + 80))
  if (!found) return false
  const [opening, name = '', ticks = '`'] = found
  const from = pos + opening.length
  const end = src.indexOf(ticks, from)
  if (end < 0 || end - from > 1000) return false
  const content = src.slice(from, end).trim()
  if (!silent && name === 'math') {
    const token = state.push('math_inline', 'math', 0)
    token.content = content
  } else if (!silent && /^(?:ref|any)$/i.test(name) && !content.endsWith('>')) {
    state.push('myst', '', 0).content = `<a href="#${escapeHtml(content)}">`
    markUntitled(state.push('text', '', 0), { target: content, otherwise: content })
    state.push('myst', '', 0).content = '</a>'
  } else if (!silent) state.push('myst', '', 0).content = roleHtml(name.toLowerCase(), content)
  state.pos = end + ticks.length
  return true
}

function roleHtml(name: string, content: string): string {
  const titled = /^([\s\S]*?)\s*<([^<>]+)>$/.exec(content)
  const words = escapeHtml(titled?.[1] ?? content)
  const target = titled?.[2] ?? content
  switch (name) {
    case 'ref':
    case 'numref':
    case 'any':
      return `<a href="#${escapeHtml(target)}">${words}</a>`
    case 'doc':
    case 'download':
      return `<a href="${escapeHtml(target)}">${words}</a>`
    case 'sub':
    case 'subscript':
      return `<sub>${words}</sub>`
    case 'sup':
    case 'superscript':
      return `<sup>${words}</sup>`
    case 'kbd':
      return `<kbd>${words}</kbd>`
    case 'abbr': {
      const meant = /^([\s\S]*?)\s*\(([^()]*)\)$/.exec(content)
      return meant
        ? `<abbr title="${escapeHtml(meant[2] ?? '')}">${escapeHtml(meant[1] ?? '')}</abbr>`
        : words
    }
    case 'strike':
      return `<del>${words}</del>`
    case 'underline':
      return `<u>${words}</u>`
    case 'guilabel':
    case 'menuselection':
      return `<b>${escapeHtml(content.replace(/&(?=\w)/g, '').replace(/\s*-->\s*/g, ' ‣ '))}</b>`
    case 'octicon':
    case 'fas':
    case 'fab':
    case 'far':
    case 'material-regular':
      return chip(`${name} ${content.split(';')[0]}`, content)
    default:
      return `<code title="${escapeHtml(name)}">${words}</code>`
  }
}
