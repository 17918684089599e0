// Short codes and template tags: those that every site has are shown as what they become, the others as chips with
// their name. Nothing of them is ever run.
import type { StateBlock, StateInline } from 'markdown-it'
import { escapeHtml } from '../../text/escape-html.ts'
import type { TemplateTags } from '../dialect.ts'
import { markPair, type PairMark } from '../pairs.ts'
import type { Parser } from '../tokens.ts'
import { chip, chipBlock } from './chip.ts'
import { noteHtml } from './comments.ts'
import { htmlPieces } from './html-pieces.ts'
import { knownTag, type TagSetting, zolaOpening } from './known-tags.ts'
import { boxOpening, opens } from './paired-tags.ts'
import { type TemplateTag, tagAt } from './tag.ts'
import { isUntagged, markUntagged, readUntagged, whileUntagged } from './untagged.ts'
import { isUntouched, type Untouched, untouchedBehind } from './v-pre.ts'
import { verbatimHtml } from './verbatim-tags.ts'

/** Tags whose content is no Markdown: up to their end, or to the end of the post. */
const verbatim = /^(?:highlight|codeblock|code|comment|mermaid|katex|math)$/
/** What is between both is left as it is, another such mark too. */
const rawMarks =
  /\{%-?\s*(?:raw|verbatim)\s*-?%\}([\s\S]*?)\{%-?\s*end(?:raw|verbatim)\s*-?%\}|\{%-?\s*(?:end)?(?:raw|verbatim)\s*-?%\}/g

/**
 * Nikola's, whose content goes into the page as it stands, whatever of it looks like a tag or like Markdown: its template
 * of the tag, nikola/data/shortcodes/mako/raw.tmpl, is the content and nothing else, not escaped.
 */
const nikolaRawMark = /\{\{%\s{0,9}\/?\s{0,9}raw\s{0,9}%\}\}/g
const nikolaRawEnd = /\{\{%\s{0,9}\/\s{0,9}raw\s{0,9}%\}\}/

const marksOf: Readonly<Record<TemplateTags, readonly string[]>> = {
  none: [],
  hugo: ['{{<', '{{%'],
  liquid: ['{%', '{{'],
  eleventy: ['{%', '{{'],
  hexo: ['{%', '{{'],
  zola: ['{%', '{{'],
  nikola: ['{{%'],
  vue: ['{{'],
  myst: ['{{'],
}

/** What is raw for it is Markdown all the same. */
const isReadFirst = (tags: TemplateTags) => tags === 'liquid' || tags === 'eleventy'

type Reader = TagSetting & { takes(tag: TemplateTag): boolean }

export function addTemplateTags(parser: Parser, tags: TemplateTags): void {
  const reader: Reader = {
    tags,
    takes: ({ marks }) => marksOf[tags].includes(marks),
    inline: (markdown) => parser.renderInline(markdown, {}),
  }
  const alt = ['paragraph', 'reference', 'blockquote', 'list']
  parser.block.ruler.before('fence', 'template_tag', tagBlock(reader), { alt })
  parser.inline.ruler.before('text', 'template_tag_inline', tagInline(reader))
  parser.renderer.rules.template_tag = (tokens, at) => tokens[at]?.content ?? ''
  parser.core.ruler.push('template_tags_in_html', ({ tokens }) => {
    for (const token of tokens) {
      if (token.type === 'html_block' && token.content.includes('{') && !isUntagged(token))
        token.content = tagsInHtml(token.content, reader)
    }
  })
  if (isReadFirst(tags)) withoutRawMarks(parser, liquidCode)
  if (tags === 'nikola') withoutRawMarks(parser, (code) => code.replace(nikolaRawMark, ''))
}

const tagBlock =
  (reader: Reader) =>
  (state: StateBlock, line: number, end: number, silent: boolean): boolean => {
    const from = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
    if (state.src[from] !== '{' || isUntagged(state) || (state.sCount[line] ?? 0) - state.blkIndent >= 4)
      return false
    const tag = tagAt(state.src, from)
    if (!tag || tag.literal !== null || !reader.takes(tag)) return false
    let last = line
    while (last < end && (state.eMarks[last] ?? 0) < from + tag.source.length) last++
    // What stands in a line with words is part of them.
    const behind = state.src.slice(from + tag.source.length, state.eMarks[last])
    if (behind.trim() !== '') return false
    const isRaw = isHidden(tag) && /^(?:raw|verbatim)$/.test(tag.name)
    const rawTo = isRaw ? endOfRaw(state, last + 1, end) : -1
    if (silent) return true
    if (isRaw && reader.tags === 'hexo') return asHtml(state, tag, line, last, end)
    if (rawTo > 0) return asItStands(state, { line, from: last + 1, to: rawTo })
    if (!tag.isClosing && tag.marks !== '{{' && (verbatim.test(tag.name) || isNikolaRaw(tag, reader))) {
      return swallow(state, reader.tags, { tag, line, opened: last, end })
    }
    const known = knownTag(tag, reader)
    const token = state.push(known?.opens ? 'html_block' : 'template_tag', '', 0)
    token.block = true
    token.markup = tag.marks
    token.content = known?.html ?? (isHidden(tag) ? '' : chipBlock(label(tag), tag.source))
    token.map = [line, last + 1]
    if (!known && !isHidden(tag)) markPair(token, pairMark(tag, reader.tags))
    state.line = last + 1
    return true
  }

