// The keys of a Markdown source: lists and quotes go on, Tab indents a list item and never traps the keyboard.
import { indentLess, indentMore } from '@codemirror/commands'
import { deleteMarkupBackward, insertNewlineContinueMarkupCommand } from '@codemirror/lang-markdown'
import { type Extension, Prec } from '@codemirror/state'
import { type EditorView, keymap } from '@codemirror/view'
import { editorCommands } from './commands.ts'

/** An item goes on by its mark; an empty one ends the list, as every writer expects. */
const continueMarkup = insertNewlineContinueMarkupCommand({ nonTightLists: false })

export function markdownKeys(): Extension {
  return Prec.high(
    keymap.of([
      ...editorCommands.map(({ keys, run }) => ({ key: keys, run, preventDefault: true })),
      { key: 'Enter', run: continueMarkup },
      { key: 'Backspace', run: deleteMarkupBackward },
      // Elsewhere Tab goes on to the next control; Escape, then Tab leaves a list, too.
      {
        key: 'Tab',
        run: (view) => isInList(view) && indentMore(view),
        shift: (view) => isInList(view) && indentLess(view),
      },
    ]),
  )
}

function isInList(view: EditorView): boolean {
  const { doc, selection } = view.state
  return selection.ranges.every(({ from, to }) => {
    const first = doc.lineAt(from)
    return doc.lineAt(to).number > first.number || /^\s*(?:[-*+]|\d+[.)])\s/.test(first.text)
  })
}
