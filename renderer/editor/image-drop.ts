// Pictures that are dropped, pasted or chosen: a placeholder stands where they will be while one may type on; when
// all have come, one transaction puts them there, in the order in which they came.
import { isolateHistory } from '@codemirror/commands'
import { EditorSelection, type Extension, Facet, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view'
import type { Desk } from '../../shared/contract/contract.ts'
import { isFailure } from '../../shared/contract/failure.ts'
import type { PostPath } from '../../shared/contract/paths.ts'
import { showFailure } from '../notices/notices-store.ts'
import { importImage } from '../post/import-image.ts'

type Import = { readonly id: number; readonly pos: number; readonly done: number; readonly total: number }

const begin = StateEffect.define<{ id: number; pos: number; total: number }>({
  map: (value, changes) => ({ ...value, pos: changes.mapPos(value.pos, 1) }),
})
const advance = StateEffect.define<{ id: number; done: number }>()
const end = StateEffect.define<{ id: number }>()

const imports = StateField.define<readonly Import[]>({
  create: () => [],
  update(before, transaction) {
    let now = transaction.docChanged
      ? before.map((one) => ({ ...one, pos: transaction.changes.mapPos(one.pos, 1) }))
      : before
    for (const effect of transaction.effects) {
      if (effect.is(begin)) now = [...now, { ...effect.value, done: 0 }]
      else if (effect.is(advance)) {
        now = now.map((one) => (one.id === effect.value.id ? { ...one, done: effect.value.done } : one))
      } else if (effect.is(end)) now = now.filter(({ id }) => id !== effect.value.id)
    }
    return now
  },
  provide: (field) => EditorView.decorations.from(field, decorate),
})

type Target = { readonly desk: Desk; readonly post: PostPath }
const target = Facet.define<Target, Target | null>({ combine: (values) => values[0] ?? null })

/** More at once would only wait in the desk. */
const AT_ONCE = 4
let nextId = 1

export function imageDrop(desk: Desk, post: PostPath): Extension {
  return [
    target.of({ desk, post }),
    imports,
    EditorView.domEventHandlers({
      drop(event, view) {
        const files = [...(event.dataTransfer?.files ?? [])]
        if (files.length === 0) return false
        event.preventDefault()
        const pos = view.posAtCoords({ x: event.clientX, y: event.clientY }, false)
        insertImages(view, files, pos)
        return true
      },
      paste(event, view) {
        const files = [...(event.clipboardData?.files ?? [])].filter(({ type }) => type.startsWith('image/'))
        // A page that copies words with a picture of them means the words.
        if (files.length === 0 || event.clipboardData?.getData('text/plain')) return false
        event.preventDefault()
        insertImages(view, files, view.state.selection.main.head)
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
  input.accept = 'image/*'
  input.addEventListener('change', () => {
    insertImages(view, [...(input.files ?? [])], view.state.selection.main.head)
    view.focus()
  })
  input.click()
}

/** Imports `files` and puts what shows them at `pos`, wherever that has moved to by then. */
export function insertImages(view: EditorView, files: readonly File[], pos: number): void {
  const to = view.state.facet(target)
  if (!to || files.length === 0 || view.state.readOnly) return
  const id = nextId++
  view.dispatch({ effects: begin.of({ id, pos, total: files.length }) })
  view.focus()
  void importAll(view, to, files, id)
}

async function importAll(view: EditorView, to: Target, files: readonly File[], id: number): Promise<void> {
  const targets: (string | null)[] = files.map(() => null)
  const failures: unknown[] = []
  let next = 0
  let done = 0
  const work = async () => {
    for (let nth = next++; nth < files.length; nth = next++) {
      const file = files[nth]
      if (!file) return
      try {
        targets[nth] = (await importImage(to.desk, to.post, file)).target
      } catch (error) {
        failures.push(error)
      }
      done++
      view.dispatch({ effects: advance.of({ id, done }) })
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, files.length) }, work))
  finish(
    view,
    id,
    targets.filter((one) => one !== null),
  )
  for (const failure of failures.slice(0, 3)) showFailure(failure)
  for (const failure of failures) if (!isFailure(failure)) throw failure
}

function finish(view: EditorView, id: number, targets: readonly string[]): void {
  const place = view.state.field(imports).find((one) => one.id === id)
  if (!place || targets.length === 0) return view.dispatch({ effects: end.of({ id }) })
  const { before, after } = spacing(view, place.pos, targets.length)
  const insert = before + targets.map((one) => `![](${one})`).join('\n\n') + after
  view.dispatch({
    changes: { from: place.pos, insert },
    // Into the first picture's alt text, where its description belongs.
    selection: EditorSelection.cursor(place.pos + before.length + 2),
    effects: end.of({ id }),
    annotations: isolateHistory.of('full'),
    userEvent: 'input.drop',
    scrollIntoView: true,
  })
}

/** Several pictures stand as blocks of their own; a single one stays in the line that it was dropped into. */
function spacing(view: EditorView, pos: number, count: number): { before: string; after: string } {
  if (count === 1) return { before: '', after: '' }
  const line = view.state.doc.lineAt(pos)
  const above = line.number > 1 ? view.state.doc.line(line.number - 1).text : ''
  const startsLine = view.state.sliceDoc(line.from, pos).trim() === ''
  const endsLine = view.state.sliceDoc(pos, line.to).trim() === ''
  const before = !startsLine ? '\n\n' : above.trim() === '' ? '' : '\n'
  return { before, after: endsLine ? '\n' : '\n\n' }
}

function decorate(running: readonly Import[]): DecorationSet {
  return Decoration.set(
    running.map((one) => Decoration.widget({ widget: new Placeholder(one), side: 1 }).range(one.pos)),
    true,
  )
}

class Placeholder extends WidgetType {
  readonly #import: Import

  constructor(running: Import) {
    super()
    this.#import = running
  }

  override eq(other: Placeholder): boolean {
    return other.#import.id === this.#import.id && other.#import.done === this.#import.done
  }

  override toDOM(): HTMLElement {
    const { done, total } = this.#import
    const place = document.createElement('span')
    place.className = 'import-placeholder'
    place.setAttribute('role', 'progressbar')
    place.setAttribute('aria-label', 'Importing pictures')
    place.setAttribute('aria-valuemin', '0')
    place.setAttribute('aria-valuemax', String(total))
    place.setAttribute('aria-valuenow', String(done))
    place.textContent = total === 1 ? 'Importing a picture…' : `Importing pictures: ${done} of ${total}`
    return place
  }
}
