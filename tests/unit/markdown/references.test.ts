import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findReferences } from '../../../shared/markdown/references.ts'

const pieces = fc.constantFrom(
  ...[
    '![',
    '[',
    ']',
    '](',
    '(',
    ')',
    '<',
    '>',
    '<img src="',
    '<a href=',
    '"',
    "'",
    '\\',
    '`',
    '```\n',
    '<!--',
    '-->',
  ],
  ...[
    'a.png',
    'https://x.example/y',
    '&amp;',
    '[x]: ',
    '\n',
    '\n\n',
    ' ',
    '---\n',
    'title: x\n',
    '# ',
    '> ',
    '😀',
    '\r',
  ],
)
const texts = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''))

const targets = (text: string) => findReferences(text).map(({ kind, target }) => [kind, target])

describe('findReferences', () => {
  it('gives spans that lie in the text, the target inside the whole', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { from, to, targetFrom, targetTo } of findReferences(text)) {
          expect(0 <= from && from <= targetFrom && targetFrom <= targetTo && targetTo <= to).toBe(true)
          expect(to).toBeLessThanOrEqual(text.length)
        }
      }),
      { numRuns: 3000 },
    )
  })

  it('gives the span of the raw target, for any target and what stands around it', () => {
    const raw = fc.stringMatching(/^[a-z0-9/._%~?#=&;-]{1,20}$/)
    const forms = fc.constantFrom<(target: string) => string>(
      (target) => `![x](${target})`,
      (target) => `[x y](<${target}> "title")`,
      (target) => `[![x](${target})](y)`,
      (target) => `<img alt="x" src="${target}" width=3>`,
      (target) => `<a class='b' href='${target}'>x</a>`,
      (target) => `[x]: ${target} 'title'`,
    )
    const around = fc.constantFrom(
      '',
      'Some words.\n\n',
      '---\ntitle: "[x](y)"\n---\n',
      '`[x](y)`\n\n',
      '😀\n',
    )
    fc.assert(
      fc.property(raw, forms, around, (target, form, before) => {
        const text = `${before}${form(target)}\n\nend`
        const spans = findReferences(text).map((found) => text.slice(found.targetFrom, found.targetTo))
        expect(spans).toContain(target)
      }),
      { numRuns: 1000 },
    )
  })

  it('leaves out what is front matter, code or a comment', () => {
    const text = [
      '---\nimage: "![x](front.png)"\n---\n',
      '`![x](span.png)` ``[x](two`ticks)``\n',
      '```md\n![x](fence.png)\n```\n',
      '~~~\n<img src="tilde.png">\n```\n~~~\n',
      '<!-- ![x](comment.png) -->\n',
      '\\![x](link.png) \\[x](nothing)\n',
      '![x](real.png)\n',
    ].join('\n')
    expect(targets(text)).toEqual([
      ['link', 'link.png'],
      ['image', 'real.png'],
    ])
  })

  it('undoes escapes and entities, and leaves percent signs alone', () => {
    expect(targets('![x](a\\_b%20c&amp;d.png)')).toEqual([['image', 'a_b%20c&d.png']])
    expect(targets('[x](a\\(b\\).md) [y](c_(d).md)')).toEqual([
      ['link', 'a(b).md'],
      ['link', 'c_(d).md'],
    ])
  })

  it('takes a definition that a picture uses for a picture', () => {
    expect(targets('![Lake][L]\n\n[l]: lake.png\n[m]: more.md\n')).toEqual([
      ['image', 'lake.png'],
      ['link', 'more.md'],
    ])
  })
})

describe('a text that means harm', () => {
  it.each<[string, string]>([
    ['comments in a target', `![](${'<!--'.repeat(1000)})`],
    ['open brackets', '['.repeat(50_000)],
    ['open pictures', '!['.repeat(25_000)],
    ['links in links', '[x]('.repeat(12_500)],
    ['nested brackets', `${'['.repeat(25_000)}${']'.repeat(25_000)}`],
    ['backticks of every length', Array.from({ length: 300 }, (_, nth) => '`'.repeat(nth)).join(' ')],
    ['single backticks', '` '.repeat(25_000)],
    ['open comments', '<!--'.repeat(12_500)],
    ['open tags', '<img src="'.repeat(5_000)],
    ['tags with quotes', `<a ${'"'.repeat(50_000)}`],
    ['attributes', `<img ${'a=b '.repeat(12_500)}`],
    ['backslashes', `[${'\\'.repeat(50_000)}](x)`],
    ['definitions', '[a]: '.repeat(10_000)],
    ['uses of definitions', '![a][b]'.repeat(7_000)],
    ['line breaks in a label', `[${'x\n'.repeat(25_000)}](y)`],
    ['blanks in a target', `[x](${' '.repeat(50_000)})`],
    ['round brackets in a target', `[x](${'('.repeat(50_000)}`],
    ['a title without an end', `[x](y "${'z'.repeat(50_000)}`],
    ['fences', '```\n~~~\n'.repeat(6_000)],
    ['fences in quotes', `${'> '.repeat(25_000)}\`\`\``],
  ])('does not take long: %s', (_name, text) => {
    const plain = 'Some words, and [a link](to.md) here.\n'.repeat(Math.ceil(text.length / 38))
    timeOf(plain)
    const usual = Math.max(2, timeOf(plain))
    // Growth with the square of the length would be a thousand times as long.
    expect(timeOf(text)).toBeLessThan(usual * 100)
  })
})

function timeOf(text: string): number {
  const began = performance.now()
  findReferences(text)
  return performance.now() - began
}
