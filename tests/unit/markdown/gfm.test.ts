// GitHub's extensions, case by case, through the live rendering. The last section of their specification, raw HTML
// that is not allowed, is not a matter of rendering here: the sites' generators let it pass, and the sanitiser of the
// preview takes it out (tests/security).
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { liveRendering } from '../../../shared/markdown/live-rendering.ts'
import { postParser } from '../../../shared/markdown/parser.ts'

const fixture = readFileSync(path.resolve(import.meta.dirname, '../../fixtures/gfm.txt'), 'utf8')
const cases = [...fixture.matchAll(/^(\d+ .+)\n\.\n([\s\S]*?)\n\.\n([\s\S]*?)\n\.\n/gm)].map(
  ([, name = '', markdown = '', html = '']) => ({ name, markdown, html }),
)

/** Typed letter by letter; without what the preview adds for itself, and without breaks between elements. */
function rendered(markdown: string): string {
  const live = liveRendering(postParser('next'))
  live.begin('')
  let blocks: readonly { readonly html: string }[] = []
  for (let at = 0; at < markdown.length; at++)
    blocks = live.change([{ from: at, to: at, insert: markdown[at] ?? '' }])
  return plain(blocks.map(({ html }) => html).join(''))
}

function plain(html: string): string {
  return html
    .replace(/ (?:class|data-[a-z]+)="[^"]*"/g, '')
    .replace(/ style="text-align:(\w+)"/g, ' align="$1"')
    .replace(
      /<input([^>]*)>\s*/g,
      (_tag, attributes: string) =>
        `<input type="checkbox"${attributes.includes('checked') ? ' checked' : ''}> `,
    )
    .replace(/>\s+</g, '><')
    .replace(/\s+(?=<\/?(?:ul|li)>)/g, '')
    .trim()
}

describe('GitHub’s extensions', () => {
  it('are all there', () => {
    expect(cases).toHaveLength(27)
  })

  for (const { name, markdown, html } of cases) {
    it(name, () => {
      expect(rendered(markdown)).toBe(plain(html))
    })
  }
})
