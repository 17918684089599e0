import { chmod, mkdir, readFile, realpath, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { nodeDisk } from '../../electron/desk/files/disk.ts'
import { listFolders } from '../../electron/desk/site/list-folders.ts'
import { openSite } from '../../electron/desk/site/open-site.ts'
import { recentSites } from '../../electron/desk/site/recent-sites.ts'
import { placeSample, sampleFolder } from '../../electron/desk/site/sample.ts'
import { failingDisk } from '../support/failing-disk.ts'
import { type Files, type TemporaryFolder, temporaryFolder, writeFiles } from '../support/sites.ts'

const made: TemporaryFolder[] = []
afterEach(async () => {
  await Promise.all(made.splice(0).map((folder) => folder.remove()))
})

async function folder(files: Files = {}): Promise<string> {
  const temporary = await temporaryFolder('site')
  made.push(temporary)
  await writeFiles(temporary.path, files)
  return temporary.path
}

const post = '---\ntitle: A\n---\n'

describe('a folder opens as a site', () => {
  it('with its generator, and what tells it', async () => {
    const at = await folder({ 'hugo.toml': 'title = "x"', 'content/posts/a.md': post })
    const site = await openSite(nodeDisk, at)
    expect(site).toMatchObject({
      folder: at,
      root: await realpath(at),
      name: path.basename(at),
      profile: { id: 'hugo', name: 'Hugo', evidence: ['hugo.toml', 'content/posts'] },
      language: null,
      isSample: false,
    })
  })

  it.each([
    ['de', { 'conf.py': "extensions = ['ablog']\nlanguage = 'de'\n", 'blog/a.md': post }],
    ['pt-BR', { 'docs/_config.yml': 'lang: pt_br\n', 'docs/_posts/2020-01-01-a.md': post }],
    ['fr-CA', { 'config/_default/hugo.toml': "languageCode = 'fr-ca'\n", 'content/posts/a.md': post }],
    ['ja', { '.vitepress/config.mts': "export default { lang: 'ja' }\n", 'a.md': post }],
    [null, { 'zola.toml': 'default_language = "Polish"\n', 'content/a.md': post }],
  ] as const)('in the language of its settings, %s', async (language, files) => {
    expect(await openSite(nodeDisk, await folder(files))).toMatchObject({ language })
  })

  it('with the Markdown of its settings, from files of different kinds', async () => {
    const hugo = await folder({ 'hugo.toml': 'title = "x"', 'content/posts/a.md': post })
    const { markdown } = await openSite(nodeDisk, hugo)
    expect(markdown.dialect).toMatchObject({ html: 'omitted', emoji: false, attributes: ['heading'] })
    const vite = await folder({
      '.vitepress/config.mts': 'export default { markdown: { math: true } }',
      'package.json': '{ "devDependencies": { "vitepress": "^1", "markdown-it-footnote": "^4" } }',
      'a.md': post,
    })
    const { dialect } = (await openSite(nodeDisk, vite)).markdown
    expect(dialect).toMatchObject({ math: 'dollars', footnotes: true, taskLists: false })
  })

  it('with the punctuation of its settings, where they lie in a file of their own', async () => {
    const markup = '[goldmark.extensions.typographer]\nenDash = "-"\n'
    const at = await folder({
      'config/_default/hugo.toml': 'title = "x"',
      'config/_default/markup.toml': markup,
    })
    expect(await openSite(nodeDisk, at)).toMatchObject({
      markdown: { punctuation: { by: 'goldmark', signs: { '--': '-' } } },
    })
  })

  it.each([
    [
      'docs',
      { 'docs/_config.yml': 'title: x', 'docs/_posts/2020-01-01-a.md': post, 'README.md': '' },
      'jekyll',
    ],
    [
      'website',
      { 'website/docusaurus.config.js': '', 'website/blog/a.md': post, 'package.json': '{}' },
      'docusaurus',
    ],
    [
      'apps/site',
      { 'apps/site/next.config.js': '', 'apps/site/posts/a.md': post, 'apps/api/package.json': '{}' },
      'next',
    ],
    [
      'doc',
      { 'doc/conf.py': "extensions = ['ablog']", 'doc/blog/travel/a.md': post, 'other/notes.md': post },
      'ablog',
    ],
    [
      'packages/web/site',
      { 'packages/web/site/hugo.toml': '', 'packages/web/site/content/a.md': post },
      'hugo',
    ],
    [
      'docs',
      {
        'docs/.vitepress/config.ts': '',
        'docs/a.md': post,
        'package.json': '{"devDependencies":{"vitepress":"1"}}',
      },
      'vitepress',
    ],
  ] as const)('that lies in %s', async (below, files, id) => {
    const at = await folder(files)
    const site = await openSite(nodeDisk, at)
    expect([
      path
        .relative(await realpath(at), site.root)
        .split(path.sep)
        .join('/'),
      site.profile.id,
    ]).toEqual([below, id])
    expect(site.profile.evidence[0]).toMatch(new RegExp(`^${below}/`))
  })

  it('as the generator’s that the author names, under an id of its own', async () => {
    const at = await folder({
      'a.md': post,
      'conf.py': 'BLOG_TITLE = "x"\nPOSTS = (("posts/*.md", "posts", "post.tmpl"),)\n',
    })
    const recognised = await openSite(nodeDisk, at)
    const named = await openSite(nodeDisk, at, { profile: 'pelican' })
    expect(recognised.profile).toMatchObject({ id: 'nikola', chosen: false })
    expect(named.profile).toMatchObject({ id: 'pelican', chosen: true })
    expect(named.id).not.toBe(recognised.id)
    expect((await openSite(nodeDisk, at, { profile: 'no such' })).profile.id).toBe('nikola')
  })

  it('as a plain one where nothing speaks for a generator', async () => {
    const site = await openSite(nodeDisk, await folder({ 'a.md': post, 'notes/b.md': post }))
    expect(site.profile).toEqual({ id: 'plain', name: 'Plain folder', evidence: [], chosen: false })
  })

  it('by its posts alone', async () => {
    const at = await folder({ 'travel/a.md': '---\nblogpost: true\n---\n# A\n', 'b.md': 'text' })
    const site = await openSite(nodeDisk, at)
    expect([site.profile.id, site.root]).toEqual(['ablog', await realpath(at)])
  })

  it('with settings that are code or broken, which are never run', async () => {
    const at = await folder({
      'astro.config.mjs': 'throw new Error("run"); export default { base: "/b" }',
      'src/content/blog/a.md': post,
      'package.json': '{ broken',
      'src/content.config.ts': `${'['.repeat(70_000)}`,
    })
    expect((await openSite(nodeDisk, at)).conventions).toMatchObject({ profile: 'astro', basePath: '/b' })
  })

  it('through a link, as the folder that it leads to', async () => {
    const at = await folder({ 'blog/a.md': post })
    const link = path.join(at, 'link')
    await symlink(path.join(at, 'blog'), link)
    const site = await openSite(nodeDisk, link)
    expect([site.folder, site.root]).toEqual([link, path.join(await realpath(at), 'blog')])
  })

  it('or says why not', async () => {
    const at = await folder({ 'a.md': post })
    await expect(openSite(nodeDisk, path.join(at, 'gone'))).rejects.toMatchObject({ code: 'not-found' })
    await expect(openSite(nodeDisk, path.join(at, 'a.md'))).rejects.toMatchObject({ code: 'not-a-folder' })
    const failing = failingDisk(3, 'EACCES')
    await expect(openSite(failing.disk, at)).rejects.toMatchObject({ code: 'not-readable' })
    expect(failing.fired()).toBe('readdir')
  })

  it('also where a folder in it cannot be read', async () => {
    const at = await folder({ 'a.md': post, 'locked/b.md': post })
    await chmod(path.join(at, 'locked'), 0)
    expect((await openSite(nodeDisk, at)).profile.id).toBe('plain')
    await chmod(path.join(at, 'locked'), 0o755)
  })
})

describe('recent sites', () => {
  it('are remembered, the latest first, and forgotten', async () => {
    const data = await folder()
    const blog = await folder()
    const recent = recentSites(nodeDisk, data)
    await recent.remember({ folder: blog, name: 'b', generator: 'Hugo' }, 1)
    await recent.remember({ folder: '/nowhere', name: 'n', generator: 'Jekyll' }, 2)
    await recent.remember({ folder: blog, name: 'b', generator: 'Hugo' }, 3)
    expect(await recentSites(nodeDisk, data).list()).toEqual([
      { folder: blog, name: 'b', generator: 'Hugo', openedMs: 3, present: true },
      { folder: '/nowhere', name: 'n', generator: 'Jekyll', openedMs: 2, present: false },
    ])
    await recent.forget('/nowhere')
    expect(await recent.list()).toHaveLength(1)
  })

  it('begin anew where the list is broken, and the broken one is kept aside', async () => {
    const data = await folder({ 'recent.json': '[{"folder": 1}' })
    const recent = recentSites(nodeDisk, data)
    expect(await recent.list()).toEqual([])
    expect(await readFile(path.join(data, 'recent.json.unreadable'), 'utf8')).toBe('[{"folder": 1}')
  })
})

it('folders are listed by name with the generator they look like, hidden ones left out', async () => {
  const at = await folder({
    'Zed/hugo.toml': '',
    'abc/x.txt': '',
    '.hidden/x.md': '',
    'a.md': '',
    'b.md': '',
    'c.txt': '',
  })
  expect(await listFolders(nodeDisk, at)).toEqual({
    folder: at,
    parent: path.dirname(at),
    entries: [
      { name: 'abc', folder: path.join(at, 'abc'), generator: null },
      { name: 'Zed', folder: path.join(at, 'Zed'), generator: 'Hugo' },
    ],
    postCount: 2,
  })
  expect((await listFolders(nodeDisk, '/')).parent).toBe(null)
  await expect(listFolders(nodeDisk, path.join(at, 'a.md'))).rejects.toMatchObject({ code: 'not-a-folder' })
  await expect(listFolders(nodeDisk, path.join(at, 'gone'))).rejects.toMatchObject({ code: 'not-found' })
})

describe('the sample blog', () => {
  it('is copied once, and what the author made of it stays', async () => {
    const shipped = await folder({ 'posts/a.md': post, 'posts/a-images/x.png': new Uint8Array([0, 255, 1]) })
    const data = await folder()
    const placed = await placeSample(nodeDisk, shipped, data)
    expect(placed).toBe(sampleFolder(data))
    expect(await readFile(path.join(placed, 'posts/a-images/x.png'))).toEqual(Buffer.from([0, 255, 1]))
    await writeFile(path.join(placed, 'posts/a.md'), 'mine')
    await placeSample(nodeDisk, shipped, data)
    expect(await readFile(path.join(placed, 'posts/a.md'), 'utf8')).toBe('mine')
    expect((await openSite(nodeDisk, placed, { dataFolder: data })).isSample).toBe(true)
  })

  it('is there whole or not at all', async () => {
    const shipped = await folder({ 'a.md': post, 'b.md': post })
    const data = await folder()
    await mkdir(path.join(data, 'sample-blog.new'), { recursive: true })
    await writeFile(path.join(data, 'sample-blog.new/left-over.md'), 'x')
    const placed = await placeSample(nodeDisk, shipped, data)
    await expect(readFile(path.join(placed, 'left-over.md'))).rejects.toMatchObject({ code: 'ENOENT' })
    await expect(placeSample(nodeDisk, path.join(shipped, 'gone'), await folder())).rejects.toMatchObject({
      code: 'not-readable',
    })
  })
})
