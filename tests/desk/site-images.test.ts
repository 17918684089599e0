import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { describe, expect, it } from 'vitest'
import { completeImage } from '../../electron/desk/images/complete-image.ts'
import { findImage } from '../../electron/desk/images/find-image.ts'
import type { PostPath } from '../../shared/contract/paths.ts'
import { siteImages } from '../../shared/contract/site-images.ts'
import { failingDisk } from '../support/failing-disk.ts'
import { type ImageSite, imageSite, openImageSite } from '../support/image-site.ts'
import { type Files, picture } from '../support/sites.ts'

async function read(files: Files): Promise<ImageSite> {
  const opened = await imageSite(files)
  await opened.index.start()
  return opened
}

const users = (site: ImageSite, name: string) => {
  const row = site.rows().get(name)
  return row && [...row.usedBy, ...row.usedByFiles.map((file) => `file ${file}`)]
}

describe('what is asked before anything was begun', () => {
  it('begins the reading by itself: names at once, all in the end', async () => {
    const site = await imageSite({ 'a.md': '![x](lake.png)', 'lake.png': await picture(1) })
    await site.index.whenListed()
    expect(site.index.files().has('lake.png')).toBe(true)
    await site.index.whenKnown()
    expect(site.index.image('lake.png')?.usedBy).toEqual(['a.md'])
  })
})

