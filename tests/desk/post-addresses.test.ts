// A post gets another name, folder or date: links by its public address follow, or stay where its fields keep it.
import { describe, expect, it } from 'vitest'
import type { SiteEdit, SiteEditPlan } from '../../shared/contract/site-edits.ts'
import { editSite } from '../support/edit-site.ts'

type Case = {
  readonly settings: Readonly<Record<string, string>>
  readonly from: string
  readonly to: string
  /** Front matter lines of the moved post. */
  readonly fields?: string
  /** The path of the post that links to it. */
  readonly linker: string
  /** What it writes, and what is written after; one text where nothing changes. */
  readonly links: readonly (string | readonly [string, string])[]
  readonly left?: SiteEditPlan['left'][number]['why']
}

const title = 'title: A walk\n'
const yaml = (fields: string) => `---\n${fields}---\n\nText.\n`

async function check({ settings, from, to, fields = title, linker, links, left }: Case): Promise<void> {
  const isLines = from.startsWith('content/') && 'pelicanconf.py' in settings
  const post = isLines ? `${fields}\nText.\n` : yaml(fields)
  const pairs = links.map(
    (link) => (typeof link === 'string' ? [link, link] : link) as readonly [string, string],
  )
  const head = isLines ? 'Title: Other\n\n' : yaml('title: Other\n')
  const text = (nth: 0 | 1) => `${head}\n${pairs.map((pair) => `- ${pair[nth]} and\n`).join('')}`
  const site = await editSite({ ...settings, [from]: post, [linker]: text(0) })
  const before = site.all()
  const plan = await site.plan({ kind: 'move-post', from, to } as SiteEdit)
  expect(plan.shown.left).toEqual(left === undefined ? [] : [{ path: linker, why: left }])
  await site.carryOut(plan)
  const after = site.all()
  expect(Buffer.from(after[linker] ?? '', 'latin1').toString()).toBe(text(1))
  expect(after[to]).toBe(before[from])
  await site.undo(plan.shown.id)
  expect(site.all()).toEqual(before)
}

const config = (more = '') => ({
  '_config.yml': `title: x\nurl: https://own.site\n${more}`,
  'assets/x.css': '',
})
const jekyll = { from: '_posts/2026-01-02-old.md', linker: '_posts/2025-05-05-other.md' }

