// A post as the preview shows it: its heading from the front matter, then its blocks as HTML with their lines.
import { findBlock } from '../frontmatter/block.ts'
import { type Field, type FieldValue, plainWords } from '../frontmatter/field.ts'
import { readFields } from '../frontmatter/read-fields.ts'
import { countWords } from '../text/words.ts'
import { topBlocks } from './blocks.ts'
import { type Parser, plainText, type Token } from './parser.ts'

/** A piece of the preview. Not sanitised yet. */
export type RenderedBlock = {
  readonly html: string
  /** Lines of the source, one-based, half open. */
  readonly fromLine: number
  readonly toLine: number
}

/** All blocks of a post's text, front matter included. Never throws for any text. */
export function renderPost(parser: Parser, text: string): RenderedBlock[] {
  const block = findBlock(text)
  const body = block ? text.slice(block.to) : text
  const bodyLine = block ? countBreaks(text.slice(0, block.to)) : 0
  const env = {}
  const tokens = parser.parse(body, env)
  const rendered = topBlocks(tokens, countBreaks(body) + 1).map(({ tokens: own, fromLine, toLine }) => ({
    html: parser.renderer.render([...own], parser.options, env),
    fromLine: bodyLine + fromLine + 1,
    toLine: bodyLine + toLine + 1,
  }))
  const fields = block ? readFields(text, block).fields : []
  return withHeading(rendered, fields, firstHeading(tokens), countWords(body).readingMinutes, bodyLine)
}

/** The heading that titles a post, and which of its blocks it is. */
export type Heading = { readonly text: string; readonly index: number }

function firstHeading(tokens: readonly Token[]): Heading | null {
  let index = 0
  for (const [at, token] of tokens.entries()) {
    if (token.type === 'heading_open' && token.tag === 'h1') {
      const inline = tokens[at + 1]
      return inline ? { text: plainText(inline), index } : null
    }
    // Only what readers do not see may stand before the heading that titles a post.
    if (token.level === 0 && token.nesting <= 0) {
      if (token.type !== 'html_block' || !/^\s*<!--/.test(token.content)) return null
      index++
    }
  }
  return null
}

/** The title where the body has none, and the line with place, date and tags under whichever heading stands first. */
export function withHeading(
  blocks: readonly RenderedBlock[],
  fields: readonly Field[],
  heading: Heading | null,
  minutes: number,
  bodyLine: number,
): RenderedBlock[] {
  const title = text(fields, ['title'])
  const meta = metaLine(fields, minutes)
  const toLine = Math.max(2, bodyLine + 1)
  const asBlock = (html: string): RenderedBlock[] => (html === '' ? [] : [{ html, fromLine: 1, toLine }])
  const ownTitle =
    title !== null && title !== heading?.text ? `<h1 class="post-title">${escaped(title)}</h1>` : ''
  if (ownTitle !== '' || heading === null) return [...asBlock(ownTitle + meta), ...blocks]
  const under = blocks[heading.index]
  if (!under || meta === '') return [...blocks]
  return blocks.map((block) => (block === under ? { ...block, html: block.html + meta } : block))
}

const places = ['location', 'category', 'categories', 'section'] as const

function metaLine(fields: readonly Field[], minutes: number): string {
  if (fields.length === 0) return ''
  const parts = [
    text(fields, ['date', 'pubdate', 'publishdate', 'published']),
    ...places.map((key) => text(fields, [key])),
  ].flatMap((part) => (part === null || part === '' ? [] : [escaped(part)]))
  const tags = list(fields, ['tags', 'tag', 'keywords'])
  if (tags.length > 0)
    parts.push(tags.map((tag) => `<span class="post-tag">${escaped(tag)}</span>`).join(', '))
  parts.push(`${minutes} min`)
  return `<p class="post-meta">${parts.join(' · ')}</p>`
}

function fieldValue(fields: readonly Field[], keys: readonly string[]): FieldValue {
  const field = fields.find(({ key }) => keys.includes(key.toLowerCase()))
  return field?.kind === 'doubtful' ? plainWords(field) : (field?.value ?? null)
}

function text(fields: readonly Field[], keys: readonly string[]): string | null {
  const value = fieldValue(fields, keys)
  if (typeof value === 'string') return value.trim()
  if (typeof value === 'number') return String(value)
  return Array.isArray(value) ? list(fields, keys).join(', ') : null
}

function list(fields: readonly Field[], keys: readonly string[]): string[] {
  const value = fieldValue(fields, keys)
  const items = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : []
  return items.flatMap((item) =>
    typeof item === 'string' || typeof item === 'number' ? [String(item).trim()] : [],
  )
}

function escaped(plain: string): string {
  return plain.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

export function countBreaks(text: string): number {
  let breaks = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks++
  return breaks
}
