// Formulas as browsers lay them out: what KaTeX says in words of MathML 3 is said in signs, classes and space.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mathLetters } from '../../../renderer/math/math-letters.ts'
import { renderMath } from '../../../renderer/math/render-math.ts'

const shown = (tex: string) => renderMath(tex, true).replace(/^.*?<mrow>|<\/mrow><\/math><\/span>$/g, '')
const thin = '<mspace width="0.1667em"></mspace>'

describe('a formula', () => {
  it.each<[what: string, tex: string, core: string]>([
    ['bold', '\\mathbf{Y2}', '<mi>𝐘</mi><mn>𝟐</mn>'],
    ['script and fraktur with gaps', '\\mathcal{KH}\\mathfrak{C}', '<mi>𝒦</mi><mi>ℋ</mi>'],
    ['bold Greek', '\\boldsymbol{\\beta}', '<mi>𝜷</mi>'],
    ['upright letters as they are', '\\mathrm{d}', '<mi mathvariant="normal">d</mi>'],
    ['no letters of an entity', '\\mathbf{\\&}', '&amp;'],
    ['space behind a function', '\\min Q', `<mi>min</mi><mo>\u2061</mo>${thin}<mi>Q</mi>`],
    ['space behind one with a limit', '\\sin^2 x', `<mn>2</mn></msup>${thin}<mi>x</mi>`],
    ['space before a function', '2\\log x', `<mn>2</mn>${thin}<mi>log</mi>`],
    ['none before a bracket', '\\log(x)', '<mo>\u2061</mo><mo stretchy="false">(</mo>'],
    ['a sign of two', 'a := b', '<mi>a</mi><mo>≔</mo><mi>b</mi>'],
    ['a prime that is high by itself', "f'", '<mrow><mi>f</mi><mo'],
    ['primes as one sign', "f''", '<mi>f</mi><mo lspace="0em" rspace="0em">″</mo>'],
    ['a prime behind an index', "x'_1", '<mrow><msub><mi>x</mi><mn>1</mn></msub><mo'],
    ['an exponent as it is', 'f^2', '<msup><mi>f</mi><mn>2</mn></msup>'],
  ])('has %s', (_what, tex, core) => expect(shown(tex)).toContain(core))

  it.each(['equation', 'align', 'align*', 'gather*', 'multline', 'multline*', 'flalign'])(
    'is made of the environment %s alone',
    (name) => expect(shown(`\\begin{${name}}\na\n\\end{${name}}`)).toContain('<mi>a</mi>'),
  )

  it('has cells that stand as their columns do', () => {
    const cells = (tex: string) =>
      [...renderMath(tex, true).matchAll(/<mtd(?: class="([^"]*)")?/g)].map(([, name]) => name)
    expect(cells('\\begin{aligned} a &= b \\\\ &= c \\end{aligned}')).toEqual([
      'to-right close-right',
      'to-left close-left',
      'to-right close-right',
      'to-left close-left',
    ])
    for (const numbered of ['align', 'align*', 'alignat']) {
      const columns = numbered === 'alignat' ? '{1}' : ''
      expect(cells(`\\begin{${numbered}}${columns} a &= b \\\\ &= c \\end{${numbered}}`)).toEqual(
        cells('\\begin{aligned} a &= b \\\\ &= c \\end{aligned}'),
      )
    }
    expect(renderMath('\\begin{equation}a\\end{equation}', true)).not.toMatch(/glue|num/)
    expect(cells('\\begin{array}{c|l} a & b \\\\ \\hline c & d \\end{array}')).toEqual([
      'line-right line-below',
      'to-left line-below',
      'line-right',
      'to-left',
    ])
  })
})

it('law: each letter and digit has its own sign in each style, or stays', () => {
  const variants = [
    'bold',
    'italic',
    'bold-italic',
    'script',
    'fraktur',
    'double-struck',
    'sans-serif',
    'monospace',
  ]
  const signs = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789ΑΩαςω')
  fc.assert(
    fc.property(
      fc.constantFrom(...variants),
      fc.uniqueArray(fc.constantFrom(...signs)),
      (variant, chosen) => {
        const styled = Array.from(mathLetters(chosen.join(''), variant))
        expect(new Set(styled).size).toBe(chosen.length)
        // Compatibility decomposition (Unicode, NFKC) gives the plain letters back.
        expect(styled.join('').normalize('NFKC')).toBe(chosen.join(''))
      },
    ),
  )
})

const parts = [
  'x',
  '2',
  '\\min',
  "'",
  '^2',
  '_1',
  '\\mathbf{Y}',
  '\\sqrt{x}',
  '\\frac{1}{\\log x}',
  '(',
  ')',
  ':=',
  '{\\sin x}',
]

it('law: what has two or three places keeps them', () => {
  const arity = { msub: 2, msup: 2, munder: 2, mover: 2, mfrac: 2, msubsup: 3, munderover: 3 }
  const tags = /<(\/?)([a-z]+)[^>]*>/g
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 8 }), (tex) => {
      let markup: string
      try {
        markup = renderMath(tex.join(' '), true)
      } catch {
        return
      }
      const open: { name: string; children: number }[] = []
      for (const [, end, name = ''] of markup.matchAll(tags)) {
        if (!end) {
          const parent = open.at(-1)
          if (parent) parent.children++
          open.push({ name, children: 0 })
          continue
        }
        const closed = open.pop()
        expect(closed?.name).toBe(name)
        if (Object.hasOwn(arity, name)) expect(closed?.children).toBe(arity[name as keyof typeof arity])
      }
    }),
    { numRuns: 1000 },
  )
})
