// The baseline of the keystroke benchmark: CodeMirror with Markdown and nothing else.
import { history } from '@codemirror/commands'
import { markdown } from '@codemirror/lang-markdown'
import { EditorView } from '@codemirror/view'

declare global {
  interface Window {
    showBareEditor(text: string): void
  }
}

window.showBareEditor = (text) => {
  new EditorView({
    doc: text,
    extensions: [history(), markdown(), EditorView.lineWrapping],
    parent: document.body,
  })
}
