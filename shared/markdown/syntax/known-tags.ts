// The tags that come with a generator, as what they become in the page.
import { escapeHtml } from '../../text/escape-html.ts'
import type { TemplateTags } from '../dialect.ts'
import { boxLook } from './admonitions.ts'
import { webCard } from './chip.ts'
import { embedCard } from './embeds.ts'
import { hexoWords } from './hexo-words.ts'
import type { TemplateTag } from './tag.ts'

export type KnownTag = {
  readonly html: string
  /** Opens or closes an element around what follows. */
  readonly opens: boolean
}

/** Where a tag stands: whose tags they are, and what makes HTML of a line of Markdown. */
export type TagSetting = { readonly tags: TemplateTags; inline(markdown: string): string }

const closed = (html: string): KnownTag => ({ html, opens: false })
const open = (html: string): KnownTag => ({ html, opens: true })

/** What `tag` becomes; null where only its site knows. */
export function knownTag(tag: TemplateTag, setting: TagSetting): KnownTag | null {
  const name = tag.name.toLowerCase()
  // What is only printed is a variable of the site's, whatever its name.
  if (tag.marks === '{{' && !tag.isCall) return null
  if (tag.isClosing) {
    if (setting.tags === 'zola') return null
    return setting.tags === 'hexo' && name === 'endnote'
      ? open('</div>\n')
      : own(closing, name.replace(/^end_?/, ''))
  }
  if (setting.tags === 'zola' && tag.marks === '{%') return null
  if (setting.tags === 'hexo' && name === 'note') return open(note(tag, setting))
  return own(readers, name)?.(tag, setting) ?? null
}

/** A site may call a short code of its own whatever every object inherits. */
function own<T>(all: Readonly<Record<string, T>>, name: string): T | null {
  return Object.hasOwn(all, name) ? (all[name] ?? null) : null
}

const closing: Readonly<Record<string, KnownTag>> = {
  details: open('</details>\n'),
  blockquote: open('</blockquote>\n'),
  quote: open('</blockquote>\n'),
  pullquote: open('</blockquote>\n'),
  figure: closed(''),
}

const box = (kind: string, titleHtml = '') =>
  `<div class="markdown-alert markdown-alert-${boxLook(kind) ?? 'note'}">${
    titleHtml === '' ? '' : `<p class="markdown-alert-title">${titleHtml}</p>`
  }\n`

/** What themes of Hexo read before a title, beside the kind of a box: colours, styles and icons. */
const noteSettings =
  /^(?:default|blue|pink|red|purple|orange|green|no-icon|simple|modern|flat|disabled|fa[srbl]?|(?:fa[srbl]? )?fa-[\w-]+)$/

function note({ rest }: TemplateTag, { inline }: TagSetting): string {
  const [first = '', ...others] = hexoWords(rest)
  const isKind = boxLook(first) !== null
  const words = isKind || first === '' ? others : [first, ...others]
  const at = words.findIndex((word) => !noteSettings.test(word))
  return box(isKind ? first : '', at < 0 ? '' : inline(words.slice(at).join(' ')))
}

/** What a short code of Zola with a body puts around it, a `div`; null where only its site knows. */
export function zolaOpening({ name, named }: TemplateTag): string | null {
  const kind = named.type ?? named.kind ?? named.level ?? name
  if (boxLook(kind) !== null && !/^(?:quote|abstract|example)$/.test(kind))
    return box(kind, escapeHtml(named.title ?? capital(kind)))
  if (!/quote$/.test(name)) return null
  const author = named.author ?? named.by ?? named.cite ?? ''
  return `<div class="quoted">${author === '' ? '' : citation(escapeHtml(author))}\n`
}

const capital = (word: string) => (word[0] ?? '').toUpperCase() + word.slice(1)
/** Stands first and is shown last, for what opens a quotation knows whose it is. */
const citation = (html: string) => `<p class="citation">— ${html}</p>`

