// A file's name and folder, taken apart and put together.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { namedPath, toPath } from '../../../shared/site/new-path.ts'

it('law: a path that is taken apart and not changed is the same path', () => {
  const segment = fc.stringMatching(/^[a-z][a-z0-9 é-]{0,8}[a-z0-9]$/)
  const file = fc.oneof(
    segment.map((name) => `${name}.md`),
    segment,
    fc.constant('index.md'),
  )
  fc.assert(
    fc.property(fc.array(segment, { maxLength: 3 }), file, (folders, name) => {
      const path = [...folders, name].join('/')
      expect(toPath(namedPath(path))).toBe(path)
    }),
  )
})

it('a post that is a folder of its own is named by the folder', () => {
  expect(namedPath('content/posts/lake/index.md')).toEqual({
    folder: 'content/posts',
    name: 'lake',
    tail: '/index.md',
  })
  expect(namedPath('lake/index.md')).toEqual({ folder: '', name: 'lake', tail: '/index.md' })
  expect(namedPath('index.md')).toEqual({ folder: '', name: 'index', tail: '.md' })
})

it('what leads out of the site, or nowhere, is no path', () => {
  for (const name of ['', '  ', '..', 'a/b', 'a\\b']) {
    expect(toPath({ folder: 'img', name, tail: '.jpg' })).toBe(null)
  }
  expect(toPath({ folder: '../elsewhere', name: 'a', tail: '.jpg' })).toBe(null)
  expect(toPath({ folder: '/img/', name: ' a ', tail: '.jpg' })).toBe('img/a.jpg')
})