/** What a tag that only its site knows may open or close. */
function pairMark(tag: TemplateTag, tags: TemplateTags): PairMark | null {
  const { marks, name, rest, isClosing, source } = tag
  if (marks === '{{' || name === '') return null
  // Zola's end names nothing: it closes what was opened last.
  const key = tags === 'zola' ? '' : marks + (isClosing && marks === '{%' ? openerOf(name) : name)
  if (isClosing) return { kind: 'closes', name: key }
  if (tags === 'zola' ? !tag.isCall : /\/\s*[>%]\}\}$/.test(source)) return null
  return opens(key, (tags === 'zola' ? zolaOpening(tag) : null) ?? boxOpening(name, rest, source))
}

const openerOf = (name: string) => name.replace(/^end_?/, '')

/** The line that ends what is raw, where it comes before the next blank one; else -1. */
function endOfRaw(state: StateBlock, from: number, end: number): number {
  for (let line = from; line < end && !state.isEmpty(line); line++) {
    const source = state.src.slice(state.bMarks[line], state.eMarks[line])
    if (/^\s*\{%-?\s*end(?:raw|verbatim)\s*-?%\}\s*$/.test(source)) return line
  }
  return -1
}

/** Markdown in which no tag counts. */
function asItStands(
  state: StateBlock,
  { line, from, to }: { line: number; from: number; to: number },
): boolean {
  const open = state.push('template_tag', '', 1)
  open.block = true
  open.map = [line, to + 1]
  const { lineMax } = state
  state.lineMax = to
  readUntagged(state, () => state.md.block.tokenize(state, from, to))
  state.lineMax = lineMax
  state.push('template_tag', '', -1).block = true
  state.line = to + 1
  return true
}

/** Hexo keeps all that is raw from Markdown: it is a part of the page as it stands, up to its end or to that of the post. */
function asHtml(
  state: StateBlock,
  { name }: TemplateTag,
  line: number,
  opened: number,
  end: number,
): boolean {
  const close = new RegExp(`\\{%-?\\s*end${name}\\s*-?%\\}`)
  const lines: string[] = []
  let isClosed = false
  let last = opened + 1
  for (; last < end && !isClosed; last++) {
    const source = state.src.slice(state.bMarks[last], state.eMarks[last])
    isClosed = close.test(source)
    lines.push(isClosed ? source.replace(close, '') : source)
  }
  const token = state.push('html_block', '', 0)
  token.block = true
  token.content = `${lines.join('\n').trim()}\n`
  token.map = [line, last]
  markUntagged(token)
  state.line = last
  return true
}

type Swallowing = {
  readonly tag: TemplateTag
  readonly line: number
  readonly opened: number
  readonly end: number
}

function swallow(state: StateBlock, tags: TemplateTags, { tag, line, opened, end }: Swallowing): boolean {
  let last = opened + 1
  const textOf = (nth: number) => state.src.slice(state.bMarks[nth], state.eMarks[nth])
  while (last < end && !closes(textOf(last), tag)) last++
  const content =
    last > opened + 1 ? state.getLines(opened + 1, Math.min(last, end), state.blkIndent, true) : ''
  const isFormula = tag.name === 'katex' || tag.name === 'math'
  const token = state.push(isFormula ? 'math_block' : 'template_tag', '', 0)
  token.block = true
  token.map = [line, Math.min(last + 1, end)]
  token.content = isFormula ? content : verbatimHtml(tag, tags, content)
  state.line = Math.min(last + 1, end)
  return true
}

function closes(line: string, { name, isCall }: TemplateTag): boolean {
  const end = `(?:/\\s*${name}|end_?${name}${isCall ? '|end' : ''})`
  return new RegExp(`\\{(?:%-?|\\{[<%])\\s*${end}\\s*(?:-?%\\}|[>%]\\}\\})`).test(line)
}

