// What a site's settings make of typed quotes and dashes, from the settings' text to what the preview shows.
// Sphinx's are what Sphinx 5.3 with MyST-Parser 0.18 and docutils 0.19 makes of the same words; Chinese is as later
// versions of Sphinx have it. Kramdown 2.4, retext-smartypants 6.2, Python-Markdown 3.4 and smartypants 2.0 were asked
// too; tests/generators asks those that are there.
import { describe, expect, it } from 'vitest'
import { MarkdownSettings } from '../../../shared/contract/markdown-settings.ts'
import { defaultSettings } from '../../../shared/markdown/markdown-settings.ts'
import { postParser } from '../../../shared/markdown/parser.ts'
import { renderPost } from '../../../shared/markdown/render.ts'
import { markdownSettings } from '../../../shared/site/markdown-settings.ts'
import { profileOf, profiles } from '../../../shared/site/profile-list.ts'
import { view } from '../../support/views.ts'

type Files = Readonly<Record<string, string>>

const words = `"Hi 'you' there" it's -- a --- b...`
const english = '“Hi ‘you’ there” it’s – a — b…'
const remark = '“Hi ‘you’ there” it’s — a --- b…'

/** A package.json as they are: a command has the name of the package that it runs. */
function packages(name: string, version: string): string {
  return JSON.stringify({ scripts: { [name]: name }, dependencies: { [name]: version } }, null, 2)
}

function shown(generator: string, files: Files, text = words): string {
  const blocks = renderPost(postParser(generator, markdownSettings(profileOf(generator), view(files))), text)
  const html = blocks.map((block) => block.html.replace(/<[^>]*>/g, '').trim()).join('\n')
  return html.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>')
}

it.each(profiles.map(({ id }) => id))('%s without settings does what the parser takes for granted', (id) => {
  const settings = markdownSettings(profileOf(id), view({}))
  expect(settings).toEqual(defaultSettings(id))
  expect(MarkdownSettings.parse(settings)).toEqual(settings)
})

const typographer = '[markup.goldmark.extensions.typographer]'

