// How a site writes pictures with their captions, and several together: learned from its posts.
import type { ImageMarkup } from '../contract/images.ts'
import { findReferences, type Reference } from '../markdown/references.ts'
import { linePlace, titlePlace } from './caption-in-markdown.ts'

type CaptionStyle = ImageMarkup['caption']

/** What one post shows of how its author writes pictures. */
export type MarkupSigns = {
  /** The way of most of its captions; `alt` where its pictures have none; null where it shows no picture. */
  readonly caption: CaptionStyle | null
  readonly hasGalleryShortcode: boolean
}

export const noSigns: MarkupSigns = { caption: null, hasGalleryShortcode: false }

const gallery = /\{\{[<%]\s*gallery\b/
/** Each captioned picture that is no plain one, by what it begins with. */
const wholes: readonly (readonly [CaptionStyle, RegExp])[] = [
  ['shortcode', /\{\{[<%]\s*figure\b/g],
  ['directive', /^[ \t]*(?:`{3,}|~{3,}|:{3,})\{figure\}/gm],
  ['html', /<figcaption\b/gi],
]

export function markupSigns(text: string): MarkupSigns {
  const counts = new Map<CaptionStyle, number>()
  const count = (style: CaptionStyle, times: number) => counts.set(style, (counts.get(style) ?? 0) + times)
  for (const [style, mark] of wholes) count(style, text.match(mark)?.length ?? 0)
  // The library asks this of ten thousand posts, most of which show no picture.
  for (const reference of text.includes('![') ? findReferences(text) : []) {
    if (reference.kind !== 'image' || text[reference.from] !== '!') continue
    count(styleOf(text, reference), 1)
  }
  const shown = [...counts].filter(([, times]) => times > 0)
  const captions = shown.filter(([style]) => style !== 'alt').sort((a, b) => b[1] - a[1])
  return {
    caption: captions[0]?.[0] ?? shown[0]?.[0] ?? null,
    hasGalleryShortcode: gallery.test(text),
  }
}

/** The way that most posts with pictures follow, where it is at least a third of them; else the alt text is all. */
export function learnMarkup(posts: Iterable<MarkupSigns>): ImageMarkup {
  const counts = new Map<CaptionStyle, number>()
  let total = 0
  let hasGallery = false
  for (const { caption, hasGalleryShortcode } of posts) {
    hasGallery ||= hasGalleryShortcode
    if (caption === null) continue
    total++
    if (caption !== 'alt') counts.set(caption, (counts.get(caption) ?? 0) + 1)
  }
  const best = [...counts].sort((a, b) => b[1] - a[1])[0]
  return {
    caption: best !== undefined && best[1] * 3 >= total ? best[0] : 'alt',
    gallery: hasGallery ? 'shortcode' : 'html',
  }
}

function styleOf(text: string, reference: Reference): CaptionStyle {
  if (titlePlace(text, reference).caption !== null) return 'title'
  return linePlace(text, reference, 'plain') ? 'line' : 'alt'
}
