import { expect, it } from 'vitest'
import { isPlaceholder, isPostPath, isRepositoryText, mayHoldPosts } from '../../../shared/site/is-post.ts'
import { conventions } from '../../support/views.ts'

it('every Markdown ending counts, in any case, and nothing else does', () => {
  const plain = conventions('plain')
  for (const ending of ['md', 'markdown', 'mdown', 'mkd', 'mdx', 'qmd', 'Rmd', 'MD']) {
    expect(isPostPath(plain, `a.${ending}`)).toBe(true)
  }
  for (const name of ['a.txt', 'md', 'a.md.bak', 'a.rst']) expect(isPostPath(plain, name)).toBe(false)
})

it('list pages of Hugo and Zola are no posts, nor is what lies outside the content', () => {
  const hugo = conventions('hugo')
  expect(isPostPath(hugo, 'content/posts/a.md')).toBe(true)
  expect(isPostPath(hugo, 'content/posts/_index.md')).toBe(false)
  expect(isPostPath(hugo, 'content/posts/_index.fr.md')).toBe(false)
  expect(isPostPath(hugo, 'archetypes/default.md')).toBe(false)
})

it('Jekyll has its posts in folders with an underscore, and includes none of the others', () => {
  const jekyll = conventions('jekyll', { '_config.yml': 'collections:\n  articles:\n' })
  expect(isPostPath(jekyll, '_posts/2020-01-01-a.md')).toBe(true)
  expect(isPostPath(jekyll, 'news/_posts/2020-01-01-a.md')).toBe(true)
  expect(isPostPath(jekyll, '_articles/a.md')).toBe(true)
  expect(isPostPath(jekyll, '_includes/a.md')).toBe(false)
  expect(mayHoldPosts(jekyll, '_includes')).toBe(false)
  expect(mayHoldPosts(jekyll, '_site')).toBe(false)
})

it('public is built by Hugo and Zola, and written by hand elsewhere', () => {
  expect(mayHoldPosts(conventions('zola'), 'public')).toBe(false)
  expect(mayHoldPosts(conventions('plain'), 'public')).toBe(true)
})

it('README and its kin are about the repository only at its root', () => {
  for (const name of ['README.md', 'readme.markdown', 'LICENSE.md', 'CODE_OF_CONDUCT.md', 'CHANGELOG.md']) {
    expect(isRepositoryText(name)).toBe(true)
  }
  for (const name of ['docs/README.md', 'reading-list.md', 'on-licences.md']) {
    expect(isRepositoryText(name)).toBe(false)
  }
})

it('a placeholder in a folder of pictures is no post, one among posts is', () => {
  expect(isPlaceholder('blog/recap-images/placeholder.md', ['placeholder.md'])).toBe(true)
  expect(isPlaceholder('blog/recap-images/placeholder.md', ['placeholder.md', 'notes.md'])).toBe(true)
  expect(isPlaceholder('blog/recap/placeholder.md', ['placeholder.md', 'a.jpg'])).toBe(true)
  expect(isPlaceholder('blog/placeholder.md', ['placeholder.md', 'a.md'])).toBe(false)
  expect(isPlaceholder('placeholder.md', ['placeholder.md'])).toBe(false)
})
