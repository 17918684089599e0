// A post as the preview shows it: its heading from the front matter, then its blocks as HTML with their lines.
import { findBlock } from '../frontmatter/block.ts'
import { type Field, type FieldValue, plainWords } from '../frontmatter/field.ts'
import { readFields } from '../frontmatter/read-fields.ts'
import { escapeHtml } from '../text/escape-html.ts'
import { countBreaks } from '../text/line-starts.ts'
import { countWords } from '../text/words.ts'
import { joined, type RenderedBlock, topParts } from './blocks.ts'
import { contentsList } from './contents-list.ts'
import { inlineNoteTokens, numberNotes } from './footnotes.ts'
import { headingIds } from './heading-ids.ts'
import { titleFinder } from './link-titles.ts'
import { surroundingOf } from './pairs.ts'
import type { PostParser } from './parser.ts'
import { parseWhole, renderNote, renderTokens, settle, untitledTargets } from './piece.ts'
import { plainText, type Token } from './tokens.ts'

/**
 * All blocks of a post's text, front matter included. Never throws for any text. `pathDay` is the date that the
 * post's path gives, where its front matter has none.
 */
export function renderPost(parser: PostParser, text: string, pathDay: string | null = null): RenderedBlock[] {
  const block = findBlock(text, parser.generator)
  const body = block ? text.slice(block.to) : text
  const bodyLine = block ? countBreaks(text, block.to) : 0
  const piece = parseWhole(parser, body)
  const ids = headingIds(parser.dialect.headingIds)
  const headings = piece.headings.map((heading) => ({
    ...heading,
    id: ids.next(heading.text, heading.given, heading.source),
  }))
  const numbered = numberNotes(piece.marks.map(({ label }) => label))
  settle(piece, {
    ids: headings.map(({ id }) => id),
    notes: numbered.places,
    contents: piece.hasContents ? contentsList(headings) : '',
    titles: piece.untitled.length > 0 ? untitledTargets(piece).map(titleFinder([piece], headings)) : [],
  })
  const parts = topParts(piece.tokens).flatMap(({ tokens, span }) => {
    if (span === null) return []
    const [fromLine, toLine] = [bodyLine + span.from + 1, bodyLine + span.to + 1]
    const html = renderTokens(parser, tokens, piece.env)
    return [{ ...surroundingOf(tokens[0]), block: { html, fromLine, toLine } }]
  })
  const rendered = joined(parts, bodyLine + countBreaks(body) + 2)
  const after = rendered.at(-1)?.toLine ?? bodyLine + 1
  const notes = numbered.notes.map(({ label, mark, marks }, at) => {
    const content =
      label === null
        ? inlineNoteTokens(parser, piece.marks[mark]?.token)
        : (piece.definitions.find((one) => one.label === label)?.tokens ?? [])
    const html = renderNote(parser, content, piece.env, { number: at + 1, marks, label })
    return { html, fromLine: after, toLine: after }
  })
  const fields = block ? readFields(text, block).fields : []
  const minutes = countWords(body).readingMinutes
  const heading = firstHeading(piece.tokens)
  return withHeading([...rendered, ...notes], fields, heading, metaLine(fields, pathDay, minutes), bodyLine)
}

/** The heading that titles a post, and which of its blocks it is. */
export type TitleHeading = { readonly text: string; readonly index: number }

function firstHeading(tokens: readonly Token[]): TitleHeading | null {
  for (const [at, { type, tag, content }] of tokens.entries()) {
    const inline = tokens[at + 1]
    if (type === 'heading_open' && tag === 'h1') return inline ? { text: plainText(inline), index: at } : null
    // Only what readers do not see may stand before the heading that titles a post.
    if (type !== 'html_block' || !/^\s*<!--/.test(content)) return null
  }
  return null
}

/** The title where the body has none, and `meta`, the line of `metaLine`, under whichever heading stands first. */
export function withHeading(
  blocks: readonly RenderedBlock[],
  fields: readonly Field[],
  heading: TitleHeading | null,
  meta: string,
  bodyLine: number,
): RenderedBlock[] {
  const title = text(fields, ['title'])
  const toLine = Math.max(2, bodyLine + 1)
  const asBlock = (html: string): RenderedBlock[] => (html === '' ? [] : [{ html, fromLine: 1, toLine }])
  const ownTitle = title !== null && title !== heading?.text ? titleHtml(title) : ''
  if (ownTitle !== '' || heading === null) return [...asBlock(ownTitle + meta), ...blocks]
  const under = blocks[heading.index]
  if (!under || meta === '') return [...blocks]
  return blocks.map((block) => (block === under ? { ...block, html: block.html + meta } : block))
}

const titleBegins = '<h1 class="post-title">'
/** No paragraph: to a site's own styles the first of these is the first of the body. */
const metaBegins = '<div class="post-meta">'

function titleHtml(title: string): string {
  return `${titleBegins}${escapeHtml(title)}</h1>`
}

/** Whether a block has something of the front matter in it. */
export function showsFields(html: string): boolean {
  return html.startsWith(titleBegins) || html.includes(metaBegins)
}

/** Whether a block shows the front matter alone, which a site shows beside its post. */
export function isOfFields(html: string): boolean {
  return html.startsWith(titleBegins) || html.startsWith(metaBegins)
}

/** The block of the title with that of `fields`; null where `html` is another block, or none is left. */
export function retitled(html: string, fields: readonly Field[]): string | null {
  const title = text(fields, ['title'])
  if (title === null || !html.startsWith(titleBegins)) return null
  return titleHtml(title) + html.slice(html.indexOf('</h1>') + '</h1>'.length)
}

const places = ['location', 'category', 'categories', 'section'] as const

/** Date, place, tags and time to read; empty where there is no front matter. */
export function metaLine(fields: readonly Field[], pathDay: string | null, minutes: number): string {
  if (fields.length === 0) return ''
  const parts = [
    dayOf(text(fields, ['date', 'pubdate', 'publishdate', 'published'])) ?? pathDay,
    ...places.map((key) => text(fields, [key])),
  ].flatMap((part) => (part === null || part === '' ? [] : [escapeHtml(part)]))
  const tags = list(fields, ['tags', 'tag', 'keywords'])
  if (tags.length > 0)
    parts.push(tags.map((tag) => `<span class="post-tag">${escapeHtml(tag)}</span>`).join(', '))
  // Stands as it is written also where the words around run from right to left.
  parts.push(`<bdi>${minutes} min</bdi>`)
  return `${metaBegins}${parts.join(' · ')}</div>`
}

/** As it is written, without the time. */
function dayOf(date: string | null): string | null {
  return date?.replace(/^(\d{4}([-/.])\d\d?\2\d\d?)[T ]+\d.*$/, '$1') ?? null
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
