import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChanges, fits, invertChanges, type TextChange } from '../../../shared/text/change.ts'
import { dominantEnd, lineEndKind, readLineEnds, toFileChanges } from '../../../shared/text/line-ends.ts'
import { growthOf, PROPORTIONAL } from '../../support/processor-time.ts'
import { changesOf, fileTexts } from '../../support/texts.ts'

const editorText = (file: string) => readLineEnds(file).text

function edit(file: string, changes: readonly TextChange[]): string {
  const { text, lineEnds } = readLineEnds(file)
  return applyChanges(file, toFileChanges(text, lineEnds, changes))
}

const edited = fileTexts.chain((file) =>
  fc.record({ file: fc.constant(file), changes: changesOf(editorText(file).length) }),
)

describe('the editor’s text of a file', () => {
  it('has one "\\n" for each break and no byte order mark', () => {
    expect(editorText('\ufeffa\r\nb\rc\n\u2028d\v\f\u0085')).toBe('a\nb\nc\n\u2028d\v\f\u0085')
    expect(editorText('\r\r\n\n')).toBe('\n\n\n')
    expect(editorText('\ufeff\ufeffa')).toBe('\ufeffa')
  })

  it('law: replacing every break by "\\n" gives it', () => {
    fc.assert(
      fc.property(fileTexts, (file) => {
        expect(editorText(file)).toBe(file.replace(/^\ufeff/, '').replace(/\r\n|\r|\n/g, '\n'))
      }),
      { numRuns: 2000 },
    )
  })

  it('names its ends', () => {
    const kind = (file: string) => lineEndKind(readLineEnds(file).lineEnds)
    expect(['a', 'a\n', 'a\r\n', 'a\rb', 'a\r\nb\n'].map(kind)).toEqual(['none', 'lf', 'crlf', 'cr', 'mixed'])
    expect(dominantEnd(readLineEnds('a\r\nb\nc\r\n').lineEnds)).toBe('\r\n')
    expect(dominantEnd(readLineEnds('a\r\nb\n').lineEnds)).toBe('\n')
    expect(dominantEnd(readLineEnds('a').lineEnds)).toBe(null)
  })
})

