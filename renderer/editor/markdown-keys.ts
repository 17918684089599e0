// The keys of a Markdown source: lists and quotes go on, Tab indents an item or code and never traps the keyboard.
import { indentLess } from '@codemirror/commands'
import { deleteMarkupBackward } from '@codemirror/lang-markdown'
import { type Extension, Prec } from '@codemirror/state'
import { type EditorView, keymap } from '@codemirror/view'
import { breakCodeLine, closingInCode, indentCode, isInCode } from './code-lines.ts'
import { editorCommands } from './commands.ts'
import { continueMarkup, liftItems, nestItems } from './list-items.ts'

export function markdownKeys(): Extension {
  const keys = Prec.high(
    keymap.of([
      ...editorCommands.map(({ keys, run }) => ({ key: keys, run, preventDefault: true })),
      { key: 'Enter', run: (view) => breakCodeLine(view) || continueMarkup(view) },
      { key: 'Backspace', run: deleteMarkupBackward },
      // Elsewhere Tab goes on to the next control; Escape, then Tab leaves these, too.
      {
        key: 'Tab',
        run: (view) => (isInCode(view) ? indentCode(view) : isInList(view) && nestItems(view)),
        shift: (view) => (isInCode(view) ? indentLess(view) : isInList(view) && liftItems(view)),
      },
    ]),
  )
  return [keys, closingInCode]
}

function isInList(view: EditorView): boolean {
  const { doc, selection } = view.state
  return selection.ranges.every(({ from, to }) => {
    const first = doc.lineAt(from)
    return doc.lineAt(to).number > first.number || /^[\s>]*(?:[-*+]|\d+[.)])(?:\s|$)/.test(first.text)
  })
}
