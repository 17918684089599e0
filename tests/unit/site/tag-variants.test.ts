import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { completeTags, type TagCount, variantOf } from '../../../shared/site/tag-variants.ts'

const known: readonly TagCount[] = [
  { tag: 'django', count: 14 },
  { tag: 'Django', count: 1 },
  { tag: 'web-dev', count: 5 },
  { tag: 'Web Dev', count: 2 },
  { tag: 'conference', count: 6 },
  { tag: 'conferences', count: 2 },
  { tag: 'python2', count: 9 },
  { tag: 'python3', count: 3 },
  { tag: 'Élan', count: 2 },
  { tag: 'go', count: 8 },
  { tag: 'git', count: 3 },
]

describe('a tag that is spelled in two ways', () => {
  it.each([
    ['Django', 'django'],
    ['DJANGO', 'django'],
    ['Web Dev', 'web-dev'],
    ['webdev', 'web-dev'],
    ['conferences', 'conference'],
    ['conferenec', 'conference'],
    ['djanog', 'django'],
    ['django', null],
    ['python3', null],
    ['got', null],
    ['gti', null],
    ['quite new', null],
  ])('%s → %s', (tag, usual) => {
    expect(variantOf(tag, known)?.tag ?? null).toBe(usual)
  })

  it('is never pointed to one that is used less', () => {
    const tags = fc.array(
      fc.record({ tag: fc.stringMatching(/^[a-zA-Z -]{1,8}$/), count: fc.integer({ min: 1, max: 20 }) }),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(tags, fc.nat(), (list, pick) => {
        const unique = [...new Map(list.map((one) => [one.tag, one])).values()]
        const one = unique[pick % Math.max(1, unique.length)]
        const usual = one && variantOf(one.tag, unique)
        if (one && usual) expect(usual.count).toBeGreaterThan(one.count)
      }),
    )
  })
})

describe('what is typed', () => {
  it('is completed by tags that begin so, then by words, then by parts, without those taken', () => {
    expect(completeTags('d', known, [], 9).map(({ tag }) => tag)).toEqual([
      'django',
      'Django',
      'web-dev',
      'Web Dev',
    ])
    expect(completeTags('elan', known, [], 9).map(({ tag }) => tag)).toEqual(['Élan'])
    expect(completeTags('', known, ['django'], 2).map(({ tag }) => tag)).toEqual(['python2', 'go'])
    expect(completeTags('WEB d', known, [], 9).map(({ tag }) => tag)).toEqual(['web-dev', 'Web Dev'])
  })
})
