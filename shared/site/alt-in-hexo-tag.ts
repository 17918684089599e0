// The alt text of Hexo's `{% asset_img [classes] a.jpg [width] [height] '"title" "alt"' %}`, and of `{% img %}`, which
// Octopress has too. Hexo joins what stands behind the picture and reads its words up to a quote as the title: only
// quotes within quotes part the alt text from it. https://github.com/hexojs/hexo/blob/v8.0.0/lib/plugins/tag/img.ts
import { tagAt } from '../markdown/syntax/tag.ts'
import { type AltPlace, oneLine } from './alt-place.ts'
import { withPrintersQuotes } from './tag-arguments.ts'
import { type TagWord, tagWords, wordAt } from './tag-words.ts'

type Meta = { readonly title: string; readonly alt: string | null }

/** The place in the tag that begins at `from`; null where none of these begins there. */
export function altInHexoTag(text: string, from: number, targetTo: number): AltPlace | null {
  const tag = tagAt(text, from)
  if (tag?.marks !== '{%' || !/^(?:asset_img|img)$/.test(tag.name)) return null
  const words = tagWords(tag, from)
  const nth = words === null ? -1 : wordAt(words, targetTo)
  if (words === null || nth < 0) return null
  const behind = words.slice(nth + 1)
  const sizes = behind.findIndex(({ raw }, at) => at > 1 || !/^\d+$/.test(raw))
  const meta = sizes < 0 ? [] : behind.slice(sizes)
  const end = words.at(-1)?.to ?? from
  const span = { from: meta[0]?.from ?? end, to: end }
  const { title, alt } = metaOf(meta, text, tag.name === 'img')
  const write = (said: string) => [
    { ...span, insert: `${meta.length === 0 ? ' ' : ''}'"${escaped(title)}" "${escaped(said)}"'` },
  ]
  return {
    state: alt === null ? 'missing' : alt.trim() === '' ? 'decorative' : 'described',
    alt: alt ?? '',
    set: (said) => {
      if (said !== '') return write(oneLine(said))
      if (alt === null) return []
      const before = /\s*$/.exec(text.slice(0, span.from))?.[0].length ?? 0
      return title === ''
        ? [{ from: span.from - before, to: span.to, insert: '' }]
        : [{ ...span, insert: `"${escaped(title)}"` }]
    },
    decorate: () => (alt?.trim() === '' ? [] : write('')),
  }
}

function metaOf(meta: readonly TagWord[], text: string, isOctopress: boolean): Meta {
  const [first, second] = meta
  if (!first) return { title: '', alt: null }
  const nested =
    first.quote === '' ? null : /^(["'])([\s\S]*?)\1\s*(["'])([\s\S]*)\3$/.exec(unescaped(first.raw))
  if (nested && meta.length === 1) return { title: nested[2] ?? '', alt: nested[4] ?? '' }
  const isPair = meta.length === 2 && first.quote !== '' && second !== undefined && second.quote !== ''
  if (isPair && isOctopress) return { title: unescaped(first.raw), alt: unescaped(second.raw) }
  return {
    title: meta
      .map(({ quote, raw, from, to }) => (quote === '' ? text.slice(from, to) : unescaped(raw)))
      .join(' '),
    alt: null,
  }
}

const unescaped = (raw: string) => raw.replace(/\\(.)/g, '$1')

/** Hexo looks for a tag's end without regard to escaped quotes, so printers' quotes stand for them. */
function escaped(words: string): string {
  return withPrintersQuotes(words.replaceAll('\\', '\\\\'))
    .replaceAll("'", '’')
    .replace(/([%}])(?=\})/g, '$1 ')
}
