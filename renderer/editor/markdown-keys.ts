// The keys of a Markdown source: lists and quotes go on, Tab indents an item or code and never traps the keyboard.
import { indentLess } from '@codemirror/commands'
import { deleteMarkupBackward } from '@codemirror/lang-markdown'
import { syntaxTree } from '@codemirror/language'
import { type Extension, Prec } from '@codemirror/state'
import { type EditorView, keymap } from '@codemirror/view'
import { editorCommands } from './commands.ts'
import { continueMarkup, indentCode, liftItems, nestItems } from './list-items.ts'

export function markdownKeys(): Extension {
  return Prec.high(
    keymap.of([
      ...editorCommands.map(({ keys, run }) => ({ key: keys, run, preventDefault: true })),
      { key: 'Enter', run: continueMarkup },
      { key: 'Backspace', run: deleteMarkupBackward },
      // Elsewhere Tab goes on to the next control; Escape, then Tab leaves these, too.
      {
        key: 'Tab',
        run: (view) => (isInCode(view) ? indentCode(view) : isInList(view) && nestItems(view)),
        shift: (view) => (isInCode(view) ? indentLess(view) : isInList(view) && liftItems(view)),
      },
    ]),
  )
}

function isInList(view: EditorView): boolean {
  const { doc, selection } = view.state
  return selection.ranges.every(({ from, to }) => {
    const first = doc.lineAt(from)
    return doc.lineAt(to).number > first.number || /^[\s>]*(?:[-*+]|\d+[.)])(?:\s|$)/.test(first.text)
  })
}

/** Within a fence, not on its first line. */
function isInCode({ state }: EditorView): boolean {
  return state.selection.ranges.every(({ from, to }) => {
    for (let node = syntaxTree(state).resolve(from, -1).node; ; ) {
      if (node.name === 'FencedCode') return state.doc.lineAt(node.from).to < from && to <= node.to
      if (!node.parent) return false
      node = node.parent
    }
  })
}
