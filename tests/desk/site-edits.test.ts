import { readFile, unlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { moveToBin } from '../../electron/bin.ts'
import { carryOut, type EditDesk } from '../../electron/desk/site-edits/carry-out.ts'
import { sentenceOf } from '../../renderer/notices/sentences.ts'
import { isFailure } from '../../shared/contract/failure.ts'
import { defaultImageSettings } from '../../shared/contract/images.ts'
import { type SiteEdit, SiteEditPlan } from '../../shared/contract/site-edits.ts'
import { editSite } from '../support/edit-site.ts'
import { picture } from '../support/sites.ts'

const edit = (one: object) => one as SiteEdit

describe('a picture gets another name', () => {
  it('every post follows, whatever its line ends, and nothing else of it changes', async () => {
    const site = await editSite({
      'a.md': '\uFEFF# A\r\n![x](img/x.png)\r\nend \r\n',
      'blog/b.md': 'one\n<img src="/img/x.png">\n![y](../img/y.png)',
      'c.md': 'no picture',
      'img/x.png': await picture(1),
      'img/y.png': await picture(2),
    })
    const before = site.all()
    const plan = await site.plan(edit({ kind: 'move-image', from: 'img/x.png', to: 'pics/a b.png' }))
    SiteEditPlan.parse(plan.shown)
    expect(plan.shown).toMatchObject({
      moves: [{ from: 'img/x.png', to: 'pics/a b.png' }],
      texts: [
        { path: 'a.md', hunks: [{ line: 2, before: ['![x](img/x.png)'], after: ['![x](pics/a%20b.png)'] }] },
        { path: 'blog/b.md', hunks: [{ line: 2, after: ['<img src="/pics/a%20b.png">'] }] },
      ],
      left: [],
    })
    expect(site.all()).toEqual(before)
    expect(await site.carryOut(plan)).toEqual({ kind: 'done' })
    const after = site.all()
    expect(after['a.md']).toBe(before['a.md']?.replace('img/x.png', 'pics/a%20b.png'))
    expect(after['pics/a b.png']).toBe(before['img/x.png'])
    expect(after['img/x.png']).toBe(undefined)
    expect(after['c.md']).toBe(before['c.md'])
    expect(await site.undo(plan.shown.id)).toMatchObject({ kind: 'done' })
    expect(site.all()).toEqual(before)
  })

  it('another case alone is a name of its own', async () => {
    const site = await editSite({ 'a.md': '![x](X.png)', 'X.png': await picture(1) })
    await site.edit(edit({ kind: 'move-image', from: 'X.png', to: 'x.png' }))
    expect(Object.keys(site.all())).toEqual(['a.md', 'x.png'])
    expect(site.all()['a.md']).toBe('![x](x.png)')
  })

  it.each([
    ['a name that is taken', 'y.png', 'already-exists'],
    ['one that differs in case from a taken one', 'Y.PNG', 'already-exists'],
    ['its own name', 'x.png', 'already-exists'],
    ['another ending', 'x.jpg', 'bad-name'],
  ])('%s is refused', async (_name, to, code) => {
    const site = await editSite({ 'x.png': await picture(1), 'y.png': await picture(2) })
    await expect(site.plan(edit({ kind: 'move-image', from: 'x.png', to }))).rejects.toMatchObject({ code })
  })

  it('a post that is not UTF-8 and a template are left and named', async () => {
    const site = await editSite({
      'hugo.toml': 'logo = "x.png"',
      'content/a.md': Buffer.from('caf\xe9 ![x](/x.png)', 'latin1'),
      'static/x.png': await picture(1),
    })
    const { shown } = await site.plan(edit({ kind: 'move-image', from: 'static/x.png', to: 'static/y.png' }))
    expect(shown.left).toEqual([
      { path: 'content/a.md', why: 'not-utf8' },
      { path: 'hugo.toml', why: 'template' },
    ])
  })

  it('stale: a post that changed since it was planned; nothing is done', async () => {
    const site = await editSite({ 'a.md': '![x](x.png)', 'x.png': await picture(1) })
    const plan = await site.plan(edit({ kind: 'move-image', from: 'x.png', to: 'y.png' }))
    await writeFile(path.join(site.root, 'a.md'), 'else ![x](x.png)')
    const before = site.all()
    expect(await site.carryOut(plan)).toEqual({ kind: 'stale', path: 'a.md' })
    expect(site.all()).toEqual(before)
  })
})

describe('a post gets another name', () => {
  it('with its own pictures, links to it and from it', async () => {
    const site = await editSite({
      'blog/walk.md': '![x](walk-images/x.png) [b](b.md) ![s](shared/s.png)',
      'blog/b.md': '[walk](walk.md#top)',
      'blog/walk-images/x.png': await picture(1),
      'blog/shared/s.png': await picture(2),
    })
    const before = site.all()
    const id = await site.edit(edit({ kind: 'move-post', from: 'blog/walk.md', to: 'notes/2026/hike.md' }))
    const after = site.all()
    expect(after['notes/2026/hike.md']).toBe(
      '![x](hike-images/x.png) [b](../../blog/b.md) ![s](../../blog/shared/s.png)',
    )
    expect(after['blog/b.md']).toBe('[walk](../notes/2026/hike.md#top)')
    expect(after['notes/2026/hike-images/x.png']).toBe(before['blog/walk-images/x.png'])
    expect(Object.keys(after)).not.toContain('blog/walk-images/')
    await site.undo(id)
    expect(site.all()).toEqual(before)
  })

  it('a bundle moves whole', async () => {
    const site = await editSite({
      'hugo.toml': '',
      'content/posts/a/index.md': '![x](x.png) {{< figure src="img/y.png" >}}',
      'content/posts/a/x.png': await picture(1),
      'content/posts/a/img/y.png': await picture(2),
      'content/posts/a/data.csv': 'x',
      'content/posts/b.md': '[a]({{< ref "/posts/a" >}}) [a](/posts/a/)',
    })
    await site.edit(
      edit({ kind: 'move-post', from: 'content/posts/a/index.md', to: 'content/posts/c/index.md' }),
    )
    const after = site.all()
    expect(after['content/posts/c/index.md']).toBe('![x](x.png) {{< figure src="img/y.png" >}}')
    expect(after['content/posts/b.md']).toBe('[a]({{< ref "/posts/c" >}}) [a](/posts/c/)')
    expect(Object.keys(after)).toContain('content/posts/c/data.csv')
    expect(Object.keys(after)).not.toContain('content/posts/a/')
  })
})

describe('bytes of pictures', () => {
  it('a replacement in another format takes its ending along', async () => {
    const site = await editSite({ 'a.md': '![x](x.png)', 'x.png': await picture(1) })
    const before = site.all()
    const id = await site.edit(
      edit({ kind: 'replace-image', path: 'x.png', source: { kind: 'path', path: '/x' }, name: 'new.jpg' }),
      await picture(2, 'jpeg'),
    )
    expect(Object.keys(site.all())).toEqual(['a.md', 'x.jpg'])
    expect(site.all()['a.md']).toBe('![x](x.jpg)')
    await site.undo(id)
    expect(site.all()).toEqual(before)
  })

  it('remade ones become smaller or stay, and the plan says which', async () => {
    const site = await editSite({
      'a.md': '![x](x.png) ![y](y.svg)',
      'x.png': await picture(1),
      'y.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'z.png': 'no picture',
    })
    const recipe = { ...defaultImageSettings.recipe, format: 'webp' as const }
    const before = site.all()
    const paths = ['x.png', 'y.svg', 'z.png']
    const plan = await site.plan(edit({ kind: 'remake-images', paths, recipe }))
    expect(plan.shown.remade).toMatchObject([{ path: 'x.png', to: 'x.webp', after: { format: 'webp' } }])
    expect(plan.shown.left).toEqual([
      { path: 'y.svg', why: 'drawing' },
      { path: 'z.png', why: 'broken' },
    ])
    await site.carryOut(plan)
    expect(site.all()['a.md']).toBe('![x](x.webp) ![y](y.svg)')
    await site.undo(plan.shown.id)
    expect(site.all()).toEqual(before)
  })

  it('drawings lose what they tell where only that is asked for', async () => {
    const open = '<svg xmlns="http://www.w3.org/2000/svg">'
    const site = await editSite({
      'x.svg': `${open}<metadata>Eve</metadata><path d="M0 0"/></svg>`,
      'y.svg': `${open}</svg>`,
    })
    const before = site.all()
    const recipe = { ...defaultImageSettings.recipe, widestPx: null, format: 'keep' as const }
    const plan = await site.plan(edit({ kind: 'remake-images', paths: ['x.svg', 'y.svg'], recipe }))
    expect(plan.shown.left).toEqual([{ path: 'y.svg', why: 'gains-nothing' }])
    await site.carryOut(plan)
    expect(site.all()).toEqual({ ...before, 'x.svg': `${open}<path d="M0 0"/></svg>` })
    await site.undo(plan.shown.id)
    expect(site.all()).toEqual(before)
  })

  it('removed ones go to the bin unless they are used, and come back', async () => {
    const site = await editSite({
      'a.md': '![x](x.png)',
      'x.png': await picture(1),
      'b/y.png': await picture(2),
    })
    const before = site.all()
    const plan = await site.plan(edit({ kind: 'remove-images', paths: ['x.png', 'b/y.png'] }))
    expect(plan.shown).toMatchObject({
      removed: [{ path: 'b/y.png' }],
      left: [{ path: 'x.png', why: 'in-use' }],
    })
    await site.carryOut(plan)
    expect(site.binned).toEqual(['b/y.png'])
    expect(Object.keys(site.all())).toEqual(['a.md', 'x.png'])
    await site.undo(plan.shown.id)
    expect(site.all()).toEqual(before)
  })

  it.each([
    [
      'a system without a bin',
      'ENOTSUP',
      /^“z\.png” stays where it is: in the browser, .* use the Galley app/,
    ],
    ['a bin that is not to be written', 'EACCES', /did not take it \(EACCES\)\. Nothing was changed; check/],
    [
      'a bin that says no in words alone',
      undefined,
      /the system’s bin did not take it\. Nothing was changed/,
    ],
  ])('%s: all stay, and a sentence says so', async (_name, code, sentence) => {
    const site = await editSite({ 'y.png': await picture(1), 'z.png': await picture(2) })
    const before = site.all()
    const plan = await site.plan(edit({ kind: 'remove-images', paths: ['y.png', 'z.png'] }))
    const desk: EditDesk = {
      ...site.desk(),
      async toBin(absolute) {
        if (absolute.endsWith('y.png')) return unlink(absolute)
        throw Object.assign(new Error('no'), code === undefined ? {} : { code })
      },
    }
    const failure: unknown = await carryOut(desk, plan.shown.id, plan.steps).catch((error) => error)
    expect(isFailure(failure, 'no-bin', 'bin-failed') && sentenceOf(failure)).toMatch(sentence)
    expect(site.all()).toEqual(before)
  })

  it('a picture that is gone when the bin is to take it', async () => {
    const site = await editSite({ 'y.png': await picture(1), 'z.png': await picture(2) })
    const before = site.all()
    const plan = await site.plan(edit({ kind: 'remove-images', paths: ['y.png', 'z.png'] }))
    const desk: EditDesk = {
      ...site.desk(),
      async toBin(absolute) {
        await unlink(absolute)
        await moveToBin(absolute, { platform: 'linux', home: '/nowhere', dataHome: undefined, userId: 0 })
      },
    }
    await expect(carryOut(desk, plan.shown.id, plan.steps)).rejects.toMatchObject({ code: 'not-found' })
    expect(site.all()).toEqual(before)
  })

  it('of several that are one, the first is shown everywhere', async () => {
    const site = await editSite({
      'a.md': '![x](x.png) ![y](img/y.png)',
      'x.png': await picture(1),
      'img/y.png': await picture(1),
    })
    await site.edit(edit({ kind: 'merge-images', paths: ['x.png', 'img/y.png'] }))
    expect(site.all()).toEqual({ 'a.md': '![x](x.png) ![y](x.png)', 'x.png': expect.any(String) })
  })
})

describe('a missing picture is found', () => {
  const find = (to: string, sought: string) => edit({ kind: 'find-image', post: 'blog/a.md', sought, to })

  it('in every way in which the post writes it, and in no other post', async () => {
    const site = await editSite({
      'blog/a.md':
        '---\r\ncover: "img/gone.png"\r\n---\r\n![x](img/gone.png "t") <img src="img/gone.png">\r\n[r]: img/gone.png\r\n![y](img/y.png)',
      'blog/b.md': '![x](img/gone.png)',
      'blog/img/y.png': await picture(1),
      'pics/new one.png': await picture(2),
    })
    const before = site.all()
    const id = await site.edit(find('pics/new one.png', 'blog/img/gone.png'))
    const after = site.all()
    expect(after['blog/a.md']).toBe(
      '---\r\ncover: "../pics/new one.png"\r\n---\r\n![x](../pics/new%20one.png "t") <img src="../pics/new%20one.png">\r\n[r]: ../pics/new%20one.png\r\n![y](img/y.png)',
    )
    expect({ ...after, 'blog/a.md': '' }).toEqual({ ...before, 'blog/a.md': '' })
    await site.undo(id)
    expect(site.all()).toEqual(before)
  })

  it('a path that leads to a file from another place stays', async () => {
    const site = await editSite({
      // Beside the post the second is sought first, too; it is found in the site's own folder.
      'blog/a.md': '![x](/blog/img/x.png) ![y](img/x.png)',
      'img/x.png': await picture(1),
      'new.png': await picture(2),
    })
    await site.edit(find('new.png', 'blog/img/x.png'))
    expect(site.all()['blog/a.md']).toBe('![x](/new.png) ![y](img/x.png)')
  })

  it('nothing is planned where the picture came back, and what is to be shown must be there', async () => {
    const site = await editSite({ 'blog/a.md': '![x](x.png)', 'blog/x.png': await picture(1) })
    expect((await site.plan(find('blog/x.png', 'blog/x.png'))).steps).toEqual([])
    await expect(site.plan(find('blog/no.png', 'blog/gone.png'))).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('undo', () => {
  it('what was written into the same posts since stays', async () => {
    const site = await editSite({ 'a.md': 'one\n\n![x](x.png)\n\ntwo\n', 'x.png': await picture(1) })
    const id = await site.edit(edit({ kind: 'move-image', from: 'x.png', to: 'y.png' }))
    const post = path.join(site.root, 'a.md')
    await writeFile(post, (await readFile(post, 'utf8')).replace('two', 'three'))
    expect(await site.undo(id)).toMatchObject({ kind: 'done' })
    expect(site.all()['a.md']).toBe('one\n\n![x](x.png)\n\nthree\n')
  })

  it('stale where the same place was written; nothing is done', async () => {
    const site = await editSite({ 'a.md': '![x](x.png)', 'x.png': await picture(1) })
    const id = await site.edit(edit({ kind: 'move-image', from: 'x.png', to: 'y.png' }))
    await writeFile(path.join(site.root, 'a.md'), '![x](yy.png)')
    const before = site.all()
    expect(await site.undo(id)).toMatchObject({ kind: 'stale', path: 'a.md' })
    expect(site.all()).toEqual(before)
  })
})
