// A site's Markdown by its own settings and plugins: what its readers see of signs that some sites know and others not.
import { describe, expect, it } from 'vitest'
import { MarkdownSettings } from '../../../shared/contract/markdown-settings.ts'
import { settingsOfPost } from '../../../shared/markdown/markdown-settings.ts'
import { postParser } from '../../../shared/markdown/parser.ts'
import { renderPost } from '../../../shared/markdown/render.ts'
import { markdownSettings } from '../../../shared/site/markdown-settings.ts'
import { profileOf, profiles } from '../../../shared/site/profile-list.ts'
import { isKnownIn, type Sign, signs } from '../../support/markdown-signs.ts'
import { view } from '../../support/views.ts'

type Files = Readonly<Record<string, string>>

/** Which of the signs are known. */
function known(generator: string, files: Files): Sign[] {
  const settings = markdownSettings(profileOf(generator), view(files))
  expect(MarkdownSettings.parse(settings)).toEqual(settings)
  const parser = postParser(generator, settings)
  return (Object.keys(signs) as Sign[]).filter((sign) => {
    const blocks = renderPost(parser, signs[sign][0])
    return isKnownIn(blocks.map((block) => block.html).join('\n'), sign)
  })
}

const packages = (...names: string[]) => ({
  'package.json': JSON.stringify({
    devDependencies: Object.fromEntries(names.map((name) => [name, '^1.0.0'])),
  }),
})

/** With the settings: what is known that is not without, and what is not any more. */
function changed(generator: string, before: Files, after: Files): { more: Sign[]; less: Sign[] } {
  const [earlier, later] = [known(generator, before), known(generator, after)]
  return {
    more: later.filter((sign) => !earlier.includes(sign)),
    less: earlier.filter((sign) => !later.includes(sign)),
  }
}