describe.each<readonly [generator: string, cases: readonly (readonly [files: Files, shown: string])[]]>([
  [
    'hugo',
    [
      [{ 'hugo.toml': `title = 'x'\r\n` }, english],
      [{ 'hugo.toml': `${typographer}\r\n  disable = true # as they are\r\n` }, words],
      [{ 'config.toml': '[markup.goldmark.extensions]\ntypographer = false\n' }, words],
      [{ 'config.toml': `# ${typographer}\n# disable = true\n` }, english],
      [
        {
          'hugo.toml': `[Markup.Goldmark.Extensions.Typographer]\nleftDoubleQuote = '&laquo;&nbsp;'\n"rightDoubleQuote" = "&#160;&#xBB;"\nendash = "--"\n`,
        },
        '«\u{A0}Hi ‘you’ there\u{A0}» it’s -- a — b…',
      ],
      [
        {
          'hugo.yaml':
            'markup: {goldmark: {extensions: {typographer: {apostrophe: "\'", leftSingleQuote: ‚, rightSingleQuote: ‘, leftDoubleQuote: „, rightDoubleQuote: “}}}}\n',
        },
        `„Hi ‚you‘ there“ it's – a — b…`,
      ],
      [
        { 'hugo.json': '{"markup": {"goldmark": {"extensions": {"typographer": {"ellipsis": ""}}}}}' },
        '“Hi ‘you’ there” it’s – a — b',
      ],
      [
        { 'config/_default/markup.toml': '[goldmark.extensions.typographer]\nemDash = " – "\n' },
        '“Hi ‘you’ there” it’s – a  –  b…',
      ],
      [
        {
          'config/_default/hugo.yml':
            'markup:\n  goldmark:\n    extensions:\n      typographer:\n        disable: true\n',
        },
        words,
      ],
      [{ 'hugo.toml': 'markup = [broken' }, english],
    ],
  ],
  [
    'jekyll',
    [
      [
        { '_config.yml': 'kramdown:\r\n  smart_quotes: apos,apos,quot,quot # plain\r\n' },
        `"Hi 'you' there" it's – a — b…`,
      ],
      [
        { '_config.yml': 'kramdown: { smart_quotes: ["sbquo", lsquo, bdquo, ldquo] }\n' },
        '„Hi ‚you‘ there“ it‘s – a — b…',
      ],
      [
        { '_config.yml': 'kramdown:\n  "smart_quotes": "8249, 8250, 171, 187"\n' },
        '«Hi ‹you› there» it›s – a — b…',
      ],
      [{ '_config.yml': 'kramdown:\n  smart_quotes: lsquo,rsquo\n' }, english],
      [
        { '_config.yml': 'kramdown:\n  typographic_symbols: { hellip: ..., ndash: "--" }\n' },
        '“Hi ‘you’ there” it’s -- a — b...',
      ],
      [{ '_config.yml': 'kramdown:\n  gfm_quirks: [paragraph_end, no_auto_typographic]\n' }, words],
      [
        {
          '_config.yml':
            '# kramdown:\n#   smart_quotes: apos,apos,quot,quot\ndefaults:\n  - values: { markdown: GFM }\n',
        },
        english,
      ],
      [
        { '_config.toml': '[kramdown]\nsmart_quotes = "apos,apos,quot,quot"\n' },
        `"Hi 'you' there" it's – a — b…`,
      ],
      [{ '_config.yml': 'markdown: CommonMarkGhPages\n' }, words],
      [{ '_config.yml': 'markdown: CommonMark\ncommonmark:\n  options: ["SMART", "FOOTNOTES"]\n' }, english],
    ],
  ],
  [
    'hexo',
    [
      [{ '_config.yml': 'title: x\n' }, english],
      [{ '_config.yml': 'marked:\n  smartypants: false\n' }, words],
      [{ '_config.yml': "marked:\n  quotes: '«»“”'\n" }, '«Hi “you” there» it”s – a — b…'],
      [{ '_config.yml': 'marked:\n  quotes: «»\n' }, english],
      [
        {
          '_config.yml': "markdown:\n  render:\n    quotes: '«»‹›'\n",
          'package.json': '{"dependencies": {"hexo-renderer-markdown-it": "^7"}}',
        },
        '«Hi ‹you› there» it’s – a — b…',
      ],
      [
        {
          '_config.yml': 'markdown:\n  render:\n    typographer: false\n',
          'package.json': packages('hexo-renderer-markdown-it', '7'),
        },
        words,
      ],
    ],
  ],
  [
    'zola',
    [
      [{ 'config.toml': '[markdown]\nsmart_punctuation = true\n' }, english],
      [{ 'zola.toml': 'markdown.smart_punctuation = false\n' }, words],
      [{ 'config.toml': '[extra]\nsmart_punctuation = true\n' }, words],
    ],
  ],
  [
    'astro',
    [
      [
        {
          'astro.config.mjs': 'export default defineConfig({})',
          'package.json': packages('astro', '^5.1.0'),
        },
        remark,
      ],
      [
        {
          'astro.config.mjs': 'export default defineConfig({})',
          'package.json': packages('astro', '^7.0.2'),
        },
        english,
      ],
      [
        {
          'astro.config.mjs':
            'export default defineConfig({\n  markdown: {\n    smartypants: false,\n  },\n})',
        },
        words,
      ],
      [{ 'astro.config.mjs': 'export default { markdown: { /* smartypants: false */ } }\n' }, remark],
      [{ 'astro.config.mjs': 'export default { vite: { markdown: { smartypants: false } } }' }, remark],
      [
        {
          'astro.config.ts': `const config: AstroUserConfig = { markdown: { "smartypants": { dashes: 'oldschool', openingQuotes: { double: '«', single: '‹' }, closingQuotes: { double: '»', single: '›' } } } }\nexport default config;\n`,
        },
        '«Hi ‹you› there» it›s – a — b…',
      ],
      [
        {
          'astro.config.mjs': `export default { markdown: { processor: satteri({ features: { smartPunctuation: { dashes: false } } }) } }`,
        },
        '“Hi ‘you’ there” it’s -- a --- b…',
      ],
      [
        {
          'astro.config.mjs': 'export default { markdown: { processor: unified() } }',
          'package.json': packages('astro', '7'),
        },
        remark,
      ],
      [
        {
          'astro.config.mjs': 'export default { markdown: { remarkPlugins: [x] } }',
          'package.json': packages('astro', '7'),
        },
        remark,
      ],
    ],
  ],
  [
    'gatsby',
    [
      [{ 'gatsby-config.js': 'module.exports = { plugins: [`gatsby-transformer-remark`] }' }, words],
      [
        {
          'gatsby-config.js':
            'module.exports = { plugins: [{ resolve: `a`, options: { plugins: [`gatsby-remark-smartypants`] } }] }',
        },
        remark,
      ],
      [
        {
          'gatsby-config.ts': `plugins: [{\n resolve: "gatsby-remark-smartypants", // why\n options: { dashes: 'inverted', ellipses: false, quotes: false },\n}]`,
        },
        `"Hi 'you' there" it's — a – b...`,
      ],
      [{ 'gatsby-config.js': '// `gatsby-remark-smartypants`,\nplugins: []' }, words],
    ],
  ],
  [
    'eleventy',
    [
      [{ '.eleventy.js': 'const md = markdownIt({ html: true })' }, words],
      [{ '.eleventy.js': 'const md = markdownIt({ html: true, typographer: true })' }, english],
      [
        {
          'eleventy.config.js': `c.amendLibrary('md', (md) => md.set({ typographer: true, quotes: ['«\\xA0', '\\u00A0»', '‹', '›'] }))`,
        },
        '«\u{A0}Hi ‹you› there\u{A0}» it’s – a — b…',
      ],
      [
        {
          'eleventy.config.mjs':
            '// typographer: true\nlog("typographer: true")\nmarkdownIt({ typographer: false })',
        },
        words,
      ],
      [
        {
          'eleventy.config.js': `s.replace(/["'(]/g, '')\nconst o = {\n  typographer: true,\n  quotes: "„“‚‘",\n}`,
        },
        '„Hi ‚you‘ there“ it’s – a — b…',
      ],
    ],
  ],
  [
    'vitepress',
    [
      [
        { '.vitepress/config.ts': 'export default defineConfig({ markdown: { typographer: true } })' },
        english,
      ],
      [
        {
          '.vitepress/config.mts':
            "export default withMermaid(\n  defineConfig({ markdown: { quotes: '«»‹›', typographer: true } }),\n)",
        },
        '«Hi ‹you› there» it’s – a — b…',
      ],
      [{ '.vitepress/config.ts': 'export default { vite: { typographer: true } }' }, words],
    ],
  ],
  [
    'pelican',
    [
      [{ 'pelicanconf.py': 'TYPOGRIFY = False\nTYPOGRIFY_DASHES = "oldschool"\n' }, words],
      [{ 'pelicanconf.py': "TYPOGRIFY = True # nicer\nTYPOGRIFY_DASHES = 'oldschool'\r\n" }, english],
      [{ 'pelicanconf.py': 'TYPOGRIFY = True\n' }, '“Hi ‘you’ there” it’s — a —- b…'],
      [
        { 'pelicanconf.py': "TYPOGRIFY = True\nTYPOGRIFY_DASHES = 'oldschool_inverted'\n" },
        '“Hi ‘you’ there” it’s — a – b…',
      ],
      [{ 'pelicanconf.py': "TYPOGRIFY = True\nTYPOGRIFY_OMIT_FILTERS = ['smartypants']\n" }, words],
      [
        {
          'pelicanconf.py':
            "MARKDOWN = {\n  'extension_configs': {\n    'markdown.extensions.extra': {}, # 'smarty': {}\n  },\n}\n",
        },
        words,
      ],
      [
        {
          'pelicanconf.py':
            "MARKDOWN = {\n  'extensions': ['x'],\n  'extension_configs': {\n    'smarty': {\n      'smart_dashes': False,\n      'substitutions': {\n        'left-single-quote': '&sbquo;',\n        'right-single-quote': '&lsquo;',\n        'left-double-quote': '&bdquo;', # low\n        'right-double-quote': '&ldquo;',\n      },\n    },\n  },\n}\n",
        },
        '„Hi ‚you‘ there“ it‘s -- a --- b…',
      ],
    ],
  ],
  [
    'docusaurus',
    [
      [{ 'package.json': '{ "dependencies": { "@docusaurus/core": "^3" } }' }, words],
      [{ 'package.json': '{ "dependencies": { "remark-smartypants": "^3" } }' }, remark],
    ],
  ],
  ['next', [[{ 'package.json': '{ "dependencies": { "remark-smartypants": "^3" } }' }, remark]]],
  [
    'nikola',
    [
      [{ 'conf.py': "MARKDOWN_EXTENSIONS = ['markdown.extensions.extra']\n" }, words],
      [{ 'conf.py': "MARKDOWN_EXTENSIONS = [\n  'markdown.extensions.smarty',\n]\n" }, english],
      [
        {
          'conf.py':
            "MARKDOWN_EXTENSIONS = ['smarty']\nMARKDOWN_EXTENSION_CONFIGS = {DEFAULT_LANG: {'smarty': {'smart_quotes': False}}}\n",
        },
        `"Hi 'you' there" it's – a — b…`,
      ],
    ],
  ],
  [
    'ablog',
    [
      [{ 'conf.py': "language = 'de'\nsmartquotes = False\n" }, words],
      [
        { 'conf.py': "language = 'de'\n# smartquotes = False\nsmartquotes_action = 'qe'\r\n" },
        '„Hi ‚you‘ there“ it’s -- a --- b…',
      ],
      [{ 'conf.py': "smartquotes_action = 'De'\n" }, `"Hi 'you' there" it's – a — b…`],
      [{ 'conf.py': "smartquotes_action = 'qi'\n" }, '“Hi ‘you’ there” it’s — a – b...'],
      [
        {
          'conf.py':
            "language = 'fr'\nsmartquotes_excludes = {\n  'languages': ['ja', 'fr'], 'builders': ['man'],\n}\n",
        },
        words,
      ],
      [
        { 'conf.py': "language = 'de'\nsmartquotes_excludes = {'languages': ['fr']}\n" },
        '„Hi ‚you‘ there“ it’s – a — b…',
      ],
    ],
  ],
  ['docusaurus', [[{ 'docusaurus.config.js': 'typographer: true' }, words]]],
])('%s', (generator, cases) => {
  it.each(cases)('%j', (files, expected) => {
    expect(shown(generator, files)).toBe(expected)
  })
})

