// Keeps source and preview in step by the line, both ways. The side that the author moved last leads.
import type { EditorView } from '@codemirror/view'
import type { Stop } from '../../shared/contract/declare.ts'
import type { PreviewHandle } from '../preview/preview.tsx'

/** How long after its last movement a side keeps the lead, so that the follower's own event is no answer. */
const LEAD_MS = 120

export function linkScroll(view: EditorView, preview: PreviewHandle): Stop {
  let leader: 'source' | 'preview' | null = null
  let leadEnds = 0
  let frame = 0

  function lead(side: 'source' | 'preview'): boolean {
    const now = performance.now()
    if (leader !== side && now < leadEnds) return false
    leader = side
    leadEnds = now + LEAD_MS
    return true
  }

  const onSourceScroll = () => {
    if (!lead('source')) return
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() => preview.scrollToLine(topLineOf(view)))
  }
  view.scrollDOM.addEventListener('scroll', onSourceScroll, { passive: true })
  const stopPreview = preview.onScroll((line) => {
    if (!lead('preview')) return
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() => scrollSourceTo(view, line))
  })
  preview.scrollToLine(topLineOf(view))

  return () => {
    cancelAnimationFrame(frame)
    view.scrollDOM.removeEventListener('scroll', onSourceScroll)
    stopPreview()
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
  const whole = Math.max(1, Math.min(doc.lines, Math.floor(line)))
  const block = view.lineBlockAt(doc.line(whole).from)
  const first = doc.lineAt(block.from).number
  const lines = doc.lineAt(block.to).number - first + 1
  const share = Math.max(0, Math.min(1, (line - first) / lines))
  view.scrollDOM.scrollTop = line <= 1 ? 0 : block.top + share * block.height + view.documentPadding.top
}
