import { expect, it } from 'vitest'
import { groupedMoves, nameWords } from '../../../renderer/images/grouped-moves.ts'

const move = (from: string, to: string) => ({ from, to })

it('says of pictures that go together how many, and names each of the others', () => {
  const names = ['a.jpg', 'b.jpg', 'c.jpg']
  expect(
    groupedMoves([
      move('posts/old.md', 'posts/new.md'),
      ...names.map((name) => move(`posts/old-images/${name}`, `posts/new-images/${name}`)),
      move('posts/old-images/old.jpg', 'posts/new-images/new.jpg'),
      move('posts/files/x.pdf', 'files/x.pdf'),
      move('posts/files/y.pdf', 'files/y.pdf'),
    ]),
  ).toEqual([
    { from: 'posts/old.md', to: 'posts/new.md', names: [] },
    { from: 'posts/old-images/', to: 'posts/new-images/', names },
    { from: 'posts/old-images/old.jpg', to: 'posts/new-images/new.jpg', names: [] },
    { from: 'posts/files/x.pdf', to: 'files/x.pdf', names: [] },
    { from: 'posts/files/y.pdf', to: 'files/y.pdf', names: [] },
  ])
})

it('names the site’s own folder', () => {
  const moves = ['a', 'b', 'c'].map((name) => move(name, `x/${name}`))
  expect(groupedMoves(moves)).toEqual([{ from: './', to: 'x/', names: ['a', 'b', 'c'] }])
})

it('names twelve of many', () => {
  const names = Array.from({ length: 14 }, (_, nth) => `${nth}.jpg`)
  expect(nameWords(names)).toMatch(/^14 files: 0\.jpg, .*, 11\.jpg and 2 more$/)
  expect(nameWords(['a', 'b', 'c'])).toBe('3 files: a, b, c')
})
