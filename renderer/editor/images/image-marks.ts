// What is seen of pictures in the source: a thumbnail beside the line, a wavy line under a path that leads nowhere,
// dots under an alt text that was forgotten.
import type { EditorState, Extension, Range } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view'
import { assetAddress } from '../../post/asset-address.ts'
import { imageSite, type ShownImage, shownImages } from './shown-images.ts'

export function imageMarks(): Extension {
  return [EditorView.decorations.compute([shownImages, imageSite], decorate), look]
}

const broken = Decoration.mark({ class: 'broken-image' })
const undescribed = Decoration.mark({ class: 'alt-missing' })

function decorate(state: EditorState): DecorationSet {
  const marks: Range<Decoration>[] = []
  const assetBase = state.facet(imageSite)?.assetBase
  const linesWithThumbnail = new Set<number>()
  for (const image of state.field(shownImages)) {
    const { start, from, to, located, alt } = image
    if (located?.file === null && from < to) marks.push(broken.range(from, to))
    if (alt === 'missing') {
      const end = undescribedEnd(state, image)
      if (end > start) marks.push(undescribed.range(start, end))
    }
    const line = state.doc.lineAt(start).number
    if (!located?.file || assetBase === undefined || linesWithThumbnail.has(line)) continue
    linesWithThumbnail.add(line)
    const address = assetAddress(assetBase, located.file, 160)
    marks.push(Decoration.widget({ widget: new Thumbnail(address), side: -1 }).range(start))
  }
  return Decoration.set(marks, true)
}

/** `![]`, or the name of the tag that has no alt text. */
function undescribedEnd(state: EditorState, { start, from }: ShownImage): number {
  const head = state.sliceDoc(start, Math.min(from, start + 40))
  return start + (/^(?:!\[[^\]]*\]|[<{:`%]+\s*[\w:-]*\}?)/.exec(head)?.[0].length ?? 0)
}

/** In the margin, so that no word moves when it comes. */
class Thumbnail extends WidgetType {
  readonly #address: string

  constructor(address: string) {
    super()
    this.#address = address
  }

  override eq(other: Thumbnail): boolean {
    return other.#address === this.#address
  }

  override toDOM(): HTMLElement {
    const place = document.createElement('span')
    place.className = 'line-thumbnail'
    const image = document.createElement('img')
    image.alt = ''
    image.decoding = 'async'
    image.loading = 'lazy'
    image.src = this.#address
    // A file that cannot be drawn leaves the margin as it was.
    image.addEventListener('error', () => image.remove())
    place.append(image)
    return place
  }
}

const look = EditorView.theme({
  // Each line as the thumbnail's container would be a layer of its own, which every key's frame goes through.
  '.cm-content': { position: 'relative' },
  '.line-thumbnail': { position: 'absolute', left: '13px', marginTop: '4px', lineHeight: '0' },
  '.line-thumbnail img': {
    width: '26px',
    height: '18px',
    borderRadius: '3px',
    objectFit: 'cover',
  },
  '.broken-image': {
    textDecoration: 'underline wavy var(--fault) 1px',
    textUnderlineOffset: '3px',
    textDecorationSkipInk: 'none',
  },
  '.alt-missing': { borderBottom: '2px dotted var(--draft)' },
})
