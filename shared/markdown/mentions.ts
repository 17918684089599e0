// Everything in a post that names a picture or another post, in whatever way it is written: what an edit of many
// files has to follow. For what the library and the preview count, see references.ts.
import { findBlock } from '../frontmatter/block.ts'
import { maskFences, maskSpans } from './mask-code.ts'
import { directiveMentions, isProseDirective, roleMentions } from './mentions-in-directives.ts'
import { fieldMentions } from './mentions-in-fields.ts'
import { htmlMentions, moduleMentions } from './mentions-in-html.ts'
import { maskTags, tagMentions, tagsIn } from './mentions-in-tags.ts'
import { wikiMentions } from './mentions-in-wikilinks.ts'
import { definitions, inlineReferences, type Reference } from './references.ts'

/**
 * How a target is spelt where it stands, which decides what has to be escaped there:
 * `bare` and `angled` as Markdown's targets, `attribute`, `srcset` and `css` within HTML, `quoted` within a template
 * tag's quotes, `word` without any, `wiki` in `[[…]]`, `line` up to a line's or a tag's end, `code` in a module's quotes, and a
 * front matter value in the quotes that stand around it.
 */
export type Writing =
  | 'bare'
  | 'angled'
  | 'attribute'
  | 'srcset'
  | 'css'
  | 'quoted'
  | 'word'
  | 'wiki'
  | 'line'
  | 'code'
  | 'value-plain'
  | 'value-double'
  | 'value-single'

export type Mention = {
  /** `image`: only files can be meant; `link`: a post, else a file. */
  readonly kind: 'image' | 'link'
  readonly writing: Writing
  /** As it is sought: unescaped, not percent-decoded; `around` stands before and behind it. */
  readonly target: string
  /** What the generator reads together with the target: `['{% post_url ', ' %}']`. */
  readonly around: readonly [string, string]
  /** The target as it stands, `[from, to)`. */
  readonly from: number
  readonly to: number
}

/** What is handed to those who find files: the target with what belongs to it. */
export function wholeTarget({ target, around }: Pick<Mention, 'target' | 'around'>): string {
  return around[0] + target + around[1]
}

/**
 * All mentions in the order of the text, apart from each other. `text` is the editor's; `generator` a profile's id.
 * Linear in the text's length: what a construct may span is bounded.
 */
export function findMentions(text: string, generator?: string): readonly Mention[] {
  const block = findBlock(text, generator)
  const fenced = maskFences(text, block?.to ?? 0, isProseDirective)
  const tags = tagsIn(fenced)
  const masked = maskSpans(maskTags(fenced, tags))
  const found = [
    ...(block === null ? [] : fieldMentions(text, block)),
    ...tagMentions(text, tags).filter(({ from }) => masked[from] !== ' '),
    ...roleMentions(text, fenced),
    ...[...inlineReferences(text, masked), ...definitions(text, masked)].map((one) => asMention(one, text)),
    ...htmlMentions(text, masked),
    ...directiveMentions(text, masked),
    ...wikiMentions(text, masked),
    ...moduleMentions(text, masked),
  ]
  return apart(found.filter(({ target }) => target !== ''))
}

function asMention({ kind, target, targetFrom, targetTo }: Reference, text: string): Mention {
  const writing = text[targetFrom - 1] === '<' && text[targetTo] === '>' ? 'angled' : 'bare'
  return { kind, writing, target, around: ['', ''], from: targetFrom, to: targetTo }
}

/**
 * Of mentions that overlap one: a target that is a tag and nothing else, but for a base in front and a fragment behind,
 * is what the tag names; of one that has more than that in it, the tag is a part.
 */
function apart(found: readonly Mention[]): Mention[] {
  const kept: Mention[] = []
  for (const mention of [...found].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = kept.at(-1)
    if (last === undefined || mention.from >= last.to) kept.push(mention)
    else if (mention.to <= last.to && mention.around[0] !== '' && isTagAlone(last.target)) {
      kept[kept.length - 1] = mention
    }
  }
  return kept
}

function isTagAlone(target: string): boolean {
  return /^(?:\{\{(?:(?!\}\})[\s\S])*\}\}){0,2}(?:\{\{(?:(?!\}\})[\s\S])*\}\}|\{%(?:(?!%\})[\s\S])*%\})(?:[?#][^{]*)?$/.test(
    target,
  )
}
