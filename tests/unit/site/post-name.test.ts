import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dateInPath,
  isBundle,
  slugify,
  slugOf,
  stemOf,
  titleFromPath,
} from '../../../shared/site/post-name.ts'

describe('a title becomes a file name', () => {
  it.each([
    ['Hello, World!', 'hello-world'],
    ['Crème brûlée à la façon d’Élodie', 'creme-brulee-a-la-facon-delodie'],
    ['Straße, Ærø, Łódź', 'strasse-aero-lodz'],
    ["Don't panic", 'dont-panic'],
    ['日本語の記事', '日本語の記事'],
    ['Привет, мир', 'привет-мир'],
    ['서울 여행', '서울-여행'],
    ['7.25.0 Released', '7-25-0-released'],
    ['CON', 'con-post'],
    ['Lpt1', 'lpt1-post'],
    ['…', 'untitled'],
    ['🎉🎉', 'untitled'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a-b-c-d-e-f-g-h-i-j'],
    ['  .hidden. ', 'hidden'],
    ['../../etc/passwd', 'etc-passwd'],
  ])('%s → %s', (title, name) => expect(slugify(title)).toBe(name))

  it('joins with an underscore where the site does', () =>
    expect(slugify('Two words', '_')).toBe('two_words'))

  it('cuts at a word, and a word only where it alone is too long', () => {
    expect(slugify(`${'word '.repeat(60)}`)).toMatch(/^(?:word-)+word$/)
    expect(slugify('x'.repeat(500))).toBe('x'.repeat(120))
    expect(Buffer.byteLength(slugify('語'.repeat(500)))).toBeLessThanOrEqual(200)
  })

  it('law: is safe on every platform', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.string({ unit: 'binary' }),
          fc.constantFrom('nul', 'COM9', 'aux.md'),
        ),
        (title) => {
          const name = slugify(title)
          expect(name).toMatch(/^[\p{L}\p{N}\p{M}-]+$/u)
          expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)$/i)
          expect(name.length).toBeLessThanOrEqual(126)
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(206)
          expect(name.normalize('NFC')).toBe(name)
          expect(name).not.toMatch(/\p{Surrogate}/u)
        },
      ),
      { numRuns: 3000 },
    )
  })
})

it('names of files with odd characters keep their stem, slug and title', () => {
  expect(stemOf('_posts/2018-10-12-trailing-dots...markdown')).toBe('2018-10-12-trailing-dots..')
  expect(slugOf('_posts/2017-2-5-i-dont-like-zeroes.md')).toBe('i-dont-like-zeroes')
  expect(stemOf('posts/a-trip/index.md')).toBe('a-trip')
  expect(isBundle('posts/a-trip/index.fr.md')).toBe(true)
  expect(isBundle('index.md')).toBe(false)
  expect(titleFromPath('content/blog/2018-08-31-ternary-operator .md')).toBe('Ternary operator')
  expect(titleFromPath('2020-01-01.md')).toBe('2020 01 01')
  expect(titleFromPath('20150506/[hexo]博文.md')).toBe('[hexo]博文')
  expect(titleFromPath('.md')).toBe('.md')
})

it('a date is found in the name of the file, of its folder, or in three folders', () => {
  expect(dateInPath('_posts/2017-2-5-x.md')).toBe('2017-02-05')
  expect(dateInPath('blog/2024-05-06-x/index.md')).toBe('2024-05-06')
  expect(dateInPath('blog/2024/05/06/x.md')).toBe('2024-05-06')
  expect(dateInPath('blog/2024/05-06-x.md')).toBe('2024-05-06')
  expect(dateInPath('blog/2024/x.md')).toBe(null)
  expect(dateInPath('blog/2024-13-06-x.md')).toBe(null)
})