describe('Jekyll', () => {
  it.each<[string, Case]>([
    [
      'its own address, another slug',
      {
        ...jekyll,
        settings: config(),
        to: '_posts/2026-01-02-new.md',
        links: [
          ['[x](/2026/01/02/old.html)', '[x](/2026/01/02/new.html)'],
          ['[x](/2026/01/02/old.html#part "t")', '[x](/2026/01/02/new.html#part "t")'],
          ['[x](/2026/01/02/old)', '[x](/2026/01/02/new)'],
          ['[x](/2026/01/02/old/)', '[x](/2026/01/02/new/)'],
          ['[x]({{ site.baseurl }}/2026/01/02/old.html)', '[x]({{ site.baseurl }}/2026/01/02/new.html)'],
          [
            '[x]({{ site.url }}{{ site.baseurl }}/2026/01/02/old.html)',
            '[x]({{ site.url }}{{ site.baseurl }}/2026/01/02/new.html)',
          ],
          [
            '[x]({{ "/2026/01/02/old.html" | relative_url }})',
            '[x]({{ "/2026/01/02/new.html" | relative_url }})',
          ],
          [
            '[x](https://own.site/2026/01/02/old.html?a=b#c)',
            '[x](https://own.site/2026/01/02/new.html?a=b#c)',
          ],
          ['<a href="/2026/01/02/old.html">x</a>', '<a href="/2026/01/02/new.html">x</a>'],
          ['[x]({% link _posts/2026-01-02-old.md %})', '[x]({% link _posts/2026-01-02-new.md %})'],
          ['[x]({% post_url 2026-01-02-old %})', '[x]({% post_url 2026-01-02-new %})'],
          [
            '[x]({{ site.baseurl }}{% post_url 2026-01-02-old %}#y)',
            '[x]({{ site.baseurl }}{% post_url 2026-01-02-new %}#y)',
          ],
          ['[x](../../../2026/01/02/old.html)', '[x](../../../2026/01/02/new.html)'],
          '[x](https://other.site/2026/01/02/old.html)',
          '`/2026/01/02/old.html`',
        ],
      },
    ],
    [
      'its own address, another date',
      {
        ...jekyll,
        settings: config('baseurl: /blog\npermalink: pretty\n'),
        to: '_posts/2026-03-04-old.md',
        links: [
          ['[x](/blog/2026/01/02/old/)', '[x](/blog/2026/03/04/old/)'],
          ['[x](https://own.site/blog/2026/01/02/old/#a)', '[x](https://own.site/blog/2026/03/04/old/#a)'],
          ['[x]({{ site.baseurl }}/2026/01/02/old)', '[x]({{ site.baseurl }}/2026/03/04/old)'],
          ['[x]({% post_url 2026-01-02-old %})', '[x]({% post_url 2026-03-04-old %})'],
        ],
      },
    ],
    [
      'a date in the front matter keeps the date',
      {
        ...jekyll,
        settings: config('permalink: date\n'),
        to: '_posts/2026-03-04-new.md',
        fields: `${title}date: 2026-01-02 10:00\n`,
        links: [['[x](/2026/01/02/old.html)', '[x](/2026/01/02/new.html)']],
      },
    ],
    [
      'the style “none”: the date is no part of it',
      {
        ...jekyll,
        settings: config('permalink: none\n'),
        to: '_posts/2026-03-04-old.md',
        links: [
          '[x](/old.html)',
          ['[x]({% post_url 2026-01-02-old %})', '[x]({% post_url 2026-03-04-old %})'],
        ],
      },
    ],
    [
      'the style “none”, another slug',
      {
        ...jekyll,
        settings: config('permalink: none\n'),
        to: '_posts/2026-01-02-new.md',
        links: [
          ['[x](/old.html)', '[x](/new.html)'],
          ['[x](/old)', '[x](/new)'],
        ],
      },
    ],
    [
      'the style “ordinal”',
      {
        ...jekyll,
        settings: config('permalink: ordinal\n'),
        to: '_posts/2026-02-01-new.md',
        links: [['[x](/2026/002/old.html)', '[x](/2026/032/new.html)']],
      },
    ],
    [
      'a pattern with categories of the field',
      {
        ...jekyll,
        settings: config('permalink: /:categories/:year/:i_month/:title:output_ext\n'),
        to: '_posts/2026-03-04-new.md',
        fields: `${title}categories: Sea walks\n`,
        links: [['[x](/sea/walks/2026/1/old.html)', '[x](/sea/walks/2026/3/new.html)']],
      },
    ],
    [
      'a folder above _posts is a category',
      {
        ...jekyll,
        settings: config(),
        from: 'sea/_posts/2026-01-02-old.md',
        to: 'hills/_posts/2026-01-02-old.md',
        links: [['[x](/sea/2026/01/02/old.html)', '[x](/hills/2026/01/02/old.html)']],
      },
    ],
    [
      'a folder below _posts is none',
      {
        ...jekyll,
        settings: config(),
        to: '_posts/2026/2026-01-02-old.md',
        links: ['[x](/2026/01/02/old.html)'],
      },
    ],
    [
      'a permalink of its own',
      {
        ...jekyll,
        settings: config(),
        to: '_posts/2026-03-04-new.md',
        fields: `${title}permalink: /walks/old/\nredirect_from:\n  - /2020/old.html\n`,
        links: ['[x](/walks/old/)', '[x](/walks/old#a)', '[x](/2020/old.html)'],
      },
    ],
    [
      'a permalink of its own with placeholders',
      {
        ...jekyll,
        settings: config(),
        to: '_posts/2027-03-04-new.md',
        fields: `${title}permalink: /w/:year/:title/\n`,
        links: [['[x](/w/2026/old/)', '[x](/w/2027/new/)']],
      },
    ],
    [
      'a slug of its own keeps the name, not the date',
      {
        ...jekyll,
        settings: config(),
        to: '_posts/2026-03-04-new.md',
        fields: `${title}slug: old\n`,
        links: [['[x](/2026/01/02/old.html)', '[x](/2026/03/04/old.html)']],
      },
    ],
    [
      'letters that are encoded',
      {
        ...jekyll,
        settings: config(),
        from: '_posts/2026-01-02-Über-uns.md',
        to: '_posts/2026-01-02-Züge (1).md',
        links: [
          ['[x](/2026/01/02/%C3%9Cber-uns.html)', '[x](/2026/01/02/Z%C3%BCge-(1).html)'],
          ['[x](/2026/01/02/Über-uns.html)', '[x](/2026/01/02/Züge-%281%29.html)'],
        ],
      },
    ],
    [
      'a placeholder of a plugin: nobody knows the address',
      {
        ...jekyll,
        settings: config('permalink: /:shelf/:year/:title/\n'),
        to: '_posts/2026-01-02-new.md',
        links: [
          '[x](/walks/2026/old/)',
          ['[x]({% post_url 2026-01-02-old %})', '[x]({% post_url 2026-01-02-new %})'],
        ],
        left: 'unknown-address',
      },
    ],
    [
      'an address that is not the post’s',
      {
        ...jekyll,
        settings: config('permalink: pretty\n'),
        to: '_posts/2026-01-02-new.md',
        links: ['[x](/archive/old/)'],
        left: 'unknown-address',
      },
    ],
  ])('%s', (_name, one) => check(one))

  it('relative links are followed from its new address, and from those of others', async () => {
    const links = (other: string) => `${yaml(title)}[a](${other}) [b](/2025/05/05/other.html)\n`
    const site = await editSite({
      ...config(),
      '_posts/2025-05-01-old.md': links('../05/other.html#x'),
      '_posts/2025-05-05-other.md': yaml(title),
      '_posts/2025-05-01-same-day.md': `${yaml(title)}[old](old.html) [old](./old)\n`,
    })
    await site.edit({
      kind: 'move-post',
      from: '_posts/2025-05-01-old.md',
      to: '_posts/2026-06-01-new.md',
    } as SiteEdit)
    expect(site.all()['_posts/2026-06-01-new.md']).toBe(links('../../../2025/05/05/other.html#x'))
    expect(site.all()['_posts/2025-05-01-same-day.md']).toBe(
      `${yaml(title)}[old](../../../2026/06/01/new.html) [old](../../../2026/06/01/new)\n`,
    )
  })

  it('of two posts that come to one address neither, and the plan says so', async () => {
    const site = await editSite({
      'hugo.toml': 'baseURL = "https://a.org/"\n',
      'content/posts/one/index.md': yaml(title),
      'content/posts/two.md': `${yaml(title)}[by address](/posts/one/) [by file]({{< ref "one/index.md" >}})\n`,
    })
    const before = site.all()
    const plan = await site.plan({
      kind: 'move-post',
      from: 'content/posts/one/index.md',
      to: 'content/posts/two/index.md',
    } as SiteEdit)
    expect(plan.shown.left).toEqual([{ path: 'content/posts/two.md', why: 'unknown-address' }])
    await site.carryOut(plan)
    expect(site.all()['content/posts/two.md']).toMatch(
      /\[by address\]\(\/posts\/one\/\) \[by file\]\(\{\{< ref "two\/index(?:\.md)?" >\}\}\)/,
    )
    await site.undo(plan.shown.id)
    expect(site.all()).toEqual(before)
  })

  it('of two posts the one whose address it is', async () => {
    const site = await editSite({
      ...config(),
      '_posts/2026-01-02-old.md': yaml(title),
      '_posts/2026-05-05-old.md': yaml(title),
      '_posts/2025-05-05-other.md': '[a](/2026/01/02/old.html) [b](/2026/05/05/old.html)',
    })
    await site.edit({
      kind: 'move-post',
      from: '_posts/2026-05-05-old.md',
      to: '_posts/2026-05-06-old.md',
    } as SiteEdit)
    expect(site.all()['_posts/2025-05-05-other.md']).toBe(
      '[a](/2026/01/02/old.html) [b](/2026/05/06/old.html)',
    )
  })
})

