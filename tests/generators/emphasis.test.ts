// Emphasis as kramdown and Python-Markdown find it, asked of themselves where they are installed: marks close around
// words of any script, with and without spaces beside them.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { defaultSettings } from '../../shared/markdown/markdown-settings.ts'
import { postParser } from '../../shared/markdown/parser.ts'
import { htmlBy, isInstalled, kramdown, plain, pythonMarkdown } from './markdown-processors.ts'

const words = fc.constantFrom(
  'a',
  'words of',
  '관리자',
  '「言葉」',
  'x_y',
  '`x`;',
  '[b](c)',
  '(d)',
  'e.',
  '素敵なもの。',
)
const mark = fc.constantFrom('*', '**', '_', '__')
const marked = fc
  .tuple(mark, words, fc.oneof({ weight: 3, arbitrary: fc.constant('') }, mark), words)
  .map(([outer, first, inner, second]) =>
    inner === '' || inner[0] === outer[0]
      ? `${outer}${first}${outer}`
      : `${outer}${first} ${inner}${second}${inner}${outer}`,
  )
const textsWith = (between: readonly string[]) =>
  fc
    .array(fc.tuple(fc.constantFrom(...between), fc.oneof(words, marked)), { minLength: 1, maxLength: 5 })
    .map((parts) => `w${parts.flat().join('')} z`)

/** Once they were read otherwise: what opens in vain where an element within takes its end may be opened later on. */
const kept: readonly string[] = [
  'w, __관리자 **a**__는_[b](c)_?*관리자 __(d)__* *x_y* z',
  'w—__`x`; **관리자**__는`x`; *e. _x_y_*。x_y。*e. __「言葉」__* z',
]

for (const [generator, command, beside, others] of [
  ['jekyll', kramdown, ['는'], kept],
  // A `_` beside a letter is told by rules of its own there, which are not followed to the end.
  ['pelican', pythonMarkdown, [], []],
] as const) {
  it.runIf(isInstalled(command))(
    `${generator}’s posts have what their readers see`,
    { timeout: 120_000 },
    () => {
      const texts = textsWith([' ', ' ', '。', '?', '—', ', ', ...beside])
      // The same ones each time: of another program's rules one can only find out how far they are followed.
      const asked = [...others, ...fc.sample(texts, { numRuns: 3000, seed: 7 })]
      const theirs = htmlBy(command, asked)
      const parser = postParser(generator, { ...defaultSettings(generator), punctuation: null })
      const pairs = asked.map(
        (text, nth) => [text, plain(parser.render(text)), plain(theirs[nth] ?? '')] as const,
      )
      expect(pairs.filter(([, ours, real]) => ours !== real)).toEqual([])
    },
  )
}
