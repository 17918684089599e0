import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { harmlessStyle } from '../../../renderer/preview/harmless-style.ts'

describe('what an author says of an element’s looks', () => {
  it.each([
    ['color: Tomato;', 'color: Tomato'],
    ['text-align:center; WIDTH: 50%', 'text-align: center; width: 50%'],
    ['background: #ddd', 'background-color: #ddd'],
    ['background: rgb(0 0 0 / 50%) !important', 'background-color: rgb(0 0 0 / 50%)'],
    ['width: calc(100% - 2 * 1rem)', 'width: calc(100% - 2 * 1rem)'],
    ['zoom:50%;', 'zoom: 50%'],
    ['border: 1px solid var(--x); color: red', 'color: red'],
    ['display: flex; gap: 1em', 'display: flex; gap: 1em'],
  ])('%j stays as %j', (style, wanted) => expect(harmlessStyle(style)).toBe(wanted))

  it.each([
    'background: url(https://own.site/a.png)',
    'background: u\\72 l(a.png)',
    'background-image: image-set("a.png" 1x)',
    'position: fixed',
    'inset: 0',
    'transform: scale(100)',
    'animation: spin 1s',
    'margin-top: -100px',
    'margin: calc(1px*-90)',
    'margin: calc(0px - 90px)',
    'width: expression(f())',
    'color: red/*',
    'color: rgb(1; position: fixed)',
    'color: red} main { display: none',
    '--x: 1',
    'content: "x"',
    'color',
    '',
  ])('%j is left out', (style) => expect(harmlessStyle(style)).toBe(''))

  it('law: what is let through is let through again, and holds nothing that fetches', () => {
    const piece = fc.constantFrom(
      ...[
        'color',
        'background',
        'margin',
        'position',
        ':',
        ';',
        ' ',
        'red',
        '1px',
        '-',
        '(',
        ')',
        'calc',
        'url',
        '/',
        '*',
        '\\',
        '"',
        "'",
        '!',
        'important',
        '{',
        '}',
        ',',
      ],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const once = harmlessStyle(pieces.join(''))
        expect(harmlessStyle(once)).toBe(once)
        expect(once).not.toMatch(/url\(|\/\*|[\\"'{}]|(?:^|; )position/)
      }),
      { numRuns: 5000 },
    )
  })
})
