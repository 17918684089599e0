import { Text } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import {
  type Answer,
  answerChanges,
  commentsOf,
  walkPictures,
} from '../../../renderer/images/walk-pictures.ts'
import { markdownSettings } from '../../../shared/site/markdown-settings.ts'
import { profileOf } from '../../../shared/site/profile-list.ts'
import { view } from '../../support/views.ts'

const text = '![](a.png)\n\n![](b.png)\n\n![](c.png)\n'

function answered(
  caption: 'line' | 'shortcode' | 'directive' | 'html',
  place: number,
  answer: Answer,
  before = text,
) {
  const writing = { markup: { caption, gallery: 'html' }, profile: 'plain', comments: 'html' } as const
  return answerChanges(before, place, answer, writing)
    .apply(Text.of(before.split('\n')))
    .toString()
}

describe('an answer about a picture', () => {
  it.each([
    ['line', '![A b](b.png)\n*At dawn*'],
    ['shortcode', '{{< figure src="b.png" alt="A b" caption="At dawn" >}}'],
    ['directive', '```{figure} b.png\n:alt: A b\n\nAt dawn\n```'],
    ['html', '<figure>\n  <img src="b.png" alt="A b" />\n  <figcaption>At dawn</figcaption>\n</figure>'],
  ] as const)('writes its alt text and its caption at once, by %s', (style, written) => {
    const after = answered(style, 1, { alt: ' A b ', decorative: false, caption: ' At dawn ' })
    expect(after).toBe(text.replace('![](b.png)', written))
    expect(walkPictures(after).map(({ state, caption }) => [state, caption])).toEqual([
      ['missing', ''],
      ['described', 'At dawn'],
      ['missing', ''],
    ])
    expect(answered(style, 1, { alt: 'A b', decorative: false, caption: 'At dawn' }, after)).toBe(after)
  })

  it.each(['line', 'shortcode', 'directive', 'html'] as const)(
    'says that it is decorative, and later that it is not, beside its caption, by %s',
    (style) => {
      const decorative = answered(style, 0, { alt: '', decorative: true, caption: 'At dawn' })
      expect(walkPictures(decorative)[0]).toMatchObject({ state: 'decorative', caption: 'At dawn' })
      const missing = answered(style, 0, { alt: '', decorative: false, caption: 'At dawn' }, decorative)
      expect(walkPictures(missing)[0]).toMatchObject({ state: 'missing', caption: 'At dawn' })
    },
  )

  it('of tags and directives writes where they have their words', () => {
    const post =
      '> ```{figure} a.png\n> ```\n\n{{ figure(src="b.png") }}\n\n{% include figure.html src="c.png" %}\n\n{% asset_img d.png %}\n'
    const after = [0, 1, 2, 3].reduce(
      (now, place) => answered('line', place, { alt: `A ${place}`, decorative: false, caption: 'C' }, now),
      post,
    )
    expect(after).toBe(
      '> ```{figure} a.png\n> :alt: A 0\n>\n> C\n> ```\n\n{{ figure(src="b.png", alt="A 1", caption="C") }}\n\n{% include figure.html src="c.png" alt="A 2" caption="C" %}\n\n{% asset_img d.png \'"" "A 3"\' %}\n',
    )
  })

  it('about a picture whose alt text is told elsewhere writes nothing', () => {
    const post = '{{< img "a.png" >}}\n\n![](b.png)\n'
    expect(walkPictures(post).map(({ state }) => state)).toEqual([null, 'missing'])
    expect(answered('line', 0, { alt: 'A', decorative: true, caption: '' }, post)).toBe(post)
  })

  it('that says nothing new, or is about no picture, writes nothing', () => {
    expect(answered('line', 0, { alt: '', decorative: false, caption: ' ' })).toBe(text)
    expect(answered('line', 3, { alt: 'A', decorative: false, caption: 'B' })).toBe(text)
  })
})

describe('the comments of a post', () => {
  it.each([
    ['plain', 'lake.md', 'html'],
    ['hugo', 'lake.mdx', 'html'],
    ['astro', 'lake.md', 'html'],
    ['astro', 'lake.mdx', 'mdx'],
    ['next', 'lake.md', 'mdx'],
    ['docusaurus', 'lake.md', 'html'],
    ['docusaurus', 'lake.mdx', 'mdx'],
  ] as const)('of %s in %s are those of %s', (generator, name, style) => {
    const markdown = markdownSettings(profileOf(generator), view({}))
    expect(commentsOf(generator, markdown, name)).toBe(style)
  })
})
