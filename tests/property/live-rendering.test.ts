// The law of the preview: after any series of edits, what the live rendering shows is what a fresh one shows.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { liveRendering } from '../../shared/markdown/live-rendering.ts'
import { postParser } from '../../shared/markdown/parser.ts'
import { renderPost } from '../../shared/markdown/render.ts'
import { markdownSettings } from '../../shared/site/markdown-settings.ts'
import { profileOf } from '../../shared/site/profile-list.ts'
import type { TextChange } from '../../shared/text/change.ts'
import { view } from '../support/views.ts'

const generators = [
  ...['plain', 'hugo', 'jekyll', 'astro', 'eleventy', 'hexo', 'pelican', 'zola', 'ablog', 'docusaurus'],
  ...['next', 'gatsby', 'vitepress', 'nikola'],
]
/** Sites whose settings make another Markdown of it. */
const sites: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...Object.fromEntries(generators.map((name) => [name, {}])),
  'ablog fr': { 'conf.py': "language = 'fr'\nmyst_enable_extensions = ['deflist']" },
  'eleventy typographer': { '.eleventy.js': "markdownIt({ typographer: true, quotes: '„“‚‘' })" },
  'hugo safe': { 'hugo.toml': '[markup.goldmark.extensions]\nfootnote = false\nlinkify = false' },
  'jekyll commonmark': { '_config.yml': 'markdown: CommonMarkGhPages\nplugins: [jemoji]' },
  'hexo text': {
    '_config.yml': 'markdown: { render: { html: false } }',
    'package.json': '{ "dependencies": { "hexo-renderer-markdown-it": "^7", "markdown-it-footnote": "^4" } }',
  },
}
const parsers = new Map(
  Object.entries(sites).map(([name, files]) => {
    const [generator = ''] = name.split(' ')
    return [name, postParser(generator, markdownSettings(profileOf(generator), view(files)))]
  }),
)

