import { describe, expect, it } from 'vitest'
import { docutilsId, fragmentMeans, headingIds } from '../../../shared/markdown/heading-ids.ts'
import { outline } from '../../../shared/markdown/outline.ts'
import { postParser } from '../../../shared/markdown/parser.ts'

const idsOf = (text: string) => outline(postParser(), text).map(({ id }) => id)

describe('the ids of headings', () => {
  it.each([
    ['A walk by the lake', 'a-walk-by-the-lake'],
    ["Django's field & more", 'djangos-field--more'],
    ['2025: what next?', '2025-what-next'],
    ['snake_case and kebab-case', 'snake_case-and-kebab-case'],
    ['日本語の見出し', '日本語の見出し'],
    ['Über Größe', 'über-größe'],
    ['😀 smile', '-smile'],
  ])('are as GitHub makes them: %s', (heading, id) => {
    expect(headingIds().next(heading, null)).toBe(id)
  })

  it('are numbered where they occur again', () => {
    expect(idsOf('# A\n\n## A\n\n## A\n\n## A-1')).toEqual(['a', 'a-1', 'a-2', 'a-1-1'])
  })

  it('come from what a reader sees, and begin anew with each rendering', () => {
    const parser = postParser()
    const text = '# The `code` *of* [a link](x) ![and a picture](y)'
    const ids = () => outline(parser, text).map(({ id }) => id)
    expect(ids()).toEqual(['the-code-of-a-link-and-a-picture'])
    expect(ids()).toEqual(['the-code-of-a-link-and-a-picture'])
  })
})

describe('docutilsId', () => {
  it.each([
    ["Django's field", 'django-s-field'],
    ['2025: What next?', 'what-next'],
    ['Größe & Ämter', 'gro-e-amter'],
    ['--- A -- b ---', 'a-b'],
    ['snake_case', 'snake-case'],
    ['日本', ''],
  ])('%s is as docutils makes it', (heading, id) => {
    expect(docutilsId(heading)).toBe(id)
  })
})

describe('fragmentMeans', () => {
  const means = (fragment: string, heading: string) =>
    fragmentMeans(fragment, headingIds().next(heading, null), heading)

  it.each([
    ['djangos-field--more', "Django's field & more", 'GitHub'],
    ['django-s-field-more', "Django's field & more", 'docutils'],
    ['djangos-field-more', "Django's field & more", 'a generator that squeezes hyphens'],
    ['A-Walk', 'A walk', 'an author who writes capitals'],
    ['日本語', '日本語', 'a script without cases'],
  ])('%s means “%s”, as %s has it', (fragment, heading) => {
    expect(means(fragment, heading)).toBe(true)
  })

  it.each([
    ['a-walk', 'A walk by the lake'],
    ['', 'A walk'],
    ['walk', 'A walk'],
    ['a-walk-1', 'A walk'],
    ['', '日本語'],
    ['', '!!!'],
  ])('%j does not mean “%s”', (fragment, heading) => {
    expect(means(fragment, heading)).toBe(false)
  })
})