const readers: Readonly<Record<string, (tag: TemplateTag, setting: TagSetting) => KnownTag | null>> = {
  figure: ({ named, words }, { inline }) => figure(named.src ?? words[0] ?? '', named, inline),
  asset_img: ({ words }) => {
    const at = words.findIndex((word) => /\.\w{2,5}$/.test(word))
    const [width = '', height = ''] = words.slice(at + 1).filter((word) => /^\d+$/.test(word))
    return figure(words[at] ?? '', { alt: altIn(words.slice(at + 1)), width, height })
  },
  img: ({ words }) => {
    const at = words.findIndex((word) => /\.\w{2,5}(?:[?#]|$)|^https?:/.test(word))
    const [width = '', height = ''] = words.slice(at + 1).filter((word) => /^\d+$/.test(word))
    return figure(words[at] ?? '', { alt: altIn(words.slice(at + 1)), width, height })
  },
  youtube: ({ named, words }) => video('YouTube', 'https://www.youtube.com/watch?v=', named.id ?? words[0]),
  vimeo: ({ named, words }) => video('Vimeo', 'https://vimeo.com/', named.id ?? words[0]),
  gist: ({ words, named }) =>
    words[1]
      ? video('Gist', `https://gist.github.com/${words[0]}/`, words[1])
      : video('Gist', 'https://gist.github.com/', named.id ?? named.url ?? words[0]),
  jsfiddle: ({ words }) => video('JSFiddle', 'https://jsfiddle.net/', words[0]),
  iframe: ({ words }) => (words[0] ? closed(embedCard(words[0])) : null),
  tweet: ({ named, words }) => post('Tweet', named, words),
  twitter: ({ named, words }) => post('Tweet', named, words),
  x: ({ named, words }) => post('Post on X', named, words),
  instagram: ({ named, words }) => video('Instagram', 'https://www.instagram.com/p/', named.id ?? words[0]),
  details: ({ named, words }) =>
    open(
      `<details${named.open === 'true' ? ' open' : ''}><summary>${escapeHtml(named.summary ?? words.join(' ') ?? '')}</summary>\n`,
    ),
  blockquote: (tag) => quotation(tag),
  quote: (tag) => quotation(tag),
  pullquote: () => open('<blockquote class="pull">\n'),
  ref: ({ named, words }) => sitePath(named.path ?? words[0]),
  relref: ({ named, words }) => sitePath(named.path ?? words[0]),
  post_path: ({ words }) => sitePath(words[0]),
  asset_path: ({ words }) => sitePath(words[0]),
  post_link: (tag) => titled(tag),
  asset_link: (tag) => titled(tag),
  // Jekyll's has the path of a file.
  link: (tag, { tags }) => (tags === 'hexo' ? webLink(tag) : null),
}

const sitePath = (path: string | undefined) => (path ? closed(`<code>${escapeHtml(path)}</code>`) : null)

function titled({ words, source }: TemplateTag): KnownTag {
  const title = words.slice(1).filter((word) => !/^(?:true|false)$/.test(word))
  return closed(`<a href="${escapeHtml(source)}">${escapeHtml(title.join(' ') || (words[0] ?? ''))}</a>`)
}

/** Words up to an address; behind it only how it opens. Source: hexojs/hexo 8, plugins/tag/link.ts. */
function webLink({ rest }: TemplateTag): KnownTag | null {
  const words = hexoWords(rest)
  const at = words.findIndex((word) => /^(?:https?:\/\/|ftp:\/\/|mailto:|www\.)\S/i.test(word))
  const address = words[at] ?? ''
  if (at < 0) return null
  const text = words.slice(0, at).join(' ')
  return closed(`<a href="${escapeHtml(address)}">${escapeHtml(text === '' ? address : text)}</a>`)
}

/** `Author, Work` or `Author https://address title of the work`, as Hexo and Octopress have it. */
function quotation({ rest, named }: TemplateTag): KnownTag {
  const [before = '', address = '', work = ''] = rest.split(/\s*(https?:\/\/\S+)\s*/)
  const [author = '', named2 = ''] = before.split(/,\s+/)
  const title = work || named2 || (address ? address.replace(/^https?:\/\//, '').replace(/\/$/, '') : '')
  const cite = address ? `<a href="${escapeHtml(address)}">${escapeHtml(title)}</a>` : escapeHtml(title)
  const words = [escapeHtml(named.author ?? author), title === '' ? '' : `<cite>${cite}</cite>`]
    .filter(Boolean)
    .join(', ')
  return open(words === '' ? '<blockquote>\n' : `<blockquote class="quoted">${citation(words)}\n`)
}

const altIn = (words: readonly string[]) => words.filter((word) => !/^\d+$/.test(word)).join(' ')

function figure(
  source: string,
  named: Readonly<Record<string, string>>,
  inline: (markdown: string) => string = escapeHtml,
): KnownTag | null {
  if (source === '') return null
  const size = (['width', 'height'] as const).map((side) =>
    /^\d+(?:px|%)?$/.test(named[side] ?? '') ? ` ${side}="${(named[side] ?? '').replace('px', '')}"` : '',
  )
  const picture = `<img src="${escapeHtml(source)}" alt="${escapeHtml(named.alt ?? named.caption ?? '')}"${size.join('')}>`
  const linked = named.link ? `<a href="${escapeHtml(named.link)}">${picture}</a>` : picture
  const credit = named.attr ? inline(named.attr) : ''
  const words = [
    named.caption ? inline(named.caption) : '',
    credit && named.attrlink ? `<a href="${escapeHtml(named.attrlink)}">${credit}</a>` : credit,
  ]
  const title = named.title ? `<strong>${escapeHtml(named.title)}</strong>` : ''
  const lines = [title, words.filter(Boolean).join(' ')].filter(Boolean).join('<br>')
  const caption = lines === '' ? '' : `<figcaption>${lines}</figcaption>`
  return closed(`<figure>${linked}${caption}</figure>\n`)
}

function video(kind: string, base: string, id: string | undefined): KnownTag | null {
  if (!id) return null
  return closed(webCard(kind, /^https?:/.test(id) ? id : base + encodeURIComponent(id)))
}

function post(
  kind: string,
  named: Readonly<Record<string, string>>,
  words: readonly string[],
): KnownTag | null {
  const id = named.id ?? words[0]
  return id
    ? closed(webCard(kind, `https://x.com/${named.user ?? 'i'}/status/${encodeURIComponent(id)}`))
    : null
}
