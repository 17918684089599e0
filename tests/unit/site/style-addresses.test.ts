import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { replaceAddresses, styleAddresses } from '../../../shared/site/style-addresses.ts'

const seen = (css: string) => styleAddresses(css).map(({ kind, address }) => [kind, address])

describe('styleAddresses', () => {
  it('finds what a sheet imports, in every way of writing it', () => {
    const css = `@import "a.css"; @import 'b.css' print;\n@import url(c.css) layer(base) supports(display: grid) screen;`
    const found = styleAddresses(css)
    expect(found.map(({ address }) => address)).toEqual(['a.css', 'b.css', 'c.css'])
    expect(found.map((one) => (one.kind === 'import' ? one.around : null))).toEqual([
      [],
      ['@media print'],
      ['@media screen', '@supports (display:grid)', '@layer base'],
    ])
  })

  it('finds every url, quoted or not, escaped, in variables and fonts', () => {
    expect(
      seen('a{background:url( "x y.png" ), URL(z.png)} @font-face{src:url(/f.woff2) format("woff2")}'),
    ).toEqual([
      ['url', 'x y.png'],
      ['url', 'z.png'],
      ['url', '/f.woff2'],
    ])
    expect(seen(':root{--picture: url(p.png)} a{b:url(a\\(b\\).png)}')).toEqual([
      ['url', 'p.png'],
      ['url', 'a(b).png'],
    ])
  })

  it('leaves comments and strings alone', () => {
    expect(seen('/* url(a.png) @import "b.css"; */ a::before{content:"url(c.png)"}')).toEqual([])
  })

  it('law: filled in by themselves, the addresses give the same text', () => {
    const piece = fc.constantFrom(
      ...[
        '@import "a";',
        'url(b)',
        '/*',
        '*/',
        '"',
        "'",
        '{',
        '}',
        'a{b:url("c d")}',
        '\\',
        '@media print{',
        '(',
        ')',
      ],
    )
    fc.assert(
      fc.property(
        fc.array(piece).map((some) => some.join(' ')),
        (css) => {
          const addresses = styleAddresses(css)
          expect(replaceAddresses(css, addresses, ({ from, to }) => css.slice(from, to))).toBe(css)
        },
      ),
    )
  })
})
