// Arbitrary texts and changes for properties: every kind of break, marks that only look like breaks, odd Unicode.
import fc from 'fast-check'
import type { TextChange } from '../../shared/text/change.ts'

const letters = fc.constantFrom('a', 'b', ' ', '\t', '-', '"', '\0')
/** No break for the editor, whatever other programs think. */
const almostBreaks = fc.constantFrom('\u2028', '\u2029', '\v', '\f', '\u0085')
const odd = fc.constantFrom('😀', '𝒳', 'e\u0301', '\u200d', '\u202e', '\ufeff', 'ｱ', 'İ')
const breaks = fc.constantFrom('\n', '\r\n', '\r')

const characters = fc.oneof(
  { weight: 4, arbitrary: letters },
  { weight: 4, arbitrary: breaks },
  { weight: 1, arbitrary: almostBreaks },
  { weight: 1, arbitrary: odd },
)

/** A file's own text: with or without a byte order mark, with or without a final newline. */
export const fileTexts: fc.Arbitrary<string> = fc
  .tuple(fc.boolean(), fc.array(characters, { maxLength: 24 }))
  .map(([bom, parts]) => (bom ? '\ufeff' : '') + parts.join(''))

/** Text as an editor holds it: every break is `\n`. */
export const editorTexts: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: letters },
      { weight: 3, arbitrary: fc.constant('\n') },
      { weight: 1, arbitrary: odd },
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''))

const inserts = fc
  .array(fc.oneof(letters, fc.constant('\n'), odd, almostBreaks), { maxLength: 4 })
  .map((parts) => parts.join(''))

/** Changes that fit a text of `length`, touching ones and empty ones among them. */
export function changesOf(length: number): fc.Arbitrary<TextChange[]> {
  return fc
    .array(fc.tuple(fc.nat({ max: length }), fc.nat({ max: 3 }), inserts), { maxLength: 4 })
    .map((edits) => {
      const changes: TextChange[] = []
      let end = 0
      for (const [at, size, insert] of edits.sort((a, b) => a[0] - b[0])) {
        const from = Math.max(at, end)
        const to = Math.min(length, from + size)
        changes.push({ from, to, insert })
        end = to
      }
      return changes
    })
}