describe('Sphinx sets the quotes of the site’s language', () => {
  const said = `Er sagte "Hallo 'Du' da" und geht's -- es...`

  it.each<readonly [language: string | null, shown: string]>([
    [null, 'Er sagte “Hallo ‘Du’ da” und geht’s – es…'],
    ['en-GB', 'Er sagte “Hallo ‘Du’ da” und geht’s – es…'],
    ['de', 'Er sagte „Hallo ‚Du‘ da“ und geht’s – es…'],
    ['de_AT', 'Er sagte „Hallo ‚Du‘ da“ und geht’s – es…'],
    ['de-CH', 'Er sagte «Hallo ‹Du› da» und geht’s – es…'],
    ['fr', 'Er sagte «\u{A0}Hallo “Du” da\u{A0}» und geht’s – es…'],
    ['sv-SE', 'Er sagte ”Hallo ’Du’ da” und geht’s – es…'],
    ['pt_BR', 'Er sagte “Hallo ‘Du’ da” und geht’s – es…'],
    ['pl', 'Er sagte „Hallo «Du» da” und geht’s – es…'],
  ])('%s', (language, expected) => {
    expect(shown('ablog', language ? { 'conf.py': `language = '${language}'\n` } : {}, said)).toBe(expected)
  })

  it.each(['ja', 'zh_CN', 'zh_TW', 'th'])('and none at all in %s, dashes neither', (language) => {
    expect(shown('ablog', { 'conf.py': `language = '${language}'\n` }, said)).toBe(said)
  })

  it('whatever a post says of itself', () => {
    const text = `---\nlanguage: fr\n---\n\n${said}`
    expect(shown('ablog', { 'conf.py': "language = 'de'\n" }, text)).toContain('„Hallo ‚Du‘ da“')
  })

  it('and no other generator goes by it', () => {
    expect(shown('hugo', { 'hugo.toml': "locale = 'de'" })).toBe(english)
    expect(shown('jekyll', { '_config.yml': 'lang: ja' })).toBe(english)
  })
})

