// A post of each dialect in each look: nothing of its marks is left in the text, nothing is wider than the page, axe
// finds nothing against the page; and a picture of it for whoever wants to see (`GALLEY_SHOTS`, a folder).
import path from 'node:path'
import type { FrameLocator, Page } from '@playwright/test'
import axe, { type Result } from 'axe-core'
import { expect, test } from '../support/launch.ts'
import { openPost, preview, typeAtEnd } from '../support/page.ts'

const shots = process.env.GALLEY_SHOTS
const wide = `| ${'a column that is wide | '.repeat(9)}\n|${'---:|'.repeat(9)}\n| ${'words in a cell | '.repeat(9)}\n`
const usual = `
Words with *emphasis*, \`code\`, a [link](other.md) and a note[^1].

[^1]: The note.

${wide}
\`\`\`js {2} title="a.js"
const boats = 12
const lamps = boats * 2 // ${'a long remark '.repeat(12)}
\`\`\`

<details>
<summary>More</summary>

- one
- two

</details>

<!-- a note to myself -->

<iframe src="https://www.youtube.com/embed/abcdefgh"></iframe>
`

/** Which markdown-it knows of no notes without. */
const notes = '{"devDependencies":{"markdown-it-footnote":"4"}}'

type Dialect = { readonly files: Record<string, string>; readonly post: string; readonly text: string }

