// What each filter holds, and the order of what is shown.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { indexPictures, pictureFilters, shownPictures } from '../../../renderer/images/picture-list.ts'
import { siteImage } from './site-image.ts'

const recipe = { widestPx: 2000 }
const facts = {
  format: 'jpg',
  sizeBytes: 1000,
  widthPx: 640,
  heightPx: 480,
  animated: false,
  hasPlace: false,
} as const

const images = [
  siteImage('img/orphan.jpg'),
  siteImage('img/wide.jpg', { facts: { ...facts, widthPx: 2001 }, usedBy: ['a.md'] }),
  siteImage('img/heavy.jpg', { facts: { ...facts, sizeBytes: 1_000_001 }, usedBy: ['a.md', 'b.md'] }),
  siteImage('img/vector.svg', { facts: { ...facts, format: 'svg', widthPx: 9000 }, usedBy: ['a.md'] }),
  siteImage('img/home.jpg', { facts: { ...facts, hasPlace: true }, usedBy: ['a.md'], silentIn: ['a.md'] }),
  siteImage('img/Café 10.jpg', { hash: 'x', usedBy: ['a.md'] }),
  siteImage('img/cafe 9.jpg', { hash: 'x', usedBy: ['a.md'] }),
]

const index = indexPictures(images, 3, recipe)
const names = (filter: (typeof pictureFilters)[number]['id'], search = '', sort = 'name' as const) =>
  shownPictures(images, index, { filter, sort, search }, recipe).flatMap((section) =>
    section.images.map(({ path }) => path.slice(4)),
  )

it('each filter holds what its rule says', () => {
  expect(names('orphans')).toEqual(['orphan.jpg'])
  expect(names('too-large')).toEqual(['heavy.jpg', 'wide.jpg'])
  expect(names('with-place')).toEqual(['home.jpg'])
  expect(names('no-alt')).toEqual(['home.jpg'])
  expect(names('duplicates').sort()).toEqual(['Café 10.jpg', 'cafe 9.jpg'])
  expect(names('missing')).toEqual([])
})

it('the counts are those of what is shown', () => {
  for (const { id } of pictureFilters) {
    expect(index.counts[id]).toBe(id === 'missing' ? 3 : names(id).length)
  }
})

it('names are in the order of numbers, and the search knows no accents', () => {
  expect(names('all', 'cafe')).toEqual(['cafe 9.jpg', 'Café 10.jpg'])
})

it('law: sorting shows the same pictures, whatever the order', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('name', 'size', 'date', 'used'),
      fc.constantFrom('', 'a', 'jpg', 'cafe 9'),
      (sort, search) => {
        const shown = (by: typeof sort) =>
          shownPictures(images, index, { filter: 'all', sort: by, search }, recipe).flatMap(
            (one) => one.images,
          )
        expect(new Set(shown(sort))).toEqual(new Set(shown('name')))
      },
    ),
  )
})

it('five thousand pictures, each like another, are grouped without comparing all with all', () => {
  const many = Array.from({ length: 5000 }, (_, nth) => {
    const seed = BigInt(Math.floor(nth / 2) + 1) * 0x9e3779b97f4a7c15n
    return siteImage(`many/${nth}.jpg`, {
      likeness: ((seed ^ BigInt(nth % 2)) & (2n ** 64n - 1n)).toString(16).padStart(16, '0'),
    })
  })
  expect(indexPictures(many, 0, recipe).duplicates.length).toBeGreaterThan(2000)
})
