import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import type { ImageMarkup } from '../../../shared/contract/images.ts'
import type { Reference } from '../../../shared/markdown/references.ts'
import { altStateOf } from '../../../shared/site/alt-text.ts'
import { captionForm, captionOf, setCaption } from '../../../shared/site/captions.ts'
import { findPictures } from '../../../shared/site/picture-references.ts'
import { profileOf } from '../../../shared/site/profile-list.ts'
import { applyChanges, fits } from '../../../shared/text/change.ts'

type Style = ImageMarkup['caption']
const styles = ['alt', 'title', 'line', 'shortcode', 'directive', 'html'] as const
const habitOf = (caption: Style, profile = 'plain') => ({
  markup: { caption, gallery: 'html' as const },
  profile: profileOf(profile).id,
})

function pictureIn(text: string): Reference {
  const found = findPictures(text).find(({ target }) => /x\.png$/.test(target))
  if (!found) throw new Error(`no picture in ${JSON.stringify(text)}`)
  return found
}

function said(text: string, caption: string, style: Style = 'alt', profile = 'plain'): string {
  const reference = pictureIn(text)
  const changes = setCaption(text, reference, caption, { alt: reference.alt, ...habitOf(style, profile) })
  return applyChanges(text, changes)
}
const read = (text: string) => captionOf(text, pictureIn(text))

