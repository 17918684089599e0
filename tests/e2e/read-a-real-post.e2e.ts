// A real recap post, as its author left it: sixty-one pictures that are not there, a contents list, notes in
// comments. The posts are read where they are present beside the project; the same promises hold for our
// own copy of their shape, which is always run.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '../support/launch.ts'
import { openPost, posts, preview, source } from '../support/page.ts'

const seed = path.resolve(import.meta.dirname, '../../../shared/corpus/seeds/djangocon-us-2025-recap.md')

const ownRecap = `---
blogpost: true
location: A town by a lake
category: Conferences
tags: python, talks, travel
---

# Three days of talks

Table of Contents
-----------------

- [Intro](#intro)
- [Ada's talk: a \`Field\` by example](#ada-s-talk-a-field-by-example)
    - [What we ate](#what-we-ate)

## Intro

<!--
When?
![](three-days-images/hidden.jpg)
-->

${Array.from({ length: 40 }, (_, i) => `![](three-days-images/picture-${i}.jpg)\nCaption number ${i}\n`).join('\n')}

## Ada's talk: a \`Field\` by example

${'Some words about fields.\n\n'.repeat(40)}

## What we ate

🔝 <sub>[**back to top**](#table-of-contents)</sub>
`

const recaps = [
  { name: 'our own', file: 'three-days.md', text: ownRecap, title: 'Three days of talks' },
  ...(existsSync(seed)
    ? [
        {
          name: 'the real one',
          file: 'djangocon-us-2025-recap.md',
          text: readFileSync(seed, 'utf8'),
          title: 'DjangoCon US 2023 Recap',
        },
      ]
    : []),
]

for (const recap of recaps) {
  test.describe(`a recap post: ${recap.name}`, () => {
    test.use({ files: { [recap.file]: recap.text, 'other.md': '# Another\n' } })

    test('its row shows its heading, every missing picture is a placeholder, notes stay hidden', async ({
      galley,
    }) => {
      const { page } = galley
      await expect(posts(page).getByRole('option', { name: recap.title })).toBeVisible()
      await openPost(page, recap.title)
      const shown = recap.text.replaceAll(/<!--[\s\S]*?-->/g, '').match(/!\[\]\(/g)?.length ?? 0
      await expect(preview(page).getByText(/^No picture at/)).toHaveCount(shown)
      await expect(preview(page).locator('body')).not.toContainText('<!--')
      await expect(preview(page).locator('.author-note').filter({ visible: true })).toHaveCount(0)
      await expect(preview(page).getByText('When?').filter({ visible: true })).toHaveCount(0)
    })

    test('every link of its contents list jumps to its heading', async ({ galley }) => {
      const { page } = galley
      await openPost(page, recap.title)
      await expect(
        preview(page)
          .getByText(/^No picture at/)
          .first(),
      ).toBeVisible()
      const links = preview(page).locator('li a[href^="#"]')
      const count = await links.count()
      expect(count).toBeGreaterThanOrEqual(3)
      for (let nth = 0; nth < count; nth++) {
        const link = links.nth(nth)
        const text = (await link.innerText()).trim()
        await link.click()
        const heading = preview(page).locator('h1, h2, h3, h4', { hasText: text }).last()
        await expect(heading).toBeInViewport()
      }
    })

    test('opened, read and left: the file is as it was', async ({ galley }) => {
      const { page } = galley
      await openPost(page, recap.title)
      await expect(source(page)).toBeVisible()
      await page.waitForTimeout(1500)
      await openPost(page, 'Another')
      expect(await galley.read(recap.file)).toBe(recap.text)
    })
  })
}
