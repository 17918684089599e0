// CodeMirror as the keystroke benchmark measures it beside Galley: bare, with the ideal patch, and with a full
// rendering on each key.
import { history } from '@codemirror/commands'
import { markdown } from '@codemirror/lang-markdown'
import { EditorView } from '@codemirror/view'
import MarkdownIt from 'markdown-it'
import type { Area, Look } from './open-galley.ts'

type Areas = Pick<Look, 'source' | 'preview'>

const rivals = { bare, ideal, full }

declare global {
  interface Window {
    readonly rivals: typeof rivals
    /** Which block is the one that changes: that with these words. */
    aimAt?(words: string): void
  }
}

/** CodeMirror with Markdown and nothing else. */
function bare(text: string, { source }: Areas): void {
  editor(text, source, () => undefined)
}

/** CodeMirror, and a preview of that size in which one prepared block is replaced on each change. */
async function ideal(text: string, { source, preview: area }: Areas): Promise<void> {
  const frame = await preview(area)
  let shown: Element | undefined
  let prepared: readonly Element[] = []
  let turn = 0
  window.aimAt = (words) => {
    shown = [...frame.querySelectorAll('.block')].find((block) => block.textContent?.includes(words))
    shown?.scrollIntoView({ block: 'center' })
    // Two that differ by letters, so that the browser has something to lay out.
    prepared = ['z', 'zz'].map((letters) => withLetters(shown?.cloneNode(true) as Element, words, letters))
  }
  editor(text, source, () => {
    const next = prepared[turn++ % 2]
    if (!next || !shown) return
    shown.replaceWith(next)
    shown = next
  })
}

/** CodeMirror, and markdown-it over the whole text on each change. */
async function full(text: string, { source, preview: area }: Areas): Promise<void> {
  const frame = await preview(area)
  const parser = new MarkdownIt({ html: true, linkify: true })
  const post = frame.getElementById('post')
  editor(text, source, (view) => {
    if (post) post.innerHTML = parser.render(view.state.doc.toString())
  })
  window.aimAt = (words) => {
    const blocks = [...(post?.children ?? [])]
    blocks.find((block) => block.textContent?.includes(words))?.scrollIntoView({ block: 'center' })
  }
}

function withLetters(block: Element, words: string, letters: string): Element {
  const walker = block.ownerDocument.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const { currentNode: node } = walker
    if (node.nodeValue?.includes(words)) node.nodeValue = node.nodeValue.replace(words, words + letters)
  }
  return block
}

function put(element: HTMLElement, { left, top, width, height }: Area): void {
  element.style.cssText = `position:fixed;left:${left}px;top:${top}px;width:${width}px;height:${height}px;border:0;overflow:hidden`
  document.body.append(element)
}

function editor(text: string, area: Area, onChange: (view: EditorView) => void): void {
  const parent = document.createElement('div')
  put(parent, area)
  new EditorView({
    doc: text,
    extensions: [
      history(),
      markdown(),
      EditorView.lineWrapping,
      EditorView.theme({ '&': { height: '100%' }, '.cm-scroller': { overflow: 'auto' } }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) onChange(update.view)
      }),
    ],
    parent,
  })
}

async function preview(area: Area): Promise<Document> {
  const frame = document.createElement('iframe')
  frame.title = 'Preview'
  frame.src = 'preview.html'
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  put(frame, area)
  await loaded
  const inner = frame.contentDocument
  if (!inner) throw new Error('the frame has no document')
  await inner.fonts.ready
  return inner
}

Object.assign(window, { rivals })
