import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { postParser } from '../../../shared/markdown/parser.ts'
import { findReferences } from '../../../shared/markdown/references.ts'
import { renderPost } from '../../../shared/markdown/render.ts'
import {
  altOf,
  altStateOf,
  type PictureReference,
  setAlt,
  setDecorative,
} from '../../../shared/site/alt-text.ts'
import { captionOf } from '../../../shared/site/captions.ts'
import { findPictures } from '../../../shared/site/picture-references.ts'
import { applyChanges, fits } from '../../../shared/text/change.ts'

/** The reference to `x.png` in `text`, as a scan tells it: whole construct, target. */
function pictureIn(text: string, start: string): PictureReference {
  const targetFrom = text.indexOf('x.png')
  return { from: text.indexOf(start), targetTo: targetFrom + 'x.png'.length }
}

/** Each syntax: how it begins, undescribed, described as “A heron”, said to be decorative. */
const syntaxes: readonly (readonly [string, string, string, string, string])[] = [
  ['Markdown', '![', '![](x.png)', '![A heron](x.png)', '![](x.png)<!-- decorative -->'],
  ['a title', '![', '![](x.png "T")', '![A heron](x.png "T")', '![](x.png "T")<!-- decorative -->'],
  [
    'attributes',
    '![',
    '![](x.png){width=50%}',
    '![A heron](x.png){width=50%}',
    '![](x.png){width=50%}<!-- decorative -->',
  ],
  [
    'a linked picture',
    '![',
    '[![](x.png)](y)',
    '[![A heron](x.png)](y)',
    '[![](x.png)<!-- decorative -->](y)',
  ],
  [
    'a label',
    '![',
    '![][l]\n\n[l]: x.png',
    '![A heron][l]\n\n[l]: x.png',
    '![][l]<!-- decorative -->\n\n[l]: x.png',
  ],
  [
    'a definition',
    '[l]:',
    '![][l] ![][L]\n\n[l]: x.png',
    '![A heron][l] ![A heron][L]\n\n[l]: x.png',
    '![][l]<!-- decorative --> ![][L]<!-- decorative -->\n\n[l]: x.png',
  ],
  ['HTML', '<img', '<img src="x.png">', '<img src="x.png" alt="A heron">', '<img src="x.png" alt="">'],
  ['bare HTML', '<img', '<img src=x.png />', '<img alt="A heron" src=x.png />', '<img alt="" src=x.png />'],
  [
    'Hugo’s figure',
    '{{<',
    '{{< figure src="x.png" >}}',
    '{{< figure src="x.png" alt="A heron" >}}',
    '{{< figure src="x.png" alt="" >}}',
  ],
  [
    'Zola’s call',
    '{{',
    '{{ image(src="x.png") }}',
    '{{ image(src="x.png", alt="A heron") }}',
    '{{ image(src="x.png", alt="") }}',
  ],
  [
    'Liquid’s include',
    '{%',
    '{% include image.html src="x.png" %}',
    '{% include image.html src="x.png" alt="A heron" %}',
    '{% include image.html src="x.png" alt="" %}',
  ],
  [
    'a directive',
    ':::',
    ':::{figure} x.png\n:width: 50%\n\nWords\n:::',
    ':::{figure} x.png\n:alt: A heron\n:width: 50%\n\nWords\n:::',
    ':::{figure} x.png\n:alt:\n:width: 50%\n\nWords\n:::',
  ],
  [
    'a fenced directive',
    '```',
    '- ```{image} x.png\n  ```',
    '- ```{image} x.png\n  :alt: A heron\n  ```',
    '- ```{image} x.png\n  :alt:\n  ```',
  ],
  [
    'options between dashes',
    ':::',
    ':::{figure} x.png\n---\nwidth: 50%\n---\n:::',
    ':::{figure} x.png\n---\nalt: A heron\nwidth: 50%\n---\n:::',
    ':::{figure} x.png\n---\nalt:\nwidth: 50%\n---\n:::',
  ],
  [
    'a bare parameter of Hugo’s',
    '{{%',
    '{{% figure src=x.png %}}',
    '{{% figure src=x.png alt="A heron" %}}',
    '{{% figure src=x.png alt="" %}}',
  ],
  [
    'Hugo’s figure without names',
    '{{<',
    '{{< figure "x.png" >}}',
    '{{< figure "x.png" "A heron" >}}',
    '{{< figure "x.png" "" >}}',
  ],
  [
    'a bare word of Hugo’s',
    '{{%',
    '{{% image x.png %}}',
    '{{% image x.png "A heron" %}}',
    '{{% image x.png "" %}}',
  ],
  [
    'Zola’s figure',
    '{{',
    '{{ figure(src="x.png", caption="C") }}',
    '{{ figure(src="x.png", alt="A heron", caption="C") }}',
    '{{ figure(src="x.png", alt="", caption="C") }}',
  ],
  [
    'Zola’s resized picture',
    '{{',
    '{{ resize_image(path="x.png", width=3, op="fit") }}',
    '{{ resize_image(path="x.png", alt="A heron", width=3, op="fit") }}',
    '{{ resize_image(path="x.png", alt="", width=3, op="fit") }}',
  ],
  [
    'Liquid’s figure',
    '{%',
    "{%- include figure.html image_path='x.png' caption='C' -%}",
    "{%- include figure.html image_path='x.png' alt=\"A heron\" caption='C' -%}",
    "{%- include figure.html image_path='x.png' alt=\"\" caption='C' -%}",
  ],
  [
    'Jekyll’s picture',
    '{%',
    '{% picture thumb x.png mobile: y.png --link /z.png %}',
    '{% picture thumb x.png mobile: y.png --alt A heron --link /z.png %}',
    '{% picture thumb x.png mobile: y.png --alt --link /z.png %}',
  ],
  [
    'Jekyll’s picture alone',
    '{%',
    '{% picture x.png %}',
    '{% picture x.png --alt A heron %}',
    '{% picture x.png --alt %}',
  ],
  [
    'Hexo’s picture',
    '{%',
    '{% asset_img x.png %}',
    `{% asset_img x.png '"" "A heron"' %}`,
    `{% asset_img x.png '"" ""' %}`,
  ],
  [
    'Hexo’s picture with a title',
    '{%',
    '{% img left /x.png 300 200 "A title" %}',
    `{% img left /x.png 300 200 '"A title" "A heron"' %}`,
    `{% img left /x.png 300 200 '"A title" ""' %}`,
  ],
  [
    'a directive in a quote',
    '> :::',
    '> :::{figure} x.png\n> :width: 50%\n>\n> Words\n> :::',
    '> :::{figure} x.png\n> :alt: A heron\n> :width: 50%\n>\n> Words\n> :::',
    '> :::{figure} x.png\n> :alt:\n> :width: 50%\n>\n> Words\n> :::',
  ],
  [
    'a directive in a numbered list',
    '12. ```',
    '12. ```{image} x.png\n    ```',
    '12. ```{image} x.png\n    :alt: A heron\n    ```',
    '12. ```{image} x.png\n    :alt:\n    ```',
  ],
  [
    'options between dashes in a quote in a list',
    '- > ~~~',
    '- > ~~~{image} x.png\n  > ---\n  > width: 50%\n  > ---\n  > ~~~',
    '- > ~~~{image} x.png\n  > ---\n  > alt: A heron\n  > width: 50%\n  > ---\n  > ~~~',
    '- > ~~~{image} x.png\n  > ---\n  > alt:\n  > width: 50%\n  > ---\n  > ~~~',
  ],
]