const tagInline =
  (reader: Reader) =>
  (state: StateInline, silent: boolean): boolean => {
    const { src, pos } = state
    if (src[pos] !== '{' || isUntagged(state.tokens)) return false
    if (reader.tags === 'vue' && isUntouched(state.tokens)) return false
    const tag = tagAt(src, pos)
    if (!tag || !reader.takes(tag)) return false
    const behind = pos + tag.source.length
    const end = keeps(tag, reader) ? endOfKept(state, behind, tag) : -1
    if (!silent) {
      const token = state.push('template_tag', '', 0)
      const kept = src.slice(behind, Math.max(behind, end))
      if (end < 0) token.content = inlineHtml(tag, reader)
      else if (tag.name === 'comment') token.content = noteHtml(`<!--${kept}-->`)
      else if (isReadFirst(reader.tags)) asWordsStand(state, behind, end)
      else token.content = reader.tags === 'nikola' ? kept : escapeHtml(kept)
    }
    state.pos = Math.max(behind, end)
    return true
  }

const isNikolaRaw = ({ name, isClosing }: TemplateTag, { tags }: TagSetting) =>
  tags === 'nikola' && name === 'raw' && !isClosing

/** Whether a tag keeps what stands between it and its end, within a line. */
function keeps(tag: TemplateTag, reader: Reader): boolean {
  return isNikolaRaw(tag, reader) || (tag.marks === '{%' && /^(?:raw|verbatim|comment)$/.test(tag.name))
}

/** Names of tags that nothing closes in the rest of a line, so that it is not searched again for each. */
const unclosed = new WeakMap<StateInline, Set<string>>()

/** Where what a tag keeps from `from` on ends within its words; else -1. */
function endOfKept(state: StateInline, from: number, { marks, name }: TemplateTag): number {
  const names = unclosed.get(state) ?? new Set<string>()
  if (names.has(name)) return -1
  const form =
    marks === '{%' ? new RegExp(`\\{%-?\\s*end${name}\\s*-?%\\}`, 'g') : new RegExp(nikolaRawEnd, 'g')
  form.lastIndex = from
  const end = form.exec(state.src)?.index
  if (end === undefined) unclosed.set(state, names.add(name))
  return end === undefined || end > state.posMax ? -1 : end
}

/** Markdown within a line, in which no tag counts. */
function asWordsStand(state: StateInline, from: number, to: number): void {
  const { posMax } = state
  state.pos = from
  state.posMax = to
  whileUntagged(state.tokens, () => state.md.inline.tokenize(state))
  state.posMax = posMax
}

function inlineHtml(tag: TemplateTag, setting: TagSetting): string {
  if (tag.literal !== null) return escapeHtml(tag.literal)
  const known = knownTag(tag, setting)
  return known && !known.opens ? known.html : isHidden(tag) ? '' : chip(label(tag), tag.source)
}

/** Tags between the elements of raw HTML; those in an attribute are the address of something. */
function tagsInHtml(html: string, reader: Reader): string {
  let untouched: Untouched = null
  return htmlPieces(html)
    .map(({ kind, source }) => {
      if (kind === 'tag' && reader.tags === 'vue') untouched = untouchedBehind(source, untouched)
      if (kind !== 'text' || untouched !== null || !source.includes('{')) return source
      let shown = ''
      for (let at = 0; at < source.length; ) {
        const tag = source[at] === '{' ? tagAt(source, at) : null
        const isTaken = tag !== null && reader.takes(tag)
        shown += isTaken ? inlineHtml(tag, reader) : source[at]
        at += isTaken ? tag.source.length : 1
      }
      return shown
    })
    .join('')
}

/** Liquid and Nikola read a post before Markdown does, code included. */
function withoutRawMarks(parser: Parser, unmarked: (code: string) => string): void {
  parser.core.ruler.push('raw_marks_in_code', ({ tokens }) => {
    for (const token of tokens) {
      if (token.type === 'fence' || token.type === 'code_block') {
        token.content = unmarked(token.content)
      }
      for (const child of token.children ?? []) {
        if (child.type === 'code_inline') child.content = unmarked(child.content)
      }
    }
  })
}

function liquidCode(code: string): string {
  return code.replace(/^[ \t]*\{%-?\s*(?:end)?(?:raw|verbatim)\s*-?%\}[ \t]*\n/gm, '').replace(rawMarks, '$1')
}

/** What leaves nothing in the page. */
function isHidden({ name, marks }: TemplateTag): boolean {
  return marks !== '{{' && /^(?:raw|endraw|verbatim|endverbatim|assign|set|endcomment)$/.test(name)
}

/** The name, and what tells one use from another. */
function label({ name, words, isClosing, marks, rest, isCall }: TemplateTag): string {
  if (marks === '{{' && !isCall) return rest === '' ? name : `${name} ${rest}`.slice(0, 60)
  const first = words[0] && words[0].length <= 40 ? ` ${words[0]}` : ''
  return isClosing ? `end of ${openerOf(name)}`.replace(/ of $/, '') : name + first
}
