// Finds the links and pictures of a post by one pass over its text, without parsing the Markdown around them:
// the library asks this of ten thousand posts. What stands in front matter, code or HTML comments is left out.
import { findBlock } from '../frontmatter/block.ts'
import { maskCode } from './mask-code.ts'
import { unescaped, withoutEntities } from './unescape.ts'

export type Reference = {
  readonly kind: 'image' | 'link'
  /** Without Markdown's escapes and entities; not percent-decoded. */
  readonly target: string
  /** The whole construct. */
  readonly from: number
  readonly to: number
  readonly targetFrom: number
  readonly targetTo: number
  readonly alt: string
}

/** In the order of the text. Linear in its length: what a construct may span is bounded. */
export function findReferences(text: string): readonly Reference[] {
  const body = findBlock(text)?.to ?? 0
  return referencesIn(text, maskCode(text, body))
}

/** Those of `text` that are still there in `masked`, which is `text` without what is no prose. */
export function referencesIn(text: string, masked: string): Reference[] {
  const found = [
    ...inlineReferences(text, masked),
    ...htmlReferences(text, masked),
    ...definitions(text, masked),
  ]
  return found.sort((a, b) => a.from - b.from || b.to - a.to)
}

// ![alt](target "title"): alt may hold one level of brackets, the target one level of round ones.
const inline =
  /(!?)\[((?:[^[\]\\\n]|\\.|\n(?!\n)|\[[^[\]\n]{0,500}\](?:\([^()\n]{0,1000}\))?){0,1000})\]\([ \t]{0,20}\n?[ \t]{0,20}(<[^<>\n]{0,2000}>|(?:[^\s()\\<]|\\.|\((?:[^\s()\\]|\\.){0,500}\)){1,2000}|)(?:[ \t\n][ \t]{0,20}(?:"(?:[^"\\]|\\[\s\S]){0,1000}"|'(?:[^'\\]|\\[\s\S]){0,1000}'|\([^()]{0,1000}\)))?[ \t]{0,20}\n?[ \t]{0,20}\)/g

/** Links and pictures with their target in round brackets. */
export function inlineReferences(text: string, masked: string): Reference[] {
  const found: Reference[] = []
  inline.lastIndex = 0
  for (let match = inline.exec(masked); match; match = inline.exec(masked)) {
    const [whole = '', bang = '', alt = '', raw = ''] = match
    // The label of a link may hold a picture, so the search goes on inside it.
    inline.lastIndex = match.index + bang.length + 1
    if (isEscaped(masked, match.index)) {
      // Behind an escaped exclamation mark stands a link.
      inline.lastIndex = match.index + 1
      continue
    }
    const open = match.index + bang.length + 1 + alt.length + 2
    const rawFrom = masked.indexOf(raw, open)
    const angled = raw.startsWith('<')
    const targetFrom = rawFrom + (angled ? 1 : 0)
    const targetTo = rawFrom + raw.length - (angled ? 1 : 0)
    found.push({
      kind: bang === '!' ? 'image' : 'link',
      target: unescaped(text.slice(targetFrom, targetTo)),
      from: match.index,
      to: match.index + whole.length,
      targetFrom,
      targetTo,
      alt: unescaped(text.slice(match.index + bang.length + 1, match.index + bang.length + 1 + alt.length)),
    })
  }
  return found
}

const tag = /<(img|a)\b((?:[^<>"']|"[^"<]{0,4000}"|'[^'<]{0,4000}'){0,400})>/gi
const source = {
  img: /\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i,
  a: /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i,
}
const altAttribute = /\balt\s*=\s*(?:"([^"]*)"|'([^']*)')/i

function htmlReferences(text: string, masked: string): Reference[] {
  const found: Reference[] = []
  for (const match of masked.matchAll(tag)) {
    const image = match[1]?.toLowerCase() === 'img'
    const attribute = (image ? source.img : source.a).exec(match[0])
    const raw = attribute?.[1] ?? attribute?.[2] ?? attribute?.[3]
    if (!attribute || raw === undefined) continue
    const within = attribute.index + attribute[0].lastIndexOf(raw)
    const targetFrom = match.index + within
    const alt = altAttribute.exec(match[0])
    // What looks like code within is none.
    const altTo = match.index + (alt ? alt.index + alt[0].length - 1 : 0)
    const words = text.slice(altTo - (alt?.[1] ?? alt?.[2] ?? '').length, altTo)
    found.push({
      kind: image ? 'image' : 'link',
      target: unescaped(text.slice(targetFrom, targetFrom + raw.length)),
      from: match.index,
      to: match.index + match[0].length,
      targetFrom,
      targetTo: targetFrom + raw.length,
      alt: withoutEntities(alt ? words : ''),
    })
  }
  return found
}

/** Definitions; one that a picture uses counts as a picture. */
export function definitions(text: string, masked: string): Reference[] {
  const asImages = new Map<string, string>()
  for (const match of masked.matchAll(/!\[([^[\]\n]{0,500})\](?:\[([^[\]\n]{0,500})\])?(?!\()/g)) {
    asImages.set(label(match[2] || match[1] || ''), match[1] ?? '')
  }
  const found: Reference[] = []
  for (const match of masked.matchAll(
    /^ {0,3}\[(?!\^)([^[\]\n]{1,500})\]:[ \t]*\n?[ \t]*(<[^<>\n]*>|\S+)[^\n]*$/gm,
  )) {
    const raw = match[2] ?? ''
    const angled = raw.startsWith('<') && raw.endsWith('>')
    const rawFrom = match.index + match[0].indexOf(raw, match[0].indexOf(']:') + 2)
    const targetFrom = rawFrom + (angled ? 1 : 0)
    const targetTo = rawFrom + raw.length - (angled ? 1 : 0)
    const name = label(match[1] ?? '')
    found.push({
      kind: asImages.has(name) ? 'image' : 'link',
      target: unescaped(text.slice(targetFrom, targetTo)),
      from: match.index,
      to: match.index + match[0].length,
      targetFrom,
      targetTo,
      alt: asImages.get(name) ?? '',
    })
  }
  return found
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0
  while (text[at - 1 - slashes] === '\\') slashes++
  return slashes % 2 === 1
}

function label(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase()
}