describe('a site’s settings', () => {
  const hugo = { 'hugo.toml': 'title = "x"\n' }
  const jekyll = { '_config.yml': 'title: x\n' }
  const hexo = { '_config.yml': 'title: x\n', ...packages('hexo', 'hexo-renderer-marked') }
  const pelican = { 'pelicanconf.py': "MARKDOWN = {'extension_configs': {}}\n" }
  const nikola = { 'conf.py': 'MARKDOWN_EXTENSIONS = []\n' }
  const sphinx = { 'conf.py': "extensions = ['ablog', 'myst_parser']\n" }
  const zola = { 'zola.toml': 'base_url = "https://own.site"\n' }
  const eleventy = { 'eleventy.config.js': 'export default (config) => {}\n', ...packages('@11ty/eleventy') }
  const vitepress = { '.vitepress/config.ts': 'export default {}\n', ...packages('vitepress') }
  const astro = { 'astro.config.mjs': 'export default {}\n', ...packages('astro') }
  const docusaurus = { 'docusaurus.config.js': 'module.exports = {}\n', ...packages('@docusaurus/core') }
  const next = packages('next', 'remark-gfm')
  const gatsby = { 'gatsby-config.js': 'module.exports = {}\n', ...packages('gatsby') }

  it.each<[generator: string, silent: Files, said: Files, more: readonly Sign[], less: readonly Sign[]]>([
    ['hugo', hugo, { 'hugo.toml': 'enableEmoji = true' }, ['emoji'], []],
    [
      'hugo',
      hugo,
      { 'hugo.toml': '[markup.goldmark.renderer]\nunsafe = true\nhardWraps = true' },
      ['a line break', 'raw HTML'],
      [],
    ],
    [
      'hugo',
      hugo,
      {
        'config.yaml':
          'baseURL: x\nmarkup: {goldmark: {extensions: {linkify: false, footnote: false, definitionList: false, taskList: false}}}',
      },
      [],
      ['a bare address', 'a definition', 'a footnote', 'a task'],
    ],
    [
      'hugo',
      hugo,
      {
        'config/_default/markup.toml':
          '[goldmark.extensions]\nfootnote = {enable = false}\n[goldmark.extensions.extras]\nmark.enable = true\ninsert.enable = true\nsubscript.enable = true\nsuperscript.enable = true',
      },
      ['mark', 'insert', 'subscript', 'superscript'],
      ['a footnote'],
    ],
    [
      'hugo',
      hugo,
      { 'hugo.toml': '[markup.goldmark.parser.attribute]\nblock = true' },
      ['a line of attributes'],
      [],
    ],
    [
      'hugo',
      hugo,
      { 'hugo.toml': '[markup.goldmark.parser.attribute]\ntitle = false' },
      [],
      ['a heading’s id'],
    ],
    [
      'hugo',
      hugo,
      { 'hugo.toml': '[markup.goldmark.extensions]\nstrikethrough = false' },
      [],
      ['one tilde', 'two tildes'],
    ],
    ['jekyll', jekyll, { '_config.yml': 'plugins: [jekyll-feed, jemoji]\n' }, ['emoji'], []],
    ['jekyll', jekyll, { '_config.yml': 'plugins: [jekyll-gfm-admonitions]\n' }, ['an alert'], []],
    [
      'jekyll',
      jekyll,
      { ...jekyll, Gemfile: 'group :jekyll_plugins do\n  gem "jemoji"\nend\n' },
      ['emoji'],
      [],
    ],
    ['jekyll', jekyll, { '_config.yml': 'kramdown:\n  hard_wrap: true\n' }, ['a line break'], []],
    [
      'jekyll',
      jekyll,
      { '_config.yml': 'markdown: CommonMark\n' },
      ['a formula'],
      [
        'a definition',
        'an abbreviation',
        'a footnote',
        'a task',
        'a heading’s id',
        'attributes of kramdown',
        'two tildes',
      ],
    ],
    [
      'jekyll',
      jekyll,
      { '_config.yml': 'markdown: CommonMarkGhPages\n' },
      ['a bare address', 'one tilde', 'a formula'],
      ['a definition', 'an abbreviation', 'a heading’s id', 'attributes of kramdown'],
    ],
    [
      'hexo',
      hexo,
      { ...hexo, '_config.yml': 'marked:\n  breaks: false\n  autolink: false\n' },
      [],
      ['a bare address', 'a line break'],
    ],
    [
      'hexo',
      hexo,
      { ...hexo, ...packages('hexo-renderer-marked', 'hexo-filter-github-emojis', 'hexo-footnotes') },
      ['emoji', 'a footnote'],
      [],
    ],
    [
      'hexo',
      hexo,
      {
        '_config.yml':
          'markdown:\n  render:\n    breaks: false\n    html: false\n  plugins:\n    - markdown-it-footnote\n    - name: markdown-it-mark\n',
        ...packages('hexo-renderer-markdown-it'),
      },
      ['a footnote', 'mark'],
      ['a line break', 'a task', 'one tilde', 'raw HTML'],
    ],
    [
      'pelican',
      pelican,
      {
        'pelicanconf.py':
          "MARKDOWN = {\n  'extension_configs': {'markdown.extensions.extra': {}, 'markdown.extensions.toc': {}},\n  'extensions': ['pymdownx.tilde', 'pymdownx.tasklist', 'admonition', 'pymdownx.details'],\n}\n",
      },
      [
        'a definition',
        'an abbreviation',
        'a footnote',
        'a task',
        'a heading’s id',
        'attributes in a line',
        'attributes of kramdown',
        'subscript',
        'one tilde',
        'two tildes',
        'an admonition',
        'an admonition that folds',
        'contents',
      ],
      [],
    ],
    [
      'pelican',
      pelican,
      { 'pelicanconf.py': "PATH = 'content'\n" },
      [
        'a definition',
        'an abbreviation',
        'a footnote',
        'a heading’s id',
        'attributes in a line',
        'attributes of kramdown',
      ],
      [],
    ],
    [
      'nikola',
      nikola,
      {
        'conf.py':
          "MARKDOWN_EXTENSIONS = ['markdown.extensions.nl2br', 'pymdownx.caret', 'pymdownx.mark', 'markdown.extensions.admonition']\n",
      },
      ['a line break', 'mark', 'insert', 'superscript', 'an admonition'],
      [],
    ],
    [
      'ablog',
      sphinx,
      {
        'conf.py':
          "extensions = ['ablog']\nmyst_enable_extensions = ['colon_fence', 'dollarmath', 'deflist', 'linkify', 'strikethrough', 'tasklist', 'attrs_inline', 'amsmath']\n",
      },
      [
        'a bare address',
        'a definition',
        'a task',
        'attributes in a line',
        'attributes of kramdown',
        'two tildes',
        'a formula',
        'an environment of formulas',
        'a container',
        'a MyST container',
      ],
      [],
    ],
    [
      'zola',
      zola,
      { 'zola.toml': '[markdown]\nrender_emoji = true\ndefinition_list = true\ngithub_alerts = true\n' },
      ['emoji', 'a definition', 'an alert'],
      [],
    ],
    [
      'eleventy',
      eleventy,
      {
        ...eleventy,
        'eleventy.config.js':
          'export default (c) => c.setLibrary("md", markdownIt({ html: true, breaks: true, linkify: true }))',
      },
      ['a bare address', 'a line break'],
      [],
    ],
    [
      'eleventy',
      eleventy,
      {
        ...eleventy,
        ...packages(
          'markdown-it-attrs',
          '@mdit/plugin-footnote',
          'markdown-it-emoji',
          'markdown-it-task-lists',
          'markdown-it-deflist',
          'markdown-it-mark',
          'markdown-it-sup',
          'markdown-it-container',
        ),
      },
      [
        'emoji',
        'a definition',
        'a footnote',
        'a task',
        'a heading’s id',
        'a line of attributes',
        'attributes in a line',
        'attributes behind a block',
        'attributes of kramdown',
        'mark',
        'superscript',
        'a container',
        'a MyST container',
      ],
      [],
    ],
    [
      'eleventy',
      eleventy,
      { ...eleventy, 'eleventy.config.js': '// linkify: true\nconst text = "breaks: true"\n' },
      [],
      [],
    ],
    [
      'vitepress',
      vitepress,
      {
        ...vitepress,
        '.vitepress/config.ts':
          'export default defineConfig({ markdown: { math: true, attrs: { disable: true }, linkify: false } })',
      },
      ['a formula'],
      [
        'a bare address',
        'a heading’s id',
        'a line of attributes',
        'attributes in a line',
        'attributes behind a block',
        'attributes of kramdown',
      ],
    ],
    [
      'vitepress',
      vitepress,
      { ...vitepress, '.vitepress/config.ts': 'export default { markdown: { gfmAlerts: false } }' },
      [],
      ['an alert'],
    ],
    [
      'vitepress',
      vitepress,
      packagesBeside(vitepress, 'markdown-it-footnote', 'markdown-it-task-lists'),
      ['a footnote', 'a task'],
      [],
    ],
    [
      'astro',
      astro,
      packagesBeside(
        astro,
        'remark-math',
        'remark-directive',
        'remark-github-blockquote-alert',
        'remark-breaks',
        'remark-gemoji',
      ),
      ['emoji', 'a line break', 'a formula', 'a container', 'an alert'],
      [],
    ],
    [
      'astro',
      astro,
      {
        ...astro,
        'astro.config.mjs':
          "import { remarkCallouts } from './src/plugins/remark-callouts.mjs'\nexport default {}\n",
      },
      ['an alert'],
      [],
    ],
    ['astro', astro, packagesBeside(astro, 'astro-expressive-code'), ['marked words of code'], []],
    [
      'astro',
      astro,
      packagesBeside(astro, '@astrojs/starlight'),
      ['a container', 'marked words of code'],
      [],
    ],
    ['next', next, packagesBeside(next, 'rehype-pretty-code'), ['marked words of code'], []],
    [
      'astro',
      astro,
      {
        'package.json': '{ "dependencies": { "astro": "^7.0.0" } }',
        'astro.config.mjs':
          'export default { markdown: { processor: satteri({ features: { math: true, headingAttributes: true, wikilinks: true, subscript: false } }) } }',
      },
      ['a heading’s id', 'a formula', 'wikilink'],
      [],
    ],
    [
      'astro',
      astro,
      { ...astro, 'astro.config.mjs': 'export default { markdown: { gfm: false } }' },
      [],
      ['a bare address', 'a footnote', 'a task', 'one tilde', 'two tildes'],
    ],
    [
      'docusaurus',
      docusaurus,
      {
        ...packagesBeside(docusaurus, 'remark-math', 'rehype-katex'),
        'docusaurus.config.js': 'module.exports = { markdown: { emoji: false } }',
      },
      ['a formula'],
      ['emoji'],
    ],
    [
      'next',
      next,
      packages('next', 'remark-math', 'markdown-it-footnote', 'rehype-callouts'),
      ['a formula', 'an alert'],
      [],
    ],
    [
      'gatsby',
      gatsby,
      {
        ...packagesBeside(gatsby, 'gatsby-remark-katex', 'gatsby-remark-emojis'),
        'gatsby-config.js': 'module.exports = { plugins: [{ options: { enableCustomId: true } }] }',
      },
      ['emoji', 'a heading’s id', 'a formula'],
      [],
    ],
  ])('of %s %j become %j', (generator, silent, said, more, less) => {
    expect(changed(generator, silent, said)).toEqual({ more, less })
  })

  it.each(profiles.map(({ id }) => id))('that are broken change nothing of %s', (id) => {
    const broken = { '_config.yml': '{[', 'hugo.toml': '= [', 'package.json': '{', 'conf.py': 'x = (' }
    expect(() => known(id, broken)).not.toThrow()
  })
})

