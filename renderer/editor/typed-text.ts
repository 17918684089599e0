// What is typed is put into the text at once, and the browser shows what the text has become. Otherwise the browser puts
// it into its own document first, with all that an editing command brings along, and the editor reads from there what
// it was.
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

export function typedText(): Extension {
  return EditorView.domEventHandlers({ beforeinput: putIn })
}

/** As the editor does with what it read: those who look at what is typed are asked first. */
function putIn({ inputType, data, isComposing }: InputEvent, view: EditorView): boolean {
  if (inputType !== 'insertText' || !data || isComposing || view.compositionStarted) return false
  const { state } = view
  const { main, ranges } = state.selection
  if (state.readOnly || ranges.length > 1 || !main.empty || !isCaretAt(main.head, view)) return false
  const insert = () =>
    state.update(state.replaceSelection(data), { userEvent: 'input.type', scrollIntoView: true })
  const isTaken = state
    .facet(EditorView.inputHandler)
    .some((handler) => handler(view, main.from, main.to, data, insert))
  if (!isTaken) view.dispatch(insert())
  return true
}

/** The browser may mean another place: the letter that an accent is chosen for. */
function isCaretAt(position: number, view: EditorView): boolean {
  const selected = view.contentDOM.ownerDocument.getSelection()
  if (!selected?.isCollapsed || !selected.anchorNode) return false
  return view.posAtDOM(selected.anchorNode, selected.anchorOffset) === position
}