const hugo = {
  settings: { 'hugo.toml': 'baseURL = "https://own.site/b/"\n' },
  from: 'content/posts/old.md',
  to: 'content/posts/new.md',
  linker: 'content/posts/other.md',
}

describe('Hugo', () => {
  it.each<[string, Case]>([
    [
      'the name',
      {
        ...hugo,
        links: [
          ['[x](/posts/old/)', '[x](/posts/new/)'],
          ['[x](/b/posts/old/#a)', '[x](/b/posts/new/#a)'],
          ['[x](https://own.site/b/posts/old)', '[x](https://own.site/b/posts/new)'],
          ['[x](../old/)', '[x](../new/)'],
          ['[x]({{< ref "old.md" >}})', '[x]({{< ref "new.md" >}})'],
          ['[x]({{< ref "old.md" >}}#a)', '[x]({{< ref "new.md" >}}#a)'],
          ['[x]({{< relref "/posts/old.md#a" >}})', '[x]({{< relref "/posts/new.md#a" >}})'],
          ['[x](old.md)', '[x](new.md)'],
        ],
      },
    ],
    [
      'a slug of its own',
      {
        ...hugo,
        fields: `${title}slug: old\n`,
        links: [
          '[x](/posts/old/)',
          '[x](/b/posts/old)',
          '[x](../old/)',
          '[x](https://own.site/b/posts/old/#a)',
          ['[x]({{< ref "old.md" >}})', '[x]({{< ref "new.md" >}})'],
        ],
      },
    ],
    [
      'a slug of its own, another section',
      {
        ...hugo,
        to: 'content/notes/new.md',
        fields: `${title}slug: walking\n`,
        links: [
          ['[x](/posts/walking/)', '[x](/notes/walking/)'],
          ['[x](../walking)', '[x](../../notes/walking)'],
        ],
      },
    ],
    [
      'a url of its own, and aliases',
      {
        ...hugo,
        to: 'content/notes/new.md',
        fields: `${title}url: /walks/first.html\naliases: [/2020/old/, /x/old.html]\n`,
        links: ['[x](/walks/first.html)', '[x](/b/2020/old/)', '[x](/x/old.html)'],
      },
    ],
    [
      'permalinks of the site',
      {
        ...hugo,
        settings: {
          'hugo.toml':
            'baseURL = "https://own.site/"\n[permalinks]\nposts = "/:year/:month/:contentbasename/"\n',
        },
        fields: `${title}date: 2026-01-02\n`,
        links: [
          ['[x](/2026/01/old/)', '[x](/2026/01/new/)'],
          ['[x](https://own.site/2026/01/old/)', '[x](https://own.site/2026/01/new/)'],
        ],
      },
    ],
    [
      'capitals and blanks',
      {
        ...hugo,
        to: 'content/posts/New Walk.md',
        links: [['[x](/posts/old/)', '[x](/posts/new-walk/)']],
      },
    ],
    [
      'a bundle',
      {
        ...hugo,
        from: 'content/posts/old/index.md',
        to: 'content/posts/new/index.md',
        links: [
          ['[x](/posts/old/)', '[x](/posts/new/)'],
          ['[x]({{< relref "/posts/old" >}})', '[x]({{< relref "/posts/new" >}})'],
        ],
      },
    ],
    [
      'permalinks that only Hugo can fill',
      {
        ...hugo,
        settings: {
          'hugo.toml':
            'baseURL = "https://own.site/"\n[permalinks]\nposts = "/:sections[1:]/x/:slugorsomething/"\n',
        },
        links: ['[x](/x/posts/old/)'],
        left: 'unknown-address',
      },
    ],
  ])('%s', (_name, one) => check(one))
})