function packagesBeside(files: Files, ...names: string[]): Files {
  return { ...files, ...packages(...names) }
}

describe('raw HTML that a Hugo site leaves out', () => {
  const parser = postParser('hugo', markdownSettings(profileOf('hugo'), view({ 'hugo.toml': 'title = "x"' })))
  const html = (text: string) =>
    renderPost(parser, text)
      .map((block) => block.html)
      .join('\n')

  it('says so in the place of a block, and leaves what is between', () => {
    const shown = html('<details open>\n\nin *it*\n\n</details>\n')
    expect(shown).toContain('HTML left out · &lt;details&gt;')
    expect(shown).toContain('in <em>it</em>')
    expect(shown).not.toContain('<details')
  })

  it('is gone from a line, but for pictures and the like, which would be missed', () => {
    expect(html('press <kbd>K</kbd> now')).toContain('press K now')
    expect(html('a <img src="b.png"> c')).toMatch(
      /a <span class="chip"[^>]*>HTML left out · &lt;img&gt;<\/span> c/,
    )
  })

  it('is no comment, no mark of the excerpt’s end, and nothing that the theme makes', () => {
    expect(html('<!-- to do -->\n')).toContain('author-note')
    expect(html('<!--more-->\n')).toContain('excerpt-end')
    expect(html('{{< figure src="a.png" alt="x" >}}\n')).toContain('<img')
    expect(html('{{< details summary="more" >}}\nwords\n{{< /details >}}\n')).toContain('<details')
  })
})

