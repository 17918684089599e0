// Which pictures are told to be the same or alike.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bitsApart, findDuplicates } from '../../../renderer/images/likeness.ts'
import { siteImage } from './site-image.ts'

const likeness = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })
const written = (bits: bigint) => bits.toString(16).padStart(16, '0')

function bitsOf(value: bigint): number {
  return value.toString(2).replaceAll('0', '').length
}

it('law: the distance is the number of bits that differ', () => {
  fc.assert(
    fc.property(likeness, likeness, (a, b) => {
      expect(bitsApart(written(a), written(b))).toBe(bitsOf(a ^ b))
    }),
  )
})

it('law: of two pictures, those at most five bits apart are alike and no others', () => {
  const busy = likeness.filter((bits) => bitsOf(bits) > 16 && bitsOf(bits) < 48)
  const flips = fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { maxLength: 8 })
  fc.assert(
    fc.property(busy, flips, (bits, flipped) => {
      const other = flipped.reduce((value, bit) => value ^ (1n << BigInt(bit)), bits)
      const groups = findDuplicates([
        siteImage('a.jpg', { likeness: written(bits) }),
        siteImage('b.jpg', { likeness: written(other) }),
      ])
      expect(groups.length).toBe(flipped.length <= 5 ? 1 : 0)
    }),
    { numRuns: 500 },
  )
})

describe('a group', () => {
  it('is of the same bytes where all hashes agree, else of alike pictures', () => {
    const groups = findDuplicates([
      siteImage('a.jpg', { hash: 'one' }),
      siteImage('b.jpg', { hash: 'two', likeness: '00ff00ff00ff00ff' }),
      siteImage('c.jpg', { hash: 'one' }),
      siteImage('d.jpg', { hash: 'three', likeness: '00ff00ff00ff00fe' }),
    ])
    expect(groups.map(({ kind, images }) => [kind, ...images.map(({ path }) => path)])).toEqual([
      ['same', 'a.jpg', 'c.jpg'],
      ['alike', 'b.jpg', 'd.jpg'],
    ])
  })

  it('is not made of even surfaces, nor of pictures of another shape', () => {
    const wide = {
      format: 'jpg',
      sizeBytes: 1,
      widthPx: 900,
      heightPx: 300,
      animated: false,
      hasPlace: false,
    } as const
    expect(
      findDuplicates([
        siteImage('white.png', { likeness: '0000000000000000' }),
        siteImage('grey.png', { likeness: '0000000000000001' }),
        siteImage('view.jpg', { likeness: '00ff00ff00ff00ff' }),
        siteImage('panorama.jpg', { likeness: '00ff00ff00ff00ff', facts: wide }),
      ]),
    ).toEqual([])
  })
})
