// Patterns behind a fence are the post's, which may be a stranger's, and are read with each key.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wordMarks } from '../../../shared/markdown/syntax/code-words.ts'

it('no pattern holds the hand up', () => {
  const piece = fc.constantFrom(
    'a',
    '.',
    '\\w',
    '[ab]',
    '(',
    ')',
    '|',
    '*',
    '+',
    '?',
    '{2,}',
    '{9}',
    '(?=',
    '(?:',
    '\\1',
    '$',
  )
  const code = `${`${'a'.repeat(299)}!\n`.repeat(40)}${'a'.repeat(5000)}!\n`
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
      // A slow one would take longer than any test may.
      wordMarks(`js /${pieces.join('')}/`, code)
    }),
    {
      numRuns: 3000,
      examples: [
        [['(', 'a', '+', ')', '+', '$']],
        [['(', 'a', '|', 'a', ')', '*', '$']],
        [[...'a?a?a?a?a?a?aaaaaa$']],
      ],
    },
  )
})

it('law: marks are in order, apart from each other, and within the code', () => {
  const form = fc.constantFrom('"a"', 'ins="ab"', "del='b a'", '/a+/', '/b(a)/', '/(/', '""', '"\\""')
  fc.assert(
    fc.property(fc.array(form, { maxLength: 5 }), fc.stringMatching(/^[ab" (\n]{0,40}$/), (forms, code) => {
      let end = 0
      for (const { from, to } of wordMarks(`js ${forms.join(' ')}`, code)) {
        expect(from).toBeGreaterThanOrEqual(end)
        expect(to).toBeGreaterThan(from)
        expect(to).toBeLessThanOrEqual(code.length)
        end = to
      }
    }),
    { numRuns: 1000 },
  )
})
