// The lines of a plan as changes of the text in the editor.
import { describe, expect, it } from 'vitest'
import { changesOf } from '../../../renderer/images/put-right.ts'
import { applyChanges } from '../../../shared/text/change.ts'

const text = '---\ncover: a.png\n---\n![x](a.png) words\n\n![y](a.png)'
const hunks = [
  {
    line: 2,
    before: ['cover: a.png', '---', '![x](a.png) words'],
    after: ['cover: b.png', '---', '![x](b.png) words'],
  },
  { line: 6, before: ['![y](a.png)'], after: ['![y](b.png)'] },
]

describe('the changes of a plan’s lines', () => {
  it('make the lines after of those before, and touch nothing else', () => {
    const changes = changesOf(text, hunks)
    expect(applyChanges(text, changes ?? [])).toBe(text.replaceAll('a.png', 'b.png'))
    expect(changes).toHaveLength(3)
    for (const { from, to } of changes ?? []) expect(text.slice(from, to)).toBe('a')
  })

  it.each([
    ['another word on a line', text.replace('words', 'word')],
    ['a line more above', `\n${text}`],
    ['a text that ends before', text.slice(0, 20)],
  ])('are none where the text is another: %s', (_name, now) => {
    expect(changesOf(now, hunks)).toBeNull()
  })
})