describe('a row says what a picture is and who uses it', () => {
  it('facts, hash, likeness, posts; each once', async () => {
    const [lake, hill] = [await picture(1), await picture(2, 'jpeg')]
    const site = await read({
      'blog/a.md': '---\ncover: img/lake.png\n---\n![x](img/lake.png)\n<img src="img/lake.png">',
      'blog/b.md': '[![x](img/lake.png)](img/hill.jpg)',
      'blog/img/lake.png': lake,
      'blog/img/hill.jpg': hill,
      'blog/img/copy.png': lake,
      'blog/img/none.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    })
    const rows = site.rows()
    expect([...rows.keys()].sort()).toEqual(
      ['copy.png', 'hill.jpg', 'lake.png', 'none.svg'].map((name) => `blog/img/${name}`),
    )
    expect(users(site, 'blog/img/lake.png')).toEqual(['blog/a.md', 'blog/b.md'])
    expect(users(site, 'blog/img/hill.jpg')).toEqual(['blog/b.md'])
    expect(users(site, 'blog/img/copy.png')).toEqual([])
    const row = rows.get('blog/img/lake.png')
    expect(row?.facts).toMatchObject({ format: 'png', widthPx: 65, heightPx: 48, animated: false })
    expect(row?.hash).toBe(rows.get('blog/img/copy.png')?.hash)
    expect(row?.likeness).toMatch(/^[0-9a-f]{16}$/)
    expect(rows.get('blog/img/none.svg')).toMatchObject({ likeness: null, facts: { format: 'svg' } })
    for (const told of site.told) siteImages['siteImages.rows'].payload.parse(told)
    expect(site.told.at(-1)?.progress).toBe(null)
  })

  it('which posts show it without an alt text, in tags as well', async () => {
    const png = await picture(1)
    const site = await read({
      '_config.yml': 'title: Lakes\n',
      '_posts/2026-01-01-a.md':
        '![]({{ "/img/a.png" | relative_url }}) {% include figure.html src="/img/b.png" %}\n',
      '_posts/2026-01-02-b.md':
        '![A]({{ "/img/a.png" | relative_url }}) {% include figure.html src="/img/b.png" alt="B" %}\n',
      'img/a.png': png,
      'img/b.png': png,
    })
    for (const name of ['img/a.png', 'img/b.png']) {
      expect(site.rows().get(name)).toMatchObject({
        usedBy: ['_posts/2026-01-01-a.md', '_posts/2026-01-02-b.md'],
        silentIn: ['_posts/2026-01-01-a.md'],
      })
    }
  })

  it('what is ignored, hidden or built is left out; what is no picture has no facts', async () => {
    const site = await read({
      'hugo.toml': '',
      'content/posts/a.md': 'x',
      'content/posts/fake.png': 'no picture',
      'public/a.png': await picture(1),
      'resources/b.png': await picture(1),
      '.cache/c.png': await picture(1),
      'node_modules/d.png': await picture(1),
      'drafts/e.png': await picture(1),
      '.gitignore': 'drafts/\n',
    })
    expect([...site.rows().keys()]).toEqual(['content/posts/fake.png'])
    expect(site.rows().get('content/posts/fake.png')).toMatchObject({ facts: null, likeness: null })
  })

  it('what templates, styles, settings and pages name is not called an orphan', async () => {
    const png = await picture(1)
    const names = [
      'logo',
      'bg',
      'share',
      'theme',
      'readme',
      'featured-x',
      'gallery',
      'latin',
      'my pic',
      'orphan',
    ]
    const site = await read({
      ...Object.fromEntries(names.map((name) => [`static/${name}.png`, png])),
      'hugo.toml': '[params]\nshare = "/share.png"\n',
      'layouts/index.html':
        '<img src="{{ "/Logo.png" | relURL }}"> {{ .Resources.GetMatch "**featured*" }} {{ .Resources.ByType "image" }}',
      'assets/site.css': '.x { background: url(../bg.png) } .y { background: url("../my%20pic.png") }',
      'themes/own/layouts/x.html': '<img src=/theme.png>',
      'README.md': '![x](static/readme.png)',
      'content/posts/a/index.md': 'none',
      'content/posts/a/gallery.png': png,
      'content/posts/b.md': Buffer.from('caf\xe9 ![x](/latin.png)', 'latin1'),
      'content/posts/lone.png': png,
    })
    expect(users(site, 'static/logo.png')).toEqual(['file layouts/index.html'])
    expect(users(site, 'static/bg.png')).toEqual(['file assets/site.css'])
    expect(users(site, 'static/share.png')).toEqual(['file hugo.toml'])
    expect(users(site, 'static/theme.png')).toEqual(['file themes/own/layouts/x.html'])
    expect(users(site, 'static/readme.png')).toEqual(['file README.md'])
    expect(users(site, 'static/featured-x.png')).toEqual(['file layouts/index.html'])
    expect(users(site, 'content/posts/a/gallery.png')).toEqual(['file layouts/index.html'])
    expect(users(site, 'static/latin.png')).toEqual(['file content/posts/b.md'])
    expect(users(site, 'static/my pic.png')).toEqual(['file assets/site.css'])
    expect(users(site, 'static/orphan.png')).toEqual([])
    expect(users(site, 'content/posts/lone.png')).toEqual([])
  })
})

describe('it is kept up to date', () => {
  it('posts and pictures that come, change and go, one by one', async () => {
    const site = await read({ 'a.md': '![x](img/x.png) ![y](img/y.png)', 'img/x.png': await picture(1) })
    const at = (name: string) => path.join(site.root, name)
    expect(site.missing()).toEqual(['a.md: img/y.png at img/y.png'])
    await writeFile(at('img/y.png'), await picture(2))
    await site.index.applyChange(['img/y.png'])
    expect(site.missing()).toEqual([])
    expect(users(site, 'img/y.png')).toEqual(['a.md'])
    await writeFile(at('b.md'), '![x](img/x.png)')
    await site.index.applyChange(['b.md'])
    expect(users(site, 'img/x.png')).toEqual(['a.md', 'b.md'])
    await writeFile(at('a.md'), 'nothing')
    await site.index.applyChange(['a.md'])
    expect(users(site, 'img/x.png')).toEqual(['b.md'])
    expect(users(site, 'img/y.png')).toEqual([])
    await rename(at('img'), at('pics'))
    await site.index.applyChange(['img', 'pics/x.png', 'pics/y.png', 'pics'])
    expect([...site.rows().keys()].sort()).toEqual(['pics/x.png', 'pics/y.png'])
    expect(site.missing()).toEqual(['b.md: img/x.png at img/x.png'])
    await rm(at('b.md'))
    await site.index.applyChange(['b.md'])
    expect(site.missing()).toEqual([])
  })

  it('a .gitignore that comes takes its pictures out', async () => {
    const site = await read({ 'a.md': 'x', 'img/x.png': await picture(1) })
    await writeFile(path.join(site.root, '.gitignore'), 'img/\n')
    await site.index.applyChange(['.gitignore'])
    expect(site.rows().size).toBe(0)
  })

  it('after any changes all is as a fresh look would find it', async () => {
    const site = await read({
      'a.md': '![x](x.png) ![y](img/y.png)',
      'img/x.png': await picture(1),
      'img/y.png': await picture(2),
    })
    await mkdir(path.join(site.root, 'a'))
    await rename(path.join(site.root, 'img/x.png'), path.join(site.root, 'x.png'))
    await writeFile(path.join(site.root, 'c.md'), '![[y.png]] ![x](/img/y.png)')
    await site.index.applyChange(['img/x.png', 'x.png', 'c.md', 'a'])
    const fresh = await openImageSite(site.root, path.join(site.dataFolder, 'other'))
    await fresh.index.start()
    const sorted = (of: ImageSite) => [...of.rows().values()].sort((a, b) => (a.path < b.path ? -1 : 1))
    expect(sorted(site)).toEqual(sorted(fresh))
    expect(site.missing()).toEqual(fresh.missing())
  })
})

it('the second opening reads no picture again', async () => {
  const files: Record<string, string | Buffer> = { 'a.md': '![x](1.png)' }
  for (let nth = 1; nth <= 10; nth++) files[`${nth}.png`] = await picture(nth)
  const first = await read(files)
  const watching = failingDisk(Number.MAX_SAFE_INTEGER, 'EIO')
  const opened: string[] = []
  const disk = new Proxy(watching.disk, {
    get: (target, name) =>
      name === 'open'
        ? (...args: Parameters<typeof target.open>) => {
            opened.push(String(args[0]))
            return target.open(...args)
          }
        : Reflect.get(target, name),
  })
  const second = await openImageSite(first.root, first.dataFolder, disk)
  await second.index.start()
  expect(opened.filter((name) => name.endsWith('.png'))).toEqual([])
  expect([...second.rows().values()]).toEqual(expect.arrayContaining([...first.rows().values()]))
})

it('the built worker says the same as this thread', async () => {
  const here = await read({ 'a.md': '![x](1.png) ![y](2.png)', '1.png': await picture(1) })
  const input = fileURLToPath(new URL('../../electron/desk/images/image-scan.worker.ts', import.meta.url))
  const bundle = await rolldown({
    input,
    platform: 'node',
    external: ['sharp', /^node:/],
    logLevel: 'silent',
  })
  // Native modules are found from where the worker lies.
  const file = fileURLToPath(new URL(`../../.cache/image-scan-${process.pid}.worker.mjs`, import.meta.url))
  await bundle.write({ file, format: 'esm', codeSplitting: false })
  try {
    const there = await openImageSite(
      here.root,
      path.join(here.dataFolder, 'other'),
      undefined,
      new URL(`file://${file}`),
    )
    await there.index.start()
    expect(there.rows()).toEqual(here.rows())
    expect(there.missing()).toEqual(['a.md: 2.png at 2.png'])
  } finally {
    await rm(file)
  }
})

describe('find', () => {
  it('another case, the same content, the same name elsewhere, a near name; likeliest first', async () => {
    const site = await read({
      'blog/a.md': '![x](img/Lake.png)',
      'blog/img/Lake.png': await picture(1),
      'blog/img/lakes.png': await picture(2),
      'blog/img/hill.png': await picture(3),
      'other/Lake.png': await picture(4),
    })
    await rename(path.join(site.root, 'blog/img/Lake.png'), path.join(site.root, 'blog/img/dsc01.png'))
    await writeFile(path.join(site.root, 'blog/img/lake.png'), await picture(5))
    await site.index.applyChange(['blog/img/Lake.png', 'blog/img/dsc01.png', 'blog/img/lake.png'])
    expect(findImage(site.index, site.site.conventions, 'blog/a.md' as PostPath, 'img/Lake.png')).toEqual([
      { path: 'blog/img/lake.png', why: 'other-case' },
      { path: 'blog/img/dsc01.png', why: 'same-content' },
      { path: 'other/Lake.png', why: 'same-name' },
      { path: 'blog/img/lakes.png', why: 'near-name' },
    ])
  })
})

describe('complete', () => {
  it('what begins as it is typed comes first, the nearest before others', async () => {
    const site = await read({
      'blog/a.md': 'x',
      'blog/img/lake.png': await picture(1),
      'blog/img/hill.png': await picture(2),
      'pics/lake-2.png': await picture(3),
      'pics/the-lake.png': await picture(4),
    })
    const complete = (typed: string) =>
      completeImage(site.index.images(), site.site.conventions, 'blog/a.md' as PostPath, typed).map(
        ({ path: name }) => name,
      )
    expect(complete('img/')).toEqual(expect.arrayContaining(['blog/img/hill.png', 'blog/img/lake.png']))
    expect(complete('img/l')[0]).toBe('blog/img/lake.png')
    expect(complete('lake')).toEqual(['blog/img/lake.png', 'pics/lake-2.png', 'pics/the-lake.png'])
    expect(complete('')[0]).toBe('blog/img/hill.png')
  })
})
