import { describe, expect, it } from 'vitest'
import { pictureMarkup } from '../../../shared/site/image-markup.ts'
import { learnMarkup, markupSigns } from '../../../shared/site/markup-signs.ts'

const heron = { target: 'a/heron.jpg', alt: 'A heron', caption: 'At dawn' }

describe('how a site writes captions', () => {
  it.each(['alt', 'title', 'line', 'shortcode', 'directive', 'html'] as const)(
    '%s is learned from what is written',
    (style) => {
      const text = pictureMarkup(heron, { caption: style, gallery: 'html' }, 'plain')
      const learned = learnMarkup([markupSigns(`Some text.\n\n${text}\n\nMore.\n`)])
      expect(learned.caption).toBe(style === 'alt' ? 'title' : style)
    },
  )

  it('is the alt text where posts have no other, and where few have', () => {
    const plain = markupSigns('![A heron](heron.jpg)\n')
    const titled = markupSigns('![A heron](heron.jpg "At dawn")\n')
    expect(learnMarkup([]).caption).toBe('alt')
    expect(learnMarkup([plain, markupSigns('no picture')]).caption).toBe('alt')
    expect(learnMarkup([plain, plain, plain, plain, titled]).caption).toBe('alt')
    expect(learnMarkup([plain, plain, titled]).caption).toBe('title')
  })

  it('a text below that is no caption teaches nothing', () => {
    for (const below of [
      '![](b.jpg)',
      '# Heading',
      '- item',
      '> quote',
      '| a |',
      '```',
      '<p>',
      '{{< x >}}',
      '',
    ]) {
      expect(markupSigns(`![](a.jpg)\n${below}\n`).caption, below).toBe('alt')
    }
    expect(markupSigns('![](a.jpg)\n\nA paragraph.\n').caption).toBe('alt')
    expect(markupSigns('![](a.jpg)\nA paragraph\nof two lines.\n').caption).toBe('alt')
    expect(markupSigns('![](a.jpg) in a line\nof text\n').caption).toBe('alt')
  })

  it('knows the site’s own gallery', () => {
    expect(learnMarkup([markupSigns('{{< gallery dir="x" >}}')]).gallery).toBe('shortcode')
  })
})