/** A post of a site with these settings. */
function shownIn(generator: string, files: Files, text: string): string {
  return renderPost(postParser(generator, markdownSettings(profileOf(generator), view(files))), text)
    .map(({ html }) => html.replace(/ data-(?:line|to)="\d+"/g, ''))
    .join('')
}

it('MyST: words behind a box are its title in mystmd and its first line in Sphinx', () => {
  const shown = (files: Files, text: string) => shownIn('ablog', files, text)
  const mystmd = { 'myst.yml': 'version: 1\n' }
  const titled = ':::{note} See *this*\nWords.\n:::\n'
  expect(shown(mystmd, 'See https://lake.example/a now.\n')).toContain('<a href="https://lake.example/a">')
  expect(shown(mystmd, titled)).toContain('-title">See <em>this</em></p>\n<p>Words.</p>')
  expect(
    shown({ 'conf.py': "extensions = ['ablog']\nmyst_enable_extensions = ['colon_fence']\n" }, titled),
  ).toContain('-title">Note</p>\n<p>See <em>this</em>\nWords.</p>')
  expect(shown(mystmd, '```{note} More\n:class: dropdown\n\nWords.\n```\n')).toMatch(
    /^<details class="markdown-alert markdown-alert-note"><summary [^>]*>More<\/summary>\n<p>Words\.<\/p>\n<\/details>/,
  )
})