/** A picture with its caption, with another, and without. */
const own: readonly (readonly [string, string, string, string])[] = [
  ['a title', '![a](x.png "At dawn")', '![a](x.png "At dusk")', '![a](x.png)'],
  ['a title in single quotes', "![a](<x.png>\n  'At dawn')", "![a](<x.png>\n  'At dusk')", '![a](<x.png>)'],
  ['a title in round brackets', '![a](x.png (At dawn) )', '![a](x.png "At dusk" )', '![a](x.png )'],
  [
    'the title of a linked picture',
    '[![a](x.png "At dawn")](y)',
    '[![a](x.png "At dusk")](y)',
    '[![a](x.png)](y)',
  ],
  [
    'a title in a table',
    '| ![a](x.png "At dawn") | b |\n| - | - |',
    '| ![a](x.png "At dusk") | b |\n| - | - |',
    '| ![a](x.png) | b |\n| - | - |',
  ],
  [
    'a definition',
    '![a][l]\n\n[l]: x.png "At dawn"',
    '![a][l]\n\n[l]: x.png "At dusk"',
    '![a][l]\n\n[l]: x.png',
  ],
  [
    'a definition in two lines',
    "![a][l]\n\n[l]: x.png\n  'At dawn'\n",
    "![a][l]\n\n[l]: x.png\n  'At dusk'\n",
    '![a][l]\n\n[l]: x.png\n',
  ],
  ['a line', '![a](x.png)\n*At dawn*', '![a](x.png)\n*At dusk*', '![a](x.png)'],
  [
    'a line behind a break',
    '![a](x.png)  \n  _At dawn_ \n\nmore',
    '![a](x.png)  \n  _At dusk_ \n\nmore',
    '![a](x.png)\n\nmore',
  ],
  ['a plain line', '![a](x.png)\\\nAt dawn\n\nmore', '![a](x.png)\\\nAt dusk\n\nmore', '![a](x.png)\n\nmore'],
  [
    'a line below a decorative picture',
    '![](x.png){.wide} <!-- decorative -->\n*At dawn*',
    '![](x.png){.wide} <!-- decorative -->\n*At dusk*',
    '![](x.png){.wide} <!-- decorative -->',
  ],
  [
    'lines between pictures',
    '![a](x.png)\nAt dawn\n![b](y.png)\n',
    '![a](x.png)\nAt dusk\n![b](y.png)\n',
    '![a](x.png)\n![b](y.png)\n',
  ],
  [
    'a figcaption',
    '<figure>\n  <img src="x.png">\n  <figcaption class="c">At dawn</figcaption>\n</figure>',
    '<figure>\n  <img src="x.png">\n  <figcaption class="c">At dusk</figcaption>\n</figure>',
    '<figure>\n  <img src="x.png">\n</figure>',
  ],
  [
    'a figcaption above',
    '<figure class="f"><figcaption> At dawn </figcaption><img src="x.png"></figure>',
    '<figure class="f"><figcaption> At dusk </figcaption><img src="x.png"></figure>',
    '<figure class="f"><img src="x.png"></figure>',
  ],
  [
    'a figcaption around Markdown',
    '<figure>\n\n![a](x.png)\n\n<figcaption>At dawn</figcaption>\n</figure>',
    '<figure>\n\n![a](x.png)\n\n<figcaption>At dusk</figcaption>\n</figure>',
    '<figure>\n\n![a](x.png)\n</figure>',
  ],
  [
    'an attribute',
    'See <img title=\'At dawn\' src="x.png"> here',
    'See <img title=\'At dusk\' src="x.png"> here',
    'See <img src="x.png"> here',
  ],
  [
    'a parameter',
    '{{< figure src="x.png" caption="At dawn" class="c" >}}',
    '{{< figure src="x.png" caption="At dusk" class="c" >}}',
    '{{< figure src="x.png" class="c" >}}',
  ],
  [
    'a raw parameter',
    '{{% figure caption=`At dawn` src=x.png /%}}',
    '{{% figure caption="At dusk" src=x.png /%}}',
    '{{% figure src=x.png /%}}',
  ],
  [
    'a body',
    '```{figure} x.png\n:alt: a\n\nAt dawn\n```',
    '```{figure} x.png\n:alt: a\n\nAt dusk\n```',
    '```{figure} x.png\n:alt: a\n```',
  ],
  [
    'a body in a list',
    '- ::::{figure} x.png\n  ---\n  alt: a\n  ---\n  At dawn\n  ::::\n',
    '- ::::{figure} x.png\n  ---\n  alt: a\n  ---\n  At dusk\n  ::::\n',
    '- ::::{figure} x.png\n  ---\n  alt: a\n  ---\n  ::::\n',
  ],
  [
    'a body in a quote',
    '> :::{figure} x.png\n> :alt: a\n>\n> At dawn\n> :::',
    '> :::{figure} x.png\n> :alt: a\n>\n> At dusk\n> :::',
    '> :::{figure} x.png\n> :alt: a\n> :::',
  ],
  [
    'a body of two lines in a quote in a list',
    '1. > ```{figure} x.png\n   > ---\n   > alt: a\n   > ---\n   > At\n   > dawn\n   > ```\n',
    '1. > ```{figure} x.png\n   > ---\n   > alt: a\n   > ---\n   > At dusk\n   > ```\n',
    '1. > ```{figure} x.png\n   > ---\n   > alt: a\n   > ---\n   > ```\n',
  ],
]

/** Those whose syntax has no escapes. */
const plain: typeof own = [
  [
    'an argument of Zola’s',
    '{{ figure(src="x.png", caption="At dawn", w=3) }}',
    '{{ figure(src="x.png", caption="At dusk", w=3) }}',
    '{{ figure(src="x.png", w=3) }}',
  ],
  [
    'an argument of an include',
    '{% include figure.html src="x.png" alt="a" caption="At dawn" %}',
    '{% include figure.html src="x.png" alt="a" caption="At dusk" %}',
    '{% include figure.html src="x.png" alt="a" %}',
  ],
]

/** Those that need not know a caption, and so have none again once it is taken away. */
const once: typeof own = [
  [
    'a parameter of another shortcode than the figure',
    '{{< image src="x.png" caption="At dawn" >}}',
    '{{< image src="x.png" caption="At dusk" >}}',
    '{{< image src="x.png" >}}',
  ],
  [
    'an argument of another include',
    '{%- include_cached img.liquid caption="At dawn" path="x.png" -%}',
    '{%- include_cached img.liquid caption="At dusk" path="x.png" -%}',
    '{%- include_cached img.liquid path="x.png" -%}',
  ],
]

