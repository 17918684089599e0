// What the template tags of a post name: short codes, Liquid, Hexo's and Zola's tags.
import type { Mention } from './mentions.ts'
import { isPictureTarget } from './picture-name.ts'
import { tagAt } from './syntax/tag.ts'

export type FoundTag = {
  readonly from: number
  readonly to: number
  readonly name: string
  readonly marks: string
}

/** Tags whose content is no prose. */
const verbatim = /^(?:highlight|codeblock|code|raw|verbatim|comment|mermaid)$/
/** Tags that mean a post by their first word, in the generator's own way. */
const postTags = /^(?:ref|relref|post_url|post_link|post_path|link)$/
/** What is told with a picture, and names none. */
const wordsOnly = /^(?:alt|title|caption|class|id|width|height|attr|name|loading|style|align)$/

const longestTag = 2000

/** Template tags in the order of the text, without those within verbatim ones; escaped ones are none. */
export function tagsIn(text: string): FoundTag[] {
  const found: FoundTag[] = []
  /** What nothing closes behind one place is closed behind no later one. */
  const unclosed = new Set<string>()
  const closers = { '%': nextOf(text, '%}'), '{': nextOf(text, '}}') }
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) {
    const next = text[at + 1]
    if (next !== '{' && next !== '%') continue
    // Braces that nothing closes are the rule in some posts; each would be read to the limit.
    if (closers[next](at) - at > longestTag) continue
    const tag = /^\{\{[<%]\s*\/\*/.test(text.slice(at, at + 40)) ? null : tagAt(text, at)
    if (tag === null) continue
    let to = at + tag.source.length
    if (!tag.isClosing && tag.marks !== '{{' && verbatim.test(tag.name) && !unclosed.has(tag.name)) {
      const end = new RegExp(`\\{(?:%-?|\\{[<%])\\s*(?:/\\s*${tag.name}|end_?${tag.name})`, 'g')
      end.lastIndex = to
      const closed = end.exec(text)
      if (closed) to = closed.index
      else unclosed.add(tag.name)
    }
    found.push({ from: at, to, name: tag.name, marks: tag.marks })
    at = to - 1
  }
  return found
}

/** Where `mark` stands next at or behind a position; positions are asked in ascending order. */
function nextOf(text: string, mark: string): (from: number) => number {
  let at = -1
  return (from) => {
    if (at < from) at = text.indexOf(mark, from)
    if (at < 0) at = Number.POSITIVE_INFINITY
    return at
  }
}

/** `text` with each tag as one word, so that a target that begins with a tag is one; verbatim ones are blanks. */
export function maskTags(text: string, tags: readonly FoundTag[]): string {
  const parts: string[] = []
  let at = 0
  for (const { from, to, name, marks } of tags) {
    const source = text.slice(from, to)
    const isVerbatim = marks !== '{{' && verbatim.test(name)
    parts.push(
      text.slice(at, from),
      source.replace(isVerbatim ? /[^\n]/g : /[^\w\n]/g, isVerbatim ? ' ' : '_'),
    )
    at = to
  }
  parts.push(text.slice(at))
  return parts.join('')
}

/** Jekyll takes all that stands in these tags for one name, blanks included. */
const wholeName = /^(\{%-?\s*(?:post_url|link)\s+)([^"'%{}\s][^"'%{}\n]*?)(\s*-?%\})$/

const argument =
  /(?:([\w:.-]{1,60})\s{0,20}[=:]\s{0,20}(?=\S))?(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`([^`]*)`|([^\s,|()=]+))/g

/** Of each tag the arguments that name a picture or a post. */
export function tagMentions(text: string, tags: readonly FoundTag[]): Mention[] {
  return tags.flatMap((tag) => (tag.marks !== '{{' && verbatim.test(tag.name) ? [] : mentionsOf(text, tag)))
}

function mentionsOf(text: string, { from, to, name, marks }: FoundTag): Mention[] {
  const source = text.slice(from, to)
  const meansPost = marks !== '{{' && postTags.test(name)
  const begin = source.indexOf(name, marks.length) + (marks === '{{' ? 0 : name.length)
  const end = source.length - (marks === '{%' ? 2 : marks === '{{' ? 2 : 3)
  const named = marks === '{%' ? wholeName.exec(source) : null
  if (named) {
    const [, before = '', target = '', after = ''] = named
    const at = from + before.length
    const around: Mention['around'] = [before, after]
    return [{ kind: 'link', writing: 'line', target, around, from: at, to: at + target.length }]
  }
  const found: Mention[] = []
  for (const match of source.slice(begin, end).matchAll(argument)) {
    const [whole, key] = match
    const quoted = match[2] ?? match[3] ?? match[4]
    const raw = quoted ?? match[5] ?? ''
    const rawFrom = begin + match.index + whole.length - raw.length - (quoted === undefined ? 0 : 1)
    const target = quoted === undefined ? raw : raw.replace(/\\(.)/g, '$1')
    const kind = kindOf(target, key, meansPost && found.length === 0, marks === '{{')
    if (kind === null) continue
    // What the tag says besides is for the generator; how it resolves is asked with the tag around it.
    const isWhole =
      (meansPost && found.length === 0) ||
      (marks === '{{' && key === undefined && name !== raw && !/\(/.test(withoutQuoted(source)))
    found.push({
      kind,
      writing: quoted === undefined ? 'word' : 'quoted',
      target,
      around: isWhole ? [source.slice(0, rawFrom), source.slice(rawFrom + raw.length)] : ['', ''],
      from: from + rawFrom,
      to: from + rawFrom + raw.length,
    })
  }
  return found
}

/** A round bracket within quotes is no call. */
function withoutQuoted(source: string): string {
  return source.replace(/"[^"]*"|'[^']*'/g, '')
}

function kindOf(
  target: string,
  key: string | undefined,
  meansPost: boolean,
  isExpression: boolean,
): Mention['kind'] | null {
  if (meansPost && (key === undefined || key === 'path')) return 'link'
  if (key !== undefined && wordsOnly.test(key.toLowerCase())) return null
  if (isPictureTarget(target)) return 'image'
  const isLinkKey = key !== undefined && /^(?:href|link|url|to|page|path|post)$/i.test(key)
  if (isLinkKey || /\.(?:md|mdx|markdown)(?:#[^\s]*)?$/i.test(target)) return 'link'
  return isExpression && key === undefined && target.startsWith('/') && target.length > 1 ? 'link' : null
}
