// Keeps source and preview in step by the line, both ways. The side that the author's hand is on leads; what the
// other side does then is an answer and never led back, so that the two cannot chase each other.
import type { EditorView } from '@codemirror/view'
import type { Stop } from '../../shared/contract/declare.ts'
import type { PreviewHandle } from '../preview/show-post.ts'

const touches = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const

export function linkScroll(view: EditorView, preview: PreviewHandle): Stop {
  let leader: 'source' | 'preview' = 'source'
  let frame = 0

  const onSourceTouch = () => {
    leader = 'source'
  }
  const onSourceScroll = () => {
    if (leader !== 'source') return
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() => preview.scrollToLine(topLineOf(view)))
  }
  for (const type of touches) view.dom.addEventListener(type, onSourceTouch, { passive: true })
  view.scrollDOM.addEventListener('scroll', onSourceScroll, { passive: true })
  const stops = [
    preview.onTouch(() => {
      leader = 'preview'
    }),
    preview.onScroll((line) => {
      if (leader !== 'preview') return
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => scrollSourceTo(view, line))
    }),
  ]
  preview.scrollToLine(topLineOf(view))

  return () => {
    cancelAnimationFrame(frame)
    for (const type of touches) view.dom.removeEventListener(type, onSourceTouch)
    view.scrollDOM.removeEventListener('scroll', onSourceScroll)
    for (const stop of stops) stop()
  }
}

/** The line at the top edge of the source: one-based, with the share of it that is above the edge. */
function topLineOf(view: EditorView): number {
  const { scrollTop, scrollHeight, clientHeight } = view.scrollDOM
  if (scrollTop <= 0) return 1
  // At the end the last lines never reach the top edge; the rest of the preview is given to them.
  const block = view.lineBlockAtHeight(scrollTop - view.documentPadding.top)
  const line = view.state.doc.lineAt(block.from).number
  const share = block.height > 0 ? (scrollTop - view.documentPadding.top - block.top) / block.height : 0
  const lines = view.state.doc.lineAt(block.to).number - line + 1
  const exact = line + Math.max(0, Math.min(1, share)) * lines
  const left = scrollHeight - clientHeight - scrollTop
  return left <= 1 ? view.state.doc.lines + 1 : exact
}

function scrollSourceTo(view: EditorView, line: number): void {
  const { doc } = view.state
  if (line === Number.POSITIVE_INFINITY) {
    view.scrollDOM.scrollTop = view.scrollDOM.scrollHeight
    return
  }
  const whole = Math.max(1, Math.min(doc.lines, Math.floor(line)))
  const block = view.lineBlockAt(doc.line(whole).from)
  const first = doc.lineAt(block.from).number
  const lines = doc.lineAt(block.to).number - first + 1
  const share = Math.max(0, Math.min(1, (line - first) / lines))
  view.scrollDOM.scrollTop = line <= 1 ? 0 : block.top + share * block.height + view.documentPadding.top
}
