// The blank lines that part whole blocks from what stands around a place in the text.
import type { EditorState } from '@codemirror/state'

/** What goes before and behind blocks that are put at `pos`. */
export function spacing(state: EditorState, pos: number): { before: string; after: string } {
  const line = state.doc.lineAt(pos)
  const above = line.number > 1 ? state.doc.line(line.number - 1).text : ''
  const below = line.number < state.doc.lines ? state.doc.line(line.number + 1).text : ''
  const startsLine = state.sliceDoc(line.from, pos).trim() === ''
  const endsLine = state.sliceDoc(pos, line.to).trim() === ''
  const before = !startsLine ? '\n\n' : above.trim() === '' ? '' : '\n'
  const after = !endsLine ? '\n\n' : below.trim() === '' && line.number < state.doc.lines ? '' : '\n'
  return { before, after }
}