describe('the caption that a picture has', () => {
  it.each([...own, ...plain, ...once])(
    '%s is read, changed in place and taken away',
    (_name, dawn, dusk, none) => {
      for (const around of ['', 'Before.\n\n']) {
        for (const style of styles) {
          expect(read(around + dawn)).toBe('At dawn')
          expect(said(around + dawn, ' At\n dusk ', style)).toBe(around + dusk)
          expect(said(around + dawn, '', style)).toBe(around + none)
          expect(read(around + none)).toBeNull()
          expect(said(around + none, '', style)).toBe(around + none)
        }
      }
    },
  )

  it('keeps the links and marks beside the words that change', () => {
    for (const [before, caption, after] of [
      [
        '![](x.png)\n*Photo by [Ann](http://a.b), **2020***',
        'Picture by [Ann](http://a.b), **2020**',
        '![](x.png)\n*Picture by [Ann](http://a.b), **2020***',
      ],
      [
        '<figure><img src="x.png"><figcaption>By <a href="y">Ann</a> &amp; Bo</figcaption></figure>',
        'By Ann & Bob',
        '<figure><img src="x.png"><figcaption>By <a href="y">Ann</a> &amp; Bob</figcaption></figure>',
      ],
      [
        ':::{figure} x.png\n\nBy {ref}`a`,\nand *b*.\n\nA legend.\n:::',
        'By {ref}`a`, and *c*.',
        ':::{figure} x.png\n\nBy {ref}`a`,\nand *c*.\n\nA legend.\n:::',
      ],
    ] as const) {
      expect(said(before, caption)).toBe(after)
    }
  })

  it('leaves a legend where it is', () => {
    const text = ':::{figure} x.png\n\nAt dawn\n\nA legend.\n:::'
    const taken = said(text, '')
    expect(taken).toBe(':::{figure} x.png\n\n%\n\nA legend.\n:::')
    expect(read(taken)).toBeNull()
    expect(said(taken, 'At dawn')).toBe(text)
  })

  it('is none where words below or beside are no caption', () => {
    for (const text of [
      '![a](x.png)\n',
      '![a](x.png "")\n\nText.\n',
      '![a](x.png)\nTwo lines\nof a paragraph.\n',
      '![a](x.png)\n*one* and *two*\nof a paragraph.\n',
      '- ![a](x.png)\n- more',
      '![a](x.png)\n{/* a comment */}',
      '![a](x.png)\n{.wide}',
      '![a](x.png)\n[l]: other.html',
      '<img src="x.png"> <figcaption>x</figcaption>',
      'In `<figure>`\n\n![a](x.png)\n\n```html\n<figcaption>x</figcaption></figure>\n```\n',
      '<figure></figure><img src="x.png"><figure><figcaption>x</figcaption></figure>',
      ':::{figure} x.png\n:alt: a\n\n- one\n:::',
    ]) {
      expect(read(text), text).toBeNull()
    }
  })
})

