import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PostPath } from '../../../shared/contract/paths.ts'
import {
  type ImagePattern,
  isNumbered,
  parsePattern,
  patternDate,
  patternFolder,
  patternStem,
} from '../../../shared/site/image-pattern.ts'

const values = { name: 'heron', date: '2026-03-04', hash: 'abcdef0123456789', letters: 'unicode' } as const

function placed(pattern: string, post: string, n = 1): string {
  const parsed = parsePattern(pattern)
  if ('fault' in parsed) return parsed.fault
  const path = post as PostPath
  return `${patternFolder(parsed, path, values)}/${patternStem(parsed, path, values, n)}`
}

describe('a pattern', () => {
  it.each([
    ['{post}-images/{name}', 'posts/a-walk.md', 'posts/a-walk-images/heron'],
    ['/static/img/{date}/{name}', 'content/posts/a-walk.md', 'static/img/2026-03-04/heron'],
    ['{post}-{n}', 'posts/a-walk.md', 'posts/a-walk-01'],
    ['{name}-{hash}', 'posts/a-walk/index.md', 'posts/a-walk/heron-abcdef01'],
    ['/assets/{post}/{n}-{name}', '_posts/2026-01-01-a-walk.md', 'assets/2026-01-01-a-walk/01-heron'],
    ['Photos/{name}', 'a.md', 'Photos/heron'],
  ])('%s of %s is %s', (pattern, post, path) => {
    expect(placed(pattern, post)).toBe(path)
  })

  it('counts 01, 02 … 10 … 100', () => {
    expect([1, 2, 10, 100].map((n) => placed('{n}', 'a.md', n))).toEqual(['/01', '/02', '/10', '/100'])
    expect(isNumbered(parsePattern('x/{n}') as ImagePattern)).toBe(true)
    expect(isNumbered(parsePattern('x/{name}') as ImagePattern)).toBe(false)
  })

  it.each([
    ['{title}/{name}', /“\{title\}” means nothing here/],
    ['{name', /“\{” means nothing here/],
    ['../{name}', /cannot climb/],
    ['images/../../{name}', /cannot climb/],
    ['images//{name}', /stands a name/],
    ['images/', /stands a name/],
    ['/', /stands a name/],
    ['images\\{name}', /parted by \//],
    ['images/picture', /needs \{name\}, \{n\} or \{hash\}/],
    ['{name}/{n}', /belong in the last part/],
    ['a:b/{name}', /“:” cannot stand/],
    ['.images/{name}', /begins with a dot/],
    ['images./{name}', /ends with a dot/],
  ])('%s is refused with a sentence', (pattern, sentence) => {
    expect(parsePattern(pattern)).toMatchObject({ fault: expect.stringMatching(sentence) })
  })

  it('law: whatever the values, every part is a name on every platform, and nothing leaves the site', () => {
    const part = fc.constantFrom('{post}', '{date}', 'x', 'Bilder', 'con', 'é', '-', 'a.b')
    const last = fc.constantFrom('{name}', '{n}', '{hash}')
    const any = fc.string({ unit: 'binary', maxLength: 300 })
    const pattern = fc.tuple(
      fc.boolean(),
      fc.array(fc.array(part, { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
      fc.array(fc.oneof(part, last), { maxLength: 3 }),
      last,
    )
    const stem = any.filter((text) => !/[/\\\0]/.test(text) && !['', '.', '..'].includes(text))
    fc.assert(
      fc.property(
        pattern,
        stem,
        any,
        fc.constantFrom('ascii', 'unicode'),
        fc.nat(2000),
        ([fromRoot, folders, head, tail], post, name, letters, n) => {
          const text = `${fromRoot ? '/' : ''}${[...folders.map((parts) => parts.join('')), [...head, tail].join('')].join('/')}`
          const parsed = parsePattern(text)
          if ('fault' in parsed) return
          const given = { ...values, name, letters } as const
          const path = `posts/${post}.md` as PostPath
          const folder = patternFolder(parsed, path, given)
          const own = fromRoot ? folder : folder.replace(/^posts\/?/, '')
          const names = [...(own === '' ? [] : own.split('/')), `${patternStem(parsed, path, given, n)}.png`]
          for (const one of names) {
            expect(one).not.toMatch(/[<>:"|?*\\/\p{Cc}\p{Surrogate}]|^[.\s]|[.\s]$/u)
            expect(one).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i)
            expect(one).toBe(one.normalize('NFC'))
            expect(new TextEncoder().encode(one).length).toBeLessThanOrEqual(255)
            if (letters === 'ascii' && !/[^\p{ASCII}]/u.test(text)) expect(one).toMatch(/^\p{ASCII}+$/u)
          }
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('takes the day from the post, its path, or today', () => {
    expect(patternDate('a.md' as PostPath, '2026-03-04T10:00:00Z', '2026-12-01')).toBe('2026-03-04')
    expect(patternDate('2025-01-02-a.md' as PostPath, null, '2026-12-01')).toBe('2025-01-02')
    expect(patternDate('a.md' as PostPath, 'soon', '2026-12-01')).toBe('2026-12-01')
  })
})
