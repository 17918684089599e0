// The alt text of Jekyll Picture Tag: `{% picture a.jpg --alt A heron --link /b %}`, words without quotes up to the
// next attribute. https://github.com/rbuchberger/jekyll_picture_tag, lib/jekyll_picture_tag/parsers
import { tagAt } from '../markdown/syntax/tag.ts'
import { type AltPlace, oneLine } from './alt-place.ts'
import { withPrintersQuotes } from './tag-arguments.ts'

/** The place in the tag that begins at `from`; null where it is another one. */
export function altInPictureTag(text: string, from: number): AltPlace | null {
  const tag = tagAt(text, from)
  if (tag?.marks !== '{%' || tag.name !== 'picture' || tag.isClosing) return null
  const { source } = tag
  const firstAttribute = source.search(/\s--\w/)
  // The plug-in before this one of the same name has `alt="…"`; Eleventy's has commas.
  if (firstAttribute < 0 && /\salt\s*=|,/.test(source)) return null
  const end = source.replace(/\s*-?%\}$/, '').length
  const inside = source.slice(0, end)
  const found = /(\s+)--alt(?=\s|$)((?:(?!\s+--\w)[\s\S])*)/.exec(inside)
  const value = found?.[2]?.trim() ?? ''
  const insertAt = from + (firstAttribute < 0 ? end : firstAttribute)
  const span = found && { from: from + found.index, to: from + found.index + found[0].length }
  const write = (words: string) => {
    const at = span ?? { from: insertAt, to: insertAt }
    const gap = /\s/.test(text[at.to] ?? '') ? '' : ' '
    return [{ ...at, insert: `${found?.[1] ?? ' '}--alt${words === '' ? '' : ` ${words}`}${gap}` }]
  }
  const isEmpty = found !== null && /^(?:""|'')?$/.test(value)
  return {
    state: found === null ? 'missing' : isEmpty ? 'decorative' : 'described',
    alt: isEmpty ? '' : oneLine(value.replace(/^"([^"]*)"$/, '$1').replace(/\\(.)/g, '$1')),
    set: (alt) => (alt !== '' ? write(spelt(oneLine(alt))) : span ? [{ ...span, insert: '' }] : []),
    decorate: () => (isEmpty ? [] : write('')),
  }
}

/**
 * The plug-in keeps quotes as letters of an attribute's value, and reads two dashes as the next attribute; Liquid
 * looks into the words for its own marks.
 */
function spelt(words: string): string {
  return withPrintersQuotes(words.replaceAll('\\', '\\\\'))
    .replace(/(^|\s)-(?=-)/g, '$1–')
    .replace(/['`]/g, '’')
    .replaceAll('<!--', '<! --')
    .replace(/\{(?=[{%])|[%}](?=\})/g, '$& ')
}
