// Brackets and marks in pairs where that helps in prose: around a selection always, at the cursor only for
// brackets, and never for quotes, which are apostrophes too.
import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete'
import { EditorSelection, EditorState, type Extension, Prec } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'

const around: Readonly<Record<string, string>> = {
  '*': '*',
  _: '_',
  '`': '`',
  '"': '"',
  "'": "'",
  '~': '~',
  '(': ')',
  '[': ']',
}

export function prosePairs(): Extension {
  return [
    Prec.high(EditorView.inputHandler.of(wrapSelection)),
    EditorState.languageData.of(() => [
      { closeBrackets: { brackets: ['(', '[', '{'], before: ')]}:;>,. \n\t' } },
    ]),
    closeBrackets(),
    keymap.of(closeBracketsKeymap),
  ]
}

function wrapSelection(view: EditorView, _from: number, _to: number, text: string): boolean {
  const close = around[text]
  const { state } = view
  if (close === undefined || state.readOnly || view.composing || state.selection.main.empty) return false
  const change = state.changeByRange((range) =>
    range.empty
      ? { range }
      : {
          changes: [
            { from: range.from, insert: text },
            { from: range.to, insert: close },
          ],
          range: EditorSelection.range(range.anchor + text.length, range.head + text.length),
        },
  )
  view.dispatch(state.update(change, { userEvent: 'input.type' }))
  return true
}
