// Pictures that the source names: seen beside the line, completed while one types, found where a path is broken.
import { rename } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { handOver } from '../support/drop.ts'
import { expect, test } from '../support/launch.ts'
import { expectSaved, openPost, pointUntil, preview, source, typeAtEnd } from '../support/page.ts'
import { picture } from '../support/sites.ts'

const post = `---
title: The museum
date: 2026-03-01
cover: river-images/coast.png
---

![The coast](river-images/coast.png)

Some words before the nugget.

![](river-images/nugget.png)

![A stone](river-images/meteorit.png)

<img src="river-images/coast.png" alt="">

\`\`\`
![](river-images/in-code.png)
\`\`\`

![](https://example.org/far.png)
`

test.use({
  files: { 'posts/river.md': post, 'posts/other.md': '---\ntitle: Other\n---\n\nWords.\n' },
  prepare: {
    async run(siteFolder) {
      const { mkdir, writeFile } = await import('node:fs/promises')
      const folder = path.join(siteFolder, 'posts/river-images')
      await mkdir(folder, { recursive: true })
      for (const [nth, name] of ['coast', 'nugget', 'meteorite'].entries())
        await writeFile(path.join(folder, `${name}.png`), await picture(nth + 1))
    },
  },
})

const line = (page: Page, text: string) => page.locator('.cm-line', { hasText: text })

test('a line that shows a picture has a small one beside it, and no word moves for it', async ({
  galley,
}) => {
  const { page } = galley
  await openPost(page, 'The museum')
  const thumbnail = line(page, 'The coast').locator('.line-thumbnail img')
  await expect(thumbnail).toHaveAttribute('src', /posts\/river-images\/coast\.png\?thumbnail=160$/)
  await expect.poll(() => thumbnail.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0)
  const words = await line(page, 'Some words').evaluate((one) => one.firstChild && startOf(one.firstChild))
  const shown = await line(page, 'The coast').evaluate((one) => {
    const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT)
    const first = walker.nextNode()
    return first && startOf(first)
  })
  expect(shown).toBe(words)
  await expect(page.locator('.line-thumbnail')).toHaveCount(3)
  await expect(line(page, 'in-code').locator('.line-thumbnail')).toHaveCount(0)
})

declare function startOf(node: Node): number
test.beforeEach(async ({ galley }) => {
  await galley.page.evaluate(() => {
    Object.assign(window, {
      startOf(node: Node) {
        const range = document.createRange()
        range.selectNodeContents(node)
        return Math.round(range.getBoundingClientRect().left)
      },
    })
  })
})

test('a thumbnail can be done without', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'The museum')
  await expect(page.locator('.line-thumbnail').first()).toBeVisible()
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('Thumbnails beside')
  await page.keyboard.press('Enter')
  await expect(page.locator('.line-thumbnail').first()).toBeHidden()
})

test('a path that leads nowhere is marked, until its file comes', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'The museum')
  const broken = page.locator('.broken-image')
  await expect(broken).toHaveText(['river-images/meteorit.png'])
  const folder = path.join(galley.siteFolder, 'posts/river-images')
  await rename(path.join(folder, 'meteorite.png'), path.join(folder, 'meteorit.png'))
  await expect(broken).toHaveCount(0)
  await expect(line(page, 'A stone').locator('.line-thumbnail')).toHaveCount(1)
})

test('a forgotten alt text is marked softly, one that is said to be needless is not', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'The museum')
  await expect(line(page, 'nugget.png').locator('.alt-missing')).toHaveText('![]')
  await expect(line(page, '<img').locator('.alt-missing')).toHaveCount(0)
  const tooltip = page.locator('.image-tooltip')
  await pointUntil(line(page, 'nugget.png').locator('.alt-missing'), tooltip)
  await expect(tooltip).toContainText('No alt text yet')
})

