// Lines of code that readers never see. Marks are counted by the author's lines, and shown by those that are left.
import type { LineMarks } from './line-marks.ts'

export type MarkedCode = { readonly content: string; readonly marks: LineMarks }

/** `code` without its lines of these numbers, one-based. */
export function hideLines({ content, marks }: MarkedCode, hidden: ReadonlySet<number>): MarkedCode {
  if (hidden.size === 0) return { content, marks }
  const lines: string[] = []
  const shownAs = new Map<number, number>()
  for (const [at, line] of content.split('\n').entries()) {
    if (hidden.has(at + 1)) continue
    lines.push(line)
    shownAs.set(at + 1, lines.length)
  }
  const shown = (numbers: readonly number[]) => numbers.flatMap((number) => shownAs.get(number) ?? [])
  return {
    content: lines.join('\n'),
    marks: { marked: shown(marks.marked), added: shown(marks.added), removed: shown(marks.removed) },
  }
}
