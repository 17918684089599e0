// Quotes as kramdown sets them, asked of kramdown itself where it is installed.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { postParser } from '../../shared/markdown/parser.ts'
import { htmlBy, isInstalled, kramdown, plain } from './markdown-processors.ts'

const pieces = fc.constantFrom(
  ...[
    '"',
    "'",
    '"',
    "'",
    'a',
    'es',
    ' ',
    ' ',
    '80s',
    '...',
    '--',
    '*b*',
    '**',
    '`c`',
    '[d',
    '](e)',
    '.',
    ',',
    '(',
  ],
  ...[')', '素', '-', ':', '\n', 's', '?', '<b>', '</b>', '\\"', '&amp;'],
)
const texts = fc
  .array(pieces, { minLength: 2, maxLength: 14 })
  .map((parts) => `w${parts.join('').replace(/\s*\n\s*/g, '\nw')}z`)

it.runIf(isInstalled(kramdown))('a Jekyll post has the quotes of its page', { timeout: 120_000 }, () => {
  // The same ones each time: of another program's rules one can only find out how far they are followed.
  const asked = fc.sample(texts, { numRuns: 5000, seed: 7 })
  const theirs = htmlBy(kramdown, asked)
  const parser = postParser('jekyll')
  const compared = asked.flatMap((text, nth) => {
    const [ours, real] = [plain(parser.render(text)), plain(theirs[nth] ?? '')]
    // Where the two differ in more than quotes, those do not stand beside the same.
    return withoutQuotes(ours) === withoutQuotes(real) ? [{ text, ours, real }] : []
  })
  expect(compared.length).toBeGreaterThan(2500)
  expect(compared.filter(({ ours, real }) => ours !== real)).toEqual([])
})

function withoutQuotes(html: string): string {
  return html.replace(/[“”‘’]/g, '')
}
