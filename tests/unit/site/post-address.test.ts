import { describe, expect, it } from 'vitest'
import { conventionsOf } from '../../../shared/site/conventions.ts'
import { postFacts } from '../../../shared/site/post-facts.ts'
import { profileOf } from '../../../shared/site/profile-list.ts'

type Site = { readonly profile: string; readonly settings?: Readonly<Record<string, string>> }

function addressOf({ profile, settings = {} }: Site, path: string, text: string): string | null {
  const folders = path.split('/').slice(0, -1)
  const entries = new Set([
    ...Object.keys(settings),
    ...folders.map((_, at) => `${folders.slice(0, at + 1).join('/')}/`),
  ])
  const view = { entries, texts: new Map(Object.entries(settings)), samples: [] }
  return postFacts(text, path, conventionsOf(profileOf(profile), view), Date.UTC(2026, 0, 1)).address
}

const dated = '---\ntitle: A walk\ndate: 2025-09-08 10:30:00\n---\n'

describe('the public address of a post', () => {
  it.each([
    ['hugo', {}, 'content/posts/a-walk.md', dated, '/posts/a-walk/'],
    ['hugo', {}, 'content/posts/a-walk/index.md', dated, '/posts/a-walk/'],
    ['hugo', {}, 'content/posts/a.md', '---\nslug: the-walk\n---\n', '/posts/the-walk/'],
    ['hugo', {}, 'content/posts/a.md', '---\nurl: /old/place.html\n---\n', '/old/place.html'],
    [
      'hugo',
      {
        'hugo.toml': 'baseURL = "https://example.org/blog/"\n[permalinks]\nposts = "/:year/:month/:slug/"\n',
      },
      'content/posts/a-walk.md',
      dated,
      'https://example.org/blog/2025/09/a-walk/',
    ],
    [
      'hugo',
      {
        'hugo.yaml':
          'baseURL: https://example.org/\npermalinks:\n  page:\n    posts: /:year/:contentbasename/\n',
      },
      'content/posts/a-walk.md',
      dated,
      'https://example.org/2025/a-walk/',
    ],
    [
      'jekyll',
      {},
      '_posts/2025-09-08-a-walk.md',
      '---\ncategories: [Long Walks]\n---\n',
      '/long%20walks/2025/09/08/a-walk.html',
    ],
    [
      'jekyll',
      { '_config.yml': 'url: https://example.org\nbaseurl: /b\npermalink: pretty\n' },
      '_posts/2025-09-08-a-walk.md',
      '---\ntitle: x\n---\n',
      'https://example.org/b/2025/09/08/a-walk/',
    ],
    [
      'jekyll',
      {
        '_config.yml':
          'permalink: /x/:title\ndefaults:\n- scope:\n    path: ""\n    type: posts\n  values:\n    permalink: /notes/:year/:title/\n',
      },
      '_posts/2025-09-08-a-walk.md',
      '---\ntitle: x\n---\n',
      '/notes/2025/a-walk/',
    ],
    ['jekyll', {}, '_articles/a.md', dated, null],
    [
      'hexo',
      { '_config.yml': 'url: https://example.org\npermalink: :year/:title/\n' },
      'source/_posts/a-walk.md',
      dated,
      'https://example.org/2025/a-walk/',
    ],
    ['pelican', {}, 'content/a-walk.md', 'Title: A walk\nDate: 2025-09-08\nSlug: walking\n', '/walking.html'],
    [
      'pelican',
      { 'pelicanconf.py': "ARTICLE_URL = 'posts/{date:%Y}/{slug}/'\n" },
      'content/a.md',
      'Title: A\nDate: 2025-09-08\n',
      '/posts/2025/a/',
    ],
    ['zola', {}, 'content/blog/2025-09-08-a-walk.md', '+++\ntitle = "A walk"\n+++\n', '/blog/a-walk/'],
    ['zola', {}, 'content/blog/a.md', '+++\npath = "2025/walk"\n+++\n', '/2025/walk'],
    ['ablog', {}, 'blog/travel/a-walk.md', '---\nblogpost: true\n---\n', '/blog/travel/a-walk.html'],
    ['docusaurus', {}, 'blog/2025-09-08-a-walk.md', '---\ntitle: x\n---\n', '/blog/2025/09/08/a-walk'],
    ['docusaurus', {}, 'blog/2025-09-08-a-walk.md', '---\nslug: walking\n---\n', '/blog/walking'],
    ['eleventy', {}, 'posts/2025-09-08-a-walk.md', '---\ntitle: x\n---\n', '/posts/2025-09-08-a-walk/'],
    ['eleventy', {}, 'posts/a.md', '---\npermalink: "{{ title | slugify }}/"\n---\n', null],
    ['vitepress', {}, 'posts/a-walk.md', dated, '/posts/a-walk.html'],
    ['nikola', {}, 'posts/a-walk.md', dated, '/posts/a-walk/'],
    // Hugo takes a date out of a name only where its settings say so.
    ['hugo', {}, 'content/posts/2025-09-08-a-walk.md', '---\ntitle: x\n---\n', '/posts/2025-09-08-a-walk/'],
    [
      'hugo',
      { 'hugo.toml': '[frontmatter]\ndate = [":filename", ":default"]\n' },
      'content/posts/2025-09-08-a-walk.md',
      '---\ntitle: x\n---\n',
      '/posts/a-walk/',
    ],
    ['hugo', { 'hugo.toml': 'uglyURLs = true\n' }, 'content/posts/A Walk.md', dated, '/posts/a-walk.html'],
    [
      'hugo',
      { 'hugo.toml': '[permalinks]\nposts = "/:sections[1:]/:slug/"\n' },
      'content/posts/a-walk.md',
      dated,
      null,
    ],
    ['jekyll', {}, 'sea/_posts/2025-09-08-A Walk.md', '---\ntitle: x\n---\n', '/sea/2025/09/08/A-Walk.html'],
    [
      'jekyll',
      { '_config.yml': 'permalink: /:shelf/:title/\n' },
      '_posts/2025-09-08-a.md',
      '---\ntitle: x\n---\n',
      null,
    ],
    [
      'jekyll',
      { '_config.yml': 'permalink: ordinal\n' },
      '_posts/2025-09-08-a.md',
      '---\ntitle: x\n---\n',
      '/2025/251/a.html',
    ],
    [
      'jekyll',
      {},
      '_posts/2025-09-08-a.md',
      '---\ntitle: x\npermalink: /w/:year/:title/\n---\n',
      '/w/2025/a/',
    ],
    [
      'hexo',
      { '_config.yml': 'permalink: p/:title/\n' },
      'source/_posts/sea/2025-09-08-a.md',
      dated,
      '/p/sea/2025-09-08-a/',
    ],
    ['hexo', {}, 'source/_posts/2025-09-08-a.md', '---\ntitle: x\n---\n', null],
    ['pelican', {}, 'content/a.md', 'Title: A walk\nDate: 2025-09-08\n', '/a-walk.html'],
    [
      'pelican',
      { 'pelicanconf.py': "SLUGIFY_SOURCE = 'basename'\n" },
      'content/a.md',
      'Title: A walk\nDate: 2025-09-08\n',
      '/a.html',
    ],
    ['eleventy', { 'posts/posts.json': '{}' }, 'posts/a.md', '---\ntitle: x\n---\n', null],
    ['astro', {}, 'src/content/blog/a-walk.md', dated, null],
    ['plain', {}, 'a-walk.md', dated, null],
    ['hexo', {}, 'source/_posts/undated.md', '---\ntitle: x\n---\n', null],
  ] as const)('%s %o: %s', (profile, settings, path, text, address) => {
    expect(addressOf({ profile, settings: settings as Readonly<Record<string, string>> }, path, text)).toBe(
      address,
    )
  })
})
