// Expectations are what Sphinx 5.3 with MyST-Parser 0.18 and docutils 0.19 makes of the same words; Chinese is as later
// versions of Sphinx have it.
import { describe, expect, it } from 'vitest'
import { postParser } from '../../../shared/markdown/parser.ts'
import { renderPost } from '../../../shared/markdown/render.ts'

const words = `Er sagte "Hallo 'Du' da" und geht's -- es...`

function html(generator: string, language: string | null, text = words): string {
  const blocks = renderPost(postParser(generator, language), text)
  return blocks.map((block) => block.html.replace(/<[^>]*>/g, '').trim()).join('\n')
}

describe('Sphinx sets the quotes of the site’s language', () => {
  it.each<readonly [language: string | null, shown: string]>([
    [null, 'Er sagte “Hallo ‘Du’ da” und geht’s – es…'],
    ['en-GB', 'Er sagte “Hallo ‘Du’ da” und geht’s – es…'],
    ['de', 'Er sagte „Hallo ‚Du‘ da“ und geht’s – es…'],
    ['de-AT', 'Er sagte „Hallo ‚Du‘ da“ und geht’s – es…'],
    ['de-CH', 'Er sagte «Hallo ‹Du› da» und geht’s – es…'],
    ['fr', 'Er sagte «\u{A0}Hallo “Du” da\u{A0}» und geht’s – es…'],
    ['sv-SE', 'Er sagte ”Hallo ’Du’ da” und geht’s – es…'],
    ['pt-BR', 'Er sagte “Hallo ‘Du’ da” und geht’s – es…'],
    ['pl', 'Er sagte „Hallo «Du» da” und geht’s – es…'],
  ])('%s', (language, shown) => {
    expect(html('ablog', language)).toBe(shown)
  })

  it.each(['ja', 'zh-CN', 'zh-TW', 'th'])('and none at all in %s, dashes neither', (language) => {
    expect(html('ablog', language)).toBe(words.replaceAll('"', '&quot;'))
  })

  it('whatever a post says of itself', () => {
    expect(html('ablog', 'de', `---\nlanguage: fr\n---\n\n${words}`)).toContain('„Hallo ‚Du‘ da“')
  })
})

it.each(['hugo', 'jekyll', 'hexo', 'astro'])('%s sets English quotes in any language', (generator) => {
  expect(html(generator, 'de')).toBe(html(generator, null))
  expect(html(generator, 'ja')).toContain('“Hallo ‘Du’ da”')
})
