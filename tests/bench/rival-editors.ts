// The editors that the keystroke benchmark measures beside Galley, each mounted in a page of its own.
import { history } from '@codemirror/commands'
import { markdown } from '@codemirror/lang-markdown'
import { EditorView } from '@codemirror/view'
import MarkdownIt from 'markdown-it'

declare global {
  interface Window {
    /** CodeMirror with Markdown and nothing else. */
    showBare(text: string): void
    /** CodeMirror, and a preview of that size in which one prepared block is replaced after each change. */
    showIdeal(text: string, frameHtml: string): Promise<void>
    /** CodeMirror, and markdown-it over the whole text after each change. */
    showFull(text: string, frameHtml: string): Promise<void>
  }
}

function editor(text: string, onChange: ((view: EditorView) => void) | null): EditorView {
  const left = document.createElement('div')
  left.style.cssText = 'position:fixed;inset:0 50% 0 0;overflow:hidden'
  document.body.append(left)
  const view = new EditorView({
    doc: text,
    extensions: [
      history(),
      markdown(),
      EditorView.lineWrapping,
      EditorView.theme({ '&': { height: '100vh' }, '.cm-scroller': { overflow: 'auto' } }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) onChange?.(update.view)
      }),
    ],
    parent: left,
  })
  return view
}

async function preview(frameHtml: string): Promise<Document> {
  const frame = document.createElement('iframe')
  frame.title = 'Preview'
  frame.style.cssText = 'position:fixed;inset:0 0 0 50%;width:50%;height:100vh;border:0'
  frame.srcdoc = frameHtml
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  document.body.append(frame)
  await loaded
  const inner = frame.contentDocument
  if (!inner) throw new Error('the frame has no document')
  return inner
}

window.showBare = (text) => {
  editor(text, null)
}

window.showIdeal = async (text, frameHtml) => {
  const frame = await preview(frameHtml)
  const blocks = frame.querySelectorAll('.block')
  let shown: Element | undefined = blocks[Math.floor(blocks.length / 2)]
  shown?.scrollIntoView()
  // Two that differ by a letter, so that the browser has something to lay out.
  const prepared = ['e', 'ee'].map((letters) => {
    const block = shown?.cloneNode(true) as Element
    block.lastElementChild?.append(letters)
    return block
  })
  let turn = 0
  editor(text, () => {
    const next = prepared[turn++ % 2]
    if (!next || !shown) return
    shown.replaceWith(next)
    shown = next
  })
}

window.showFull = async (text, frameHtml) => {
  const frame = await preview(frameHtml)
  const parser = new MarkdownIt({ html: true, linkify: true })
  const post = frame.getElementById('post')
  editor(text, (view) => {
    if (post) post.innerHTML = parser.render(view.state.doc.toString())
  })
}
