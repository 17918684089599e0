// What a picture says to readers who cannot see it, in every syntax that shows one. The rule: `![](x)` was forgotten
// (*missing*); that a picture says nothing on purpose (*decorative*) stands in the post, by `<!-- decorative -->`
// behind it in Markdown and by an alt text that is there and empty in HTML, short codes and directives.
import type { Reference } from '../markdown/references.ts'
import type { TextChange } from '../text/change.ts'
import { altInDirective } from './alt-in-directive.ts'
import { altInMarkdown, altOfDefinition, type CommentStyle } from './alt-in-markdown.ts'
import { altInHtml, altInTemplateTag } from './alt-in-tags.ts'
import { type AltPlace, type AltState, oneLine } from './alt-place.ts'

/** What of a reference is needed: its span, and where its target ends. */
export type PictureReference = Pick<Reference, 'from' | 'targetTo'>

/** Null where a picture cannot be described: a field of the front matter, a tag whose arguments have no names. */
export function altStateOf(text: string, reference: PictureReference): AltState | null {
  return placeOf(text, reference, 'html')?.state ?? null
}

/** What makes `alt` the alt text of the picture; an empty one takes away what was said. */
export function setAlt(text: string, reference: PictureReference, alt: string): TextChange[] {
  return placeOf(text, reference, 'html')?.set(oneLine(alt)) ?? []
}

/** What says that the picture is decorative; `style` is `mdx` in a post whose name ends in `.mdx`. */
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
  return (
    altInMarkdown(text, from, style) ??
    altInTemplateTag(text, from, targetTo) ??
    altInDirective(text, from) ??
    altInHtml(text, from, targetTo)
  )
}

const definition = /^ {0,3}\[(?!\^)((?:[^[\]\\\n]|\\.){1,500})\]:/
