// The lines that changes of a text touch, before and after, for an author to read.
import type { TextHunk } from '../../../shared/contract/site-edits.ts'
import { applyChanges, type TextChange } from '../../../shared/text/change.ts'

/** Changes on one line, or on lines that touch, are one hunk. */
export function hunksOf(text: string, changes: readonly TextChange[]): TextHunk[] {
  const groups: { from: number; to: number; changes: TextChange[] }[] = []
  for (const change of changes) {
    const from = text.lastIndexOf('\n', change.from - 1) + 1
    const end = text.indexOf('\n', change.to)
    const to = end < 0 ? text.length : end
    const last = groups.at(-1)
    if (last && from <= last.to + 1) {
      last.to = Math.max(last.to, to)
      last.changes.push(change)
    } else groups.push({ from, to, changes: [change] })
  }
  return groups.map((group) => {
    const before = text.slice(group.from, group.to)
    const after = applyChanges(
      before,
      group.changes.map(({ from, to, insert }) => ({ from: from - group.from, to: to - group.from, insert })),
    )
    const line = text.slice(0, group.from).split('\n').length
    return { line, before: before.split('\n'), after: after.split('\n') }
  })
}
