// Finds what a broken path may mean: pictures of the site that are likely, each one press away. It opens at the
// pointer, by a click on the path, or by its key; Escape goes back to the text.
import { isolateHistory } from '@codemirror/commands'
import {
  EditorSelection,
  type EditorState,
  type Extension,
  Prec,
  StateEffect,
  StateField,
} from '@codemirror/state'
import { closeHoverTooltips, EditorView, keymap, showTooltip, type Tooltip } from '@codemirror/view'
import { isFailure } from '../../../shared/contract/failure.ts'
import type { FoundImage } from '../../../shared/contract/site-images.ts'
import { showFailure, showNotice } from '../../notices/notices-store.ts'
import { assetAddress } from '../../post/asset-address.ts'
import { dismissTooltips } from './dismissed-tooltips.ts'
import { filesOf, imageSite, type ShownImage, shownImages } from './shown-images.ts'

type Open = { readonly image: ShownImage; readonly takesFocus: boolean }
const setOpen = StateEffect.define<Open | null>()

const finder = StateField.define<Tooltip | null>({
  create: () => null,
  update(before, { docChanged, effects }) {
    for (const effect of effects) if (effect.is(setOpen)) return effect.value && tooltipOf(effect.value)
    // Who writes on has seen it.
    return docChanged ? null : before
  },
  provide: (field) => showTooltip.from(field),
})

export function imageFinder(): Extension {
  return [
    finder,
    Prec.highest(keymap.of([{ key: 'Escape', run: closeFinder }])),
    EditorView.domEventHandlers({
      click(event, view) {
        const isOnPath = event.target instanceof Element && event.target.closest('.broken-image') !== null
        if (!isOnPath) return void closeFinder(view)
        const image = brokenAt(view, view.posAtDOM(event.target))
        if (image) view.dispatch({ effects: [setOpen.of({ image, takesFocus: false }), closeHoverTooltips] })
      },
    }),
  ]
}

/** Opens the finder for the broken path at the cursor, else for the next one in sight. */
export function findImage(view: EditorView): boolean {
  const { head } = view.state.selection.main
  const { from, to } = view.state.doc.lineAt(head)
  const broken = view.state.field(shownImages, false)?.filter(({ located }) => located?.file === null) ?? []
  const image =
    broken.find((one) => one.start <= head && head <= one.to + 1) ??
    broken.find((one) => one.start >= from && one.to <= to) ??
    broken.find((one) => one.from > head) ??
    broken[0]
  if (!image) {
    showNotice({ kind: 'note', text: 'Every path of a picture in sight leads to its file.' })
    return true
  }
  view.dispatch({
    selection: EditorSelection.cursor(image.to),
    effects: setOpen.of({ image, takesFocus: true }),
    scrollIntoView: true,
  })
  return true
}

export function isFinding(state: EditorState): boolean {
  return (state.field(finder, false) ?? null) !== null
}

function closeFinder(view: EditorView): boolean {
  if (!isFinding(view.state)) return false
  view.dispatch({ effects: [setOpen.of(null), ...dismissTooltips] })
  view.focus()
  return true
}

function brokenAt(view: EditorView, pos: number): ShownImage | null {
  const images = view.state.field(shownImages)
  return images.find(({ from, to, located }) => located?.file === null && from <= pos && pos <= to) ?? null
}

function tooltipOf({ image, takesFocus }: Open): Tooltip {
  return {
    pos: image.from,
    above: false,
    create: (view) => ({ dom: finderBox(view, image, takesFocus) }),
  }
}

/** What a broken path may mean, as buttons that put it right. */
export function finderBox(view: EditorView, image: ShownImage, takesFocus: boolean): HTMLElement {
  const box = document.createElement('div')
  box.className = 'image-finder'
  box.setAttribute('role', 'dialog')
  box.setAttribute('aria-label', 'Find the picture')
  const sentence = document.createElement('p')
  const path = document.createElement('b')
  path.textContent = image.located?.sought ?? image.target
  sentence.append('No picture at ', path)
  const found = document.createElement('div')
  found.className = 'image-finder-found'
  found.textContent = 'Looking for it…'
  box.append(sentence, found)
  box.addEventListener('keydown', (event) => onKey(event, view, box))
  // The box is in the page only when the tooltip was drawn.
  box.tabIndex = -1
  if (takesFocus) requestAnimationFrame(() => box.focus())
  fill(view, image, found)
    .then(() => takesFocus && requestAnimationFrame(() => box.querySelector('button')?.focus()))
    .catch(showFailure)
  return box
}

async function fill(view: EditorView, image: ShownImage, found: HTMLElement): Promise<void> {
  const site = view.state.facet(imageSite)
  if (!site) return
  try {
    await filesOf(view)?.read()
    const all = await site.desk['siteImages.find']({ post: site.post, target: image.target })
    const buttons = all.map((one) => foundButton(view, image, one, site.assetBase))
    if (buttons.length === 0) found.textContent = 'No picture of this site is like it.'
    else found.replaceChildren(...buttons)
  } catch (error) {
    if (!isFailure(error)) throw error
    found.textContent = 'The site’s pictures cannot be read now.'
  }
}

/** Why a picture may be the one that is meant. */
export const reasons: Readonly<Record<FoundImage['why'], string>> = {
  'other-case': 'other spelling',
  'same-name': 'same name',
  'same-content': 'same picture',
  'near-name': 'similar name',
}

function foundButton(view: EditorView, image: ShownImage, found: FoundImage, assetBase: string): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  const thumbnail = document.createElement('img')
  thumbnail.src = assetAddress(assetBase, found.path, 160)
  thumbnail.alt = ''
  const words = document.createElement('span')
  words.textContent = `Use ${nameOf(found)}`
  const why = document.createElement('small')
  why.textContent = ` (${reasons[found.why]})`
  words.append(why)
  button.append(thumbnail, words)
  button.title = found.path
  // The text keeps its selection under the press.
  button.addEventListener('mousedown', (event) => event.preventDefault())
  button.addEventListener('click', () => putRight(view, image, found.target))
  return button
}

/** A file of the same name is told by its folder. */
export function nameOf({ path, why }: FoundImage): string {
  return why === 'same-name' ? path.split('/').slice(-2).join('/') : (path.split('/').at(-1) ?? path)
}

function putRight(view: EditorView, { target, from }: ShownImage, replacement: string): void {
  const now = view.state
    .field(shownImages)
    .filter((one) => one.target === target)
    .sort((a, b) => Math.abs(a.from - from) - Math.abs(b.from - from))[0]
  if (now && !view.state.readOnly) {
    view.dispatch({
      changes: { from: now.from, to: now.to, insert: replacement },
      selection: EditorSelection.cursor(now.from + replacement.length),
      effects: setOpen.of(null),
      annotations: isolateHistory.of('full'),
      userEvent: 'input.retarget',
    })
  }
  view.focus()
}

function onKey(event: KeyboardEvent, view: EditorView, box: HTMLElement): void {
  const buttons = [...box.querySelectorAll('button')]
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
  if (event.key === 'Escape') closeFinder(view)
  else if (event.key === 'ArrowDown') buttons[(at + 1) % buttons.length]?.focus()
  else if (event.key === 'ArrowUp') buttons.at(at <= 0 ? -1 : at - 1)?.focus()
  else return
  event.preventDefault()
  event.stopPropagation()
}
