import { describe, expect, it } from 'vitest'
import { likeliestSite, recognise } from '../../../shared/site/recognise.ts'
import { conventions, view } from '../../support/views.ts'

const cases: readonly [string, string, Record<string, string | null>][] = [
  ['hugo', 'by its own file', { 'hugo.toml': 'title = "x"', 'content/posts/a.md': null }],
  ['hugo', 'by baseURL in config.yml', { 'config.yml': 'baseURL: https://a.org', 'content/a.md': null }],
  [
    'hugo',
    'by config.toml with baseurl',
    { 'config.toml': "baseurl = 'https://a.org'", 'content/a.md': null },
  ],
  ['hugo', 'by config/_default alone', { 'config/_default/params.toml': null, 'content/a.md': null }],
  ['hugo', 'by content and archetypes', { 'content/a.md': null, 'archetypes/default.md': null }],
  [
    'zola',
    'by base_url in config.toml',
    { 'config.toml': 'base_url = "https://a.org"', 'content/a.md': null },
  ],
  [
    'zola',
    'by its settings though no address is set',
    { 'config.toml': 'compile_sass = true\n[markdown]\n' },
  ],
  ['jekyll', 'by _config.yml and _posts', { '_config.yml': 'title: x', '_posts/2020-01-01-a.md': null }],
  ['jekyll', 'by a Gemfile', { '_config.yml': 'title: x', Gemfile: 'gem "github-pages"' }],
  [
    'jekyll',
    'where source: moves the posts',
    { '_config.yml': 'source: src', 'src/_posts/2020-01-01-a.md': null },
  ],
  [
    'jekyll',
    'by its collections',
    { '_config.yml': 'collections:\n  articles:\n    output: true\n', '_articles/a.md': null },
  ],
  [
    'hexo',
    'by package.json',
    {
      '_config.yml': 'title: x',
      'package.json': '{"dependencies":{"hexo":"^7"}}',
      'source/_posts/a.md': null,
    },
  ],
  ['hexo', 'by source/_posts', { '_config.yml': 'title: x', 'source/_posts/a.md': null }],
  [
    'nikola',
    'by BLOG_TITLE in conf.py',
    { 'conf.py': 'BLOG_TITLE = "x"\nPOSTS = (\n("posts/*.md", "posts", "post.tmpl"),\n)\n' },
  ],
  ['ablog', 'by ablog in conf.py', { 'conf.py': "extensions = ['myst_parser', 'ablog']", 'blog/a.md': null }],
  ['ablog', 'by myst.yml', { 'myst.yml': 'version: 1', 'blog/a.md': null }],
  ['astro', 'by its configuration', { 'astro.config.mjs': 'export default {}' }],
  ['astro', 'by src/content alone', { 'src/content/blog/a.md': null }],
  ['eleventy', 'by .eleventy.js', { '.eleventy.js': 'module.exports = {}' }],
  ['eleventy', 'by eleventy.config.js', { 'eleventy.config.js': 'export default () => {}' }],
  ['eleventy', 'by package.json alone', { 'package.json': '{"devDependencies":{"@11ty/eleventy":"^3"}}' }],
  ['docusaurus', 'by its configuration', { 'docusaurus.config.ts': 'export default {}', 'blog/a.md': null }],
  ['docusaurus', 'by a dated blog beside static', { 'blog/2020-01-01-a.md': null, 'static/img/x.png': null }],
  ['next', 'by its configuration', { 'next.config.js': '', 'posts/a.md': null }],
  ['next', 'by data/blog beside public', { 'data/blog/a.mdx': null, 'public/x.png': null }],
  ['gatsby', 'by its configuration', { 'gatsby-config.js': '' }],
  ['vitepress', 'by .vitepress', { '.vitepress/config.ts': '', 'a.md': null }],
  ['pelican', 'by pelicanconf.py', { 'pelicanconf.py': "PATH = 'content'", 'content/a.md': null }],
  ['gatsby', 'by what a theme asks of its sites', { 'package.json': '{"peerDependencies":{"gatsby":"^5"}}' }],
  [
    'plain',
    'where only commands have the names of generators',
    { 'package.json': '{"scripts":{"astro":"true","gatsby":"true","vitepress":"true"}}', 'a.md': null },
  ],
  ['plain', 'where nothing speaks', { 'a.md': null, 'notes/b.md': null }],
]

