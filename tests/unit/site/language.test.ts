import { describe, expect, it } from 'vitest'
import { findBlock } from '../../../shared/frontmatter/block.ts'
import { readFields } from '../../../shared/frontmatter/read-fields.ts'
import { directionOf, languageOfFields, languageTag } from '../../../shared/site/language.ts'
import { profileOf } from '../../../shared/site/profile-list.ts'
import { view } from '../../support/views.ts'

function languageIn(profile: string, files: Readonly<Record<string, string>>): string | null {
  return languageTag(profileOf(profile).language(view(files)))
}

describe('the language of a site, as its settings name it', () => {
  it.each<readonly [profile: string, file: string, text: string, language: string | null]>([
    ['hugo', 'hugo.toml', "baseURL = 'https://a.org/'\nlanguageCode = 'pt-br'\n", 'pt-BR'],
    ['hugo', 'hugo.toml', "defaultContentLanguage = 'de'\n[params]\nlocale = 'fr'\n", 'de'],
    ['hugo', 'hugo.yaml', 'locale: fr-CA\nlanguageCode: en-us\n', 'fr-CA'],
    ['hugo', 'config/_default/hugo.json', '{ "languageCode": "sv" }', 'sv'],
    ['hugo', 'hugo.toml', "title = 'x'\n", null],
    ['jekyll', '_config.yml', 'lang: "nl" # minima\nlocale: en\n', 'nl'],
    ['jekyll', '_config.yml', 'locale: de_AT.UTF-8\n', 'de-AT'],
    ['jekyll', '_config.toml', 'lang = "it"\n', 'it'],
    ['jekyll', '_config.yml', 'defaults:\n  - values:\n      lang: fr\n', null],
    ['ablog', 'conf.py', "extensions = ['ablog']\nlanguage = 'zh_CN'\n", 'zh-CN'],
    ['ablog', 'conf.py', 'html_context = {\n  "language": "fr",\n}\nlanguage: str = "de"\n', 'de'],
    ['ablog', 'conf.py', "# language = 'fr'\nhighlight_language = 'none'\nlanguage = None\n", null],
    ['ablog', 'conf.py', "language = 'en'\nlanguage = 'de'\n", 'de'],
    ['pelican', 'pelicanconf.py', "DEFAULT_LANG = 'es'\n", 'es'],
    ['nikola', 'conf.py', 'BLOG_TITLE = "x"\nDEFAULT_LANG = "pt_br"\n', 'pt-BR'],
    ['hexo', '_config.yml', 'language: zh-TW\n', 'zh-TW'],
    ['hexo', '_config.yml', 'language:\n  - ja\n  - en\n', 'ja'],
    ['hexo', '_config.yml', 'language: [ko, en]\n', 'ko'],
    ['hexo', '_config.yml', 'language: default\n', null],
    ['zola', 'zola.toml', 'default_language = "pl"\n[languages.en]\n', 'pl'],
    ['docusaurus', 'docusaurus.config.ts', "export default { i18n: { defaultLocale: 'fr' } }", 'fr'],
    ['vitepress', '.vitepress/config.ts', "export default { lang: 'ru-RU' }", 'ru-RU'],
    [
      'vitepress',
      '.vitepress/config.mts',
      "const code = { lang: 'js' }\nexport default defineConfig({ locales: { de: { lang: 'de' }, root: { label: 'x', lang: 'fr' } } })",
      'fr',
    ],
    [
      'vitepress',
      '.vitepress/config.ts',
      "export default { head: [{ lang: 'js' }], locales: { de: { lang: 'de' } } }",
      null,
    ],
    [
      'vitepress',
      '.vitepress/config.js',
      "// lang: 'de'\nmodule.exports = { markdown: { lang: 'sh' }, lang: 'it' }",
      'it',
    ],
    ['astro', 'astro.config.mjs', "i18n: { locales: ['es'], defaultLocale: 'es' }", 'es'],
    ['next', 'next.config.js', "module.exports = { i18n: { defaultLocale: 'fi' } }", 'fi'],
    ['gatsby', 'gatsby-config.js', "siteMetadata: { lang: 'de' }", null],
    ['eleventy', 'eleventy.config.js', '', null],
    ['plain', 'a.md', 'lang: de', null],
  ])('%s: %s %j', (profile, file, text, language) => {
    expect(languageIn(profile, { [file]: text })).toBe(language)
  })
})

it.each<readonly [written: unknown, tag: string | null]>([
  ['de', 'de'],
  ['zh_hant_tw', 'zh-Hant-TW'],
  ['sr@latin', 'sr'],
  ['English', null],
  ['', null],
  ['de "><script>', null],
  ['en-', null],
  [12, null],
])('%j is the tag %j', (written, tag) => {
  expect(languageTag(written)).toBe(tag)
})

describe('the language of a post, as its front matter says it', () => {
  it.each<readonly [text: string, language: string | null]>([
    ['---\ntitle: A\nlang: fr\n---\n', 'fr'],
    ['---\nLanguage: pt_BR\n---\n', 'pt-BR'],
    ['+++\nlocale = "de"\n[params]\nlang = "en"\n+++\n', 'de'],
    ['+++\ntitle = "A"\n[params]\nlang = "en"\n+++\n', null],
    ['---\nlanguage: English\nlang: sv\n---\n', 'sv'],
    ['---\ntitle: lang\n---\n', null],
  ])('%j', (text, language) => {
    const block = findBlock(text)
    expect(block && languageOfFields(readFields(text, block).fields)).toBe(language)
  })
})

describe('the way a language is written', () => {
  it.each(['ar', 'fa-IR', 'he', 'ur', 'ps', 'ckb', 'az-Arab', 'yi', 'dv'])(
    '%s from right to left',
    (language) => {
      expect(directionOf(language)).toBe('rtl')
    },
  )
  it.each(['en', 'ja', 'az', 'de-CH', 'ku', 'tlh', 'zz'])('%s from left to right', (language) => {
    expect(directionOf(language)).toBe('ltr')
  })
})