describe('the alt text of a picture', () => {
  it.each(syntaxes)(
    'is missing, said, or declared needless in %s',
    (_name, start, missing, said, decorative) => {
      const texts = { missing, described: said, decorative }
      for (const [state, text] of Object.entries(texts)) {
        const picture = pictureIn(text, start)
        expect(altStateOf(text, picture), text).toBe(state)
        expect(applyChanges(text, setAlt(text, picture, 'A heron'))).toBe(said)
      }
      const picture = pictureIn(missing, start)
      expect(applyChanges(missing, setDecorative(missing, picture))).toBe(decorative)
      const again = pictureIn(decorative, start)
      expect(setDecorative(decorative, again)).toEqual([])
      const taken = applyChanges(decorative, setAlt(decorative, again, ''))
      expect(altStateOf(taken, pictureIn(taken, start))).toBe('missing')
    },
  )

  it('leaves a label’s own words for those that are said', () => {
    const text = '![l]\n\n[l]: x.png'
    expect(applyChanges(text, setAlt(text, { from: 0, targetTo: 14 }, 'A heron'))).toBe(
      '![A heron][l]\n\n[l]: x.png',
    )
  })

  it('is declared needless by MDX’s own comment in MDX', () => {
    const text = '![](x.png)'
    expect(applyChanges(text, setDecorative(text, pictureIn(text, '!['), 'mdx'))).toBe(
      '![](x.png){/* decorative */}',
    )
  })

  it('has no place in a link, a field, or a tag of which nothing tells that it takes one', () => {
    for (const text of [
      '[a](x.png)',
      'image: x.png',
      '{{< img "x.png" >}}',
      '{{< img x.png 300 >}}',
      '{{< figure "x.png" "y.png" "Both" >}}',
      '{{< gallery "x.png" "Words" >}}',
      '{% imagefile x.png %}',
      '{% image "x.png" %}',
      '{% include x.png %}',
      '{{ "x.png" | relative_url }}',
    ]) {
      expect(altStateOf(text, { from: 0, targetTo: text.indexOf('x.png') + 5 }), text).toBe(null)
    }
  })

  it.each([
    ['{{< img "x.png" "A duck" "border" >}}', '{{< img "x.png" "A heron" "border" >}}'],
    ['{{< figure `x.png` `A duck` >}}', '{{< figure `x.png` "A heron" >}}'],
    ['{% image "x.png", "A duck", "100vw" %}', '{% image "x.png", "A heron", "100vw" %}'],
    [
      '{% include image.html url="/x.png" description="A duck" %}',
      '{% include image.html url="/x.png" description="A heron" %}',
    ],
    ['{% picture x.png alt="A duck" %}', '{% picture x.png alt="A heron" %}'],
    [`{% img /x.png "A title" 'A duck' %}`, `{% img /x.png '"A title" "A heron"' %}`],
    [`{% asset_img c x.png "'A title' 'A duck'" %}`, `{% asset_img c x.png '"A title" "A heron"' %}`],
    ['{% asset_img x.png A long title %}', `{% asset_img x.png '"A long title" "A heron"' %}`],
    ['{{ image(alt="A duck", src="x.png") }}', '{{ image(alt="A heron", src="x.png") }}'],
    [`{{ image(src='x.png', alt='A "duck"') }}`, `{{ image(src='x.png', alt="A heron") }}`],
  ])('is changed where it stands in %s', (before, after) => {
    expect(applyChanges(before, setAlt(before, pictureIn(before, '{'), 'A heron'))).toBe(after)
    expect(altOf(after, pictureIn(after, '{'))).toBe('A heron')
  })

  it('that is taken away takes along what parted it from the others, and leaves none in its place', () => {
    for (const [before, after] of [
      ['{{ image(alt="A", src="x.png") }}', '{{ image(src="x.png") }}'],
      ['{{ image(src="x.png", alt="A", w=3) }}', '{{ image(src="x.png", w=3) }}'],
      ['{{< img "x.png" "A" "border" >}}', '{{< img "x.png" "" "border" >}}'],
      ['{{< img "x.png" "A" >}}', '{{< img "x.png" >}}'],
      [`{% img x.png '"T" "A"' %}`, '{% img x.png "T" %}'],
      ['<img alt="A" src="x.png">', '<img src="x.png">'],
    ] as const) {
      const start = before.startsWith('<') ? '<' : '{'
      expect(applyChanges(before, setAlt(before, pictureIn(before, start), ''))).toBe(after)
    }
  })

  it('of a picture whose attribute is named like it is left alone', () => {
    const text = '<img title="alt=x" data-alt="y" src="x.png">'
    expect(altStateOf(text, pictureIn(text, '<img'))).toBe('missing')
  })
})