describe('a generator is recognised by evidence', () => {
  it.each(cases)('%s %s', (id, _how, files) => {
    const found = recognise(view(files))
    expect(found.profile.id).toBe(id)
    expect(found.marks.length > 0).toBe(id !== 'plain')
  })

  it('by what posts hold, where there are no settings', () => {
    const of = (head: string) => recognise(view({ 'a.md': null }, [{ path: 'a.md', head }])).profile.id
    expect(of('---\nblogpost: true\n---\n')).toBe('ablog')
    expect(of('Title: A\nDate: 2020-01-01\n\nText')).toBe('pelican')
    expect(of('<!--\n.. title: A\n-->')).toBe('nikola')
    expect(of('+++\ntitle = "A"\n[taxonomies]\n+++\n')).toBe('zola')
    expect(of('---\ntitle: A\n---\n')).toBe('plain')
  })
})

describe('the site of a repository', () => {
  it('is a folder below where that speaks more clearly', () => {
    const found = likeliestSite([
      { folder: '', view: view({ 'README.md': null, 'package.json': '{}' }) },
      { folder: 'docs', view: view({ '_config.yml': 'title: x', '_posts/2020-01-01-a.md': null }) },
      { folder: 'test/source', view: view({ '_config.yml': 'title: x', '_posts/2020-01-01-a.md': null }) },
    ])
    expect([found.folder, found.profile.id]).toEqual(['docs', 'jekyll'])
  })

  it('stays the opened folder where nothing speaks for any', () => {
    const empty = view({ 'a.md': null })
    expect(
      likeliestSite([
        { folder: '', view: empty },
        { folder: 'notes', view: empty },
      ]).folder,
    ).toBe('')
  })
})

describe('settings move things', () => {
  it('Hugo: contentDir, baseURL with a path', () => {
    const site = conventions('hugo', {
      'hugo.yaml': 'contentDir: text\nbaseURL: https://a.org/blog/\n',
      'text/blog/a.md': null,
    })
    expect(site).toMatchObject({ contentFolders: ['text'], newPostFolder: 'text/blog', basePath: '/blog' })
  })
  it('Jekyll: source and baseurl', () => {
    const site = conventions('jekyll', {
      '_config.yml': 'source: src\nbaseurl: "/b"\n',
      'src/_posts/x.md': null,
      'src/images/a.png': null,
    })
    expect(site).toMatchObject({
      contentFolders: ['src'],
      newPostFolder: 'src/_posts',
      staticFolders: ['src'],
    })
    expect(site.images.flat).toEqual({ from: 'site', folder: 'src/images', written: '/b/images/' })
  })
  it('Docusaurus: the path of a blog', () => {
    const site = conventions('docusaurus', {
      'docusaurus.config.js': "blog: { path: 'news-blog' }",
      'news-blog/a.md': null,
    })
    expect(site.newPostFolder).toBe('news-blog')
  })
  it('Astro: the base of a collection', () => {
    const site = conventions('astro', {
      'src/content.config.ts': "glob({ base: './src/data/blog', pattern: '**/*.md' })",
    })
    expect(site.newPostFolder).toBe('src/data/blog')
    expect(site.contentFolders).toContain('src/data/blog')
  })
  it('Nikola: the globs of POSTS and PAGES', () => {
    const text =
      'BLOG_TITLE = "x"\nPOSTS = (\n    ("texts/*.md", "posts", "post.tmpl"),\n    ("texts/*.rst", "posts", "post.tmpl"),\n)\nPAGES = (\n    ("stories/*.md", "", "page.tmpl"),\n)\n'
    const site = conventions('nikola', { 'conf.py': text, 'texts/a.md': null, 'stories/b.md': null })
    expect(site).toMatchObject({ contentFolders: ['texts', 'stories'], newPostFolder: 'texts' })
  })
  it('Eleventy: dir.input and dir.output', () => {
    const site = conventions('eleventy', {
      'eleventy.config.js': 'return { dir: { input: "src", output: "www" } }',
      'src/posts/a.md': null,
    })
    expect(site).toMatchObject({ contentFolders: ['src'], newPostFolder: 'src/posts' })
    expect(site.builtFolders).toContain('www')
  })
  it('Hexo: a folder of pictures for each post', () => {
    const site = conventions('hexo', { '_config.yml': 'post_asset_folder: true' })
    expect(site.images.flat).toEqual({ from: 'post', folder: '{stem}', written: '' })
  })
  it('conventions survive a message', () => {
    const site = conventions('gatsby')
    expect(JSON.parse(JSON.stringify(site))).toEqual(site)
  })
})