describe('others', () => {
  it.each<[string, Case]>([
    [
      'Eleventy',
      {
        settings: { 'eleventy.config.js': 'module.exports = () => {}\n' },
        from: 'posts/old.md',
        to: 'posts/new.md',
        linker: 'posts/other.md',
        links: [
          ['[x](/posts/old/)', '[x](/posts/new/)'],
          ['[x](../old/#a)', '[x](../new/#a)'],
          ['[x](./old.md)', '[x](./new.md)'],
        ],
      },
    ],
    [
      'Eleventy, a permalink of its own',
      {
        settings: { 'eleventy.config.js': 'module.exports = () => {}\n' },
        from: 'posts/old.md',
        to: 'notes/new.md',
        fields: `${title}permalink: /posts/old/index.html\n`,
        linker: 'posts/other.md',
        links: ['[x](/posts/old/)', '[x](../old/)', '[x](/posts/old/index.html)'],
      },
    ],
    [
      'Eleventy, a template decides',
      {
        settings: { 'eleventy.config.js': 'module.exports = () => {}\n' },
        from: 'posts/old.md',
        to: 'posts/new.md',
        fields: `${title}permalink: "/walks/{{ page.fileSlug }}/"\n`,
        linker: 'posts/other.md',
        links: ['[x](/walks/old/)'],
        left: 'unknown-address',
      },
    ],
    [
      'Astro: the folder’s name and the file’s',
      {
        settings: { 'astro.config.mjs': 'export default {}\n' },
        from: 'src/content/blog/old.md',
        to: 'src/content/blog/new.md',
        linker: 'src/content/blog/other.md',
        links: [
          ['[x](/blog/old/)', '[x](/blog/new/)'],
          ['[x](./old.md)', '[x](./new.md)'],
        ],
      },
    ],
    [
      'Astro: a folder of its collections that stands in no setting',
      {
        settings: { 'astro.config.mjs': 'export default {}\n' },
        from: 'src/content/docs/blog/old.md',
        to: 'src/content/docs/notes/new.md',
        linker: 'src/content/docs/blog/other.md',
        links: [
          ['[x](/blog/old/)', '[x](/notes/new/)'],
          ['[x](/blog/old#a)', '[x](/notes/new#a)'],
        ],
      },
    ],
    [
      'Astro: a slug of its own',
      {
        settings: { 'astro.config.mjs': 'export default {}\n' },
        from: 'src/content/blog/old.md',
        to: 'src/content/blog/new.md',
        fields: `${title}slug: old\n`,
        linker: 'src/content/blog/other.md',
        links: ['[x](/blog/old/)', ['[x](./old.md)', '[x](./new.md)']],
      },
    ],
    [
      'Astro: a route that only its code knows',
      {
        settings: { 'astro.config.mjs': 'export default {}\n' },
        from: 'src/content/blog/old.md',
        to: 'src/content/blog/new.md',
        linker: 'src/content/blog/other.md',
        links: ['[x](/writing/old/)'],
        left: 'unknown-address',
      },
    ],
    [
      'Hexo',
      {
        settings: {
          '_config.yml':
            'url: https://own.site\npermalink: :year/:month/:day/:title/\npost_asset_folder: false\n',
          'package.json': '{"dependencies":{"hexo": "7"}}',
        },
        from: 'source/_posts/old.md',
        to: 'source/_posts/new.md',
        fields: `${title}date: 2026-01-02 10:00:00\n`,
        linker: 'source/_posts/other.md',
        links: [
          ['[x](/2026/01/02/old/)', '[x](/2026/01/02/new/)'],
          ['[x](https://own.site/2026/01/02/old/)', '[x](https://own.site/2026/01/02/new/)'],
          ['{% post_link old %}', '{% post_link new %}'],
        ],
      },
    ],
    [
      'Hexo, the name with its folder and a date in it',
      {
        settings: {
          '_config.yml': 'url: https://own.site\npermalink: p/:title.html\npost_asset_folder: false\n',
          'package.json': '{"dependencies":{"hexo": "7"}}',
        },
        from: 'source/_posts/sea/2026-01-02-old.md',
        to: 'source/_posts/hills/2026-01-02-new.md',
        linker: 'source/_posts/other.md',
        links: [['[x](/p/sea/2026-01-02-old.html)', '[x](/p/hills/2026-01-02-new.html)']],
      },
    ],
    [
      'Pelican: the title decides',
      {
        settings: { 'pelicanconf.py': "PATH = 'content'\nSITEURL = 'https://own.site'\n" },
        from: 'content/old.md',
        to: 'content/new.md',
        fields: 'Title: Old\nDate: 2026-01-02\n',
        linker: 'content/other.md',
        links: [
          '[x](/old.html)',
          '[x](https://own.site/old.html)',
          ['[x]({filename}old.md)', '[x]({filename}new.md)'],
          ['[x]({filename}/old.md#a)', '[x]({filename}/new.md#a)'],
        ],
      },
    ],
    [
      'Pelican: the name decides',
      {
        settings: {
          'pelicanconf.py':
            "PATH = 'content'\nSLUGIFY_SOURCE = 'basename'\nARTICLE_URL = 'p/{date:%Y}/{slug}/'\n",
        },
        from: 'content/old.md',
        to: 'content/new.md',
        fields: 'Title: A walk\nDate: 2026-01-02\n',
        linker: 'content/other.md',
        links: [['[x](/p/2026/old/)', '[x](/p/2026/new/)']],
      },
    ],
    [
      'Zola',
      {
        settings: { 'config.toml': 'base_url = "https://own.site"\n', 'content/_index.md': '' },
        from: 'content/blog/2026-01-02-old.md',
        to: 'content/blog/2026-03-04-new.md',
        linker: 'content/blog/other.md',
        links: [
          ['[x](@/blog/2026-01-02-old.md#a)', '[x](@/blog/2026-03-04-new.md#a)'],
          ['[x](/blog/old/)', '[x](/blog/new/)'],
          ['[x](https://own.site/blog/old/)', '[x](https://own.site/blog/new/)'],
        ],
      },
    ],
    [
      'Docusaurus',
      {
        settings: {
          'docusaurus.config.js': "module.exports = { url: 'https://own.site', baseUrl: '/' }\n",
          'static/x': '',
        },
        from: 'blog/2026-01-02-old.md',
        to: 'blog/2026-03-04-new.md',
        linker: 'blog/2025-01-02-other.md',
        links: [
          ['[x](/blog/2026/01/02/old)', '[x](/blog/2026/03/04/new)'],
          ['[x](https://own.site/blog/2026/01/02/old/#a)', '[x](https://own.site/blog/2026/03/04/new/#a)'],
          ['[x](./2026-01-02-old.md)', '[x](./2026-03-04-new.md)'],
        ],
      },
    ],
    [
      'Docusaurus, a slug of its own',
      {
        settings: { 'docusaurus.config.js': "module.exports = { baseUrl: '/' }\n", 'static/x': '' },
        from: 'blog/2026-01-02-old.md',
        to: 'blog/2026-03-04-new.md',
        fields: `${title}slug: old\n`,
        linker: 'blog/2025-01-02-other.md',
        links: ['[x](/blog/old)', '[x](/blog/old/#a)'],
      },
    ],
    [
      'VitePress',
      {
        settings: { '.vitepress/config.ts': 'export default { cleanUrls: true }\n' },
        from: 'posts/old.md',
        to: 'posts/new.md',
        linker: 'posts/other.md',
        links: [
          ['[x](/posts/old)', '[x](/posts/new)'],
          ['[x](/posts/old.html#a)', '[x](/posts/new.html#a)'],
          ['[x](./old)', '[x](./new)'],
          ['[x](./old.md)', '[x](./new.md)'],
        ],
      },
    ],
    [
      'plain',
      {
        settings: { 'notes/x.txt': '' },
        from: 'blog/old.md',
        to: 'blog/new.md',
        linker: 'blog/other.md',
        links: [
          ['[x](/blog/old.md)', '[x](/blog/new.md)'],
          ['[x](old.md#a)', '[x](new.md#a)'],
          ['[[old]]', '[[new]]'],
          ['[x](old.html)', '[x](new.html)'],
        ],
      },
    ],
  ])('%s', (_name, one) => check(one))
})