describe('a caption that is new', () => {
  const anew: Readonly<Record<Style, string>> = {
    alt: '![A *heron*](x.png "At dawn")',
    title: '![A *heron*](x.png "At dawn")',
    line: '![A *heron*](x.png)\n*At dawn*',
    shortcode: '{{< figure src="x.png" alt="A *heron*" caption="At dawn" >}}',
    directive: '```{figure} x.png\n:alt: A *heron*\n\nAt dawn\n```',
    html: '<figure>\n  <img src="x.png" alt="A *heron*" />\n  <figcaption>At dawn</figcaption>\n</figure>',
  }
  it.each(styles)('is written by %s where the picture stands alone', (style) => {
    for (const [before, after] of [
      ['', ''],
      ['---\ntitle: T\n---\n', '\n\nMore.\n'],
      ['Words.\n\n', '\n'],
      ['# Dawn\n', '\n  \nMore'],
    ]) {
      const text = `${before}![A *heron*](x.png)${after}`
      expect(said(text, 'At dawn', style)).toBe(before + anew[style] + after)
    }
  })

  it.each(styles)('is a title in lines of words, lists, quotes and tables, by %s', (style) => {
    for (const [before, after] of [
      ['See ', '.'],
      ['- ', ''],
      ['1. one\n\n   ', '\n'],
      ['> ', ''],
      ['[', '](y)'],
      ['Words\n', '\n\n'],
      ['', '\nwords\nand words'],
      ['a | b\n- | -\n', ' | c'],
    ]) {
      const text = `${before}![a](x.png)${after}`
      expect(said(text, 'At dawn | dusk', style)).toBe(
        `${before}![a](x.png "At dawn ${after?.includes('|') ? '&#124;' : '|'} dusk")${after}`,
      )
      expect(captionForm(text, pictureIn(text), habitOf(style))).toBe('title')
    }
  })

  it('stands where the picture’s own syntax has it', () => {
    for (const [before, after] of [
      ['<img src="x.png">', '<figure>\n  <img src="x.png">\n  <figcaption>At dawn</figcaption>\n</figure>'],
      ['See <img src="x.png">', 'See <img src="x.png" title="At dawn">'],
      ['See <img src=x.png />', 'See <img title="At dawn" src=x.png />'],
      [
        '<figure>\n    <img src="x.png">\n</figure>',
        '<figure>\n    <img src="x.png">\n    <figcaption>At dawn</figcaption>\n</figure>',
      ],
      [
        '<figure><a href="y"><img src="x.png"></a></figure>',
        '<figure><a href="y"><img src="x.png"></a><figcaption>At dawn</figcaption></figure>',
      ],
      [
        '<figure><img src="x.png"><figcaption></figcaption></figure>',
        '<figure><img src="x.png"><figcaption>At dawn</figcaption></figure>',
      ],
      ['![a](x.png "")', '![a](x.png "At dawn")'],
      ['![a][l]\n\n[l]: <x.png>', '![a][l]\n\n[l]: <x.png> "At dawn"'],
      ['{{< figure src="x.png" >}}', '{{< figure src="x.png" caption="At dawn" >}}'],
      ['{{< figure src="x.png"/>}}', '{{< figure src="x.png" caption="At dawn"/>}}'],
      ['- ```{figure} x.png\n  ```', '- ```{figure} x.png\n\n  At dawn\n  ```'],
      [':::{figure} x.png\n:alt: a\n\n:::', ':::{figure} x.png\n:alt: a\n\nAt dawn\n\n:::'],
      ['> 1. ```{figure} x.png\n>    ```', '> 1. ```{figure} x.png\n>\n>    At dawn\n>    ```'],
      ['> :::{figure} x.png\n> - one\n> :::', '> :::{figure} x.png\n>\n> At dawn\n>\n> - one\n> :::'],
      ['{{ figure(src="x.png") }}', '{{ figure(src="x.png", caption="At dawn") }}'],
      ['{% figure(src="x.png",) %}', '{% figure(src="x.png", caption="At dawn",) %}'],
      [
        '{%- include figure image_path="x.png" -%}',
        '{%- include figure image_path="x.png" caption="At dawn" -%}',
      ],
      [':::{figure} x.png\n- one\n:::', ':::{figure} x.png\n\nAt dawn\n\n- one\n:::'],
    ]) {
      expect(said(before ?? '', 'At dawn', 'title')).toBe(after)
    }
  })

  it('has no place where the title is an expression', () => {
    const text = 'See <img title={said} src="x.png">'
    expect(said(text, 'At dawn')).toBe(text)
    expect(captionForm(text, pictureIn(text), habitOf('title'))).toBeNull()
  })

  it('has no place in a tag that may know none', () => {
    for (const text of [
      '{{< image src="x.png" >}}',
      '{{< figure "x.png" "A" >}}',
      '{{ resize_image(path="x.png") }}',
      '{% include image.html url="x.png" description="A" %}',
      '{% include figure.html src="x.png" caption=page.caption %}',
      '{% img x.png %}',
      '{% picture x.png %}',
      '> ```{image} x.png\n> ```',
    ]) {
      expect(captionForm(text, pictureIn(text), habitOf('line')), text).toBeNull()
      expect(said(text, 'At dawn'), text).toBe(text)
    }
  })

  it('keeps attributes, and does not part them from their picture', () => {
    expect(said('![a](x.png){.wide}', 'At dawn', 'html')).toBe('![a](x.png "At dawn"){.wide}')
    expect(said('![a](x.png){.wide}', 'At dawn', 'line')).toBe('![a](x.png){.wide}\n*At dawn*')
  })

  it.each(styles)('leaves a picture forgotten or decorative, as it was, by %s', (style) => {
    for (const text of ['![](x.png)', '![](x.png)<!-- decorative -->', '![](x.png) {/* decorative */}']) {
      const before = altStateOf(text, pictureIn(text))
      const after = said(text, 'At dawn', style)
      expect(altStateOf(after, pictureIn(after)), after).toBe(before)
      expect(read(after)).toBe('At dawn')
    }
  })
})

