// Pictures that are dropped, pasted or chosen go to the place that was pointed to.
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { showNotice } from '../notices/notices-store.ts'
import { frontMatterField } from './front-matter.ts'
import { type Arrival, droppedIn, pastedIn } from './images/arriving-images.ts'
import { dropMarker, placeOfDrop } from './images/drop-marker.ts'
import { runningImports } from './images/import-field.ts'
import { type ImportTarget, importAt, importTarget, insertSiteImages } from './images/import-run.ts'
import { landedImages } from './images/landed-images.ts'

export function imageDrop(target: ImportTarget): Extension {
  return [
    importTarget.of(target),
    runningImports,
    landedImages,
    dropMarker(),
    EditorView.domEventHandlers({
      drop(event, view) {
        const arrival = event.dataTransfer && droppedIn(event.dataTransfer)
        if (!arrival) return false
        event.preventDefault()
        const isSeveral =
          arrival.kind === 'site' ? arrival.paths.length > 1 : arrival.kind === 'pieces' && arrival.isSeveral
        take(view, arrival, placeOfDrop(view, event, isSeveral))
        return true
      },
      paste(event, view) {
        const arrival = event.clipboardData && pastedIn(event.clipboardData)
        if (!arrival) return false
        event.preventDefault()
        take(view, arrival, view.state.selection.main.head)
        return true
      },
    }),
  ]
}

/** Lets the author choose files, for the place of the cursor. */
export function chooseImages(view: EditorView): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.accept = 'image/*,.heic,.heif'
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])]
    if (files.length > 0) importAt(view, behindFrontMatter(view, view.state.selection.main.head), files)
    view.focus()
  })
  input.click()
}

function take(view: EditorView, arrival: Arrival, at: number): void {
  const pos = behindFrontMatter(view, at)
  switch (arrival.kind) {
    case 'pieces':
      return importAt(view, pos, arrival.pieces)
    case 'site':
      return insertSiteImages(view, pos, arrival.paths)
    case 'remote':
      return showNotice({
        kind: 'note',
        text: `Galley fetches nothing from the web: save the picture from ${arrival.host} to a file and drop that.`,
      })
  }
}

/** A picture is shown by the body; a folded block would swallow it. */
function behindFrontMatter(view: EditorView, pos: number): number {
  return Math.max(view.state.field(frontMatterField, false)?.block?.to ?? 0, pos)
}
