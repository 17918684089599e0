import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findMentions } from '../../../shared/markdown/mentions.ts'
import { meantFile, postLookup, type SiteFiles } from '../../../shared/site/meant-file.ts'
import { retargetText } from '../../../shared/site/retarget-text.ts'
import { applyChanges } from '../../../shared/text/change.ts'
import { conventions } from '../../support/views.ts'

function filesOf(paths: Iterable<string>): SiteFiles {
  const all = new Set(paths)
  return { has: (path) => all.has(path), posts: postLookup([...all].filter((path) => path.endsWith('.md'))) }
}

const settings: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  hugo: { 'hugo.toml': 'baseURL = "https://a.org/blog/"', 'content/x.md': null },
  zola: { 'config.toml': 'base_url = "https://a.org"', 'content/x.md': null },
  hexo: { '_config.yml': 'post_asset_folder: true', 'source/_posts/x.md': null },
  jekyll: { '_config.yml': 'baseurl: /blog', '_posts/2020-01-01-x.md': null },
  pelican: { 'pelicanconf.py': 'PATH = "content"', 'content/x.md': null },
}

function moved(
  profile: string,
  post: string,
  text: string,
  files: readonly string[],
  moves: Readonly<Record<string, string>>,
): string {
  const before = [post, ...files]
  const to = (path: string) => moves[path] ?? path
  const move = {
    conventions: conventions(profile, settings[profile]),
    before: filesOf(before),
    after: filesOf(before.map(to)),
    moved: to,
  }
  const { changes, lost } = retargetText(move, post, text)
  expect(lost).toEqual([])
  return applyChanges(text, changes)
}

describe('a picture gets another name or folder', () => {
  const rename = (profile: string, post: string, text: string, from: string, to: string) =>
    moved(profile, post, text, [from], { [from]: to })

  it.each<[string, string, string, string, string, string, string]>([
    [
      'relative',
      'plain',
      'blog/a.md',
      '![x](img/x.png "t")',
      'blog/img/x.png',
      'blog/img/y.png',
      '![x](img/y.png "t")',
    ],
    [
      'to another folder',
      'plain',
      'blog/a.md',
      '![x](img/x.png)',
      'blog/img/x.png',
      'pics/y.png',
      '![x](../pics/y.png)',
    ],
    [
      'with a dot in front',
      'astro',
      'src/content/blog/a.md',
      "import x from './x.png'",
      'src/content/blog/x.png',
      'src/content/blog/b/y.png',
      "import x from './b/y.png'",
    ],
    [
      'an alias',
      'astro',
      'src/content/blog/a.md',
      '![x](@/assets/x.png)',
      'src/assets/x.png',
      'src/assets/y.png',
      '![x](@/assets/y.png)',
    ],
    [
      'from the root',
      'hugo',
      'content/posts/a.md',
      '![x](/images/x.png)',
      'static/images/x.png',
      'static/pics/y.png',
      '![x](/pics/y.png)',
    ],
    [
      'with the base path',
      'jekyll',
      '_posts/2020-01-01-a.md',
      '![x](/blog/img/x.png)',
      'img/x.png',
      'img/y.png',
      '![x](/blog/img/y.png)',
    ],
    [
      'with the address',
      'hugo',
      'content/posts/a.md',
      '![x](https://a.org/blog/images/x.png)',
      'static/images/x.png',
      'static/images/y.png',
      '![x](https://a.org/blog/images/y.png)',
    ],
    [
      'with a template’s base',
      'jekyll',
      '_posts/2020-01-01-a.md',
      '![x]({{ site.baseurl }}/img/x.png)',
      'img/x.png',
      'img/y.png',
      '![x]({{ site.baseurl }}/img/y.png)',
    ],
    [
      'with a filter',
      'jekyll',
      '_posts/2020-01-01-a.md',
      '![x]({{ "/img/x.png" | relative_url }})',
      'img/x.png',
      'img/y.png',
      '![x]({{ "/img/y.png" | relative_url }})',
    ],
    [
      'Pelican’s',
      'pelican',
      'content/a.md',
      '![x]({static}/images/x.png)',
      'content/images/x.png',
      'content/images/y.png',
      '![x]({static}/images/y.png)',
    ],
    [
      'Hexo’s bare name',
      'hexo',
      'source/_posts/a.md',
      '{% asset_img x.png "t" %}',
      'source/_posts/a/x.png',
      'source/_posts/a/y.png',
      '{% asset_img y.png "t" %}',
    ],
    ['query and fragment', 'plain', 'a.md', '![x](x.png?v=1#r)', 'x.png', 'y.png', '![x](y.png?v=1#r)'],
    [
      'percent signs',
      'plain',
      'a.md',
      '![x](my%20pics/x.png)',
      'my pics/x.png',
      'my pics/a b.png',
      '![x](my%20pics/a%20b.png)',
    ],
    ['encoded letters', 'plain', 'a.md', '![x](%C3%A4.png)', 'ä.png', 'ö ü.png', '![x](%C3%B6%20%C3%BC.png)'],
    ['letters as they are', 'plain', 'a.md', '![x](湖.png)', '湖.png', '山😀.png', '![x](山😀.png)'],
    ['angle brackets', 'plain', 'a.md', '![x](<a b.png>)', 'a b.png', 'c d.png', '![x](<c d.png>)'],
    ['a blank where none was', 'plain', 'a.md', '![x](x.png)', 'x.png', 'x y.png', '![x](x%20y.png)'],
    ['brackets', 'plain', 'a.md', '![x](x.png)', 'x.png', 'x (1).png', '![x](x%20%281%29.png)'],
    ['a per cent sign', 'plain', 'a.md', '![x](x.png)', 'x.png', '100%25.png', '![x](100%2525.png)'],
    ['a hash', 'plain', 'a.md', '![x](x.png)', 'x.png', 'no#1?.png', '![x](no%231%3F.png)'],
    [
      'composed letters',
      'plain',
      'a.md',
      '![x](b\u00fccher/x.png)',
      'bu\u0308cher/x.png',
      'bu\u0308cher/y.png',
      '![x](b\u00fccher/y.png)',
    ],
    [
      'candidates of srcset',
      'plain',
      'a.md',
      '<img src="x.png" srcset="x.png 1x, z.png 2x">',
      'x.png',
      'a, b.png',
      '<img src="a,%20b.png" srcset="a%2C%20b.png 1x, z.png 2x">',
    ],
    [
      'front matter',
      'plain',
      'a.md',
      '---\nimage: x.png # c\nl: ["x.png"]\n---\n',
      'x.png',
      'y #z.png',
      '---\nimage: "y #z.png" # c\nl: ["y #z.png"]\n---\n',
    ],
    [
      'short codes',
      'hugo',
      'content/p/index.md',
      '{{< figure src="x.png" alt="x.png" >}}',
      'content/p/x.png',
      'content/p/y z.png',
      '{{< figure src="y z.png" alt="x.png" >}}',
    ],
    ['wikilinks', 'plain', 'a.md', '![[x.png|300]]', 'x.png', 'y z.png', '![[y z.png|300]]'],
    [
      'directives',
      'ablog',
      'a.md',
      '```{figure} x.png\n:alt: x.png\n```',
      'x.png',
      'i/y.png',
      '```{figure} i/y.png\n:alt: x.png\n```',
    ],
    ['a colon', 'plain', 'a.md', '![x](x.png)', 'x.png', 'a:b.png', '![x](a%3Ab.png)'],
  ])('%s', (_name, profile, post, text, from, to, expected) => {
    expect(rename(profile, post, text, from, to)).toBe(expected)
  })
})

