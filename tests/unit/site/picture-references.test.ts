import fc from 'fast-check'
import { expect, it } from 'vitest'
import { altStateOf, setAlt } from '../../../shared/site/alt-text.ts'
import { findPictures } from '../../../shared/site/picture-references.ts'
import { applyChanges, fits } from '../../../shared/text/change.ts'
import { processorMs } from '../../support/processor-time.ts'

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
    '{{</* img "x.png" */>}}',
    '{% raw %}{% img x.png %}{% endraw %}',
    '{% assign a = "x.png" %}{% if page.image == "x.png" %}{% endif %}',
    '{% asset_path x.png %} {% static "x.png" %} {{ get_url(path="x.png") }}',
    '[a]({% link x.png %}) {{ "x.png" | relative_url }} {{ page.image }}',
    '{{< youtube id=1 thumbnail="x.png" >}} {{< card link="x.png" >}}',
    '<div style="background: url({% bg x.png %})">',
    '> :::{figure} x.png\n> :alt: a\n\n:::',
    ':::{figure} x.png\n\nWords',
    '~~~md\n:::{figure} x.png\n:::\n~~~',
  ]) {
    expect(findPictures(text), text).toEqual([])
  }
})

it.each([
  ['```{image} a.png\n:alt: A\n```', 'a.png', 'A'],
  [':::{image} a.png\n:::', 'a.png', ''],
  ['> ```{figure} a.png\n> :alt: A\n>\n> Words\n> ```', 'a.png', 'A'],
  ['> - :::{image} a.png\n>   :alt: "A: b"\n>   :::', 'a.png', 'A: b'],
  ['1. Words\n\n   ```{image} a.png\n   :alt: A\n   ```', 'a.png', 'A'],
  ['2) ```{figure} a.png\n   :alt: A\n   ```', 'a.png', 'A'],
  ['{{< figure "a.jpg" "An \\"alt\\"" >}}', 'a.jpg', 'An "alt"'],
  ['{{< img a.jpg >}}', 'a.jpg', ''],
  ['{{% img "a.jpg" "A" "border" %}}', 'a.jpg', 'A'],
  ['{% include figure.html src="a.jpg" alt="A" caption="C" %}', 'a.jpg', 'A'],
  ['{% include figure image_path="/a.jpg" link="/b.jpg" alt="A" %}', '/a.jpg', 'A'],
  ['{% include image.html url="/a.jpg" description="D" %}', '/a.jpg', 'D'],
  ['{% include_cached img.liquid path="a.jpg" alt=\'A "b"\' %}', 'a.jpg', 'A "b"'],
  ['{% picture a.jpg mobile: b.jpg --alt It’s A --img class="c" %}', 'a.jpg', 'It’s A'],
  ['{% picture thumb a.jpg --link b.jpg %}', 'a.jpg', ''],
  ['{% img a.jpg %}', 'a.jpg', ''],
  ['{% img left /a.jpg 300 \'"T" "A"\' %}', '/a.jpg', 'A'],
  ['{% asset_img a.jpg Title of b.jpg %}', 'a.jpg', ''],
  ['{{ figure(src="a.jpg", alt="A") }}', 'a.jpg', 'A'],
  ['{{ resize_image(path="a.jpg", width=3) }}', 'a.jpg', ''],
  ['{% imagefile a.jpg %}', 'a.jpg', ''],
])('finds the picture of %s', (construct, target, alt) => {
  for (const [before, after] of [
    ['', ''],
    ['![x](x.png)\n\n', '\n\n![y](y.png)\n'],
  ] as const) {
    const found = shown(before + construct + after).filter(([name]) => !/^[xy]\.png$/.test(name ?? ''))
    expect(found).toEqual([[target, alt, construct.slice(construct.search(/[`:]{3}|\{/))]])
    expect(findPictures(before + construct + after)).toHaveLength(before === '' ? 1 : 3)
  }
})

it('finds each picture that a gallery names', () => {
  const text = '{{< gallery "a.jpg" "b.jpg" "Both" >}}'
  expect(shown(text)).toEqual([
    ['a.jpg', '', text],
    ['b.jpg', '', text],
  ])
})

it.each([
  ['<img src="{{ site.url }}/a.png" alt="A">', '{{ site.url }}/a.png'],
  ['<img src="{{ "/a.png" | relative_url }}" alt="A">', '{{ "/a.png" | relative_url }}'],
  ['![A]({{ "/a.png" | relative_url }})', '{{ "/a.png" | relative_url }}'],
  ['![A]({% asset_path a.png %})', '{% asset_path a.png %}'],
  ['![A]({{< img "a.png" >}} "T")', '{{< img "a.png" >}}'],
])('finds the one picture of %s, where a tag stands for its address', (text, target) => {
  expect(shown(text)).toEqual([[target, 'A', text]])
  const described = applyChanges(
    text,
    findPictures(text).flatMap((one) => setAlt(text, one, 'B')),
  )
  expect(described).toBe(text.replace('A', 'B'))
})

it('finds pictures within directives that hold Markdown, and none in what a template leaves out', () => {
  expect(shown('```{note}\n![A](a.png)\n```\n\n{% raw %}\n![B](b.png)\n{% endraw %}\n')).toEqual([
    ['a.png', 'A', '![A](a.png)'],
  ])
})

it('takes the picture among the files that a tag names', () => {
  for (const text of [
    '{% include figure.html url="/b.jpg" image="a.jpg" %}',
    '{% include figure.html image_path="a.jpg" link="/b.jpg" %}',
    '{{< figure link="b.jpg" src="a.jpg" >}}',
    '{{ img(thumb="b.jpg", path="a.jpg") }}',
  ]) {
    expect(
      shown(text).map(([target]) => target),
      text,
    ).toEqual(['a.jpg'])
  }
})

it('names places that can be described', () => {
  for (const text of ['{{% figure src=x.png alt="a" %}}', '- ```{figure} x.png\n  :alt: a\n  ```']) {
    const [picture] = findPictures(text)
    expect(picture && altStateOf(text, picture), text).toBe('described')
  }
})

it.each([
  ['directives that nothing closes', ':::{figure} a.png\n'.repeat(20_000)],
  ['such ones in a quote', '> ```{image} a.png\n'.repeat(20_000)],
  ['tags', '{{< figure src="a.png" >}} {% asset_img a.png %}\n'.repeat(6000)],
  ['tags that nothing closes', '{% picture a.png --alt '.repeat(15_000)],
  ['signs of quotes', `${'> '.repeat(150_000)}{figure}`],
])('does not take long: %s', (_name, text) => {
  const plain = '![a](a.png) {{ x }}\n'.repeat(Math.ceil(text.length / 20))
  const usualMs = Math.max(
    2,
    processorMs(() => findPictures(plain)),
  )
  expect(processorMs(() => findPictures(text), 1)).toBeLessThan(usualMs * 30)
})

it('law: pictures are in order, and each holds its target', () => {
  const part = fc.constantFrom(
    ...[
      '{{< figure ',
      '{{% img ',
      '{% picture ',
      '{% asset_img ',
      '{% include figure.html ',
      '{{ figure(',
      'src=',
    ],
    ...[
      '"',
      "'",
      ' >}}',
      ' %}}',
      ' %}',
      ') }}',
      ' --alt ',
      'a.png',
      ' ',
      ', ',
      'alt="x" ',
      'caption="',
      '\\',
    ],
    ...[
      '\n',
      '\n\n',
      '> ',
      '1. ',
      '- ',
      ':::{figure} ',
      '```{image} ',
      ':::',
      '```',
      ':alt: x',
      '---',
      '![',
      '](',
    ],
    ...[')', '<img src="', '<!--', '-->', '`', 'words'],
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      const text = parts.join('')
      let before = 0
      for (const picture of findPictures(text)) {
        expect(picture.from).toBeGreaterThanOrEqual(before)
        before = picture.from
        expect(picture.targetFrom).toBeGreaterThanOrEqual(picture.from)
        expect(picture.to).toBeGreaterThanOrEqual(picture.targetTo)
        const changes = setAlt(text, picture, 'A "heron"')
        expect(fits(changes, text.length), text).toBe(true)
        const outside = changes.filter(({ from, to }) => from < picture.from || to > picture.to)
        // Of a definition those that it defines are described.
        if (text[picture.from] !== '[') expect(outside, text).toEqual([])
      }
    }),
    { numRuns: 5000 },
  )
})