describe('beside quotes and dashes', () => {
  const german = { '_config.yml': 'kramdown:\n  smart_quotes: sbquo,lsquo,bdquo,ldquo\n' }

  it('what is typed as the sign of another language stays', () => {
    expect(shown('jekyll', german, `’Ja’ “so” it's 5'10" the '80s ›x‹`)).toBe(
      '’Ja’ “so” it‘s 5‘10“ the ‘80s ›x‹',
    )
  })

  it('a quote without its other half is set by SmartyPants and its like, and left by the others', () => {
    const halves = `'tis "open, *em*" closed ("so`
    expect(shown('jekyll', {}, halves)).toBe('‘tis “open, em” closed (“so')
    expect(shown('astro', {}, halves)).toBe('‘tis “open, em” closed (“so')
    expect(shown('hugo', {}, '("so and it is "now')).toBe('("so and it is "now')
  })

  it.each([
    ['は"言葉"の', 'は”言葉”の'],
    ['["言葉"](b) "c" *"d"*', '“言葉” “c” “d”'],
    [`the '80s, "'Tis" it's "(a)" 'b'`, 'the ’80s, “‘Tis” it’s “(a)” ‘b’'],
  ])('kramdown goes by what stands beside a quote: %s', (text, expected) => {
    expect(shown('jekyll', {}, text)).toBe(expected)
  })

  it('kramdown sets guillemets, and a space that does not break within them', () => {
    expect(shown('jekyll', {}, 'a <<so>> and << so >> on')).toBe('a «so» and «\u{A0}so\u{A0}» on')
    expect(shown('hugo', {}, 'a <<so>> on')).toBe('a «so» on')
    expect(shown('hexo', {}, 'a << so >> on')).toBe('a << so >> on')
  })

  it('markdown-it’s typographer replaces all that it knows', () => {
    const files = { '.eleventy.js': 'markdownIt({ typographer: true })' }
    expect(shown('eleventy', files, '(c) +- a.. -- "b"')).toBe('© ± a… – “b”')
  })
})
