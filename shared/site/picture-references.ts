// The pictures of a post that can have alt text and a caption: those of `findReferences`, Hugo's figures and MyST's.
import { findBlock } from '../frontmatter/block.ts'
import { maskFences, maskSpans } from '../markdown/mask-code.ts'
import { isProseDirective } from '../markdown/mentions-in-directives.ts'
import { maskTags, tagsIn } from '../markdown/mentions-in-tags.ts'
import { findReferences, type Reference } from '../markdown/references.ts'
import { tagAt } from '../markdown/syntax/tag.ts'
import { directiveEnd } from './caption-in-figures.ts'

/** In the order of the text. */
export function findPictures(text: string): readonly Reference[] {
  const plain = findReferences(text).filter(({ kind }) => kind === 'image')
  // Most posts have none of the others, and are read once less.
  if (!/\{figure\}|\{\{[<%]\s*figure\b/.test(text)) return plain
  const fenced = maskFences(text, findBlock(text)?.to ?? 0, isProseDirective)
  const tags = tagsIn(fenced)
  const masked = maskSpans(maskTags(fenced, tags))
  const shortcodes = tags.flatMap(({ from, name, marks }) =>
    name === 'figure' && /^\{\{[<%]$/.test(marks) && masked[from] !== ' '
      ? (shortcode(text, from) ?? [])
      : [],
  )
  const directives = [...masked.matchAll(opening)].flatMap(
    ({ 0: whole, 1: lead = '', 2: target = '', index }) =>
      directive(text, index + lead.length, index + whole.length - target.length, target.trimEnd()),
  )
  const outside = plain.filter(({ from }) => !shortcodes.some((tag) => tag.from < from && from < tag.to))
  return [...outside, ...shortcodes, ...directives].sort((a, b) => a.from - b.from || b.to - a.to)
}

// One in a quote is left out: its mark stands before each line of its words.
const opening = /^([ \t]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?):{3,}\{figure\}[ \t]+(\S[^\n]*)$/gm
const sourceParameter = /\ssrc\s*=\s*(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`|([^\s"`]+))/

function shortcode(text: string, from: number): Reference | null {
  const tag = tagAt(text, from)
  const found = tag && sourceParameter.exec(tag.source)
  if (!tag || !found) return null
  const raw = found[1] ?? found[2] ?? found[3] ?? ''
  const quoted = found[3] === undefined ? 1 : 0
  const targetTo = from + found.index + found[0].length - quoted
  return {
    kind: 'image',
    target: raw.replace(/\\(.)/g, '$1'),
    from,
    to: from + tag.source.length,
    targetFrom: targetTo - raw.length,
    targetTo,
    alt: tag.named.alt ?? '',
  }
}

function directive(text: string, from: number, targetFrom: number, target: string): Reference[] {
  const to = directiveEnd(text, from)
  if (to === null) return []
  const targetTo = targetFrom + target.length
  const head = text.slice(targetTo, to).split(/\n[ \t]*(?:\n|$)/)[0] ?? ''
  const raw = /\n[ \t]*:?alt:[ \t]*([^\n]*)/.exec(head)?.[1]?.trim() ?? ''
  return [
    {
      kind: 'image',
      target: text.slice(targetFrom, targetTo),
      from,
      to,
      targetFrom,
      targetTo,
      alt: optionValue(raw),
    },
  ]
}

/** MyST reads options as YAML does. */
function optionValue(raw: string): string {
  if (/^".*"$/.test(raw)) return raw.slice(1, -1).replace(/\\(.)/g, '$1')
  return /^'.*'$/.test(raw) ? raw.slice(1, -1).replaceAll("''", "'") : raw
}
