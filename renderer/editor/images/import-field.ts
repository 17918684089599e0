// Pictures that are on their way into the text: a placeholder keeps each place, says how far it is, and cancels.
import { type EditorState, StateEffect, StateField, Transaction } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view'

export type RunningImport = {
  readonly id: number
  readonly pos: number
  readonly done: number
  /** Null while the folders that were dropped are still read. */
  readonly total: number | null
  /** The author wrote or moved since: the cursor is theirs. */
  readonly isWrittenBeside: boolean
  cancel(): void
}

type Begin = Pick<RunningImport, 'id' | 'pos' | 'total' | 'cancel'>

export const beginImport = StateEffect.define<Begin>({
  map: (value, changes) => ({ ...value, pos: changes.mapPos(value.pos, 1) }),
})
export const advanceImport = StateEffect.define<Pick<RunningImport, 'id' | 'done' | 'total'>>()
export const endImport = StateEffect.define<number>()

export const runningImports = StateField.define<readonly RunningImport[]>({
  create: () => [],
  update(before, transaction) {
    let now = before
    if (now.length > 0 && transaction.docChanged) {
      now = now.map((one) => ({ ...one, pos: transaction.changes.mapPos(one.pos, 1) }))
    }
    if (now.length > 0 && transaction.annotation(Transaction.userEvent) !== undefined) {
      now = now.map((one) => ({ ...one, isWrittenBeside: true }))
    }
    for (const effect of transaction.effects) {
      if (effect.is(beginImport)) now = [...now, { ...effect.value, done: 0, isWrittenBeside: false }]
      else if (effect.is(advanceImport)) {
        const { id, ...progress } = effect.value
        now = now.map((one) => (one.id === id ? { ...one, ...progress } : one))
      } else if (effect.is(endImport)) now = now.filter(({ id }) => id !== effect.value)
    }
    return now
  },
  provide: (field) => EditorView.decorations.from(field, decorate),
})

export function isImporting(state: EditorState): boolean {
  return (state.field(runningImports, false) ?? []).length > 0
}

/** Cancels every import of the text. */
export function cancelImports(view: EditorView): void {
  for (const { cancel } of view.state.field(runningImports, false) ?? []) cancel()
}

function decorate(running: readonly RunningImport[]): DecorationSet {
  return Decoration.set(
    running.map((one) => Decoration.widget({ widget: new Placeholder(one), side: 1 }).range(one.pos)),
    true,
  )
}

class Placeholder extends WidgetType {
  readonly #import: RunningImport

  constructor(running: RunningImport) {
    super()
    this.#import = running
  }

  override eq(other: Placeholder): boolean {
    const { id, done, total } = this.#import
    return other.#import.id === id && other.#import.done === done && other.#import.total === total
  }

  override toDOM(): HTMLElement {
    const place = document.createElement('span')
    place.className = 'import-placeholder'
    place.dataset.import = String(this.#import.id)
    const progress = document.createElement('span')
    progress.setAttribute('role', 'progressbar')
    progress.setAttribute('aria-label', 'Importing pictures')
    progress.setAttribute('aria-valuemin', '0')
    const cancel = document.createElement('button')
    cancel.type = 'button'
    cancel.textContent = 'Cancel'
    cancel.addEventListener('click', () => {
      cancel.disabled = true
      cancel.textContent = 'Cancelling…'
      this.#import.cancel()
    })
    place.append(progress, cancel)
    this.#show(progress)
    return place
  }

  /** The button keeps the focus while the pictures come. */
  override updateDOM(place: HTMLElement): boolean {
    const progress = place.querySelector('[role=progressbar]')
    if (!progress || place.dataset.import !== String(this.#import.id)) return false
    this.#show(progress)
    return true
  }

  override ignoreEvent(): boolean {
    return true
  }

  #show(progress: Element): void {
    const { done, total } = this.#import
    progress.textContent = progressWords(done, total)
    if (total === null) return
    progress.setAttribute('aria-valuemax', String(total))
    progress.setAttribute('aria-valuenow', String(done))
  }
}

function progressWords(done: number, total: number | null): string {
  if (total === null) return 'Looking for pictures…'
  return total === 1 ? 'Importing a picture…' : `Importing pictures: ${done} of ${total}`
}
