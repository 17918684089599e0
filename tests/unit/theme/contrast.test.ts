// Reads the tokens and computes what WCAG 2.2 asks: 4.5 : 1 for text on each surface that it stands on, 3 : 1 for
// the focus ring. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync(path.resolve(import.meta.dirname, '../../../renderer/theme/tokens.css'), 'utf8')

function tokens(selector: string): ReadonlyMap<string, string> {
  const at = css.indexOf(`${selector} {`)
  const block = css.slice(at, css.indexOf('}', at))
  return new Map(
    [...block.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  )
}

const themes = [
  ['light', tokens(':root')],
  ['dark', tokens(':root[data-theme="dark"]')],
] as const

/** A colour of words, and the surfaces that it stands on. */
const texts: readonly (readonly [string, readonly string[]])[] = [
  [
    '--ink',
    ['--paper', '--desk', '--rail', '--current-line', '--accent-soft', '--draft-soft', '--fault-soft'],
  ],
  ['--ink-2', ['--paper', '--desk', '--rail', '--accent-soft']],
  ['--ink-3', ['--paper', '--desk', '--current-line']],
  ['--accent', ['--paper', '--desk', '--current-line', '--accent-soft']],
  ['--on-accent', ['--accent']],
  ['--draft', ['--paper', '--desk', '--draft-soft']],
  ['--done', ['--paper', '--desk']],
  ['--fault', ['--paper', '--desk', '--fault-soft']],
]

const rings = ['--paper', '--desk', '--rail', '--accent-soft']

describe.each(themes)('the %s theme', (_name, colours) => {
  const pairs = texts.flatMap(([text, surfaces]) => surfaces.map((surface) => [text, surface] as const))
  it.each(pairs)('%s can be read on %s', (text, surface) => {
    expect(contrast(colours.get(text), colours.get(surface))).toBeGreaterThanOrEqual(4.5)
  })
  it.each(rings)('the focus ring can be seen on %s', (surface) => {
    expect(contrast(colours.get('--accent'), colours.get(surface))).toBeGreaterThanOrEqual(3)
  })
})

function contrast(a: string | undefined, b: string | undefined): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(colour: string | undefined): number {
  if (!colour) throw new Error('no such token')
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
