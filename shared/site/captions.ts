// The caption of a picture, in every syntax that shows one: read, changed where it stands, and written as the site
// writes captions where there is none yet.
import type { ImageMarkup } from '../contract/images.ts'
import { findBlock } from '../frontmatter/block.ts'
import type { Reference } from '../markdown/references.ts'
import { applyChanges, type TextChange } from '../text/change.ts'
import { pictureEnd } from './alt-in-markdown.ts'
import { oneLine } from './alt-place.ts'
import { altStateOf, setDecorative } from './alt-text.ts'
import { directivePlace, shortcodePlace } from './caption-in-figures.ts'
import { figcaptionPlace, newFigure, titleAttributePlace } from './caption-in-html.ts'
import { linePlace, newLine, titlePlace } from './caption-in-markdown.ts'
import { argumentPlace } from './caption-in-tags.ts'
import { type CaptionForm, type CaptionPlace, lineAt } from './caption-place.ts'
import { pictureMarkup } from './image-markup.ts'
import { findPictures } from './picture-references.ts'
import type { ProfileId } from './profile.ts'

export type CaptionHabit = { readonly markup: ImageMarkup; readonly profile: ProfileId }

/** The caption of the picture at `reference`, as one line of plain words; null where it has none of its own. */
export function captionOf(text: string, reference: Reference): string | null {
  return placesOf(text, reference, 'plain').find(({ caption }) => caption !== null)?.caption ?? null
}

/** In which way the picture has its caption, or would have it written; null where it can have none. */
export function captionForm(text: string, reference: Reference, habit: CaptionHabit): CaptionForm | null {
  const places = placesOf(text, reference, habit.profile)
  const own = places.find(({ caption }) => caption !== null)
  return own?.form ?? newForm(text, reference, habit) ?? places[0]?.form ?? null
}

/**
 * What makes `caption` the caption of the picture; an empty one takes away what was said. A caption that is there is
 * changed where it stands. Else a plain picture alone in its paragraph gets one as the site writes captions, and any
 * other as its own syntax has it. `alt` is what a picture that is written anew says to those who cannot see it.
 */
export function setCaption(
  text: string,
  reference: Reference,
  caption: string,
  { alt, ...habit }: CaptionHabit & { readonly alt: string },
): readonly TextChange[] {
  const words = oneLine(caption)
  const places = placesOf(text, reference, habit.profile)
  const own = places.filter((place) => place.caption !== null)
  if (words === (own[0]?.caption ?? '')) return []
  if (words === '') return own.flatMap((place) => place.remove()).sort((a, b) => a.from - b.from)
  if (own[0]) return own[0].set(words)
  switch (newForm(text, reference, habit)) {
    case null:
      return places[0]?.set(words) ?? []
    case 'line':
      return newLine(text, reference, words, habit.profile)
    case 'figcaption':
      if (text[reference.from] === '<') return newFigure(reference, words, habit.profile)
  }
  return [rewritten(text, reference, words, alt, habit)]
}

/** Where a caption of the picture can stand in its own syntax; what is first is shown, and is where one is set. */
function placesOf(text: string, reference: Reference, profile: ProfileId): readonly CaptionPlace[] {
  const { from, to } = reference
  const sign = text[from]
  const all =
    sign === '!'
      ? markdownPlaces(text, reference, profile)
      : sign === '<'
        ? [figcaptionPlace(text, reference, profile), titleAttributePlace(text, reference, profile)]
        : [
            shortcodePlace(text, from) ??
              argumentPlace(text, from) ??
              directivePlace(text, startOf(text, from), to, profile),
            isDefinition.test(lineAt(text, from)) ? titlePlace(text, reference) : null,
          ]
  return all.filter((place) => place !== null)
}

function markdownPlaces(text: string, reference: Reference, profile: ProfileId) {
  const title = titlePlace(text, reference)
  const others = [linePlace(text, reference, profile), figcaptionPlace(text, reference, profile)]
  return title.caption === null ? [...others, title] : [title, ...others]
}

const isDefinition = /^ {0,3}\[(?!\^)[^\n]*\]:/

/** A directive may be told from its line's beginning. */
function startOf(text: string, from: number): number {
  return from + (/^[ \t]*/.exec(lineAt(text, from))?.[0].length ?? 0)
}

/** How a picture without a caption gets one by more than its own syntax; null where its own is all. */
function newForm(text: string, reference: Reference, { markup }: CaptionHabit): CaptionForm | null {
  const { from, to, target } = reference
  const end = text[from] === '!' ? pictureEnd(text, to) : to
  if (figcaptionPlace(text, reference, 'plain') || !isAlone(text, from, end)) return null
  if (text[from] === '<') return 'figcaption'
  if (text[from] !== '!') return null
  // Attributes and what a template puts in would be lost.
  const isPlain = target !== '' && !target.includes('{{') && text[to] !== '{'
  switch (markup.caption) {
    case 'line':
      return 'line'
    case 'shortcode':
    case 'directive':
      return isPlain ? markup.caption : null
    case 'html':
      return isPlain ? 'figcaption' : null
    default:
      return null
  }
}

/** Whether a paragraph at the margin, and so in no list and no quote, holds the picture and nothing else. */
function isAlone(text: string, from: number, end: number): boolean {
  const lineEnd = end + lineAt(text, end).length
  if (text.slice(end, lineEnd).trim() !== '' || lineAt(text, lineEnd + 1).trim() !== '') return false
  if (from === 0 || from === findBlock(text)?.to) return true
  if (text[from - 1] !== '\n') return false
  const above = text.slice(text.lastIndexOf('\n', from - 2) + 1, from - 1)
  return above.trim() === '' || /^ {0,3}#{1,6}\s/.test(above)
}

/** The picture as the site writes one with a caption, in the place of a plain one. */
function rewritten(
  text: string,
  reference: Reference,
  caption: string,
  alt: string,
  { markup, profile }: CaptionHabit,
): TextChange {
  const { from, to, target } = reference
  const picture = pictureMarkup({ target, alt, caption }, markup, profile)
  const isDecorative = alt.trim() === '' && altStateOf(text, reference) === 'decorative'
  const [anew] = isDecorative ? findPictures(picture) : []
  const insert = anew ? applyChanges(picture, setDecorative(picture, anew)) : picture
  return { from, to: pictureEnd(text, to), insert }
}
