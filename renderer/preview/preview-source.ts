// What a hand in the preview does to the source: ticks the box of a task, selects the word under a double click.
import { isolateHistory } from '@codemirror/commands'
import { EditorSelection } from '@codemirror/state'
import { findMentions, wholeTarget } from '../../shared/markdown/mentions.ts'
import { decoded } from '../../shared/site/target.ts'
import type { OpenPost } from '../post/open-post.ts'
import { wordPlace } from './word-place.ts'

/** Behind the marks of its item and of all that the item stands in. */
const task = /^((?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))*[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+)\[([ xX])\]/

/** Ticks the box of the list item at `line`, or takes the tick away. */
export function toggleTask(post: OpenPost, line: number): void {
  const { doc } = post.state()
  if (post.opened.readOnly !== null || line < 1 || line > doc.lines) return
  const { from, text } = doc.line(line)
  const found = task.exec(text)
  if (!found) return
  const at = from + (found[1]?.length ?? 0) + 1
  post.dispatch({
    changes: { from: at, to: at + 1, insert: found[2] === ' ' ? 'x' : ' ' },
    userEvent: 'input.task',
  })
}

/** Puts `found` in the place of each picture's path `broken` within the block. */
export function replaceImage(
  post: OpenPost,
  { fromLine, toLine }: SourceLines,
  { broken, found }: { readonly broken: string; readonly found: string },
): void {
  const { doc } = post.state()
  if (post.opened.readOnly !== null || fromLine > doc.lines) return
  const from = doc.line(fromLine).from
  const to = doc.line(Math.min(doc.lines, Math.max(fromLine, toLine - 1))).to
  // A line before it, so that dashes at its beginning are no block of front matter.
  const lead = '.\n\n'
  const mentions = findMentions(lead + doc.sliceString(from, to)).filter(
    (one) => one.kind === 'image' && decoded(wholeTarget(one)) === decoded(broken),
  )
  const offset = from - lead.length
  post.dispatch({
    changes: mentions.map((one) => ({ from: one.from + offset, to: one.to + offset, insert: found })),
    annotations: isolateHistory.of('full'),
    userEvent: 'input.retarget',
  })
}

/** The lines that a block of the preview stands for, one-based, half open. */
export type SourceLines = { readonly fromLine: number; readonly toLine: number }

/**
 * Selects in the source the word that is selected in the preview: the one of its like in the block around which the
 * same letters stand, and of several such the nearest to `line`. Returns where it begins, or null where the source
 * has no such word.
 */
export function selectWord(
  post: OpenPost,
  { fromLine, toLine }: SourceLines,
  block: Element,
  selected: Selection,
  line: number | null,
): number | null {
  const word = selected.toString().trim()
  const { doc } = post.state()
  if (word === '' || selected.rangeCount === 0 || fromLine > doc.lines) return null
  const [before, behind] = lettersAround(block, selected.getRangeAt(0))
  const from = doc.line(fromLine).from
  const to = doc.line(Math.min(doc.lines, Math.max(fromLine, toLine - 1))).to
  const expected = doc.line(Math.max(1, Math.min(doc.lines, line ?? fromLine))).from
  const place = wordPlace(doc.sliceString(from, to), { word, before, behind, near: expected - from })
  if (!place) return null
  const anchor = from + place.from
  post.dispatch({ selection: EditorSelection.single(anchor, from + place.to), scrollIntoView: true })
  return anchor
}

function lettersAround(block: Element, word: Range): [before: string, behind: string] {
  const around = block.ownerDocument.createRange()
  around.selectNodeContents(block)
  around.setEnd(word.startContainer, word.startOffset)
  const before = around.toString()
  around.selectNodeContents(block)
  around.setStart(word.endContainer, word.endOffset)
  return [before, around.toString()]
}
