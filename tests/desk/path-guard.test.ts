import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { nodeDisk } from '../../electron/desk/files/disk.ts'
import { isInside, resolveForWriting, resolveInside } from '../../electron/desk/files/path-guard.ts'
import { postPlace } from '../support/post-desk.ts'

/** A site with links of all kinds, and a canary beside it. */
function site() {
  const place = postPlace()
  const { root } = place.desk
  place.put('in/post.md', 'in')
  place.put('.git/config', '[core]')
  writeFileSync(path.join(place.folder, 'canary.md'), 'out')
  mkdirSync(path.join(place.folder, 'site-beside'))
  const link = (target: string, name: string) => symlinkSync(target, path.join(root, name))
  link('in/post.md', 'inner.md')
  link('in', 'folder')
  link('inner.md', 'chain.md')
  link('in/later.md', 'dangling.md')
  link('../canary.md', 'outer.md')
  link(path.join(place.folder, 'canary.md'), 'absolute.md')
  link('outer.md', 'outer-chain.md')
  link('../later.md', 'outer-dangling.md')
  link('..', 'up')
  link('circle-b', 'circle-a')
  link('circle-a', 'circle-b')
  link('.git', 'innocent')
  return place
}

describe('resolveInside', () => {
  it.each([
    ['in/post.md', 'in/post.md'],
    ['inner.md', 'in/post.md'],
    ['chain.md', 'in/post.md'],
    ['folder/post.md', 'in/post.md'],
    ['dangling.md', 'in/later.md'],
    ['in/not-yet.md', 'in/not-yet.md'],
    ['in/..dots.md', 'in/..dots.md'],
  ])('leads %s to %s', async (sitePath, real) => {
    const { root } = site().desk
    expect(await resolveInside(nodeDisk, root, sitePath)).toBe(path.join(root, real))
  })

  it.each([
    'outer.md',
    'absolute.md',
    'outer-chain.md',
    'outer-dangling.md',
    'up/canary.md',
    'up/site-beside/x.md',
    'up/new.md',
    '../canary.md',
    'in/../../canary.md',
    './in/post.md',
    '/etc/passwd',
    '',
    '.',
    'in//post.md',
    'in\\post.md',
    'in/post.md\0.png',
  ])('refuses %j', async (sitePath) => {
    const { root } = site().desk
    await expect(resolveInside(nodeDisk, root, sitePath)).rejects.toMatchObject({
      code: 'outside-site',
      data: { path: sitePath },
    })
  })

  it.each(['no-folder/post.md', 'circle-a', 'in/post.md/below.md'])(
    'finds nothing at %s',
    async (sitePath) => {
      const { root } = site().desk
      await expect(resolveInside(nodeDisk, root, sitePath)).rejects.toMatchObject({ code: 'not-found' })
    },
  )
})

describe('resolveForWriting', () => {
  it.each([
    '.git/config',
    '.git/hooks',
    '.GIT/config',
    'innocent/config',
    'in/.git',
    'in/.git.',
    'in/.gi\u200ct',
    'git~1',
  ])('keeps out of %j', async (sitePath) => {
    const { root } = site().desk
    mkdirSync(path.join(root, '.GIT'), { recursive: true })
    await expect(resolveForWriting(nodeDisk, root, sitePath)).rejects.toMatchObject({ code: 'outside-site' })
  })

  it('lets a .github and a .gitignore be written', async () => {
    const { root } = site().desk
    mkdirSync(path.join(root, '.github'))
    expect(await resolveForWriting(nodeDisk, root, '.github/x.md')).toBe(path.join(root, '.github/x.md'))
    expect(await resolveForWriting(nodeDisk, root, '.gitignore')).toBe(path.join(root, '.gitignore'))
  })
})

it('a folder whose name only begins like the site’s is not inside it', () => {
  const root = realpathSync('/')
  expect(isInside(path.join(root, 'site'), path.join(root, 'site-beside', 'x'))).toBe(false)
  expect(isInside(path.join(root, 'site'), path.join(root, 'site', '..x'))).toBe(true)
})
