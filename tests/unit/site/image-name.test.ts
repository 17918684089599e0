import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { imageName, numberedName } from '../../../shared/site/image-name.ts'

describe('imageName', () => {
  it.each([
    ['IMG_1234.JPG', 'img_1234'],
    ['Heron at Dawn (1).PNG', 'heron-at-dawn-1'],
    ['Jürgen’s Café.webp', 'jurgens-cafe'],
    ['東京 夜.png', '東京-夜'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\me\\a.png', 'a'],
    ['CON.jpg', 'con-picture'],
    ['image.png', 'picture'],
    ['….png', 'picture'],
    ['.png', 'png'],
  ])('names %s readably: %s', (original, stem) => {
    expect(imageName(original, 'png').stem).toBe(stem)
  })

  it('law: any name becomes one that every platform can hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (original) => {
        const name = numberedName(imageName(original, 'png'), 1)
        expect(name).toMatch(/^[\p{L}\p{N}\p{M}_-]+\.png$/u)
        expect(name).toBe(name.normalize('NFC'))
        expect([...name].length).toBeLessThanOrEqual(84)
        expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\./)
      }),
      { numRuns: 2000 },
    )
  })

  it('numbers from the second on', () => {
    expect([1, 2, 3].map((nth) => numberedName({ stem: 'a', extension: 'png' }, nth))).toEqual([
      'a.png',
      'a-2.png',
      'a-3.png',
    ])
  })
})
