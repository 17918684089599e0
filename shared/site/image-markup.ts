// How a site writes a picture with its caption, and several together: learned from its posts, written, read back.
import type { ImageMarkup } from '../contract/images.ts'
import { findReferences, type Reference } from '../markdown/references.ts'
import { unescaped } from '../markdown/unescape.ts'
import { escapeHtml } from '../text/escape-html.ts'
import type { ProfileId } from './profile.ts'

type CaptionStyle = ImageMarkup['caption']

/** What one post shows of how its author writes pictures. */
export type MarkupSigns = {
  /** The way of most of its captions; `alt` where its pictures have none; null where it shows no picture. */
  readonly caption: CaptionStyle | null
  readonly hasGalleryShortcode: boolean
}

export const noSigns: MarkupSigns = { caption: null, hasGalleryShortcode: false }

export type Picture = {
  /** As it stands in the post. */
  readonly target: string
  readonly alt: string
  /** Plain text; `` for none. */
  readonly caption: string
}

const gallery = /\{\{[<%]\s*gallery\b/
/** Each captioned picture that is no plain one, by what it begins with. */
const wholes: readonly (readonly [CaptionStyle, RegExp])[] = [
  ['shortcode', /\{\{[<%]\s*figure\b/g],
  ['directive', /^[ \t]*(?:`{3,}|~{3,}|:{3,})\{figure\}/gm],
  ['html', /<figcaption\b/gi],
]

export function markupSigns(text: string): MarkupSigns {
  const counts = new Map<CaptionStyle, number>()
  const count = (style: CaptionStyle, times: number) => counts.set(style, (counts.get(style) ?? 0) + times)
  for (const [style, mark] of wholes) count(style, text.match(mark)?.length ?? 0)
  // The library asks this of ten thousand posts, most of which show no picture.
  for (const reference of text.includes('![') ? findReferences(text) : []) {
    if (reference.kind !== 'image' || text[reference.from] !== '!') continue
    count(
      titleOf(text, reference) !== null ? 'title' : lineBelow(text, reference) !== null ? 'line' : 'alt',
      1,
    )
  }
  const shown = [...counts].filter(([, times]) => times > 0)
  const captions = shown.filter(([style]) => style !== 'alt').sort((a, b) => b[1] - a[1])
  return {
    caption: captions[0]?.[0] ?? shown[0]?.[0] ?? null,
    hasGalleryShortcode: gallery.test(text),
  }
}

/** The way that most posts with pictures follow, where it is at least a third of them; else the alt text is all. */
export function learnMarkup(posts: Iterable<MarkupSigns>): ImageMarkup {
  const counts = new Map<CaptionStyle, number>()
  let total = 0
  let hasGallery = false
  for (const { caption, hasGalleryShortcode } of posts) {
    hasGallery ||= hasGalleryShortcode
    if (caption === null) continue
    total++
    if (caption !== 'alt') counts.set(caption, (counts.get(caption) ?? 0) + 1)
  }
  const best = [...counts].sort((a, b) => b[1] - a[1])[0]
  return {
    caption: best !== undefined && best[1] * 3 >= total ? best[0] : 'alt',
    gallery: hasGallery ? 'shortcode' : 'html',
  }
}

/** One picture as the site writes it; without a caption a plain one. No line break at either end. */
export function pictureMarkup(
  { target, alt, caption }: Picture,
  markup: ImageMarkup,
  profile: ProfileId,
): string {
  const [about, words] = [oneLine(alt), oneLine(caption)]
  if (words === '') return plainPicture(target, about)
  switch (markup.caption) {
    case 'alt':
      // Where both are said, neither is lost.
      return about === '' || about === words
        ? plainPicture(target, words)
        : titledPicture(target, about, words)
    case 'title':
      return titledPicture(target, about, words)
    case 'line':
      return `${plainPicture(target, about)}\n*${escapeInline(words)}*`
    case 'shortcode':
      return `{{< figure src=${quoted(target)} alt=${quoted(about)} caption=${quoted(words)} >}}`
    case 'directive': {
      const fence = '`'.repeat(
        Math.max(3, 1 + Math.max(0, ...(words.match(/`+/g) ?? []).map(({ length }) => length))),
      )
      const option = about === '' ? '' : `:alt: ${about}\n`
      return `${fence}{figure} ${target}\n${option}\n${escapeInline(words)}\n${fence}`
    }
    case 'html': {
      const safe = (text: string) => inMarkup(escapeHtml(text), profile)
      return `<figure>\n  <img src="${safe(target)}" alt="${safe(about)}" />\n  <figcaption>${safe(words)}</figcaption>\n</figure>`
    }
  }
}

/**
 * Several pictures: each on a line of its own, together in the site's gallery, or as a table of three columns.
 * No line break at either end.
 */
export function galleryMarkup(
  pictures: readonly Picture[],
  together: 'lines' | 'gallery' | 'table',
  markup: ImageMarkup,
  profile: ProfileId,
): string {
  if (together === 'table') return tableMarkup(pictures)
  const each = pictures.map((picture) => pictureMarkup(picture, markup, profile))
  const lines = each.join('\n\n')
  if (together === 'lines') return lines
  if (markup.gallery === 'shortcode') return `{{< gallery >}}\n${lines}\n{{< /gallery >}}`
  // kramdown reads Markdown within a block of HTML only where it is told to.
  const told = profile === 'jekyll' ? ' markdown="1"' : ''
  return `<div class="gallery"${told}>\n\n${lines}\n\n</div>`
}

/** The caption of the picture at `reference` in `text`, as plain text; null where it has none of its own. */
export function captionOf(text: string, reference: Reference): string | null {
  const whole = text.slice(reference.from, reference.to)
  if (whole.startsWith('!')) return titleOf(text, reference) ?? lineBelow(text, reference)
  if (/^<img\b/i.test(whole)) return figcaption(text, reference)
  if (/^\{\{[<%]\s*figure\b/.test(whole)) return attribute(whole, 'caption')
  return /^[ \t]*(?:`{3,}|~{3,}|:{3,})\{figure\}/.test(whole) ? directiveBody(whole) : null
}

function tableMarkup(pictures: readonly Picture[]): string {
  const columns = Math.min(3, Math.max(1, pictures.length))
  const cells = pictures.map(({ target, alt, caption }) => {
    const words = oneLine(caption)
    const shown = plainPicture(target, oneLine(alt)) + (words === '' ? '' : `<br />${escapeInline(words)}`)
    // An entity, since tables read a backslash before a pipe in ways of their own.
    return shown.replace(/\\?\|/g, '&#124;')
  })
  const row = (from: number) =>
    `| ${Array.from({ length: columns }, (_, nth) => cells[from + nth] ?? '').join(' | ')} |`
  const rows = [row(0), `|${' --- |'.repeat(columns)}`]
  for (let from = columns; from < cells.length; from += columns) rows.push(row(from))
  return rows.join('\n')
}

function plainPicture(target: string, alt: string): string {
  return `![${escapeInline(alt)}](${destination(target)})`
}

function titledPicture(target: string, alt: string, title: string): string {
  const escaped = escapeEntities(title.replace(/[\\"]/g, '\\$&'))
  return `![${escapeInline(alt)}](${destination(target)} "${escaped}")`
}

/** What could be read as markup gets a backslash; an underscore within a word could not. */
function escapeInline(plain: string): string {
  return escapeEntities(
    plain.replace(/[\\`*[\]<$~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|=(?==)|(?<==)=|!(?=\[)/gu, '\\$&'),
  )
}

function escapeEntities(text: string): string {
  return text.replace(/&(?=#?\w{1,32};)/g, '&amp;')
}

/** CommonMark 0.31, section 6.3: what is no plain destination stands in pointed brackets. */
function destination(target: string): string {
  const plain = target.replace(/[\r\n]+/g, '')
  return /^[^\s()<>\p{Cc}]+$/u.test(plain) ? plain : `<${plain.replace(/[<>]/g, '\\$&')}>`
}

/** A parameter of a Hugo shortcode. */
function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`
}

/** MDX reads curly brackets in its elements as JavaScript. */
function inMarkup(html: string, profile: ProfileId): string {
  return profile === 'docusaurus' || profile === 'next' || profile === 'gatsby' || profile === 'astro'
    ? html.replace(/[{}]/g, (letter) => `&#${letter.charCodeAt(0)};`)
    : html
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** What stands in quotes behind the target of a plain picture. */
function titleOf(text: string, { targetTo, to }: Reference): string | null {
  const found = /^>?\s+(?:"([\s\S]*)"|'([\s\S]*)'|\(([\s\S]*)\))\s*\)$/.exec(text.slice(targetTo, to))
  const title = found?.[1] ?? found?.[2] ?? found?.[3]
  return title === undefined || title.trim() === '' ? null : oneLine(unescaped(title))
}

const LONGEST_LINE = 400

/** The next line of the same paragraph, where picture and line have one each to themselves. */
function lineBelow(text: string, { from, to }: Reference): string | null {
  const begin = text.lastIndexOf('\n', from - 1) + 1
  const found = /^[ \t]*\\?\n([^\n]{1,400})(?:\n|$)/.exec(text.slice(to, to + LONGEST_LINE + 20))
  const line = found?.[1]?.trim() ?? ''
  if (text.slice(begin, from).trim() !== '' || line === '') return null
  // Another picture, or the beginning of another block.
  if (/^(?:!\[|\[!|#{1,6}\s|>|[-+*]\s|\d+[.)]\s|`{3}|~{3}|:{3}|\||<|\{[{%]|={3,}$|-{3,}$|\*{3,}$)/.test(line))
    return null
  const emphasised = /^(?:\*([^*].*[^*]|[^*])\*|_([^_].*[^_]|[^_])_)$/.exec(line)
  return unescaped(emphasised?.[1] ?? emphasised?.[2] ?? line)
}

/** The caption of the `<figure>` around an `<img>`. */
function figcaption(text: string, { from, to }: Reference): string | null {
  const before = text.slice(Math.max(0, from - 500), from).toLowerCase()
  if (before.lastIndexOf('<figure') <= before.lastIndexOf('</figure')) return null
  const rest = text.slice(to, to + 4000)
  const end = rest.search(/<\/figure/i)
  const found = /<figcaption\b[^>]*>([\s\S]*?)<\/figcaption/i.exec(end < 0 ? '' : rest.slice(0, end))?.[1]
  const words = oneLine(unescaped((found ?? '').replace(/<[^>]*>/g, '')))
  return words === '' ? null : words
}

function attribute(shortcode: string, name: string): string | null {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|\`([^\`]*)\`)`).exec(shortcode)
  const value = found?.[1]?.replace(/\\(.)/g, '$1') ?? found?.[2] ?? ''
  return value.trim() === '' ? null : oneLine(value)
}

function directiveBody(directive: string): string | null {
  const lines = directive.split('\n').slice(1)
  const fence = lines.findLastIndex((line) => /^[ \t]*(?:`{3,}|~{3,}|:{3,})[ \t]*$/.test(line))
  const body = (fence < 0 ? lines : lines.slice(0, fence)).filter((line) => !/^[ \t]*:[\w-]+:/.test(line))
  const words = oneLine(unescaped(body.join('\n')))
  return words === '' ? null : words
}