const words = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'\\`*_[]<>~^$&|{}%"\'()!:=+#-. ',
        '&amp;',
        '<b>',
        '{{',
        '%}',
        '}}',
        '](',
        ':a:',
        '\n',
        '😀',
        'ä',
      ),
      fc.stringMatching(/^[a-z]{1,3}$/),
    ),
    { minLength: 1, maxLength: 14 },
  )
  .map((parts) => parts.join(''))
  .filter((said) => said.trim() !== '')
const shown = (said: string) => said.replace(/\s+/g, ' ').trim()

describe('law: what is said is what a reader gets', () => {
  it('in Markdown, whatever is read as markup', () => {
    const commonmark = new MarkdownIt({ html: true, linkify: false })
    fc.assert(
      fc.property(words, (said) => {
        const text = 'See ![](x.png) here.'
        const written = applyChanges(text, setAlt(text, pictureIn(text, '!['), said))
        const inline = commonmark.parseInline(written, {})[0]?.children ?? []
        const image = inline.find(({ type }) => type === 'image')
        expect(
          commonmark.renderer.renderInlineAsText(image?.children ?? [], commonmark.options, {}),
          written,
        ).toBe(shown(said))
        expect(findReferences(written)[0]?.alt, written).toBe(shown(said))
      }),
      { numRuns: 2000 },
    )
  })

  it.each(['hugo', 'jekyll', 'zola', 'ablog', 'eleventy'])('in Markdown as %s reads it', (generator) => {
    const parser = postParser(generator)
    fc.assert(
      fc.property(words, (said) => {
        const text = '| a |\n| - |\n| ![](x.png) |\n'
        const written = applyChanges(text, setAlt(text, pictureIn(text, '!['), said))
        const html = renderPost(parser, written)
          .map((block) => block.html)
          .join('')
        const alt = /<img[^>]* alt="([^"]*)"/.exec(html)?.[1]
        expect(straight(decoded(alt ?? '')), `${written}\n${html}`).toBe(straight(shown(said)))
      }),
      { numRuns: 300 },
    )
  })

  it('in HTML and in every syntax that has a place for it, again and again', () => {
    fc.assert(
      fc.property(fc.constantFrom(...syntaxes), words, words, ([, start, missing], first, second) => {
        const write = (text: string, said: string) =>
          applyChanges(text, setAlt(text, pictureIn(text, start), said))
        const direct = write(missing, second)
        expect(altStateOf(direct, pictureIn(direct, start)), direct).toBe('described')
        expect(write(write(missing, first), second)).toBe(direct)
      }),
      { numRuns: 2000 },
    )
    fc.assert(
      fc.property(words, (said) => {
        const text = '<img src="x.png">'
        const written = applyChanges(text, setAlt(text, pictureIn(text, '<img'), said))
        const alt = / alt="([^"]*)"/.exec(written)?.[1] ?? ''
        expect(decoded(alt), written).toBe(shown(said))
      }),
    )
  })
})

