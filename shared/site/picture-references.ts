// The pictures that a post shows, in whatever syntax: Markdown and HTML, MyST's directives, template tags.
import { findBlock } from '../frontmatter/block.ts'
import { maskFences, maskSpans } from '../markdown/mask-code.ts'
import { isProseDirective } from '../markdown/mentions-in-directives.ts'
import { maskTags, tagsIn } from '../markdown/mentions-in-tags.ts'
import { findReferences, type Reference, referencesIn } from '../markdown/references.ts'
import { altOf } from './alt-text.ts'
import { directiveEnd } from './caption-in-figures.ts'
import { containers } from './directive-lines.ts'
import { picturesInTag } from './picture-tags.ts'

/** In the order of the text. */
export function findPictures(text: string): readonly Reference[] {
  // Most posts have no tags and no directives, and are read once.
  if (!/\{\w|\{[{%]/.test(text)) return findReferences(text).filter(isImage)
  const fenced = maskFences(text, findBlock(text)?.to ?? 0, isProseDirective)
  const tags = tagsIn(fenced)
  const masked = maskSpans(maskTags(fenced, tags))
  const tagged = tags.flatMap((tag) => (masked[tag.from] === ' ' ? [] : picturesInTag(text, tag)))
  const sought = new Map<string, number>()
  const directives = [...masked.matchAll(opening)].flatMap(
    ({ 0: whole, 1: lead = '', 2: target = '', index }) =>
      directive(text, index + lead.length, index + whole.length - target.length, target.trimEnd(), sought),
  )
  const plain = referencesIn(text, masked).filter(isImage)
  return [...plain, ...tagged, ...directives].sort(
    (a, b) => a.from - b.from || b.to - a.to || a.targetFrom - b.targetFrom,
  )
}

const isImage = ({ kind }: Reference) => kind === 'image'

const opening = new RegExp(String.raw`^(${containers}):{3,}\{(?:figure|image)\}[ \t]+(\S[^\n]*)$`, 'gm')

function directive(
  text: string,
  from: number,
  targetFrom: number,
  target: string,
  sought: Map<string, number>,
): Reference[] {
  const to = directiveEnd(text, from, sought)
  if (to === null) return []
  const targetTo = targetFrom + target.length
  return [
    {
      kind: 'image',
      target: text.slice(targetFrom, targetTo),
      from,
      to,
      targetFrom,
      targetTo,
      alt: altOf(text, { from, targetTo }),
    },
  ]
}