test('a broken path is put right by keys alone, in one step', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'The museum')
  await expect(page.locator('.broken-image')).toBeVisible()
  await source(page).focus()
  await page.keyboard.press('ControlOrMeta+.')
  await expect(page.getByRole('button', { name: 'Use meteorite.png' }).first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(line(page, 'A stone')).toContainText('![A stone](river-images/meteorite.png)')
  await expect(page.locator('.broken-image')).toHaveCount(0)
  await expect(source(page)).toBeFocused()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(line(page, 'A stone')).toContainText('river-images/meteorit.png')
})

test('Escape goes back from the finder to the text', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'The museum')
  await page.locator('.broken-image').click()
  await expect(page.getByRole('dialog', { name: 'Find the picture' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Find the picture' })).toHaveCount(0)
  await expect(source(page)).toBeFocused()
})

test('Escape puts what hovers away, and it stays away until the pointer moves', async ({ galley }) => {
  const { page } = galley
  const box = page.getByRole('dialog', { name: 'Find the picture' })
  await openPost(page, 'The museum')
  await source(page).focus()
  await pointUntil(page.locator('.broken-image'), box)
  await page.keyboard.press('Escape')
  await expect(box).toHaveCount(0)
  // Clicked and left before the pointer has rested: what hovers would come only then.
  await page.mouse.move(5, 5)
  await page.locator('.broken-image').click()
  await page.keyboard.press('Escape')
  await page.waitForTimeout(1000)
  await expect(box).toHaveCount(0)
  await page.locator('.broken-image').hover({ position: { x: 9, y: 5 } })
  await expect(box).toBeVisible()
})

test('the preview’s placeholder puts a broken path right, too', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'The museum')
  await preview(page).getByRole('button', { name: 'Use meteorite.png' }).click()
  await expect(line(page, 'A stone')).toContainText('![A stone](river-images/meteorite.png)')
  await expect(preview(page).getByRole('img', { name: 'A stone' })).toBeVisible()
})

/** Takes what is offered first, once it is the answer to what was typed last. */
async function takeFirst(page: Page): Promise<void> {
  await expect(page.locator('.cm-tooltip-autocomplete:not(.cm-tooltip-autocomplete-disabled)')).toBeVisible()
  // A list that has only just come takes no key, lest it be one that was meant for the text.
  await page.waitForTimeout(300)
  await page.keyboard.press('Enter')
}

test('a path is completed while one types it, in the text, in HTML and in the front matter', async ({
  galley,
}) => {
  const { page } = galley
  await openPost(page, 'The museum')
  const options = page.getByRole('listbox', { name: 'Completions' }).getByRole('option')
  await typeAtEnd(page, '![x](nug')
  await expect(options.first()).toContainText('river-images/nugget.png')
  await expect(options.first().locator('img')).toHaveAttribute('src', /nugget\.png\?thumbnail=160/)
  await takeFirst(page)
  await expect(source(page)).toContainText('![x](river-images/nugget.png)')
  await typeAtEnd(page, '\n\n<img alt="y" src="coa')
  await expect(options.first()).toContainText('river-images/coast.png')
  await takeFirst(page)
  await expect(source(page)).toContainText('<img alt="y" src="river-images/coast.png')
  await page.getByRole('button', { name: /Front matter/ }).click()
  await line(page, 'cover:').click()
  await page.keyboard.press('End')
  for (let nth = 0; nth < 'coast.png'.length; nth++) await page.keyboard.press('Backspace')
  await page.keyboard.type('me')
  await expect(options.first()).toContainText('river-images/meteorite.png')
  await takeFirst(page)
  await expect(line(page, 'cover:')).toHaveText('cover: river-images/meteorite.png')
})

test('pictures dragged from the panel are written as the post would write them', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'The museum')
  const paths = ['posts/river-images/coast.png', 'posts/river-images/nugget.png']
  await handOver(page, 'drop', { 'application/x-galley-image': JSON.stringify(paths) })
  await expectSaved(page)
  await expect
    .poll(() => galley.read('posts/river.md'))
    .toMatch(/far\.png\)\n\n!\[\]\(river-images\/coast\.png\)\n\n!\[\]\(river-images\/nugget\.png\)\n/)
})
