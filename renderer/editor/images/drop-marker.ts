// Where what is dragged would land: one picture within the line, at the drop cursor; several between two lines, at a
// line drawn there. Screen readers, which do not drag, are told of the placeholder that follows.
import { type Extension, StateEffect, StateField } from '@codemirror/state'
import { dropCursor, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'

export function dropMarker(): Extension {
  return [dropCursor(), between, drawn, look]
}

/** The position for what is dropped at the pointer of `event`. */
export function placeOfDrop(view: EditorView, event: MouseEvent, isSeveral: boolean): number {
  const pos = view.posAtCoords({ x: event.clientX, y: event.clientY }, false)
  return isSeveral ? borderAt(view, pos, event.clientY) : pos
}

/** The nearer end of the line at `pos`; both are at the border where a blank line is. */
function borderAt(view: EditorView, pos: number, y: number): number {
  const line = view.state.doc.lineAt(pos)
  const { top, bottom } = view.lineBlockAt(pos)
  const middle = view.documentTop + (top + bottom) / 2
  return y < middle ? line.from : line.to
}

const setBetween = StateEffect.define<number | null>()

const between = StateField.define<number | null>({
  create: () => null,
  update(before, transaction) {
    let now = before === null ? null : transaction.changes.mapPos(before)
    for (const effect of transaction.effects) if (effect.is(setBetween)) now = effect.value
    return now
  },
  provide: (field) =>
    EditorView.editorAttributes.from(field, (pos) => (pos === null ? {} : { class: 'drops-several' })),
})

/** While they are dragged, files can be counted and not read; a folder has no type. */
function isSeveral({ items }: DataTransfer): boolean {
  const files = [...items].filter(({ kind }) => kind === 'file')
  return files.length > 1 || (files.length === 1 && files[0]?.type === '')
}

const drawn = ViewPlugin.fromClass(
  class {
    readonly view: EditorView
    line: HTMLElement | null = null

    constructor(view: EditorView) {
      this.view = view
    }

    show(pos: number | null): void {
      if (this.view.state.field(between) !== pos) this.view.dispatch({ effects: setBetween.of(pos) })
    }

    update({ state, startState, docChanged, geometryChanged }: ViewUpdate): void {
      const pos = state.field(between)
      if (pos === null) {
        this.line?.remove()
        this.line = null
      } else if (pos !== startState.field(between) || docChanged || geometryChanged) {
        this.line ??= this.view.scrollDOM.appendChild(document.createElement('div'))
        this.line.className = 'drop-line'
        this.view.requestMeasure({
          key: this,
          read: () => this.placeOf(pos),
          write: (place) => this.draw(place),
        })
      }
    }

    placeOf(pos: number) {
      const block = this.view.lineBlockAt(pos)
      const isBelow = pos === block.to && block.from < block.to
      const outer = this.view.scrollDOM.getBoundingClientRect()
      const content = this.view.contentDOM.getBoundingClientRect()
      const top = this.view.documentTop + (isBelow ? block.bottom : block.top)
      return {
        top: top - outer.top + this.view.scrollDOM.scrollTop,
        left: content.left - outer.left,
        width: content.width,
      }
    }

    draw({ top, left, width }: { top: number; left: number; width: number }): void {
      if (!this.line) return
      this.line.style.top = `${top - 1}px`
      this.line.style.left = `calc(${left}px + var(--space-7))`
      this.line.style.width = `calc(${width}px - 2 * var(--space-7))`
    }

    destroy(): void {
      this.line?.remove()
    }
  },
  {
    eventObservers: {
      dragover(event) {
        const several = event.dataTransfer !== null && isSeveral(event.dataTransfer)
        this.show(several ? placeOfDrop(this.view, event, true) : null)
      },
      dragleave({ relatedTarget, target }) {
        const { contentDOM } = this.view
        if (target === contentDOM || !(relatedTarget instanceof Node && contentDOM.contains(relatedTarget))) {
          this.show(null)
        }
      },
      dragend() {
        this.show(null)
      },
      drop() {
        this.show(null)
      },
    },
  },
)

const look = EditorView.theme({
  '.drop-line': {
    position: 'absolute',
    height: '2px',
    borderRadius: '1px',
    backgroundColor: 'var(--accent)',
    pointerEvents: 'none',
  },
  '&.drops-several .cm-dropCursor': { display: 'none' },
})
