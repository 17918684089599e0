// Where the source of what the preview shows in another place stands: a note, shown at the end of its post, and what
// is shown of the front matter.
import type { EditorState, Text } from '@codemirror/state'
import { frontMatterField } from '../editor/front-matter.ts'
import type { SourceLines } from './preview-source.ts'

/** The lines that say what `element` shows; null where they are those of its block. */
export function sourceElsewhere(state: EditorState, element: Element): SourceLines | null {
  const label = element.closest('[data-note]')?.getAttribute('data-note')
  if (label) return noteLines(state.doc, label)
  if (element.closest('.post-title')) return titleLines(state)
  return element.closest('.post-meta') ? frontMatterLines(state) : null
}

function noteLines(doc: Text, label: string): SourceLines | null {
  const mark = `[^${label}]:`
  let fromLine = 1
  for (const line of doc.iterLines()) {
    if (line.replace(/^[>\s]+/, '').startsWith(mark)) break
    fromLine++
  }
  if (fromLine > doc.lines) return null
  let toLine = fromLine + 1
  while (toLine <= doc.lines && goesOn(doc, toLine)) toLine++
  return { fromLine, toLine }
}

/** A note goes on with its first paragraph and with all that is indented. */
function goesOn(doc: Text, line: number): boolean {
  const { text } = doc.line(line)
  if (text.startsWith('[^')) return false
  return /^(?:\s|$)/.test(text) || doc.line(line - 1).text.trim() !== ''
}

function titleLines(state: EditorState): SourceLines | null {
  const { fields } = state.field(frontMatterField)
  const title = fields.find(({ key, path }) => path.length === 1 && key.toLowerCase() === 'title')
  return title ? linesBetween(state.doc, title.valueFrom, title.valueTo) : frontMatterLines(state)
}

function frontMatterLines(state: EditorState): SourceLines | null {
  const { block } = state.field(frontMatterField)
  return block && linesBetween(state.doc, block.contentFrom, Math.max(block.contentFrom, block.contentTo - 1))
}

function linesBetween(doc: Text, from: number, to: number): SourceLines {
  return { fromLine: doc.lineAt(from).number, toLine: doc.lineAt(to).number + 1 }
}