describe('changes carried into the file', () => {
  it('law: the editor’s text of the result is the changed editor’s text', () => {
    fc.assert(
      fc.property(edited, ({ file, changes }) => {
        expect(editorText(edit(file, changes))).toBe(applyChanges(editorText(file), changes))
      }),
      { numRuns: 6000 },
    )
  })

  it('law: they fit the file, spare its byte order mark, and cover no more than was changed', () => {
    fc.assert(
      fc.property(edited, ({ file, changes }) => {
        const { text, lineEnds } = readLineEnds(file)
        const carried = toFileChanges(text, lineEnds, changes)
        expect(fits(carried, file.length)).toBe(true)
        expect(carried.every(({ from }) => from >= (file.startsWith('\ufeff') ? 1 : 0))).toBe(true)
        const removed = carried.map(({ from, to }) => file.slice(from, to).replace(/\r\n?/g, '\n').length)
        const asked = changes.reduce((sum, { from, to }) => sum + to - from, 0)
        expect(removed.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(asked)
        // Never between the two halves of one break.
        for (const { from, to } of carried) {
          for (const at of [from, to]) expect(file.slice(at - 1, at + 1)).not.toBe('\r\n')
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('law: insertions that are taken back leave the file byte for byte', () => {
    const inserted = fileTexts.chain((file) =>
      fc.record({
        file: fc.constant(file),
        changes: changesOf(editorText(file).length).map((changes) =>
          changes.map(({ from, insert }) => ({ from, to: from, insert: insert.replaceAll('\ufeff', '') })),
        ),
      }),
    )
    fc.assert(
      fc.property(inserted, ({ file, changes }) => {
        const inverse = invertChanges(editorText(file), changes)
        expect(edit(edit(file, changes), inverse)).toBe(file)
      }),
      { numRuns: 3000 },
    )
  })

  it('law: deletions without breaks that are taken back leave it too, where they bring no CR before an LF', () => {
    fc.assert(
      fc.property(edited, ({ file, changes }) => {
        const text = editorText(file)
        const deletions = changes.map(({ from, to }) => ({ from, to, insert: '' }))
        fc.pre(deletions.every(({ from, to }) => !text.slice(from, to).includes('\n')))
        const after = edit(file, deletions)
        fc.pre(after.length === file.length - deletions.reduce((sum, { from, to }) => sum + to - from, 0))
        expect(edit(after, invertChanges(text, deletions))).toBe(file)
      }),
      { numRuns: 2000 },
    )
  })

  it('law: what is replaced by itself is no change', () => {
    fc.assert(
      fc.property(edited, ({ file, changes }) => {
        const { text, lineEnds } = readLineEnds(file)
        const same = changes.map(({ from, to }) => ({ from, to, insert: text.slice(from, to) }))
        expect(toFileChanges(text, lineEnds, same)).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  it('law: a file of one kind of break stays one', () => {
    const uniform = fc.tuple(edited, fc.constantFrom('\n', '\r\n', '\r')).map(([{ file, changes }, end]) => ({
      file: `${file.replace(/\r\n|\r|\n/g, end)}${end}kept`,
      end,
      changes,
    }))
    fc.assert(
      fc.property(uniform, ({ file, end, changes }) => {
        const after = edit(file, changes)
        expect(after.replaceAll(end, '')).not.toMatch(/[\r\n]/)
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    ['a new line gets the end of the line it is put into', 'a\r\nb\nc', 1, 1, '\n', 'a\r\n\r\nb\nc'],
    ['and not that of the line before', 'a\r\nb\nc', 3, 3, '\n', 'a\r\nb\n\nc'],
    [
      'on a last line without an end it gets the dominant one',
      'a\r\nb\r\nc\nd',
      7,
      7,
      '\n',
      'a\r\nb\r\nc\nd\r\n',
    ],
    ['in an empty file it is "\\n"', '', 0, 0, 'a\nb', 'a\nb'],
    ['the byte order mark stays before what is typed first', '\ufeffa', 0, 0, 'x', '\ufeffxa'],
    ['the byte order mark stays when all is deleted', '\ufeffa\r\n', 0, 2, '', '\ufeff'],
    ['a CR and an LF that come together stay two breaks', 'a\rb\nc', 2, 3, '', 'a\r\r\nc'],
    ['a break typed behind a lone CR is not swallowed by it', 'a\rb\n', 2, 2, '\n', 'a\r\r\nb\n'],
    ['breaks that are replaced keep their ends', 'a\rb\r\nc\n', 0, 5, 'x\ny\nz', 'x\ry\r\nz\n'],
    ['a U+FEFF of the author’s own is no byte order mark', 'ab', 0, 0, '\ufeff', '\ufeff\ufeffab'],
    ['breaks in an insertion may be written in any way', 'a\n', 1, 1, '\r\nb\rc', 'a\nb\nc\n'],
  ])('%s', (_promise, file, from, to, insert, after) => {
    expect(edit(file, [{ from, to, insert }])).toBe(after)
  })

  it('gives a file that lost all its breaks the end it is told', () => {
    const { text, lineEnds } = readLineEnds('')
    expect(toFileChanges(text, lineEnds, [{ from: 0, to: 0, insert: 'a\nb' }], '\r\n')).toEqual([
      { from: 0, to: 0, insert: 'a\r\nb' },
    ])
  })

  it('refuses changes that do not fit', () => {
    const { text, lineEnds } = readLineEnds('a\r\nb')
    expect(() => toFileChanges(text, lineEnds, [{ from: 0, to: 4, insert: '' }])).toThrow(RangeError)
  })

  it('carries one change into a long file in time that grows with the file alone', () => {
    const file = (lines: number) => 'A line of an ordinary post, as long as they are.\r\n'.repeat(lines)
    const carry = (all: string) => {
      const { text, lineEnds } = readLineEnds(all)
      const from = Math.floor(text.length / 2)
      toFileChanges(text, lineEnds, [{ from, to: from + 1, insert: 'x\ny' }])
    }
    expect(growthOf(file, 5_000, carry)).toBeLessThan(PROPORTIONAL)
  })
})
