import { readdir, readFile, realpath, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { nodeDisk } from '../../electron/desk/files/disk.ts'
import { openCatalogue } from '../../electron/desk/library/catalogue.ts'
import { startScanner } from '../../electron/desk/library/scanner.ts'
import { type CreateSite, createPost } from '../../electron/desk/posts/create.ts'
import { openSite } from '../../electron/desk/site/open-site.ts'
import { type Files, type TemporaryFolder, temporaryFolder, writeFiles } from '../support/sites.ts'

const made: TemporaryFolder[] = []
afterEach(async () => {
  await Promise.all(made.splice(0).map((folder) => folder.remove()))
})

async function site(files: Files): Promise<CreateSite> {
  const temporary = await temporaryFolder('create')
  made.push(temporary)
  await writeFiles(temporary.path, files)
  const { root, conventions } = await openSite(nodeDisk, temporary.path)
  const catalogue = await openCatalogue({
    disk: nodeDisk,
    root,
    conventions,
    scanner: startScanner(nodeDisk, null),
    onRows: () => undefined,
  })
  await catalogue.start()
  return { root: await realpath(root), conventions, rows: catalogue.rows(), defaults: [] }
}

const clock = { nowMs: Date.UTC(2026, 2, 4, 15, 6, 7), offsetMinutes: 60 }
const create = (at: CreateSite, title: string, folder: string | null = null) =>
  createPost(nodeDisk, at, { title, folder }, clock)
const textOf = (at: CreateSite, post: string) => readFile(path.join(at.root, post), 'utf8')

const post = (title: string, date: string) => `---\ntitle: ${title}\ndate: ${date}\ntags: [a]\n---\n\nText\n`

it('writes the post where the newest ones are and puts the cursor in its body', async () => {
  const at = await site({
    'old/x.md': post('X', '2001-01-01'),
    'blog/a.md': post('A', '2025-01-01'),
    'blog/b.md': post('B', '2025-02-01'),
  })
  const created = await create(at, 'Café au lait')
  const text = await textOf(at, created.path)
  expect(created.path).toBe('blog/cafe-au-lait.md')
  expect(text).toBe('---\ntitle: Café au lait\ndate: 2026-03-04\ntags: []\n---\n\n')
  expect(created.cursor).toBe(text.length)
})

it('never overwrites: a name that is taken gets a number', async () => {
  const at = await site({ 'a.md': post('A', '2025-01-01'), 'b.mdx': post('B', '2024-01-01') })
  expect((await create(at, 'A')).path).toBe('a-2.md')
  expect((await create(at, 'A')).path).toBe('a-3.md')
  expect((await create(at, 'B')).path).toBe('b-2.md')
  expect(await textOf(at, 'a.md')).toBe(post('A', '2025-01-01'))
})

it('sixty at once get sixty names', async () => {
  const at = await site({ 'a.md': post('A', '2025-01-01') })
  const created = await Promise.all(Array.from({ length: 60 }, () => create(at, 'Same')))
  expect(new Set(created.map(({ path: one }) => one)).size).toBe(60)
  expect((await readdir(at.root)).length).toBe(61)
})

it('makes the folders of a bundle, and a second of that name beside it', async () => {
  const at = await site({
    'hugo.toml': '',
    'content/posts/one/index.md': post('One', '2025-01-01'),
    'content/posts/two/index.md': post('Two', '2025-01-02'),
  })
  expect((await create(at, 'One')).path).toBe('content/posts/one-2/index.md')
  expect((await create(at, 'Three')).path).toBe('content/posts/three/index.md')
})

it('makes the folder of a site’s first post', async () => {
  const at = await site({ '_config.yml': 'title: x', Gemfile: 'gem "jekyll"' })
  const created = await create(at, 'Hello')
  expect(created.path).toBe('_posts/2026-03-04-hello.md')
  expect(await textOf(at, created.path)).toBe(
    '---\nlayout: post\ntitle: Hello\ndate: 2026-03-04 16:06:07 +0100\n---\n\n',
  )
})

it('ends its lines as the newest posts do', async () => {
  const at = await site({ 'a.md': post('A', '2025-01-01').replaceAll('\n', '\r\n') })
  const created = await create(at, 'B')
  const text = await textOf(at, created.path)
  expect(text).toMatch(/^---\r\ntitle: B\r\n/)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  // The editor counts every line break as one.
  expect(created.cursor).toBe(text.replaceAll('\r\n', '\n').length)
})

it('takes the habits of the folder that is asked for', async () => {
  const french = (title: string) => `---\ntitle: ${title}\nlang: fr\ndate: 2020-01-01\n---\n\n`
  const english = (title: string) => `---\ntitle: ${title}\nlang: en\ndate: 2025-01-01\n---\n\n`
  const at = await site({
    'fr/a.md': french('A'),
    'fr/b.md': french('B'),
    'fr/c.md': french('C'),
    'en/a.md': english('A'),
    'en/b.md': english('B'),
    'en/c.md': english('C'),
  })
  const created = await create(at, 'Nouveau', 'fr')
  expect(created.path).toBe('fr/nouveau.md')
  expect(await textOf(at, created.path)).toContain('lang: fr')
})

it('refuses a title without text, and a folder that is not the site’s', async () => {
  const at = await site({ 'a.md': post('A', '2025-01-01') })
  const outside = await temporaryFolder('outside')
  made.push(outside)
  await symlink(outside.path, path.join(at.root, 'out'))
  await expect(create(at, '  ')).rejects.toMatchObject({ code: 'bad-name' })
  await expect(create(at, 'X', '../elsewhere')).rejects.toMatchObject({ code: 'outside-site' })
  await expect(create(at, 'X', 'out')).rejects.toMatchObject({ code: 'outside-site' })
  await expect(create(at, 'X', '.git/hooks')).rejects.toMatchObject({ code: 'outside-site' })
  await writeFile(path.join(at.root, 'taken'), '')
  await expect(create(at, 'X', 'taken')).rejects.toMatchObject({ code: 'disk-failed' })
  expect(await readdir(outside.path)).toEqual([])
})

describe('what the author wants fields to begin with', () => {
  it('stands in the new post where its block has nothing, in the style of the other posts', async () => {
    const at = await site({
      'posts/one.md': '---\ntitle: One\ndate: 2026-03-01\ntags: [a, b]\nauthor: x\n---\n\nText.\n',
      'posts/two.md': '---\ntitle: Two\ndate: 2026-03-02\ntags: [c]\nauthor: y\n---\n\nText.\n',
    })
    const post = await create(
      {
        ...at,
        defaults: [
          { path: ['author'], type: 'text', example: 'x', separator: 'comma', text: 'Ada: the first' },
          { path: ['tags'], type: 'tags', example: '[a, b]', separator: 'comma', text: 'draft, notes' },
          { path: ['toc'], type: 'toggle', example: '', separator: 'comma', text: 'yes' },
        ],
      },
      'Third',
    )
    const text = await readFile(path.join(at.root, post.path), 'utf8')
    expect(text).toContain('author: "Ada: the first"\n')
    expect(text).toContain('tags: [draft, notes]\n')
    expect(text).toContain('toc: true\n')
    expect(text.slice(post.cursor).trim()).toBe('')
  })
})