const dialects: Readonly<Record<string, Dialect>> = {
  hugo: {
    files: {
      'hugo.toml':
        'baseURL = "https://x.example"\n[markup.goldmark]\nrenderer.unsafe = true\nparser.attribute.block = true\n',
    },
    post: 'content/posts/post.md',
    text: '{{< youtube abc >}}\n\n{{< notice tip >}}\nWords\n{{< /notice >}}\n\n{{% callout type="tip" title="Before you go" %}}\n\n- one\n- two\n\n{{< note >}}\nWithin, in *Markdown*.\n{{< /note >}}\n\nBehind it.\n\n{{% /callout %}}\n\n## Words {#given .x}\n\nLead\n{.lead}\n\n<p>x</p>\n{{< end >}}\n',
  },
  jekyll: {
    files: { '_config.yml': 'title: x\n', Gemfile: 'gem "jekyll"\n' },
    post: '_posts/2026-01-01-post.md',
    text: '* TOC\n{:toc}\n\n## Words\n{: #given}\n\n{% include a.html %} {{ page.title }}\n\n{% highlight ruby linenos %}\nputs 1\n{% endhighlight %}\n\n{% capture lead %}\nWords of a **lead**.\n{% endcapture %}\n\n<div markdown="1">\n**in**\n</div>\n',
  },
  hexo: {
    files: { '_config.yml': 'title: x\n', 'package.json': '{"hexo":{},"dependencies":{"hexo":"7"}}' },
    post: 'source/_posts/post.md',
    text: '{% note warning %}\nMind.\n{% endnote %}\n\n{% blockquote Ada, Book %}\nYes.\n{% endblockquote %}\n\n{% tabs first, 2 %}\n\nIn *it*.\n\n{% endtabs %}\n\n{# mine #}\n',
  },
  zola: {
    files: { 'config.toml': 'base_url = "https://x.example"\n[markdown]\n', 'templates/index.html': '' },
    post: 'content/blog/post.md',
    text: '{% quote(author="Ada") %}\nYes.\n{% end %}\n\n{% hero(image="a.png") %}\nWide.\n\n{% note() %}\nWithin.\n{% end %}\n{% end %}\n\n{{ youtube(id="abc") }}\n\n## Words {#given}\n',
  },
  ablog: {
    files: { 'conf.py': "extensions = ['myst_parser', 'ablog']\nmyst_enable_extensions = ['colon_fence']\n" },
    post: 'blog/post.md',
    text: '(there)=\n## Words\n\nSee {ref}`there`.\n\n:::{note}\nMind.\n:::\n\n```{code-block} python\n:linenos:\n\nx = 1\n```\n\n% mine\n\n+++\n',
  },
  docusaurus: {
    files: {
      'docusaurus.config.js': 'module.exports = {}\n',
      'package.json': '{"dependencies":{"@docusaurus/core":"3"}}',
    },
    post: 'blog/2026-01-01-post.mdx',
    text: 'import Tabs from "@theme/Tabs"\n\n<Tabs groupId="os">\n  <TabItem value="mac" label="macOS">\n\n    **in**\n\n  </TabItem>\n  <TabItem value="win">\n\n  Words.\n\n  </TabItem>\n</Tabs>\n\n:::tip[Mine]\nYes.\n:::\n\n{/* mine\n\nyours */}\n',
  },
  astro: {
    files: {
      'astro.config.mjs': 'export default {}\n',
      'package.json': '{"dependencies":{"astro":"7","astro-expressive-code":"0.41"}}',
    },
    post: 'src/content/blog/post.md',
    text: '```js title="b.js" ins="boats = 12" del={2} "lamps"\nconst boats = 12\nconst lamps = boats // lamps of boats\n```\n',
  },
  eleventy: {
    files: { 'eleventy.config.js': 'module.exports = {}\n', 'package.json': notes },
    post: 'posts/post.md',
    text: '{% callout "tip", "Before you go" %}\n\nWords in *it*.\n\n- one\n\n{% endcallout %}\n',
  },
  nikola: {
    files: { 'conf.py': "BLOG_AUTHOR = 'x'\nPOSTS = (('posts/*.md', 'blog', 'post.tmpl'),)\n" },
    post: 'posts/post.md',
    text: '{{% chart Bar title="Boats" %}}\n\nWords in *it*.\n\n{{% /chart %}}\n',
  },
  vitepress: {
    files: { '.vitepress/config.ts': 'export default {}\n', 'package.json': notes },
    post: 'posts/post.md',
    text: '[[toc]]\n\n::: code-group\n```js [a.js]\nx // [!code ++]\n```\n:::\n\n::: details More\nYes.\n:::\n\n<Badge text="new" />\n\n<FeatureBox kind="wide">\n\nWords in *it*.\n\n</FeatureBox>\n',
  },
  pelican: {
    files: {
      'pelicanconf.py':
        "AUTHOR = 'x'\nSITENAME = 'x'\nPATH = 'content'\nMARKDOWN = {'extensions': ['extra', 'toc', 'admonition']}\n",
    },
    post: 'content/post.md',
    text: '[TOC]\n\n## Words { #given }\n\n!!! note "Mine"\n    Yes.\n\nWords\n\n    :::python\n    x = 1\n\n<div markdown="1">\n*in*\n</div>\n',
  },
}
/** What only a generator reads, seen by a reader. */
const leaks =
  /\{[{%:#.<]|[%}]\}|:::|!!!|\[!|\{\/\*|<!--|\)=|\]\]|(?:^|\s)\$\$|\b(?:import|markdown)=|\{[a-z]+\}/

for (const [generator, { files, post, text }] of Object.entries(dialects)) {
  test.describe(generator, () => {
    const front =
      generator === 'pelican'
        ? 'Title: All marks\nDate: 2026-01-01\n\n'
        : generator === 'zola'
          ? '+++\ntitle = "All marks"\ndate = 2026-01-01\n+++\n'
          : '---\ntitle: All marks\ndate: 2026-01-01\n---\n'
    test.use({ files: { ...files, [post]: `${front}${usual}\n${text}` } })

    test('its post reads as readers will see it, in every look', async ({ galley, context }) => {
      const { page } = galley
      await openPost(page, 'All marks')
      const frame = preview(page)
      await expect(frame.locator('.footnotes')).toBeAttached()
      await frame
        .locator('details')
        .first()
        .evaluate((details) => details.setAttribute('open', ''))
      const words = await frame.locator('#post').evaluate((element) => {
        const copy = element.cloneNode(true) as Element
        for (const code of copy.querySelectorAll('pre, code, .author-note')) code.remove()
        return copy.textContent ?? ''
      })
      expect(words).not.toMatch(leaks)
      await page.getByRole('button', { name: 'Reading' }).click()
      for (const look of ['Proof', 'Plain', 'Manuscript']) {
        await page.getByRole('group', { name: 'Look' }).getByText(look).click()
        for (const shade of ['Light', 'Dark']) {
          await page.getByRole('group', { name: 'Light' }).getByText(shade, { exact: true }).last().click()
          await expect(frame.locator('html')).toHaveAttribute('data-theme', shade.toLowerCase())
          expect(await beyondThePage(frame)).toEqual([])
          if (look === 'Proof') expect(await violations(frame, await context.newPage())).toEqual([])
          if (shots) await shoot(page, path.join(shots, `${generator}-${look}-${shade}.png`))
        }
      }
    })
  })
}

test.describe('a site that reads MDX in files of that name alone', () => {
  const text = (title: string) =>
    `---\ntitle: ${title}\npubDate: 2026-01-01\n---\n\nWords in {curly} brackets.\n`
  test.use({
    files: {
      'astro.config.mjs': 'export default {}\n',
      'src/content/blog/plain.md': text('In Markdown'),
      'src/content/blog/more.mdx': text('In MDX'),
    },
  })

  test('shows each post as its name says, also while it is typed', async ({ galley: { page } }) => {
    const shown = preview(page).locator('#post')
    await openPost(page, 'In Markdown')
    await expect(shown).toContainText('Words in {curly} brackets.')
    await typeAtEnd(page, 'And a {second} one.')
    await expect(shown).toContainText('And a {second} one.')
    await openPost(page, 'In MDX')
    await expect(shown.locator('.chip')).toHaveText('curly')
  })
})

async function shoot(page: Page, file: string): Promise<void> {
  await page.locator('iframe[title="Preview"]').screenshot({ path: file })
}

/** What reaches over the page's edge and does not scroll in a place of its own. */
function beyondThePage(frame: FrameLocator): Promise<string[]> {
  return frame.locator('html').evaluate((html) =>
    [...html.querySelectorAll('#post *')]
      .filter((element) => element.getBoundingClientRect().right > html.clientWidth + 1)
      .filter((element) => element.closest('.wide, pre, div.math') === null)
      .map((element) => element.outerHTML.slice(0, 120)),
  )
}

/** No script runs in the preview, so axe is asked about a copy of it. */
async function violations(frame: FrameLocator, copy: Page): Promise<string[]> {
  const html = await frame.locator('html').evaluate((element) => {
    const styles = [...element.ownerDocument.styleSheets].flatMap(({ cssRules }) =>
      [...cssRules].filter(({ cssText }) => !cssText.startsWith('@font-face')).map(({ cssText }) => cssText),
    )
    const page = element.cloneNode(true) as Element
    for (const away of page.querySelectorAll('link, style, script, meta')) away.remove()
    return page.outerHTML.replace('</head>', () => `<style>${styles.join('\n')}</style></head>`)
  })
  await copy.setContent(`<!doctype html>${html}`)
  await copy.evaluate(axe.source)
  const found = await copy.evaluate<Result[]>(`axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    resultTypes: ['violations'],
  }).then(({ violations }) => violations)`)
  await copy.close()
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
}