const plain = [
  ...[
    'a',
    ' ',
    '\n',
    '\n\n',
    'Words of a line.\n',
    '# Heading\n',
    '# Heading\n\n',
    '## Other\n\n',
    'Title\n===\n',
    '---\n',
  ],
  ...[
    '- item\n',
    '  more\n',
    '\t',
    '1. one\n',
    '> quote\n',
    '    code\n',
    '```\n',
    '~~~\n',
    '```js\n',
    '| a | b |\n',
    '| - | - |\n',
  ],
  ...[
    '<div>\n\n',
    '</div>\n\n',
    '<details>\n',
    '</details>\n',
    '<!--\n',
    '-->\n',
    '<pre>\n',
    '</pre>\n',
    '<p>',
  ],
  ...[
    '[link]: y.md\n',
    '[link]: z.md "t"\n',
    '[Link]\n',
    '[link][other]\n',
    '[other]: <x y>\n',
    '![p](q.png)\n',
    '> [deep]: d.md\n',
  ],
  ...['*', '**', '`', '<', '\\', '&amp;', '- [ ] task\n', '===\n', '+++\n', 'title: x\n', 'www.a.org '],
]
/** What reaches over blocks, or belongs to the dialect of one generator or another. */
const special = [
  ...['[^1]', '[^1]: note\n', '[^2]', '[^2]: one\n\n    two [^1]\n', '^[within]', '> [^3]: deep\n', '[^3]'],
  ...[
    '*[HTML]: words\n',
    'HTML ',
    '*[a]: letter\n',
    '[[toc]]\n',
    '[TOC]\n\n',
    '* TOC\n{:toc}\n',
    '{: .x #y}\n',
  ],
  ...[
    '## Named {#given}\n',
    '# Heading {#heading}\n',
    'Term\n',
    ': meaning\n',
    '> [!NOTE]\n',
    '> [!DANGER] *Do* not\n',
    '<!--more-->\n',
  ],
  ...[
    '::: note\n',
    ':::\n',
    '::: details More\n',
    ':::{figure} a.png\n',
    '```{note}\n',
    '::::\n',
    '```{math}\n',
    '```{contents}\n',
    '```{list-table} T\n',
    '* - a\n  - b\n',
    ':::{csv-table}\n',
    '"a, b',
    ':::{table} T\n',
    ':::{figure-md}\n',
    ':::{card} T\n',
    '^^^\n',
  ],
  ...[
    '$$\n',
    '\\begin{align}\n',
    '\\end{align}\n',
    '$x^2$',
    '\\[\n',
    '\\]\n',
    '\\(x\\)',
    '$x\\_1$',
    '\\\\(y\\\\)',
    '\\\\[ z \\\\]\n',
    ':smile:',
    '==m==',
    '"q" -- ...',
    '[[Page|words]]',
  ],
  ...[
    '{{< figure src="a.png" >}}\n',
    '{{< highlight go >}}\n',
    '{{< /highlight >}}\n',
    '{{% x "\n',
    '{{< details >}}\n',
  ],
  ...[
    '{{< /details >}}\n',
    '{% raw %}',
    '{% highlight ruby %}\n',
    '{% endhighlight %}\n',
    '[a]({{< ref "b.md" >}})',
  ],
  ...['[](#heading) ', '{ref}`target` ', '[](#other)\n'],
  ...['{{ page.title }}', '{% comment %}\n', '{% endcomment %}\n', '(target)=\n', '% note\n', '{ref}`x`'],
  ...[
    'import A from "a"\n',
    'import lake from "./lake.png"\n',
    'import lake from "./sea.png"\n',
    '<Image src={lake} />\n',
    '<Image src={lake}>\n',
    '<img src={lake.src} />\n',
    'export const a = {\n',
    '<Tabs>\n',
    '</Tabs>\n',
    '<Tab a={1}\n',
    '{/* c */}\n',
    '{/* c\n',
    '*/}\n',
    '{a}',
    '{a.map((b) => {\n',
    '})}\n',
    '        deep\n',
    '<Aside>words</Aside>\n',
    '<div markdown="1">\n',
    '<div markdown="1">*w*</div>\n',
    '<p markdown="1">\n',
    '*w*</p>\n',
    '<img src="a.png">\n',
    '{% note info %}\n',
    '{% endnote %}\n',
    '{% raw %}\n',
    '{{% raw %}}',
    '{{% raw %}}\n',
    '{{% /raw %}}\n',
    '{% endraw %}\n',
    '{% verbatim %}',
    '{% endverbatim %}',
    '{# mine\n',
    '#}\n',
    '#} words\n',
    '{# {{ x }} #}',
    '{% note info My *title* %}\n',
    '<!-- tab One -->\n',
    '<!-- endtab -->\n',
    '```js Words https://a.example b\n',
    '{% hero() %}\n',
    '{% end %}\n',
    '{{< mermaid >}}\n',
    '<iframe src="https://x.example"></iframe>\n',
    '```math\n',
    '!!! note\n',
    '    inside\n',
    '{: #x}\n',
    '{.x}\n',
    '::: v-pre\n',
    '<span v-pre>',
    '</span>',
    '<!--@include: ./a.md-->\n',
    'lead {.y}\n',
    '{name}\n',
    '{::comment}\n',
    '{:/comment}\n',
    '%%mine%%',
    '**「',
    '」**は',
    '__x *y',
    '$$\n',
    '$$ a\n',
    '// highlight-next-line\n',
    '// hide-next-line\n',
  ],
]
/** Tags that may belong together: opened, closed, never closed, within each other and across. */
const paired = ['note', 'tip'].flatMap((name) => [
  ...[`{{< ${name} >}}\n`, `{{< /${name} >}}\n`, `{{% ${name} a="b" %}}\n\n`, `{{% /${name} %}}\n\n`],
  ...[
    `{% ${name} x %}\n`,
    `{% end${name} %}\n`,
    `{% ${name}(a="b") %}\n\n`,
    '{% end %}\n',
    `{{< ${name} />}}\n`,
  ],
  ...[`<${name === 'tip' ? 'Tip' : 'Note'} a="b">\n\n`, `</${name === 'tip' ? 'Tip' : 'Note'}>\n\n`],
  ...[
    `- {{< ${name} >}}\n`,
    `  {{< /${name} >}}\n`,
    `> <Note>\n`,
    `> </Note>\n`,
    `{{< ${name} >}} w {{< /${name} >}}\n`,
  ],
])
const pieces = fc.constantFrom(...plain)
const all = fc.oneof(pieces, fc.constantFrom(...special), fc.constantFrom(...paired))
const pairs = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...paired) },
  fc.constantFrom(
    'a',
    '\n',
    '\n\n',
    'Words.\n\n',
    '- item\n',
    '## Heading\n',
    '<div>\n\n',
    '</div>\n\n',
    '[^1]\n',
    '```\n',
  ),
)
/** Pictures that MDX imports in one block and shows in another. */
const imports = fc.constantFrom(
  ...[
    'import lake from "./lake.png"\n',
    'import lake from "./sea.png"\n',
    'import boat from "./boat.webp"\n',
  ],
  ...['import', 'lake', 'boat', '\n', '\n\n', 'Words.\n\n', '- item\n', '> ', '```\n', '    ', '{', '}', '"'],
  ...['<Image src={lake} alt="x" />\n', '<Image src={boat}>\n\n', '</Image>\n\n', '<img src={lake.src} />\n'],
  ...['import Lake from "./lake.svg"\n', '<Lake />\n', '<Lake>\n\n', '</Lake>\n\n'],
  ...['a <Image src={boat} /> b\n', '<p><img src={boat.src}></p>\n', '![a][lake]\n\n', '[lake]: a.png\n\n'],
)
const importText = fc.array(imports, { maxLength: 20 }).map((some) => some.join(''))
const taggedText = fc.array(pairs, { maxLength: 20 }).map((some) => some.join(''))
const markdown = fc.array(pieces, { maxLength: 40 }).map((some) => some.join(''))
const mixed = fc.array(all, { maxLength: 40 }).map((some) => some.join(''))

