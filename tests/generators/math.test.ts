// Formulas as the preview reads them, against what a script finds in the page that the generator makes of the same
// post: the signs between the marks. A generator that is not installed is left out.
import { expect, it } from 'vitest'
import { postParser } from '../../shared/markdown/parser.ts'
import { renderPost } from '../../shared/markdown/render.ts'
import { unescapeHtml } from '../../shared/text/escape-html.ts'
import { buildPage, type Command, isThere } from './build-page.ts'

const post = `A $x\\_{i j} \\geq 0$ and $a_1 + b_2$ and $\\\\{a\\\\}$ and $a \\\\, b$ and \\\\(c\\_1\\\\) end.

$$
\\begin{array}{c l}
\\text{min} & \\sum\\_{a} c(a)x\\_a \\\\\\\\\\\\
& x(\\delta^+(U)) < 1
\\end{array}
$$

Broken by emphasis: $a *b* c$ end.

Not broken: $d_e_f g_h_ i_j$ end.

\\\\[ x^2 \\\\]

- $$y\\_2 \\& z$$
`

const hugo: Command = ['hugo', '--quiet', '--destination', 'out']
const jekyll: Command = ['jekyll', 'build', '--quiet', '--destination', 'out', '--disable-disk-cache']

it.runIf(isThere(hugo))('Hugo’s page holds each formula as it is read', { timeout: 120_000 }, async () => {
  const files = {
    'hugo.toml':
      'baseURL = "https://own.site/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap", "home"]\n',
    'layouts/_default/single.html': '{{ .Content }}',
    'content/a.md': `---\ntitle: a\n---\n\n${post}`,
  }
  const { site, page } = await buildPage(hugo, files, 'out/a/index.html')
  expect(formulas(site, post)).toEqual(found(page, true))
})

it.runIf(isThere(jekyll))('Jekyll’s page does, by the marks of kramdown', { timeout: 120_000 }, async () => {
  const files = {
    '_config.yml': 'title: x\n',
    'a.md': `---\ntitle: a\n---\n\n${post}`,
    '_posts/2026-01-02-b.md': '---\n---\n',
  }
  const { site, page } = await buildPage(jekyll, files, 'out/a.html')
  expect(formulas(site, post)).toEqual(found(page, false))
})

function formulas(site: Awaited<ReturnType<typeof buildPage>>['site'], text: string): string[] {
  const read: string[] = []
  const parser = postParser(site.profile.id, site.markdown, (tex) => {
    read.push(tex.trim())
    return ''
  })
  renderPost(parser, text)
  return read
}

/** What KaTeX’s auto-render and MathJax look for, within one run of words. */
function found(html: string, hasDollars: boolean): string[] {
  const marks = hasDollars
    ? /\$\$([^<]+?)\$\$|\\\[([^<]+?)\\\]|\\\(([^<]+?)\\\)|\$([^<$]+?)\$/g
    : /\\\[([^<]+?)\\\]|\\\(([^<]+?)\\\)/g
  return [...html.matchAll(marks)].map(([, ...parts]) =>
    unescapeHtml(parts.find((part) => part !== undefined) ?? '').trim(),
  )
}
