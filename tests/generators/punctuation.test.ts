// A site's settings of quotes and dashes, read as the desk reads them, against what its generator makes of the same
// words. A generator that is not installed is left out.
import { expect, it } from 'vitest'
import { postParser } from '../../shared/markdown/parser.ts'
import { renderPost } from '../../shared/markdown/render.ts'
import type { Files } from '../support/sites.ts'
import { buildPage, type Command, isThere } from './build-page.ts'

const words = `He said "Hi 'you' there" and it's -- well --- no... *"so"*, "'x'" and 1--2.`

type Program = {
  readonly command: Command
  readonly files: Files
  readonly built: string
  /** The text of the settings, by their name. */
  readonly settings: readonly (readonly [name: string, text: string])[]
}

const hugoSettings =
  'baseURL = "https://own.site/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap", "home"]\n'
const sphinxSettings = "extensions = ['myst_parser']\nproject = 'x'\n"
const pelicanSettings =
  "PATH = 'content'\nTIMEZONE = 'UTC'\nFEED_ALL_ATOM = None\nCATEGORY_FEED_ATOM = None\n"

const programs: readonly Program[] = [
  {
    command: ['hugo', '--quiet', '--destination', 'out'],
    files: {
      'layouts/_default/single.html': '{{ .Content }}',
      'content/a.md': `---\ntitle: a\n---\n\n${words}\n`,
    },
    built: 'out/a/index.html',
    settings: [
      ['hugo.toml', hugoSettings],
      // Before 0.112 it is true or false; the signs came then.
      ['hugo.toml', `${hugoSettings}[markup.goldmark.extensions]\ntypographer = false\n`],
    ],
  },
  {
    command: ['jekyll', 'build', '--quiet', '--destination', 'out', '--disable-disk-cache'],
    files: { 'a.md': `---\ntitle: a\n---\n\n${words}\n`, '_posts/2026-01-02-b.md': '---\n---\n' },
    built: 'out/a.html',
    settings: [
      ['_config.yml', 'kramdown:\n  smart_quotes: apos,apos,quot,quot # plain\n'],
      [
        '_config.yml',
        'kramdown: { smart_quotes: ["sbquo", lsquo, bdquo, ldquo], typographic_symbols: {ndash: "--"} }\n',
      ],
    ],
  },
  {
    command: ['sphinx-build', '-q', '-b', 'html', '.', 'out'],
    files: { 'index.md': `# A\n\n${words}\n` },
    built: 'out/index.html',
    settings: [
      ['conf.py', `${sphinxSettings}language = 'de'\nsmartquotes_action = 'qi'\n`],
      ['conf.py', `${sphinxSettings}language = 'fr'\nsmartquotes_excludes = {'languages': ['fr']}\n`],
    ],
  },
  {
    command: ['pelican', '-q', '-o', 'out', '-s', 'pelicanconf.py'],
    files: { 'content/a.md': `Title: a\nDate: 2026-01-02\nSlug: a\nCategory: x\n\n${words}\n` },
    built: 'out/a.html',
    settings: [
      [
        'pelicanconf.py',
        `${pelicanSettings}MARKDOWN = {'extension_configs': {'smarty': {'substitutions': {'left-double-quote': '&laquo;', 'right-double-quote': '&raquo;'}}}}\n`,
      ],
    ],
  },
]

for (const { command, files, built, settings } of programs) {
  it.runIf(isThere(command)).each(settings)(
    `${command[0]} sets what is shown: %s %j`,
    { timeout: 240_000 },
    async (name, text) => {
      const { site, page } = await buildPage(command, { ...files, [name]: text }, built)
      const blocks = renderPost(postParser(site.profile.id, site.markdown), words)
      expect(textOf(blocks.map(({ html }) => html).join(''))).toBe(textOf(page))
    },
  )
}

/** The words of the paragraph, however its signs are escaped. */
function textOf(html: string): string {
  const paragraph = /<p[^>]*>(He [\s\S]*?)<\/p>/.exec(html)?.[1] ?? ''
  const entities = {
    ldquo: '“',
    rdquo: '”',
    lsquo: '‘',
    rsquo: '’',
    ndash: '–',
    mdash: '—',
    hellip: '…',
    quot: '"',
  }
  return Object.entries(entities)
    .reduce((text, [name, sign]) => text.replaceAll(`&${name};`, sign), paragraph)
    .replace(/&#(\d+);/g, (_, point) => String.fromCodePoint(Number(point)))
    .replace(/<[^>]*>/g, '')
}