describe('law: what is said of a picture that is found is read again, and nothing else changes', () => {
  const found = syntaxes.filter(([, start]) => !/^(?:!|\[)/.test(start))
  const surroundings = fc.constantFrom(
    ['', '\n'],
    ['![](a.png)\n\n', '\n\n![b](b.png)\n'],
    ['---\ntitle: T\n---\n', '\n\n{{< figure src="c.png" >}}\n'],
    ['{% img a.png %}\n\n', '\n\n{% include figure.html src="c.png" %}\n'],
  )
  const targets = (text: string) => findPictures(text).map(({ target }) => target)
  const shownIn = (text: string) => {
    const picture = findPictures(text).find(({ target }) => /x\.png$/.test(target))
    if (!picture) throw new Error(`no picture in ${text}`)
    return picture
  }

  it('in every tag and directive', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...found),
        surroundings,
        words,
        (syntax, [before = '', after = ''], said) => {
          const [name, , missing] = syntax
          const text = before + missing + after
          const picture = shownIn(text)
          const changes = setAlt(text, picture, said)
          expect(fits(changes, text.length)).toBe(true)
          const written = applyChanges(text, changes)
          const again = shownIn(written)
          expect(plainly(again.alt), `${name}: ${written}`).toBe(plainly(shown(said)))
          expect(again.alt).toBe(altOf(written, again))
          expect(altStateOf(written, again)).toBe('described')
          expect(targets(written), written).toEqual(targets(text))
          expect(captionOf(written, again)).toBe(captionOf(text, picture))
          expect(written.startsWith(text.slice(0, picture.from)), written).toBe(true)
          expect(written.endsWith(text.slice(picture.to)), written).toBe(true)
          expect(again.to - again.from - (picture.to - picture.from)).toBe(written.length - text.length)
          expect(applyChanges(written, setAlt(written, again, '')), name).toBe(text)
        },
      ),
      { numRuns: 6000 },
    )
  })

  it('letter by letter where the syntax has escapes', () => {
    const exact = found.filter(([name]) => /Hugo|directive|dashes|HTML/.test(name))
    expect(exact.length).toBeGreaterThan(8)
    fc.assert(
      fc.property(fc.constantFrom(...exact), words, ([, , missing], said) => {
        const written = applyChanges(missing, setAlt(missing, shownIn(missing), said))
        expect(shownIn(written).alt, written).toBe(shown(said))
      }),
      { numRuns: 2000 },
    )
  })
})

/** Printers' quotes and dashes, and blanks between signs, stand for what a tag has no escapes for. */
function plainly(words: string): string {
  return words
    .replace(/[’`]/g, "'")
    .replace(/[“”]/g, '"')
    .replaceAll('–', '-')
    .replaceAll('<! --', '<!--')
    .replace(/\s+/g, '')
}

function decoded(html: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#123': '{' }
  return html.replace(/&([\w#]+);/g, (whole, name) => named[name] ?? whole)
}

/** Smart punctuation sets quotes and dashes as a printer would: the same words. */
function straight(words: string): string {
  return words
    .replace(/[“”«»]|<<|>>/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[–—]|-+/g, '-')
    .replace(/…|\.{2,}/g, '...')
}
