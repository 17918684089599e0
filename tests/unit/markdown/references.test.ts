import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findMentions, wholeTarget } from '../../../shared/markdown/mentions.ts'
import { findReferences } from '../../../shared/markdown/references.ts'
import { processorMs } from '../../support/processor-time.ts'

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

  it('reads titles with escaped quotes, and takes no escaped sign for code or a comment', () => {
    const text = [
      '![x](double.png "a \\"b\\"\\\n")',
      "![x](single.png 'it\\'s')",
      '\\` ![x](tick.png) `',
      '\\<!-- ![x](angle.png) -->',
      '\\\\`![x](code.png)`',
      '<img alt="a\\*b &amp; c" src="tag.png">',
    ].join('\n\n')
    expect(targets(text).map(([, target]) => target)).toEqual([
      'double.png',
      'single.png',
      'tick.png',
      'angle.png',
      'tag.png',
    ])
    expect(findReferences(text).at(-1)?.alt).toBe('a\\*b & c')
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

describe('findMentions', () => {
  it.each<[string, string, ...string[]]>([
    ['Markdown', '![a](x.png) [b](<y z.md> "t")', 'x.png', 'y z.md'],
    ['Markdown in Markdown', '[![a](x.png)](y.md)', 'x.png', 'y.md'],
    ['definitions', '![a][r]\n\n[r]: x.png "t"\n[s]: <y z.png>', 'x.png', 'y z.png'],
    ['HTML', '<img alt="x.png" src="a.png"><a href=b.md>', 'a.png', 'b.md'],
    [
      'each candidate of srcset',
      '<img src="a.png" srcset="b.png 1x, c.png 2x,d.png">',
      'a.png',
      'b.png',
      'c.png',
      'd.png',
    ],
    [
      'picture and video',
      '<picture><source srcset="a.webp 480w"></picture><video poster="b.jpg" src="c.mp4">',
      'a.webp',
      'b.jpg',
      'c.mp4',
    ],
    ['style attributes', `<div style="background:url('a.png')"></div>`, 'a.png'],
    ['style sheets', '<style>\n.x{background:url(a.png)}\n</style>', 'a.png'],
    [
      'front matter',
      '---\nimage: a.png\ncover:\n  image: "b.png"\nlist: [c.png, \'d.png\']\ntitle: e.png\n---\n',
      'a.png',
      'b.png',
      'c.png',
      'd.png',
    ],
    [
      'lists of maps',
      '---\nresources:\n- src: a.png\n  name: x\n- name: y\n  src: "b.png"\nflow: [{src: c.png}]\n---\n',
      'a.png',
      'b.png',
      'c.png',
    ],
    [
      'TOML',
      '+++\nimage = "a.png"\n[[resources]]\nsrc = \'b.png\'\n[cover]\nimage = "c.png"\n+++\n',
      'a.png',
      'b.png',
      'c.png',
    ],
    ['JSON', '{\n"image": "a.png",\n"cover": {"image": "b.png"}\n}\n', 'a.png', 'b.png'],
    [
      'Hugo’s short codes',
      '{{< figure src="a.png" alt="no.png" link="b.md" >}} {{< img "c.png" >}} {{% img d.png %}}',
      'a.png',
      'b.md',
      'c.png',
      'd.png',
    ],
    [
      'Hugo’s ref',
      '[x]({{< ref "b.md" >}}) {{< relref "/posts/c" >}}',
      '{{< ref "b.md" >}}',
      '{{< relref "/posts/c" >}}',
    ],
    [
      'Liquid',
      '{% include figure.html src="/a.png" alt="b" %} ![x]({{ "/c.png" | relative_url }})',
      '/a.png',
      '{{ "/c.png" | relative_url }}',
    ],
    [
      'Liquid in HTML',
      `<img src="{{ '/a.png' | relative_url }}"> <img src="{{ site.baseurl }}/b.png">`,
      `{{ '/a.png' | relative_url }}`,
      '{{ site.baseurl }}/b.png',
    ],
    ['a base before a target', '![x]({{ site.baseurl }}/b.png)', '{{ site.baseurl }}/b.png'],
    [
      'Jekyll’s posts',
      '[x]({% post_url 2020-01-01-x %}) [y]({% link _posts/y.md %})',
      '{% post_url 2020-01-01-x %}',
      '{% link _posts/y.md %}',
    ],
    [
      'Hexo',
      '{% asset_img x.png "a title" %} {% img left /y.png 300 %} {% post_link z %}',
      'x.png',
      '/y.png',
      '{% post_link z %}',
    ],
    ['Zola', '{{ resize_image(path="a.png", width=3) }} [x](@/b.md)', 'a.png', '@/b.md'],
    ['Pelican', '![x]({static}/a.png) [y]({filename}b.md)', '{static}/a.png', '{filename}b.md'],
    [
      'MyST’s figures',
      '```{figure} a.png\n:alt: x\n\nWords ![y](b.png)\n```\n:::{figure} c.png\n:target: d.md\n:::',
      'a.png',
      'b.png',
      'c.png',
      'd.md',
    ],
    ['MyST’s tables of lists', '```{list-table}\n* - ![x](a.png)\n  - [y](b.md)\n```', 'a.png', 'b.md'],
    ['MyST’s roles', 'See {doc}`a` and {doc}`words <b>`; `![x](c.png)`', 'a', 'b'],
    ['a figure in a fence of MyST', '````{note}\n```{image} a.png\n```\n````\n![x](b.png)', 'a.png', 'b.png'],
    [
      'MyST’s pictures in numbered lists',
      '1. ```{image} a.png\n   ```\n2) > :::{figure} b.png\n   > :::\n3. ![x](c.png)',
      'a.png',
      'b.png',
      'c.png',
    ],
    [
      'a picture below code in a numbered list',
      '1. ```html\n   <img src="no.png">\n   ```\n\n![x](a.png)',
      'a.png',
    ],
    ['wikilinks', '![[a b.png|300]] [[c#d|words]]', 'a b.png', 'c#d'],
    [
      'MDX',
      "import lake from './a.png'\n\n<Image src={lake} /><Image src={'./b.png'} /><Hero image=\"c.png\" />",
      './a.png',
      './b.png',
      'c.png',
    ],
  ])('finds %s', (_name, text, ...expected) => {
    const found = findMentions(text)
    expect(found.map(wholeTarget)).toEqual(expected)
    for (const { from, to, target } of found) expect(text.slice(from, to)).toBe(target)
  })

  it('leaves out code, comments and raw blocks', () => {
    const text = [
      '```html\n<img src="a.png">\n```\n',
      '`{{< img "b.png" >}}` <!-- ![x](c.png) {{< img "c.png" >}} -->\n',
      '{% raw %}\n![x](d.png) {% asset_img d.png %}\n{% endraw %}\n',
      '{{< highlight html >}}\n<img src="e.png">\n{{< /highlight >}}\n',
      '{{</* figure src="f.png" */>}}\n',
      '```{code-block} html\n<img src="g.png">\n```\n',
      '![x](real.png)\n',
    ].join('\n')
    expect(findMentions(text).map(({ target }) => target)).toEqual(['real.png'])
  })

  it('law: mentions are apart, in order, and inside the text', () => {
    const more = fc.constantFrom(
      '{{< ',
      ' >}}',
      '{{ ',
      ' }}',
      '{% img ',
      ' %}',
      '[[',
      ']]',
      'srcset="',
      ':::{figure} ',
      '{doc}`',
      'url(',
      'image: ',
      '---\n',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, more), { maxLength: 40 }), (parts) => {
        const text = parts.join('')
        let end = 0
        for (const { from, to } of findMentions(text)) {
          expect(from).toBeGreaterThanOrEqual(end)
          expect(to).toBeGreaterThan(from)
          end = to
        }
        expect(end).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 2000 },
    )
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
    ['open tags of templates', '{{< '.repeat(12_500)],
    ['open tags with quotes', '{% x "'.repeat(8_000)],
    ['raw blocks', '{% raw %}'.repeat(5_500)],
    ['candidates of srcset', `<img srcset="${'a.png 1x,'.repeat(400)}">`.repeat(14)],
    ['open roles', '{doc}`'.repeat(8_000)],
    ['open wikilinks', '[['.repeat(25_000)],
    ['imports', 'import '.repeat(7_000)],
    ['open styles', '<style>url('.repeat(4_500)],
    ['prose fences', ':::{note}\n```{note}\n'.repeat(2_500)],
  ])('does not take long: %s', (_name, text) => {
    const plain = 'Some words, and [a link](to.md) here.\n'.repeat(Math.ceil(text.length / 38))
    const usualMs = Math.max(
      2,
      processorMs(() => findAll(plain)),
    )
    // Growth with the square of the length would be a thousand times as long.
    expect(processorMs(() => findAll(text), 1)).toBeLessThan(usualMs * 100)
  })
})

function findAll(text: string): void {
  findReferences(text)
  findMentions(text)
}
