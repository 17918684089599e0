// Where formulas are read: in the source, or in the words that Markdown has made of it.
import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { postParser } from '../../../shared/markdown/parser.ts'
import { renderPost } from '../../../shared/markdown/render.ts'
import { markdownSettings } from '../../../shared/site/markdown-settings.ts'
import { profileOf } from '../../../shared/site/profile-list.ts'
import { unescapeHtml } from '../../../shared/text/escape-html.ts'
import { view } from '../../support/views.ts'

type Files = Readonly<Record<string, string>>

/** The formulas of a post, set apart in brackets, and its words with `·` for each. */
function read(generator: string, text: string, files: Files = {}): { formulas: string[]; words: string } {
  const formulas: string[] = []
  const settings = markdownSettings(profileOf(generator), view(files))
  const parser = postParser(generator, settings, (tex, isDisplay) => {
    formulas.push(isDisplay ? `[${tex.trim()}]` : tex)
    return '·'
  })
  const html = renderPost(parser, text).map((block) => block.html)
  return {
    formulas,
    words: html
      .join('')
      .replace(/<[^>]*>/g, '')
      .trim(),
  }
}

describe('a formula in the words of a page', () => {
  it.each([
    ['so $x\\_{i j} \\geq 0$ is', ['x_{i j} \\geq 0'], 'so · is'],
    ['$$\n\\sum\\_{a} x\\_a \\\\\\\\\\\\\n& y\n$$', ['[\\sum_{a} x_a \\\\\\\n& y]'], '·'],
    ['as $$a$$, and \\\\(b\\\\) or \\\\[c\\\\] too', ['[a]', 'b', '[c]'], 'as ·, and · or · too'],
    ['$a_1 + b_2$ and $\\\\{a\\\\}$', ['a_1 + b_2', '\\{a\\}'], '· and ·'],
    ['<center>\n$x_1 &lt; y$\n</center>', ['x_1 < y'], '·'],
    ['<div title="$a_1$">$$b$$</div>', ['[b]'], '·'],
    ['<pre>$a_1$</pre>', [], '$a_1$'],
    ['$a *b* c$', [], '$a b c$'],
    ['$`a`$', [], '$a$'],
    ['\\(a^2\\)', [], '(a^2)'],
    ['it costs $5, or $6 now', [], 'it costs $5, or $6 now'],
    ['it costs \\$x^2$ y', [], 'it costs $x^2$ y'],
    ['$x^2$$y^2$', ['x^2', 'y^2'], '··'],
    ['- $x\\_1$\n- b', ['x_1'], '·\nb'],
    ['$f\'(x)$ isn\'t "q"', ["f'(x)"], '· isn’t “q”'],
  ])('is what Hugo hands to its script: %s', (text, formulas, words) => {
    expect(read('hugo', text)).toEqual({ formulas, words })
  })

  it('is what CommonMark makes of it, letter by letter', () => {
    const commonmark = new MarkdownIt('commonmark')
    const tex = fc
      .array(
        fc.constantFrom(
          ...[
            'x',
            '\\_',
            '_1',
            '{a}',
            '\\\\',
            '\\\\\\\\',
            '^2',
            ' + ',
            '\\alpha ',
            '&',
            ' < ',
            '\\{',
            '\\,',
            '&lt;',
            "'",
          ],
          ...['\n', '*', '.', '\\|'],
        ),
        { minLength: 1, maxLength: 12 },
      )
      .map((parts) => `{x${parts.join('').replace(/\s*\n\s*/g, '\ny')}x}`)
    fc.assert(
      fc.property(tex, (source) => {
        const html = commonmark.renderInline(source)
        fc.pre(!html.includes('<'))
        const words = unescapeHtml(html)
        // What is escaped at the end would take the mark along, as in the page.
        fc.pre(!words.includes('\\$'))
        expect(read('zola', `a $$${source}$$ b`)).toEqual({ formulas: [`[${words}]`], words: 'a · b' })
      }),
      { numRuns: 1000 },
    )
  })
})

const passthrough = '[markup.goldmark.extensions.passthrough]\nenable = true\n'
const depends = (name: string) => ({ 'package.json': `{ "dependencies": { "${name}": "^1" } }` })

describe('a formula is read as the site does', () => {
  it.each([
    ['hugo', {}, 'x_1'],
    ['hugo', { 'hugo.toml': passthrough }, 'x\\_1'],
    [
      'hugo',
      { 'config/_default/markup.yaml': 'goldmark: {extensions: {passthrough: {enable: true}}}' },
      'x\\_1',
    ],
    ['hexo', depends('hexo-renderer-marked'), 'x_1'],
    ['hexo', depends('hexo-renderer-pandoc'), 'x\\_1'],
    ['hexo', depends('hexo-renderer-markdown-it-katex'), 'x\\_1'],
    ['eleventy', depends('markdown-it'), 'x_1'],
    ['eleventy', depends('@vscode/markdown-it-katex'), 'x\\_1'],
    ['eleventy', depends('@mdit/plugin-mathjax'), 'x\\_1'],
    ['nikola', {}, 'x_1'],
    ['nikola', { 'conf.py': "MARKDOWN_EXTENSIONS = ['mdx_math']" }, 'x\\_1'],
    ['nikola', { 'conf.py': "# MARKDOWN_EXTENSIONS = ['mdx_math']" }, 'x_1'],
    ['astro', {}, 'x\\_1'],
    ['plain', {}, 'x\\_1'],
  ])('%s with %j', (generator, files, tex) => {
    expect(read(generator, 'a $x\\_1$ b', files)).toEqual({ formulas: [tex], words: 'a · b' })
  })

  it('Jekyll’s in the source by kramdown’s marks, in the words by brackets', () => {
    const text = '$$x\\_1$$ and \\\\(y\\_1\\\\) and $z\\_1$'
    expect(read('jekyll', text)).toEqual({ formulas: ['x\\_1', 'y_1'], words: '· and · and $z_1$' })
    const commonmark = { '_config.yml': 'markdown: CommonMark\n' }
    expect(read('jekyll', text, commonmark).formulas).toEqual(['[x_1]', 'y_1', 'z_1'])
  })
})