/** An edit by shares of the text, so that it fits any text. */
type Edit = { readonly at: number; readonly cut: number; readonly insert: string }
const share = fc.double({ min: 0, max: 1, noNaN: true })
const editOf = (one: fc.Arbitrary<string>, many: fc.Arbitrary<string>): fc.Arbitrary<Edit> =>
  fc.record({
    at: share,
    cut: fc.oneof(
      { weight: 4, arbitrary: fc.constant(0) },
      { weight: 3, arbitrary: fc.constantFrom(1, 2, 4) },
      { weight: 2, arbitrary: share.map((part) => part / 5) },
    ),
    insert: fc.oneof(
      { weight: 4, arbitrary: one },
      { weight: 1, arbitrary: many },
      { weight: 1, arbitrary: fc.constant('') },
    ),
  })
const series = fc.array(editOf(pieces, markdown), { minLength: 1, maxLength: 30 })
const taggedSeries = fc.array(editOf(pairs, taggedText), { minLength: 1, maxLength: 30 })
const importSeries = fc.array(editOf(imports, importText), { minLength: 1, maxLength: 30 })
const mixedSeries = fc.array(editOf(all, mixed), { minLength: 1, maxLength: 30 })

function changeOf(text: string, { at, cut, insert }: Edit): TextChange {
  const from = Math.floor(at * text.length)
  const length = cut >= 1 ? cut : Math.floor(cut * text.length)
  return { from, to: Math.min(text.length, from + length), insert }
}

let edits = 0

/** What the post's path says of its date, which is shown where the front matter says nothing. */
const DAY = '2026-03-01'

const check = (start: string, all: readonly Edit[]) => checkIn('plain', start, all)

function checkIn(generator: string, start: string, all: readonly Edit[]): void {
  const by = parsers.get(generator) ?? postParser(generator)
  const live = liveRendering(by, DAY)
  expect(live.begin(start)).toEqual(renderPost(by, start, DAY))
  for (const one of all) {
    const shown = live.change([changeOf(live.text, one)])
    expect(shown).toEqual(renderPost(by, live.text, DAY))
    edits++
  }
}

