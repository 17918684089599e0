import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { postParser } from '../../../shared/markdown/parser.ts'

const parser = postParser('hugo')
const html = (text: string) => parser.renderInline(text)

const words = fc
  .array(fc.constantFrom('a', 'their', 'longer words', '*so*', '`code`', '(b)', '[x](y)', 'no.'), {
    maxLength: 4,
  })
  .map((parts) => parts.join(' '))
const address = fc
  .tuple(
    fc.constantFrom('https://', 'http://', 'www.', 'mailto:'),
    fc.constantFrom('a.example', 'b-c.example'),
    fc.constantFrom('', '/', '/d/e', '/d?e=f#g'),
  )
  .map(([scheme, host, path]) => (scheme === 'mailto:' ? `mailto:me@${host}` : scheme + host + path))

describe('a bare address', () => {
  it('in the words of a link is a part of them, whatever stands around the link', () => {
    fc.assert(
      fc.property(words, address, words, words, (before, at, within, behind) => {
        const link = html(`[${at}](https://other.example/)`)
        expect(link).toContain('<a href="https://other.example/">')
        const label = within === '' || within.includes('](') ? at : `${within} ${at}`
        expect(html(`${before} [${label}](https://other.example/) ${behind}`)).toContain(
          `<a href="https://other.example/">${html(label).replace(/<a [^>]*>|<\/a>/g, '')}</a>`,
        )
      }),
      { numRuns: 500 },
    )
  })

  // github.com/github/cmark-gfm/blob/master/extensions/autolink.c: nothing is found while a bracket is open.
  it.each([
    ['[https://a.example/] b', '[https://a.example/] b'],
    ['[see https://a.example/ and b', '[see https://a.example/ and b'],
    ['[1] https://a.example/', '[1] <a href="https://a.example/">https://a.example/</a>'],
    ['(https://a.example/)', '(<a href="https://a.example/">https://a.example/</a>)'],
    ['\\[https://a.example/', '[<a href="https://a.example/">https://a.example/</a>'],
  ])('behind a bracket that is open is none: %s', (text, expected) => {
    expect(html(text)).toBe(expected)
  })
})