describe('a post gets another name or folder', () => {
  it.each<[string, string, string, string, string, string, string]>([
    [
      'relative',
      'plain',
      'blog/a.md',
      '[x](b.md#part)',
      'blog/b.md',
      'notes/c.md',
      '[x](../notes/c.md#part)',
    ],
    ['without its ending', 'docusaurus', 'blog/a.md', '[x](./b)', 'blog/b.md', 'blog/c.md', '[x](./c)'],
    [
      'by ref',
      'hugo',
      'content/posts/a.md',
      '[x]({{< ref "b.md" >}})',
      'content/posts/b.md',
      'content/posts/c.md',
      '[x]({{< ref "c.md" >}})',
    ],
    [
      'by relref of a bundle',
      'hugo',
      'content/posts/a.md',
      '[x]({{< relref "/posts/b" >}})',
      'content/posts/b/index.md',
      'content/posts/c/index.md',
      '[x]({{< relref "/posts/c" >}})',
    ],
    [
      'by its address',
      'hugo',
      'content/posts/a.md',
      '[x](/posts/b/)',
      'content/posts/b.md',
      'content/notes/c.md',
      '[x](/notes/c/)',
    ],
    [
      'by post_url',
      'jekyll',
      '_posts/2020-01-01-a.md',
      '[x]({% post_url 2020-02-02-b %})',
      '_posts/2020-02-02-b.md',
      '_posts/2020-03-03-c.md',
      '[x]({% post_url 2020-03-03-c %})',
    ],
    [
      'by link',
      'jekyll',
      '_posts/2020-01-01-a.md',
      '[x]({% link _posts/2020-02-02-b.md %})',
      '_posts/2020-02-02-b.md',
      '_posts/2020-03-03-c.md',
      '[x]({% link _posts/2020-03-03-c.md %})',
    ],
    [
      'Zola’s',
      'zola',
      'content/blog/a.md',
      '[x](@/blog/b.md)',
      'content/blog/b.md',
      'content/blog/c.md',
      '[x](@/blog/c.md)',
    ],
    [
      'Pelican’s',
      'pelican',
      'content/a.md',
      '[x]({filename}/b.md)',
      'content/b.md',
      'content/x/c.md',
      '[x]({filename}/x/c.md)',
    ],
    ['MyST’s doc', 'ablog', 'posts/a.md', '{doc}`words <b>`', 'posts/b.md', 'posts/c.md', '{doc}`words <c>`'],
    ['a wikilink', 'plain', 'a.md', '[[b#x|words]]', 'b.md', 'c.md', '[[c#x|words]]'],
    ['a page', 'plain', 'a.md', '[x](b.html)', 'b.md', 'c.md', '[x](c.html)'],
  ])('%s', (_name, profile, post, text, from, to, expected) => {
    expect(moved(profile, post, text, [from], { [from]: to })).toBe(expected)
  })

  it('its own relative mentions follow when the folder changes', () => {
    const text = '![x](img/x.png) [y](../other/y.md) [z](/files/z.md) ![w](https://x.org/w.png)'
    const files = ['blog/img/x.png', 'other/y.md', 'files/z.md']
    expect(moved('plain', 'blog/a.md', text, files, { 'blog/a.md': 'notes/2020/a.md' })).toBe(
      '![x](../../blog/img/x.png) [y](../../other/y.md) [z](/files/z.md) ![w](https://x.org/w.png)',
    )
  })
})