afterAll(() => {
  console.log(`${edits} edits`)
})

const corpus = path.resolve(import.meta.dirname, '../../../shared/corpus')
const sample = path.resolve(import.meta.dirname, '../../build/sample-site/posts')

function postsIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:md|mdx|markdown)$/.test(entry.name))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8').replace(/\r\n?/g, '\n'))
    .filter((text) => text.length < 30_000)
}

describe('a live rendering is a fresh one', () => {
  it('where only the source of a heading changes, of which Hugo makes its id', () => {
    const title: Edit = { at: 0, cut: 1, insert: 'Title\n===\n' }
    checkIn('hugo', '', [title, { at: 0, cut: 0, insert: '\\(x\\)' }])
  })

  it('where the heading changes that a link without words leads to, and where it gets another name', () => {
    const text = '[](#heading) {ref}`target`[^1]\n\n[^1]: [](#target)\n\n(target)=\n\n## Heading\n'
    const [title, name] = [text.indexOf('Heading'), text.indexOf('target)=')]
    checkIn('ablog', text, [
      { at: (title + 0.5) / text.length, cut: 4, insert: 'Other' },
      { at: (name + 0.5) / (text.length + 1), cut: 2, insert: 'x' },
      { at: 1, cut: 0, insert: '\n## Heading\n' },
    ])
  })

  it('where a quote in a tag is closed by the block below alone', () => {
    const tag: Edit = { at: 0, cut: 0, insert: '{%```{note}\nendhighlight %}\n```\n' }
    checkIn('jekyll', '', [tag, { at: 0, cut: 0, insert: '' }])
  })

  it('where a comment of MDX is closed in a block further down, before words', () => {
    checkIn('next', '{/* c\nHeading\n\n*/}[^1]\n', [{ at: 0, cut: 0, insert: '' }])
    checkIn('next', '{/* c\n# b\nd */} *words*\nmore', [{ at: 0.5, cut: 0, insert: 'x' }])
  })

  it('where a brace in a quote is closed below the quote alone', () => {
    checkIn('astro', '', [
      { at: 0, cut: 0, insert: 'import lake from "./lake.png"\n}' },
      { at: 0, cut: 1, insert: '<Lake />\n' },
      { at: 0, cut: 0, insert: '> {import lake from "./lake.png"\n' },
      { at: 0, cut: 1, insert: 'import lake from "./lake.png"\n' },
    ])
  })

  it('after any edits of any Markdown', { timeout: 240_000 }, () => {
    fc.assert(fc.property(markdown, series, check), { numRuns: 5000 })
  })

  it('after any edits of what generators add to Markdown', { timeout: 240_000 }, () => {
    fc.assert(fc.property(fc.constantFrom(...parsers.keys()), mixed, mixedSeries, checkIn), {
      numRuns: 6000,
    })
  })

  it('after any edits of tags that open and close around blocks', { timeout: 240_000 }, () => {
    const tagged = fc.constantFrom(
      'hugo',
      'jekyll',
      'eleventy',
      'hexo',
      'zola',
      'nikola',
      'docusaurus',
      'vitepress',
    )
    fc.assert(fc.property(tagged, taggedText, taggedSeries, checkIn), { numRuns: 3000 })
  })

  it('after any edits of posts that import their pictures', { timeout: 240_000 }, () => {
    const mdx = fc.constantFrom('astro', 'docusaurus', 'next')
    fc.assert(fc.property(mdx, importText, importSeries, checkIn), { numRuns: 1000 })
  })

  it('after any edits of real posts', { timeout: 240_000 }, () => {
    const posts = [...postsIn(sample), ...postsIn(corpus)]
    fc.assert(
      fc.property(fc.constantFrom(...parsers.keys()), fc.constantFrom(...posts), mixedSeries, checkIn),
      {
        numRuns: 700,
      },
    )
  })
})
