// HTML comments are the author's notes to themselves: hidden as for readers, or shown in the margin. Those that
// end the excerpt are a mark of their own.
import { escapeHtml } from '../../text/escape-html.ts'
import type { Parser } from '../tokens.ts'
import { chipBlock } from './chip.ts'

const ends = /^<!--\s*(?:more|truncate|excerpt|end|TEASER_END)\b[^>]*-->$/i
const comment = /^<!--([\s\S]*?)-->/

/** A comment as it stands in the text, with its marks. */
export function noteHtml(source: string, tag: 'span' | 'div' = 'span'): string {
  const words = source.replace(/^<!--+|--+>$/g, '').trim()
  return words === '' ? '' : `<${tag} class="author-note">${escapeHtml(words)}</${tag}>`
}

/** What a block of HTML says that is one comment; empty where it is anything else, or ends the excerpt. */
export function commentWords(source: string): string {
  const trimmed = source.trim()
  if (ends.test(trimmed) || comment.exec(trimmed)?.[0] !== trimmed) return ''
  return trimmed.replace(/^<!--+|--+>$/g, '').trim()
}

export const excerptEnd = '<div class="excerpt-end"><span>the excerpt ends here</span></div>\n'

/** A browser takes all that comes behind it for a part of the comment. */
const unseen = 'Readers see nothing from here on: '

export function addComments(parser: Parser): void {
  parser.renderer.rules.html_block = (tokens, at) => {
    const content = tokens[at]?.content ?? ''
    if (ends.test(content.trim())) return excerptEnd
    // Only what begins with comments: within other HTML a comment may stand anywhere, in an attribute even.
    let rest = content
    let notes = ''
    for (let found = comment.exec(rest.trimStart()); found; found = comment.exec(rest.trimStart())) {
      notes += noteHtml(found[0], 'div')
      rest = rest.trimStart().slice(found[0].length)
    }
    const isOpen = rest.trimStart().startsWith('<!--')
    return notes + (isOpen ? chipBlock('Comment never closed', unseen + rest.trim().slice(0, 200)) : rest)
  }
  parser.renderer.rules.html_inline = (tokens, at) => {
    const content = tokens[at]?.content ?? ''
    if (ends.test(content)) return '<span class="excerpt-end"></span>'
    return comment.test(content) ? noteHtml(content) : content
  }
}
