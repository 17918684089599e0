// What is wrong in a formula, in a sentence for its author.
import { describe, expect, it } from 'vitest'
import { renderMath } from '../../../renderer/math/render-math.ts'

const wrong = (tex: string) => {
  try {
    return renderMath(tex, true)
  } catch (error) {
    return (error as Error).message
  }
}

describe('what is wrong in a formula', () => {
  it.each<[tex: string, sentence: string]>([
    ['a_{', "Expected '}', got the end of the formula."],
    ['\\foo + 1', 'Undefined control sequence: \\foo.'],
    ['a}', "Expected the end of the formula, got '}'."],
    ['x^', "Expected group after '^'."],
    ['a \\over b \\over c', 'Only one infix operator per group at “\\over”.'],
    ['a \\\\ \\hline', '\\hline valid only within array environment.'],
    ['\\def\\a{\\a}\\a', 'Macros that expand too often.'],
    ['\na + b \\\\\n\\foo', 'Undefined control sequence: \\foo in line 2.'],
    ['\na \\\\\nb \\\\ \\hline\n', '\\hline valid only within array environment.'],
    ['\na +\n\\frac{b}\n', "Unexpected end of input in a macro argument, expected '}' in line 2."],
  ])('of %j is %j', (tex, sentence) => expect(wrong(tex)).toBe(sentence))
})
