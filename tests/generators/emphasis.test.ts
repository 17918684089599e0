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

for (const [generator, command, beside] of [
  ['jekyll', kramdown, ['는']],
  // A `_` beside a letter is told by rules of its own there, which are not followed to the end.
  ['pelican', pythonMarkdown, []],
] as const) {
  it.runIf(isInstalled(command))(
    `${generator}’s posts have what their readers see`,
    { timeout: 120_000 },
    () => {
      const asked = fc.sample(textsWith([' ', ' ', '。', '?', '—', ', ', ...beside]), 3000)
      const theirs = htmlBy(command, asked)
      const parser = postParser(generator, { ...defaultSettings(generator), punctuation: null })
      const pairs = asked.map(
        (text, nth) => [text, plain(parser.render(text)), plain(theirs[nth] ?? '')] as const,
      )
      expect(pairs.filter(([, ours, real]) => ours !== real)).toEqual([])
    },
  )
}
