// The tags that come with a generator, as what they become in the page.
import { escapeHtml } from '../../text/escape-html.ts'
import { webCard } from './chip.ts'
import type { TemplateTag } from './tag.ts'

export type KnownTag = {
  readonly html: string
  /** Opens or closes an element around what follows. */
  readonly opens: boolean
}

const closed = (html: string): KnownTag => ({ html, opens: false })
const open = (html: string): KnownTag => ({ html, opens: true })

/** What `tag` becomes; null where only its site knows. */
export function knownTag(tag: TemplateTag): KnownTag | null {
  const name = tag.name.toLowerCase()
  if (tag.isClosing) return closing[name.replace(/^end_?/, '')] ?? null
  return readers[name]?.(tag) ?? null
}

const closing: Readonly<Record<string, KnownTag>> = {
  details: open('</details>\n'),
  blockquote: open('</blockquote>\n'),
  quote: open('</blockquote>\n'),
  pullquote: open('</blockquote>\n'),
  figure: closed(''),
}

const readers: Readonly<Record<string, (tag: TemplateTag) => KnownTag | null>> = {
  figure: ({ named, words }) => figure(named.src ?? words[0] ?? '', named),
  asset_img: ({ words }) => {
    const at = words.findIndex((word) => /\.\w{2,5}$/.test(word))
    return figure(words[at] ?? '', { alt: words.slice(at + 1).join(' ') })
  },
  img: ({ words }) => {
    const at = words.findIndex((word) => /\.\w{2,5}(?:[?#]|$)|^https?:/.test(word))
    return figure(words[at] ?? '', {
      alt: words
        .slice(at + 1)
        .filter((word) => !/^\d+$/.test(word))
        .join(' '),
    })
  },
  youtube: ({ named, words }) => video('YouTube', 'https://www.youtube.com/watch?v=', named.id ?? words[0]),
  vimeo: ({ named, words }) => video('Vimeo', 'https://vimeo.com/', named.id ?? words[0]),
  gist: ({ words, named }) =>
    words[1]
      ? video('Gist', `https://gist.github.com/${words[0]}/`, words[1])
      : video('Gist', 'https://gist.github.com/', named.id ?? words[0]),
  tweet: ({ named, words }) => post('Tweet', named, words),
  twitter: ({ named, words }) => post('Tweet', named, words),
  x: ({ named, words }) => post('Post on X', named, words),
  instagram: ({ named, words }) => video('Instagram', 'https://www.instagram.com/p/', named.id ?? words[0]),
  details: ({ named, words }) =>
    open(
      `<details${named.open === 'true' ? ' open' : ''}><summary>${escapeHtml(named.summary ?? words.join(' ') ?? '')}</summary>\n`,
    ),
  blockquote: () => open('<blockquote>\n'),
  quote: () => open('<blockquote>\n'),
  pullquote: () => open('<blockquote class="pull">\n'),
  ref: ({ named, words }) => closed(`<code>${escapeHtml(named.path ?? words[0] ?? '')}</code>`),
  relref: ({ named, words }) => closed(`<code>${escapeHtml(named.path ?? words[0] ?? '')}</code>`),
  post_link: ({ words, source }) => {
    const title = words.slice(1).filter((word) => !/^(?:true|false)$/.test(word))
    return closed(`<a href="${escapeHtml(source)}">${escapeHtml(title.join(' ') || (words[0] ?? ''))}</a>`)
  },
}

function figure(source: string, named: Readonly<Record<string, string>>): KnownTag | null {
  if (source === '') return null
  const picture = `<img src="${escapeHtml(source)}" alt="${escapeHtml(named.alt ?? named.caption ?? '')}">`
  const linked = named.link ? `<a href="${escapeHtml(named.link)}">${picture}</a>` : picture
  const words = [
    named.title ? `<strong>${escapeHtml(named.title)}</strong>` : '',
    escapeHtml(named.caption ?? ''),
    named.attr ? escapeHtml(named.attr) : '',
  ].filter(Boolean)
  const caption = words.length > 0 ? `<figcaption>${words.join(' ')}</figcaption>` : ''
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
