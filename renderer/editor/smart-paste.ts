// An address pasted over selected words makes them a link.
import { EditorSelection, type Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

export function smartPaste(): Extension {
  return EditorView.domEventHandlers({
    paste(event, view) {
      const address = event.clipboardData?.getData('text/plain').trim() ?? ''
      const { state } = view
      const { main } = state.selection
      if (!isAddress(address) || main.empty || state.readOnly) return false
      const words = state.sliceDoc(main.from, main.to)
      if (isAddress(words.trim()) || words.includes('\n\n')) return false
      event.preventDefault()
      const target = /[()\s]/.test(address) ? `<${address}>` : address
      const insert = `[${words}](${target})`
      view.dispatch({
        changes: { from: main.from, to: main.to, insert },
        selection: EditorSelection.cursor(main.from + insert.length),
        userEvent: 'input.paste',
        scrollIntoView: true,
      })
      return true
    },
  })
}

export function isAddress(text: string): boolean {
  if (!/^(?:https?:\/\/|mailto:)\S+$/i.test(text) || text.length > 2048) return false
  try {
    new URL(text)
    return true
  } catch {
    return false
  }
}
