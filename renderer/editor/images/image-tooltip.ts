// The picture under the pointer: how it looks, how large it is, whether it says what it shows; or where it is sought.
import type { Extension } from '@codemirror/state'
import { type EditorView, hoverTooltip, type Tooltip } from '@codemirror/view'
import type { ImageFacts } from '../../../shared/contract/images.ts'
import type { SitePath } from '../../../shared/contract/paths.ts'
import { sizeWords } from '../../../shared/text/size-words.ts'
import { assetAddress } from '../../post/asset-address.ts'
import { areTooltipsDismissed, dismissedTooltips } from './dismissed-tooltips.ts'
import { finderBox, isFinding } from './image-finder.ts'
import { filesOf, imageSite, type ShownImage, shownImages } from './shown-images.ts'

export function imageTooltip(): Extension {
  return [dismissedTooltips(), hoverTooltip(tooltipAt, { hideOnChange: true })]
}

function tooltipAt(view: EditorView, pos: number): Tooltip | null {
  const image = view.state.field(shownImages).find(({ start, to }) => start <= pos && pos <= to + 1)
  if (!image?.located || isFinding(view.state) || areTooltipsDismissed(view.state)) return null
  const { file } = image.located
  return {
    pos: image.start,
    end: image.to,
    above: true,
    create: () => ({ dom: file === null ? finderBox(view, image, false) : pictureBox(view, image, file) }),
  }
}

function pictureBox(view: EditorView, { alt }: ShownImage, file: SitePath): HTMLElement {
  const box = document.createElement('div')
  box.className = 'image-tooltip'
  const picture = document.createElement('img')
  picture.src = assetAddress(view.state.facet(imageSite)?.assetBase ?? '', file, 320)
  picture.alt = ''
  const name = document.createElement('p')
  name.textContent = file
  box.append(picture, name)
  const facts = filesOf(view)?.facts(file) ?? null
  if (facts !== null) box.append(line(factWords(facts)))
  if (alt === 'missing') {
    const missing = line('No alt text yet: say what it shows, for readers who cannot see it.')
    missing.className = 'image-tooltip-missing'
    box.append(missing)
  } else if (alt === 'decorative') box.append(line('Decorative: readers who cannot see it miss nothing.'))
  return box
}

function line(words: string): HTMLElement {
  const element = document.createElement('p')
  element.textContent = words
  return element
}

function factWords({ widthPx, heightPx, sizeBytes }: ImageFacts): string {
  const size = sizeWords(sizeBytes)
  return widthPx === null || heightPx === null ? size : `${widthPx} × ${heightPx} pixels · ${size}`
}
