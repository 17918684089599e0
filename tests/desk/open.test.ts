import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { openPost } from '../../electron/desk/posts/open.ts'
import type { PostPath } from '../../shared/contract/paths.ts'
import { postPlace } from '../support/post-desk.ts'

const post = 'post.md' as PostPath

it.each([
  ['', '', 'none'],
  ['\ufeff', '', 'none'],
  ['\ufeffa\r\nb', 'a\nb', 'crlf'],
  ['a\rb\r', 'a\nb\n', 'cr'],
  ['a\nb\r\n', 'a\nb\n', 'mixed'],
  ['a\u2028b\0\v\n', 'a\u2028b\0\v\n', 'lf'],
  ['e\u0301 é ﬁ', 'e\u0301 é ﬁ', 'none'],
])('%j opens as %j, its ends %s', async (file, text, lineEnd) => {
  const place = postPlace()
  place.put(post, file)
  expect(await openPost(place.desk, post)).toEqual({
    path: post,
    text,
    version: place.version(post),
    readOnly: null,
    lineEnd,
    journal: null,
  })
})

it.each([
  ['Latin-1', [0x61, 0xe9, 0x62]],
  ['an overlong form', [0xc0, 0xaf]],
  ['a surrogate', [0xed, 0xa0, 0x80]],
  ['a cut sequence', [0x61, 0xe2, 0x82]],
  ['UTF-16', [0xff, 0xfe, 0x61, 0x00]],
])('%s opens read-only', async (_what, bytes) => {
  const place = postPlace()
  place.put(post, Buffer.from(bytes))
  const opened = await openPost(place.desk, post)
  expect(opened.readOnly).toBe('not-utf8')
  expect(opened.text).toContain('\ufffd')
})

it('what is no regular file is not readable, at once', async () => {
  const place = postPlace()
  mkdirSync(path.join(place.desk.root, 'folder.md'))
  execFileSync('mkfifo', [path.join(place.desk.root, 'pipe.md')])
  symlinkSync('/dev/zero', path.join(place.desk.root, 'endless.md'))
  await expect(openPost(place.desk, 'folder.md' as PostPath)).rejects.toMatchObject({ code: 'not-readable' })
  await expect(openPost(place.desk, 'pipe.md' as PostPath)).rejects.toMatchObject({ code: 'not-readable' })
  await expect(openPost(place.desk, 'endless.md' as PostPath)).rejects.toMatchObject({ code: 'outside-site' })
})

it('a post that is missing, outside or too large says so of the post', async () => {
  const place = postPlace()
  await expect(openPost(place.desk, post)).rejects.toMatchObject({ code: 'not-found', data: { path: post } })
  writeFileSync(path.join(place.folder, 'canary.md'), 'out')
  symlinkSync('../canary.md', path.join(place.desk.root, 'out.md'))
  await expect(openPost(place.desk, 'out.md' as PostPath)).rejects.toMatchObject({ code: 'outside-site' })
  place.put('large.md', '')
  truncateSync(path.join(place.desk.root, 'large.md'), 51 * 1024 * 1024)
  await expect(openPost(place.desk, 'large.md' as PostPath)).rejects.toMatchObject({
    code: 'too-large',
    data: { path: 'large.md', sizeBytes: 51 * 1024 * 1024 },
  })
})

it('a file of Git’s own opens read-only', async () => {
  const place = postPlace()
  const path = place.put('.git/description.md', 'x')
  expect((await openPost(place.desk, path)).readOnly).toBe('outside-site')
})
