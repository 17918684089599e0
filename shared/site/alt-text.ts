// What a picture says to readers who cannot see it, in every syntax that shows one. The rule: `![](x)` was forgotten
// (*missing*); that a picture says nothing on purpose (*decorative*) stands in the post, by `<!-- decorative -->`
// behind it in Markdown and by an alt text that is there and empty in HTML, short codes and directives.
import type { Reference } from '../markdown/references.ts'
import type { TextChange } from '../text/change.ts'
import { altInDirective } from './alt-in-directive.ts'
import { altInHexoTag } from './alt-in-hexo-tag.ts'
import { altInMarkdown, altOfDefinition, type CommentStyle } from './alt-in-markdown.ts'
import { altInPictureTag } from './alt-in-picture-tag.ts'
import { altInPosition } from './alt-in-position.ts'
import { altInHtml, altInTemplateTag } from './alt-in-tags.ts'
import { type AltPlace, type AltState, oneLine } from './alt-place.ts'

/** What of a reference is needed: its span, and where its target ends. */
export type PictureReference = Pick<Reference, 'from' | 'targetTo'>

/**
 * Null where nothing in the post is known to describe a picture: a field of the front matter, a tag that no generator
 * brings along and whose arguments have no names.
 */
export function altStateOf(text: string, reference: PictureReference): AltState | null {
  return placeOf(text, reference, 'html')?.state ?? null
}

/** What the picture says to those who cannot see it, as plain words; '' where it says nothing, or cannot. */
export function altOf(text: string, reference: PictureReference): string {
  return placeOf(text, reference, 'html')?.alt ?? ''
}

/** What makes `alt` the alt text of the picture; an empty one takes away what was said. */
export function setAlt(text: string, reference: PictureReference, alt: string): TextChange[] {
  return placeOf(text, reference, 'html')?.set(oneLine(alt)) ?? []
}

/** What says that the picture is decorative; `style` is that of the post's comments. */
export function setDecorative(
  text: string,
  reference: PictureReference,
  style: CommentStyle = 'html',
): TextChange[] {
  return placeOf(text, reference, style)?.decorate() ?? []
}

function placeOf(text: string, { from, targetTo }: PictureReference, style: CommentStyle): AltPlace | null {
  const label = definition.exec(text.slice(from, from + 600))?.[1]
  if (label !== undefined) return altOfDefinition(text, label, style)
  switch (text[from]) {
    case '!':
      return altInMarkdown(text, from, style)
    case '<':
      return altInHtml(text, from, targetTo)
    case '{':
      return (
        altInPictureTag(text, from) ??
        altInTemplateTag(text, from, targetTo) ??
        altInHexoTag(text, from, targetTo) ??
        altInPosition(text, from, targetTo)
      )
    default:
      return altInDirective(text, from)
  }
}

const definition = /^ {0,3}\[(?!\^)((?:[^[\]\\\n]|\\.){1,500})\]:/
