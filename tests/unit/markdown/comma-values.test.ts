// Values between commas: what docutils reads of a table's lines.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { valueRows } from '../../../shared/markdown/syntax/comma-values.ts'

describe('valueRows', () => {
  it('law: values that are written in quotes are read as they were, at the line where each row begins', () => {
    const value = fc.string({ unit: fc.constantFrom('a', 'b', ',', '"', '\n', "'") })
    const rows = fc.array(fc.array(value, { minLength: 1, maxLength: 4 }), { maxLength: 6 })
    fc.assert(
      fc.property(rows, (given) => {
        const written = given.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(', '))
        const read = valueRows(written.join('\n'), ',')
        const isSeen = (row: readonly string[]) => row.length > 1 || row[0] !== ''
        expect(read.map(({ values }) => values)).toEqual(
          given.filter(isSeen).map((row) => row.map((one) => one.trimEnd())),
        )
        const lines = written.map(
          (_, at) => written.slice(0, at).join('\n').split('\n').length - (at === 0 ? 1 : 0),
        )
        expect(read.map(({ line }) => line)).toEqual(lines.filter((_, at) => isSeen(given[at] ?? [])))
      }),
    )
  })

  it('goes on to the end where a quote is never closed', () => {
    expect(valueRows('a, "b\nc, d', ',')).toEqual([{ values: ['a', 'b\nc, d'], line: 0 }])
  })
})
