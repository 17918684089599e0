// Short codes and template tags: those that every site has are shown as what they become, the others as chips with
// their name. Nothing of them is ever run.
import type { StateBlock, StateInline } from 'markdown-it'
import type { TemplateTags } from '../dialect.ts'
import type { Parser } from '../tokens.ts'
import { chip, chipBlock } from './chip.ts'
import { codeHtml, codeInfo } from './code-blocks.ts'
import { noteHtml } from './comments.ts'
import { knownTag } from './known-tags.ts'
import { type TemplateTag, tagAt } from './tag.ts'

/** Tags whose content is no Markdown: up to their end, or to the end of the post. */
const verbatim = /^(?:highlight|codeblock|code|raw|verbatim|comment)$/

export function addTemplateTags(parser: Parser, tags: TemplateTags): void {
  const takes = ({ marks }: TemplateTag) => marksOf[tags].includes(marks)
  parser.block.ruler.before('fence', 'template_tag', tagBlock(takes), {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  })
  parser.inline.ruler.before('text', 'template_tag_inline', tagInline(takes))
  parser.renderer.rules.template_tag = (tokens, at) => tokens[at]?.content ?? ''
}

const marksOf: Readonly<Record<TemplateTags, readonly string[]>> = {
  none: [],
  hugo: ['{{<', '{{%'],
  liquid: ['{%', '{{'],
  hexo: ['{%', '{{'],
  zola: ['{%', '{{'],
  nikola: ['{{%'],
  vue: ['{{'],
}

const tagBlock =
  (takes: (tag: TemplateTag) => boolean) =>
  (state: StateBlock, line: number, end: number, silent: boolean): boolean => {
    const from = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
    if (state.src[from] !== '{' || (state.sCount[line] ?? 0) - state.blkIndent >= 4) return false
    const tag = tagAt(state.src, from)
    if (!tag || !takes(tag)) return false
    let last = line
    while (last < end && (state.eMarks[last] ?? 0) < from + tag.source.length) last++
    // What stands in a line with words is part of them.
    const behind = state.src.slice(from + tag.source.length, state.eMarks[last])
    const isVerbatim = !tag.isClosing && tag.marks !== '{{' && verbatim.test(tag.name)
    if (isVerbatim && closes(behind, tag.name)) return false
    if (behind.trim() !== '') return false
    if (silent) return true
    if (isVerbatim && tag.name !== 'raw' && tag.name !== 'verbatim') {
      return swallow(state, tag, line, last, end)
    }
    const known = knownTag(tag)
    const token = state.push(known?.opens ? 'html_block' : 'template_tag', '', 0)
    token.block = true
    token.content = known?.html ?? (isHidden(tag) ? '' : chipBlock(label(tag), tag.source))
    token.map = [line, last + 1]
    state.line = last + 1
    return true
  }

function swallow(state: StateBlock, tag: TemplateTag, line: number, opened: number, end: number): boolean {
  let last = opened + 1
  const textOf = (nth: number) => state.src.slice(state.bMarks[nth], state.eMarks[nth])
  while (last < end && !closes(textOf(last), tag.name)) last++
  const content =
    last > opened + 1 ? state.getLines(opened + 1, Math.min(last, end), state.blkIndent, true) : ''
  const token = state.push('template_tag', '', 0)
  token.block = true
  token.map = [line, Math.min(last + 1, end)]
  token.content =
    tag.name === 'comment'
      ? noteHtml(`<!--${content}-->`, 'div')
      : codeHtml(content, { ...codeInfo(`${codeLanguage(tag)} ${tag.rest}`), title: codeTitle(tag) }, null)
  state.line = Math.min(last + 1, end)
  return true
}

const codeLanguage = ({ words, named }: TemplateTag) =>
  named.lang ?? words.find((word) => /^[\w+#-]+$/.test(word) && !/^(?:linenos|true|false)$/.test(word)) ?? ''
const codeTitle = ({ name, rest }: TemplateTag) =>
  name === 'codeblock' ? (/^(?!lang:)[^\s:]+\.\w+/.exec(rest)?.[0] ?? '') : ''

function closes(line: string, name: string): boolean {
  const end = `(?:/\\s*${name}|end_?${name})`
  return new RegExp(`\\{(?:%-?|\\{[<%])\\s*${end}\\s*(?:-?%\\}|[>%]\\}\\})`).test(line)
}

const tagInline =
  (takes: (tag: TemplateTag) => boolean) =>
  (state: StateInline, silent: boolean): boolean => {
    if (state.src[state.pos] !== '{') return false
    const tag = tagAt(state.src, state.pos)
    if (!tag || !takes(tag)) return false
    if (!silent) {
      const known = knownTag(tag)
      const token = state.push('template_tag', '', 0)
      token.content = known && !known.opens ? known.html : isHidden(tag) ? '' : chip(label(tag), tag.source)
    }
    state.pos += tag.source.length
    return true
  }

/** What leaves nothing in the page. */
function isHidden({ name, marks }: TemplateTag): boolean {
  return marks !== '{{' && /^(?:raw|endraw|verbatim|endverbatim|assign|endcomment)$/.test(name)
}

/** The name, and what tells one use from another. */
function label({ name, words, isClosing, marks, rest }: TemplateTag): string {
  if (marks === '{{') return rest === '' ? name : `${name} ${rest}`.slice(0, 60)
  const first = words[0] && words[0].length <= 40 ? ` ${words[0]}` : ''
  return isClosing ? `end of ${name.replace(/^end_?/, '')}` : name + first
}
