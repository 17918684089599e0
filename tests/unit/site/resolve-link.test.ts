import { expect, it } from 'vitest'
import type { PostPath } from '../../../shared/contract/paths.ts'
import { slugOf, stemOf } from '../../../shared/site/post-name.ts'
import { linkedPost, type PostLookup } from '../../../shared/site/resolve-link.ts'
import { conventions } from '../../support/views.ts'

function lookup(paths: readonly string[]): PostLookup {
  return {
    has: (path) => paths.includes(path),
    named: (name) =>
      paths.filter((path) => [stemOf(path).toLowerCase(), slugOf(path).toLowerCase()].includes(name)),
  }
}

it.each([
  ['plain', 'blog/a.md', 'b.md', ['blog/b.md'], 'blog/b.md'],
  ['plain', 'blog/a.md', 'b.md#part', ['blog/b.md'], 'blog/b.md'],
  ['plain', 'blog/a.md', './b', ['blog/b.md'], 'blog/b.md'],
  ['plain', 'blog/a.md', '../other/', ['other/index.md'], 'other/index.md'],
  ['plain', 'blog/a.md', 'b%20c.md', ['blog/b c.md'], 'blog/b c.md'],
  ['plain', 'blog/a.md', 'b.html', ['blog/b.md'], 'blog/b.md'],
  ['pelican', 'content/a.md', '{filename}b.md', ['content/b.md'], 'content/b.md'],
  ['pelican', 'content/x/a.md', '{filename}/b.md', ['content/b.md'], 'content/b.md'],
  ['zola', 'content/blog/a.md', '@/blog/b.md', ['content/blog/b.md'], 'content/blog/b.md'],
  ['hugo', 'content/posts/a.md', '{{< ref "b.md" >}}', ['content/posts/b.md'], 'content/posts/b.md'],
  [
    'hugo',
    'content/posts/a.md',
    '{{< relref "/posts/b" >}}',
    ['content/posts/b/index.md'],
    'content/posts/b/index.md',
  ],
  ['hugo', 'content/posts/a.md', '/posts/b/', ['content/posts/b.md'], 'content/posts/b.md'],
  [
    'jekyll',
    '_posts/2020-01-01-a.md',
    '{% post_url 2020-02-02-b %}',
    ['_posts/2020-02-02-b.md'],
    '_posts/2020-02-02-b.md',
  ],
  [
    'jekyll',
    '_posts/2020-01-01-a.md',
    '{% link _posts/2020-02-02-b.md %}',
    ['_posts/2020-02-02-b.md'],
    '_posts/2020-02-02-b.md',
  ],
  [
    'jekyll',
    '_posts/2020-01-01-a.md',
    '/2020/02/02/b.html',
    ['_posts/2020-02-02-b.md', '_posts/2021-02-02-b.md'],
    '_posts/2020-02-02-b.md',
  ],
  ['docusaurus', 'blog/a.md', '/blog/b', ['blog/2020-02-02-b.md'], 'blog/2020-02-02-b.md'],
])('%s %s %s', (profile, from, target, posts, expected) => {
  const files = { 'content/x.md': null, 'blog/x.md': null, 'config.toml': '' }
  expect(linkedPost(conventions(profile, files), from as PostPath, target, lookup(posts))).toBe(expected)
})

it.each(['https://a.org/b', '#b', 'mailto:b', 'b.png', '../../../b.md', ''])('%j is no post', (target) => {
  expect(
    linkedPost(conventions('plain'), 'blog/a.md' as PostPath, target, lookup(['blog/b.md', 'b.md'])),
  ).toBe(null)
})

it('two posts of one name are told apart, or neither is taken', () => {
  const posts = lookup(['x/b.md', 'y/b.md'])
  expect(linkedPost(conventions('plain'), 'a.md' as PostPath, '/site/y/b/', posts)).toBe('y/b.md')
  expect(linkedPost(conventions('plain'), 'a.md' as PostPath, '/site/b/', posts)).toBe(null)
})
