// The browser draws one caret and its selection, which costs a key nothing. Several at once it cannot: those are drawn
// by the editor, as long as there are several.
import { Compartment, EditorState, type Extension } from '@codemirror/state'
import { drawSelection } from '@codemirror/view'

const drawn = new Compartment()
const nothing: Extension = []
const all = drawSelection()

export function drawnSelections(): Extension {
  return [
    drawn.of(nothing),
    EditorState.transactionExtender.of(({ startState, newSelection }) => {
      const needed = newSelection.ranges.length > 1 ? all : nothing
      return drawn.get(startState) === needed ? null : { effects: drawn.reconfigure(needed) }
    }),
  ]
}
