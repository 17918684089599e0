// Notes of authors to themselves in a line, as Obsidian (`%%note%%`) and Nunjucks (`{# note #}`) have them, and code
// that VitePress takes from a file.
import type { StateBlock, StateInline } from 'markdown-it'
import type { Dialect } from '../dialect.ts'
import type { Parser } from '../tokens.ts'
import { chipBlock } from './chip.ts'
import { noteHtml } from './comments.ts'

export function addAuthorMarks(parser: Parser, { wikilinks, templateTags }: Dialect): void {
  parser.renderer.rules.author_mark = (tokens, at) => tokens[at]?.content ?? ''
  if (wikilinks) parser.inline.ruler.before('text', 'obsidian_note', note(/^%%([^%\n]{1,1000})%%/))
  if (templateTags === 'hexo' || templateTags === 'liquid')
    parser.inline.ruler.before('text', 'nunjucks_note', note(/^\{#([^{}]{1,1000})#\}/))
  if (templateTags === 'vue')
    parser.block.ruler.before('html_block', 'snippet', snippet, { alt: ['paragraph'] })
}

const note =
  (form: RegExp) =>
  (state: StateInline, silent: boolean): boolean => {
    const found = form.exec(state.src.slice(state.pos, state.pos + 1010))
    if (!found) return false
    if (!silent) state.push('author_mark', '', 0).content = noteHtml(`<!--${found[1]}-->`)
    state.pos += found[0].length
    return true
  }

/** `<<< @/file.js{1,3}` */
function snippet(state: StateBlock, line: number, _end: number, silent: boolean): boolean {
  const from = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  const source = state.src.slice(from, state.eMarks[line]).trim()
  if (!/^<<<\s+\S/.test(source)) return false
  if (silent) return true
  const token = state.push('author_mark', '', 0)
  token.block = true
  token.content = chipBlock(source.slice(0, 80), source)
  token.map = [line, line + 1]
  state.line = line + 1
  return true
}