it('MyST: a directive asks for the contents list where Sphinx’s settings stand, too', () => {
  const shown = shownIn('ablog', { 'conf.py': "extensions = ['ablog']\n" }, '```{contents}\n```\n\n## Lake\n')
  expect(shown).toContain('<nav class="contents"><ul><li><a href="#lake">Lake</a></li></ul></nav>')
  expect(shown).not.toContain('<>')
})

describe('MDX', () => {
  const words = "import Note from './note.jsx'\n\nA {curly} word, <Note>a note</Note>.\n\n    four spaces\n"

  /** Whether a post with this name is read as MDX, by what becomes of each sign of it. */
  function isMdx(generator: string, files: Files, name: string): boolean {
    const settings = markdownSettings(profileOf(generator), view(files))
    expect(MarkdownSettings.parse(settings)).toEqual(settings)
    const blocks = renderPost(postParser(generator, settingsOfPost(settings, name)), words)
    // A chip tells its source in an attribute.
    const html = blocks.map((block) => block.html.replace(/"[^"]*"/g, '')).join('\n')
    const signs = [/import Note from/, /\{curly\}/, /<code/].map((asWritten) => !asWritten.test(html))
    expect(new Set(signs).size, html).toBe(1)
    return signs.every(Boolean)
  }

  const nextMdx = (extension: string) => ({
    'next.config.mjs': `import createMDX from '@next/mdx'\nconst withMDX = createMDX({ ${extension} })\nexport default withMDX({})\n`,
    ...packages('next', '@next/mdx'),
  })
  const mdxLayer = (type: string) => ({
    'contentlayer.config.ts': `export const Post = defineDocumentType(() => ({ name: 'Post', contentType: '${type}' }))\n`,
    ...packages('next', 'contentlayer'),
  })
  const gatsbyMdx = (options: string) => ({
    'gatsby-config.js': `module.exports = { plugins: [{ resolve: 'gatsby-plugin-mdx', options: { ${options} } }] }\n`,
    ...packages('gatsby', 'gatsby-plugin-mdx'),
  })
  const docusaurus = (format: string) => ({
    'docusaurus.config.js': `module.exports = { markdown: { ${format} } }\n`,
    ...packages('@docusaurus/core'),
  })

  it.each<[generator: string, what: string, files: Files, inMd: boolean]>([
    [
      'astro',
      'an integration',
      { 'astro.config.mjs': 'export default {}', ...packages('astro', '@astrojs/mdx') },
      false,
    ],
    ['astro', 'nothing told', { 'astro.config.mjs': 'export default {}' }, false],
    ['gatsby', 'remark', { 'gatsby-config.js': 'module.exports = {}', ...packages('gatsby') }, false],
    ['gatsby', 'a plugin', gatsbyMdx(''), false],
    ['gatsby', 'a plugin for both endings', gatsbyMdx("extensions: ['.mdx', `.md`]"), true],
    ['next', 'nothing told', {}, true],
    ['next', 'remark', packages('next', 'remark', 'remark-html'), false],
    ['next', 'a loader', nextMdx(''), false],
    ['next', 'a loader for both endings', nextMdx('extension: /\\.mdx?$/'), true],
    ['next', 'a loader for both endings, spelt out', nextMdx('extension: /\\.(md|mdx)$/'), true],
    ['next', 'a loader for its own ending', nextMdx('extension: /\\.mdx$/'), false],
    ['next', 'next-mdx-remote', packages('next', 'next-mdx-remote'), true],
    ['next', 'a layer of Markdown', mdxLayer('markdown'), false],
    ['next', 'a layer of MDX', mdxLayer('mdx'), true],
    ['docusaurus', 'nothing said', docusaurus(''), true],
    ['docusaurus', 'formats by their endings', docusaurus("format: 'detect'"), false],
  ])('in %s with %s', (generator, _what, files, inMd) => {
    expect(isMdx(generator, files, 'posts/lake.mdx')).toBe(true)
    expect(isMdx(generator, files, 'posts/lake.md')).toBe(inMd)
  })

  it('is in no post of a Docusaurus that reads Markdown alone', () => {
    expect(isMdx('docusaurus', docusaurus("format: 'md'"), 'blog/lake.mdx')).toBe(false)
  })
})
