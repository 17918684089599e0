import { expect, it } from 'vitest'
import { askedPost } from '../../../renderer/workspace/asked-post.ts'

const nested = { folder: '/home/ada/blog', root: '/home/ada/blog/website' }
const plain = { folder: '/home/ada/blog', root: '/home/ada/blog' }
const windows = { folder: 'C:\\blog', root: 'C:\\blog\\docs' }
/** A link to the blog was opened. */
const linked = { folder: '/home/ada/link', root: '/srv/blog/docs' }

it.each([
  ['relative to the site', 'posts/a.md', nested],
  ['relative to the opened folder', 'website/posts/a.md', nested],
  ['with a dot', './posts/a.md', plain],
  ['absolute', '/home/ada/blog/website/posts/a.md', nested],
  ['absolute', '/home/ada/blog/posts/a.md', plain],
  ['with backslashes', 'docs\\posts\\a.md', windows],
  ['absolute, with backslashes', 'C:\\blog\\docs\\posts\\a.md', windows],
  ['where a link leads to', '/srv/blog/docs/posts/a.md', linked],
])('a post is found %s: %s', (_how, given, site) => {
  expect(askedPost(given, site)).toBe('posts/a.md')
})