describe('a name that hides another', () => {
  it('what led to a later place still does when a file comes to lie at an earlier one', () => {
    const files = ['static/x.png', 'static/y.png']
    expect(
      moved('hugo', 'content/posts/a.md', '![x](x.png)', files, { 'static/y.png': 'content/posts/x.png' }),
    ).toBe('![x](/blog/x.png)')
  })
})

const names = fc.oneof(
  fc.stringMatching(/^[a-z]{1,6}$/),
  fc.constantFrom(
    'a b',
    'ä ö',
    'a\u0308',
    '湖の写真',
    '😀',
    'x (1)',
    'x [2]',
    "it's",
    '50%',
    'a#b',
    'a?b',
    'a&amp;b',
    'a,b',
    'q"q',
    'a:b',
    '@x',
    '-x',
    '%41',
    '{x}',
    'a_b*c',
    '!x',
    'x~',
    'a=b',
    "'q'",
    '$&',
    'a;b',
  ),
)
const folders = fc.array(fc.constantFrom('img', 'a b', 'é', 'x'), { maxLength: 2 })
const pictures = fc.tuple(folders, names).map(([folder, name]) => [...folder, `${name}.png`].join('/'))

it('law: in any form a mention leads to its picture after any move, and only the target is touched', () => {
  const forms = fc.constantFrom<(target: string) => string>(
    (target) => `Words ![alt](${target} "title") and [x](https://a.org).`,
    (target) => `![alt](<${target}>)`,
    (target) => `[x]: ${target}\n\n![y][x]`,
    (target) => `<img alt="x" src="${target}" srcset="${target} 1x">`,
    (target) => `<img src='${target}'>`,
    (target) =>
      `---\nimage: ${target}\ncover: "${target}"\nmore: ['${target}']\nresources:\n  - src: ${target}\n---\n`,
    (target) => `+++\nimage = "${target}"\nother = '${target}'\n+++\n`,
    (target) => `{\n"image": "${target}"\n}\n`,
    (target) => `{{< figure src="${target}" >}} {{< img '${target}' >}} {% img ${target} %}`,
    (target) => `{% include x.html src="${target}" %}`,
    (target) => `![[${target}]]`,
    (target) => `\`\`\`{figure} ${target}\n\`\`\`\n\n:::{image} ${target}\n:::`,
    (target) => `<div style="background: url(${target})">`,
    (target) => `import x from './${target}'`,
    (target) => `<Image src={"${target}"} />`,
  )
  const posts = fc.constantFrom('post.md', 'blog/post.md', 'blog/post/index.md')
  fc.assert(
    fc.property(
      fc.constantFrom('plain', 'hugo', 'jekyll', 'ablog', 'zola'),
      posts,
      fc.stringMatching(/^[a-z]{1,5}$/),
      pictures,
      pictures,
      forms,
      posts,
      (profile, post, first, second, third, form, postAfter) => {
        const site = conventions(profile)
        const folder = post.slice(0, post.lastIndexOf('/') + 1)
        const start = `${folder}${first}.png`
        let [text, at, lies] = [form(`${first}.png`), post, start]
        const count = findMentions(text, profile).length
        for (const [to, where] of [
          [second, post],
          [third, postAfter],
          [start, post],
        ] as const) {
          const moves: Record<string, string> = { [lies]: to, [at]: where }
          const go = (path: string) => moves[path] ?? path
          const after = filesOf([where, to])
          const { changes, lost } = retargetText(
            { conventions: site, before: filesOf([at, lies]), after, moved: go },
            at,
            text,
          )
          expect(lost).toEqual([])
          text = applyChanges(text, changes)
          ;[at, lies] = [where, to]
          const found = findMentions(text, profile).filter(({ target }) => !target.startsWith('https'))
          expect(found.length).toBeGreaterThanOrEqual(count - 1)
          for (const mention of found) expect(meantFile(site, at, mention, after), text).toBe(to)
        }
      },
    ),
    { numRuns: 3000 },
  )
})
