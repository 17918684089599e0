// The template tags that show a picture, as references: Hugo's and Zola's figures and shortcodes, Liquid's includes,
// Hexo's and Jekyll's tags. One that no generator brings along counts where it names a picture.
import { type FoundTag, tagMentions } from '../markdown/mentions-in-tags.ts'
import type { Reference } from '../markdown/references.ts'
import { tagAt } from '../markdown/syntax/tag.ts'
import { altOf } from './alt-text.ts'

/** Tags that compute, lead to something, or become an address and no picture. */
const shownElsewhere =
  /(?:^|_)(?:path|url|link|ref|relref|button|btn|download|attachment|video|audio|youtube|vimeo)$|^(?:get|load|post)_|^(?:assign|capture|set|if|elif|elsif|unless|for|case|when|cycle|echo|import|from|extends|macro|block|static|param|super)$/i
/** Arguments that name another file than the picture that is seen. */
const besides =
  /^(?:link|href|to|page|post|target|poster|thumb\w*|large|full\w*|zoom\w*|description|text|credit|attr\w*)$/i
/** Before a tag that stands for an address: in round brackets, an attribute, a style. */
const addressBefore = /(?:\]\(|\burl\(|=)\s{0,20}["'<]?$/

type Shown = { readonly target: string; readonly targetFrom: number; readonly targetTo: number }

/** The pictures that the tag shows, all of them from its beginning to its end. */
export function picturesInTag(text: string, tag: FoundTag): Reference[] {
  const { from, name, marks } = tag
  if (shownElsewhere.test(name) || addressBefore.test(text.slice(Math.max(0, from - 24), from))) return []
  const whole = tagAt(text, from)
  if (!whole || whole.isClosing || (marks === '{{' && !whole.isCall)) return []
  const to = from + whole.source.length
  const source = sourceArgument(tag, whole.source)
  const shown = source === null ? named(text, tag) : [source]
  return shown.map(({ target, targetFrom, targetTo }) => ({
    kind: 'image',
    target,
    from,
    to,
    targetFrom,
    targetTo,
    alt: altOf(text, { from, targetTo }),
  }))
}

const sourceParameter = /\ssrc\s*=\s*(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`|([^\s"`]+))/

/** What Hugo's figure shows, whatever its address ends in. */
function sourceArgument({ from, name, marks }: FoundTag, source: string): Shown | null {
  if (name !== 'figure' || !/^\{\{[<%]$/.test(marks)) return null
  const found = sourceParameter.exec(source)
  if (!found) return null
  const raw = found[1] ?? found[2] ?? found[3] ?? ''
  const targetTo = from + found.index + found[0].length - (found[3] === undefined ? 1 : 0)
  return { target: raw.replace(/\\(.)/g, '$1'), targetFrom: targetTo - raw.length, targetTo }
}

/** The pictures that it names: of arguments with names one, of those without the first, or all that a gallery has. */
function named(text: string, tag: FoundTag): readonly Shown[] {
  const mentions = tagMentions(text, [tag]).filter(({ kind }) => kind === 'image')
  const seen = mentions.flatMap(({ target, from, to }) => {
    const before = text.slice(tag.from, from)
    const key = /([\w:.-]+)\s*[=:]\s*["'`]?$/.exec(before)?.[1]
    const isBesides = /\s--[\w-]+\s+["']?$/.test(before) || (key !== undefined && besides.test(key))
    return isBesides ? [] : [{ key, target, targetFrom: from, targetTo: to }]
  })
  const positional = seen.filter(({ key }) => key === undefined)
  const keyed = seen.filter(({ key }) => key !== undefined)
  const [first, ...others] = positional
  if (first && !(keyed.length > 0 && /^include/.test(tag.name))) {
    // Behind the picture of other tags than Hugo's stand a title's words.
    return tag.marks === '{%' ? [first] : [first, ...others.filter(({ target }) => !/\s/.test(target))]
  }
  const better = [/^src$/i, /^(?:image\w*|img|path|file)$/i, /./].flatMap((wanted) =>
    keyed.filter(({ key }) => wanted.test(key ?? '')),
  )
  return better.slice(0, 1)
}