const sign = fc.oneof(
  fc.constantFrom(
    ...'\\`*_[]<>~^$&|{}%"\'()!:=+#-. \n1a',
    '&amp;',
    '<b>',
    '{{<',
    '>}}',
    '%}',
    '](',
    '<!--',
    '-->',
    '```',
    ':::',
    '![',
    '😀',
    'ä',
    '&#42;',
  ),
  fc.stringMatching(/^[a-z]{1,4}$/),
)
const words = fc.array(sign, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''))
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/** Around a picture: what stands before and behind it, in and out of its line. */
const surroundings = fc.constantFrom(
  ['', ''],
  ['---\ntitle: T\n---\n', '\n'],
  ['Words.\n\n', '\n\nWords.\n'],
  ['See ', ' and `code` here.\n'],
  ['- ', '\n- more\n'],
  ['> ', '\n'],
  ['| a | b |\n| - | - |\n| ', ' | c |\n'],
  ['# Title\n', '\n\n![](other.png)\n*Another*\n'],
  ['<div>\n\n', '\n\n</div>\n'],
)
const bare = [
  '![a b](x.png)',
  '![](x.png)',
  '![a](<x.png>)',
  '[![a](x.png)](y)',
  '![a](x.png){.c}',
  '![](x.png)<!-- decorative -->',
  '<img src="x.png">',
  '<img alt="a" src=x.png />',
]

