import { expect, it } from 'vitest'
import { altStateOf } from '../../../shared/site/alt-text.ts'
import { findPictures } from '../../../shared/site/picture-references.ts'

const shown = (text: string) =>
  findPictures(text).map(({ target, alt, from, to, targetFrom, targetTo }) => {
    expect(text.slice(targetFrom, targetTo).replace(/\\(.)/g, '$1')).toBe(target)
    return [target, alt, text.slice(from, to)]
  })

it('finds figures beside plain pictures, in the order of the text', () => {
  const shortcode =
    '{{< figure link="big.png" src="b \\"1\\".png" alt="A \\"b\\"" caption="![c](no.png) `" >}}'
  const directive = '````{figure} d.png\n:name: d\n:alt: "A: d"\n\n```\ncode\n```\n````'
  const options = ":::{figure} e.png\n  ---\n  alt: 'it''s e'\n  ---\n  Words\n  :::"
  expect(
    shown(`![a](a.png)\n\n${shortcode}\n\n${directive}\n\n- ${options}\n\n[link](x.html) ![f](f.png)\n`),
  ).toEqual([
    ['a.png', 'a', '![a](a.png)'],
    ['b "1".png', 'A "b"', shortcode],
    ['d.png', 'A: d', directive],
    ['e.png', "it's e", options],
    ['f.png', 'f', '![f](f.png)'],
  ])
})

it('finds none in code, in comments, in front matter, or where nothing closes or names it', () => {
  for (const text of [
    '```\n{{< figure src="x.png" >}}\n```',
    '`{{< figure src="x.png" >}}`',
    '{{</* figure src="x.png" */>}}',
    '<!-- {{< figure src="x.png" >}} -->',
    '---\na: "{{< figure src=x.png >}}"\n---\n',
    '{{< figure "x.png" >}}',
    ':::{figure} x.png\n\nWords',
    '~~~md\n:::{figure} x.png\n:::\n~~~',
  ]) {
    expect(findPictures(text), text).toEqual([])
  }
})

it('names places that can be described', () => {
  for (const text of ['{{% figure src=x.png alt="a" %}}', '- ```{figure} x.png\n  :alt: a\n  ```']) {
    const [picture] = findPictures(text)
    expect(picture && altStateOf(text, picture), text).toBe('described')
  }
})
