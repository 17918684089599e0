// Which signs a site's Markdown knows, by its settings, as the preview has it and as the generator itself does. A
// generator that is not installed is left out.
import { describe, expect, it } from 'vitest'
import { postParser } from '../../shared/markdown/parser.ts'
import { renderPost } from '../../shared/markdown/render.ts'
import { isKnownIn, type Sign, signs } from '../support/markdown-signs.ts'
import { buildPage, type Command, isThere } from './build-page.ts'

const hugo: Command = ['hugo', '--quiet', '--destination', 'out']
const jekyll: Command = ['jekyll', 'build', '--quiet', '--destination', 'out', '--disable-disk-cache']

/** A script in the reader's page finds formulas, a theme of Hugo makes alerts, and an older Goldmark knows two tildes alone. */
const untold = {
  hugo: ['a formula', 'an alert', 'one tilde'],
  jekyll: ['a formula'],
} as const satisfies Readonly<Record<string, readonly Sign[]>>
const askedOf = (left: readonly Sign[]) =>
  (Object.keys(signs) as Sign[]).filter((sign) => !left.includes(sign))
const postOf = (asked: readonly Sign[]) =>
  asked.map((sign, nth) => `###### sign ${nth}\n\n${signs[sign][0]}\n`).join('\n')

/** Those of them that are known. The notes at the end belong to none. */
function knownIn(html: string, asked: readonly Sign[]): Sign[] {
  const parts = html.split(/<h6[^>]*>.*?<\/h6>/s).slice(1)
  expect(parts.length).toBe(asked.length)
  const plain = parts.map((part) => part.replaceAll('&#x1f389;', '🎉'))
  return asked.filter((sign, nth) => isKnownIn(plain[nth] ?? '', sign))
}

async function compared(
  command: Command,
  files: Readonly<Record<string, string>>,
  page: string,
  asked: readonly Sign[],
) {
  const built = await buildPage(command, files, page)
  const parser = postParser(built.site.profile.id, built.site.markdown)
  const ours = renderPost(parser, postOf(asked)).map((block) => block.html)
  expect(knownIn(ours.join('\n'), asked)).toEqual(knownIn(built.page, asked))
}

describe.runIf(isThere(hugo))('Hugo', () => {
  it.each([
    '',
    'enableEmoji = true\n',
    '[markup.goldmark.renderer]\nunsafe = true\nhardWraps = true\n',
    '[markup.goldmark.extensions]\nlinkify = false\nfootnote = false\ndefinitionList = false\ntaskList = false\n',
    '[markup.goldmark.extensions]\nstrikethrough = false\n',
    '[markup.goldmark.parser.attribute]\nblock = true\n',
    '[markup.goldmark.parser.attribute]\ntitle = false\n',
  ])('with %j', { timeout: 120_000 }, async (settings) => {
    const asked = askedOf(untold.hugo)
    const kinds = '["taxonomy", "term", "RSS", "sitemap", "home"]'
    const files = {
      'hugo.toml': `baseURL = "https://own.site/"\ndisableKinds = ${kinds}\n${settings}`,
      'layouts/_default/single.html': '{{ .Content }}',
      'content/a.md': `---\ntitle: a\n---\n\n${postOf(asked)}`,
    }
    await compared(hugo, files, 'out/a/index.html', asked)
  })
})

describe.runIf(isThere(jekyll))('Jekyll', () => {
  it.each(['', 'kramdown:\n  hard_wrap: true\n'])('with %j', { timeout: 120_000 }, async (settings) => {
    const asked = askedOf(untold.jekyll)
    const files = {
      '_config.yml': `title: x\n${settings}`,
      'a.md': `---\ntitle: a\n---\n\n${postOf(asked)}`,
      '_posts/2026-01-02-b.md': '---\n---\n',
    }
    await compared(jekyll, files, 'out/a.html', asked)
  })
})
