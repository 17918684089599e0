// Captions of tags whose arguments have names: Zola's `{{ figure(caption="…") }}`, Liquid's
// `{% include figure.html caption="…" %}`.
import { tagAt } from '../markdown/syntax/tag.ts'
import { oneLine } from './alt-place.ts'
import type { CaptionPlace } from './caption-place.ts'
import { argumentNamed, isQuoted, quotedPlainly, withGap } from './tag-arguments.ts'

/** The argument `caption` of the tag at `from`; null where it takes none, or has what is no text. */
export function argumentPlace(text: string, from: number): CaptionPlace | null {
  const tag = tagAt(text, from)
  if (!tag || tag.isClosing) return null
  const { source, marks, isCall, name, rest } = tag
  const isInclude = marks === '{%' && /^include/.test(name)
  if (!isInclude && !isCall) return null
  const found = argumentNamed(text, from + marks.length, from + source.length, 'caption')
  if (found) {
    if (!isQuoted(found.value)) return null
    const valueFrom = found.to - found.value.length
    return {
      form: 'argument',
      caption: oneLine(found.value.slice(1, -1)) || null,
      set: (said) => [{ from: valueFrom, to: found.to, insert: quotedPlainly(said) }],
      remove: () => [{ from: withGap(text, found.from), to: found.to, insert: '' }],
    }
  }
  // Other tags than figures may know none.
  const isFigure = isInclude ? /^["']?(?:[\w.-]+\/)*figure\b/.test(rest) : name === 'figure'
  if (!isFigure) return null
  const at = from + source.replace(isCall ? /[\s,]*\)\s*-?[%}]\}$/ : /\s*-?%\}$/, '').length
  return {
    form: 'argument',
    caption: null,
    set: (said) => [{ from: at, to: at, insert: `${isCall ? ',' : ''} caption=${quotedPlainly(said)}` }],
    remove: () => [],
  }
}
