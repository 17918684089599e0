import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import type { ImageMarkup } from '../../../shared/contract/images.ts'
import { galleryMarkup, pictureMarkup } from '../../../shared/site/image-markup.ts'

const styles = ['alt', 'title', 'line', 'shortcode', 'directive', 'html'] as const
const as = (caption: ImageMarkup['caption'], gallery: ImageMarkup['gallery'] = 'html'): ImageMarkup => ({
  caption,
  gallery,
})
const heron = { target: 'a/heron.jpg', alt: 'A heron', caption: 'At dawn' }

const written: Readonly<Record<ImageMarkup['caption'], string>> = {
  alt: '![A heron](a/heron.jpg "At dawn")',
  title: '![A heron](a/heron.jpg "At dawn")',
  line: '![A heron](a/heron.jpg)\n*At dawn*',
  shortcode: '{{< figure src="a/heron.jpg" alt="A heron" caption="At dawn" >}}',
  directive: '```{figure} a/heron.jpg\n:alt: A heron\n\nAt dawn\n```',
  html: '<figure>\n  <img src="a/heron.jpg" alt="A heron" />\n  <figcaption>At dawn</figcaption>\n</figure>',
}

describe('how a site writes captions', () => {
  it.each(styles)('%s is written', (style) => {
    expect(pictureMarkup(heron, as(style), 'plain')).toBe(written[style])
  })

  it('an alt text that is not said is not written, and a caption stands for it where it is all', () => {
    for (const style of styles) {
      const text = pictureMarkup({ target: 'x.png', alt: '', caption: 'At dawn' }, as(style), 'plain')
      expect(text, style).not.toMatch(/alt/)
    }
    expect(pictureMarkup({ target: 'x.png', alt: '', caption: 'At dawn' }, as('alt'), 'plain')).toBe(
      '![At dawn](x.png)',
    )
  })
})

const parser = new MarkdownIt({ html: true })
const words = fc.string({ unit: fc.constantFrom(...'ab é[]()<>"\'\\|*_`!&;#x1{}~$=-:.\n'), maxLength: 24 })

function shown(markdown: string) {
  return parser
    .parse(markdown, {})
    .flatMap(({ children }) => (children ?? []).filter(({ type }) => type === 'image'))
}
const plain = (text: string) => text.replace(/\s+/g, ' ').trim()

describe('whatever the words', () => {
  it('law: Markdown shows one picture with this alt text, this target and this title', () => {
    fc.assert(
      fc.property(words, words, fc.constantFrom('alt', 'title', 'line'), (alt, caption, style) => {
        const target = 'a/x%20(1).jpg'
        const images = shown(pictureMarkup({ target, alt, caption }, as(style), 'plain'))
        expect(images).toHaveLength(1)
        const [image] = images
        const title =
          style === 'title' || (style === 'alt' && plain(alt) !== '' && plain(alt) !== plain(caption))
            ? plain(caption)
            : ''
        expect(image?.attrGet('title') ?? '').toBe(title)
        expect(image?.attrGet('src')).toBe(target)
        expect(image?.content && parser.utils.unescapeAll(image.content)).toBe(
          (style === 'alt' && plain(alt) === '' ? plain(caption) : plain(alt)) || '',
        )
      }),
      { numRuns: 3000 },
    )
  })

  it('law: a table has three columns, a row for each three, and no word breaks a cell', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ alt: words, caption: words }), { minLength: 1, maxLength: 8 }),
        (pictures) => {
          const table = galleryMarkup(
            pictures.map((one) => ({ ...one, target: 'x.jpg' })),
            'table',
            as('alt'),
            'plain',
          )
          const tokens = parser.parse(table, {})
          expect(tokens[0]?.type).toBe('table_open')
          expect(tokens.at(-1)?.type).toBe('table_close')
          expect(tokens.filter(({ type }) => type === 'tr_open')).toHaveLength(Math.ceil(pictures.length / 3))
          expect(shown(table)).toHaveLength(pictures.length)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('law: a line of a caption is emphasised as a whole', () => {
    fc.assert(
      fc.property(words, (caption) => {
        if (!/^[\p{L}\p{N}].*[\p{L}\p{N}]$/u.test(plain(caption))) return
        const html = parser.render(pictureMarkup({ target: 'x.jpg', alt: '', caption }, as('line'), 'plain'))
        expect(html).toMatch(/<em>[\s\S]*<\/em><\/p>\n$/)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('several pictures', () => {
  const two = [heron, { target: 'b.jpg', alt: '', caption: '' }]
  it('stand in paragraphs of their own, in a gallery of HTML, or in the site’s own', () => {
    const lines = '![A heron](a/heron.jpg "At dawn")\n\n![](b.jpg)'
    expect(galleryMarkup(two, 'lines', as('title'), 'plain')).toBe(lines)
    expect(galleryMarkup(two, 'gallery', as('title'), 'plain')).toBe(
      `<div class="gallery">\n\n${lines}\n\n</div>`,
    )
    expect(galleryMarkup(two, 'gallery', as('title'), 'jekyll')).toContain('markdown="1"')
    expect(galleryMarkup(two, 'gallery', as('title', 'shortcode'), 'hugo')).toBe(
      `{{< gallery >}}\n${lines}\n{{< /gallery >}}`,
    )
  })
})
