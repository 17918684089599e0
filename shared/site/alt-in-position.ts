// The alt text of tags whose arguments have no names: `{{< figure "a.jpg" "A heron" >}}` and the shortcodes of most
// Hugo sites and themes (LoveIt's `image`), `{% image "a.jpg", "A heron" %}` of Eleventy's image plug-in. What stands
// between quotes behind the picture are the words for it. A tag that has none may be one that takes none.
import { isPictureTarget } from '../markdown/picture-name.ts'
import { tagAt } from '../markdown/syntax/tag.ts'
import { type AltPlace, oneLine } from './alt-place.ts'
import { tagWords, wordAt } from './tag-words.ts'

/** Those that show one picture, by the names that sites give them. */
const one = /^(?:figure|fig|image|img|picture|photo|pic)$/i
/** Of which it is known that words may follow. */
const takesWords = /^(?:figure|image)$/i

/** The place in the tag that begins at `from`; null where there is none, or its second argument is no alt text. */
export function altInPosition(text: string, from: number, targetTo: number): AltPlace | null {
  const tag = tagAt(text, from)
  if (!tag || tag.isClosing || tag.isCall || tag.marks === '{{' || !one.test(tag.name)) return null
  const words = tagWords(tag, from)
  if (words === null || wordAt(words, targetTo) !== 0) return null
  const [picture, said, ...others] = words
  if (!picture) return null
  if (said === undefined) {
    // Liquid's own tags know no such arguments.
    if (tag.marks === '{%' || !takesWords.test(tag.name)) return null
  } else if (said.quote === '' || (isPictureTarget(said.raw) && !/\s/.test(said.raw))) return null
  // In Hugo a single quote is a letter.
  if (tag.marks !== '{%' && words.slice(0, 2).some(({ quote }) => quote === "'")) return null
  const write = (value: string) => {
    const quoted = `"${value.replace(/["\\]/g, '\\$&')}"`
    return said
      ? [{ from: said.from, to: said.to, insert: quoted }]
      : [{ from: picture.to, to: picture.to, insert: ` ${quoted}` }]
  }
  const isEmpty = said?.raw.trim() === ''
  return {
    state: said === undefined ? 'missing' : isEmpty ? 'decorative' : 'described',
    alt: said === undefined ? '' : said.quote === '`' ? said.raw : said.raw.replace(/\\(.)/g, '$1'),
    set: (alt) => {
      if (alt !== '') return write(oneLine(alt))
      if (said === undefined) return []
      // Were it taken away, the next argument would be read in its place.
      return others.length > 0 ? write('') : [{ from: picture.to, to: said.to, insert: '' }]
    },
    decorate: () => (isEmpty ? [] : write('')),
  }
}