describe('law: a caption that is written is read, and nothing else changes', () => {
  const shown = fc.oneof(
    fc
      .tuple(surroundings, fc.constantFrom(...bare))
      .map(([[before, after], picture]) => `${before}${picture}${after}`),
    fc.constantFrom(...own.flatMap(([, dawn, , none]) => [dawn, none])),
  )
  const profiles = fc.constantFrom('plain', 'hugo', 'docusaurus', 'jekyll')

  it('for pictures of all kinds, habits and words', () => {
    fc.assert(
      fc.property(
        shown,
        words,
        words,
        fc.constantFrom(...styles),
        profiles,
        (text, first, second, style, profile) => {
          const start = pictureIn(text)
          let now = text
          for (const caption of [first, second, '', first]) {
            const reference = pictureIn(now)
            const options = { alt: reference.alt, ...habitOf(style, profile) }
            const changes = setCaption(now, reference, caption, options)
            expect(fits(changes, now.length)).toBe(true)
            const next = applyChanges(now, changes)
            const again = pictureIn(next)
            expect(captionOf(next, again) ?? '', next).toBe(oneLine(caption))
            expect([again.target, oneLine(again.alt)], next).toEqual([start.target, oneLine(start.alt)])
            expect(altStateOf(next, again), next).toBe(altStateOf(text, start))
            expect(findPictures(next).map(({ target }) => target)).toEqual(
              findPictures(text).map(({ target }) => target),
            )
            expect(setCaption(next, again, caption, options), next).toEqual([])
            now = next
          }
        },
      ),
      { numRuns: 6000 },
    )
  })

  it('for the arguments of tags that have no escapes, with other signs for quotes', () => {
    const plainly = (text: string) =>
      text.replace(/[“”]/g, '"').replaceAll('<! --', '<!--').replace(/\s+/g, '')
    fc.assert(
      fc.property(fc.constantFrom(...plain), words, words, ([, dawn, , none], first, second) => {
        let now = `![](a.png)\n\n${none}\n\n![](b.png)\n`
        for (const caption of [first, second, first]) {
          now = said(now, caption)
          expect(plainly(read(now) ?? ''), now).toBe(plainly(caption))
          expect(findPictures(now).map(({ target }) => target)).toEqual(['a.png', 'x.png', 'b.png'])
          expect(pictureIn(now).alt).toBe(pictureIn(dawn).alt)
        }
        expect(said(now, '')).toBe(`![](a.png)\n\n${none}\n\n![](b.png)\n`)
      }),
      { numRuns: 2000 },
    )
  })

  it('and what stands around a plain picture stays, byte for byte', () => {
    fc.assert(
      fc.property(
        surroundings,
        fc.constantFrom(...bare),
        words,
        fc.constantFrom(...styles),
        profiles,
        ([before = '', after = ''], picture, caption, style, profile) => {
          const text = before + picture + after
          const written = said(text, caption, style, profile)
          expect(written.startsWith(before) && written.endsWith(after), written).toBe(true)
          // What was not written anew is as it was when its caption is taken away.
          if (picture.startsWith('<') || !/^(?:alt|title|line)$/.test(style)) return
          expect(said(written, '', style, profile)).toBe(text)
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('as CommonMark reads titles and lines', () => {
    const parser = new MarkdownIt({ html: true })
    fc.assert(
      fc.property(words, fc.constantFrom('title', 'line'), (caption, style) => {
        const text = said('![a](x.png)', caption, style)
        const inline = parser.parse(text, {}).find(({ type }) => type === 'inline')
        const image = inline?.children?.find(({ type }) => type === 'image')
        expect(image?.attrGet('src'), text).toBe('x.png')
        if (style === 'title') expect(image?.attrGet('title') ?? '', text).toBe(oneLine(caption))
        else {
          const plain = inline?.children
            ?.map(({ type, content, markup }) =>
              type === 'text_special' || type === 'text' ? content || markup : '',
            )
            .join('')
          expect(plain, text).toBe(oneLine(caption))
        }
      }),
      { numRuns: 2000 },
    )
  })
})

const corpus = path.join(import.meta.dirname, '../../../../shared/corpus')

describe.skipIf(!existsSync(corpus))('real posts', () => {
  const posts = existsSync(corpus)
    ? readdirSync(corpus, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(?:md|mdx|markdown)$/.test(entry.name))
        .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8').replace(/\r\n?/g, '\n'))
    : []

  it('get and lose a caption for each picture, and keep the others', () => {
    let pictures = 0
    for (const text of posts) {
      const before = findPictures(text)
      for (const [nth, reference] of before.entries()) {
        for (const style of styles) {
          const options = { alt: reference.alt, ...habitOf(style) }
          if (captionForm(text, reference, options) === null) continue
          const caption = 'A *caption* of “ours”, with a | bar & more'
          const written = applyChanges(text, setCaption(text, reference, caption, options))
          const after = findPictures(written)
          expect(after.map(({ target }) => target)).toEqual(before.map(({ target }) => target))
          const again = after[nth]
          if (!again) throw new Error('gone')
          expect(captionOf(written, again), written.slice(again.from - 200, again.to + 300)).toBe(caption)
          const taken = applyChanges(written, setCaption(written, again, '', options))
          const [last] = findPictures(taken).slice(nth)
          expect(last && captionOf(taken, last)).toBeNull()
          // What stood around is as it was.
          const lead = text.slice(0, Math.max(0, reference.from - 4000))
          expect(taken.startsWith(lead)).toBe(true)
          pictures++
        }
      }
    }
    expect(pictures).toBeGreaterThan(100)
  })
})
