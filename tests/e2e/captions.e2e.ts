// In the walk through the pictures of a post each gets its caption as well, written as the site writes captions.
import type { Page } from '@playwright/test'
import { expectNoViolations } from '../support/axe.ts'
import { photograph } from '../support/camera-roll.ts'
import { expect, test } from '../support/launch.ts'
import { expectSaved, openPost, runCommand, source } from '../support/page.ts'
import { writeFiles } from '../support/sites.ts'

const post = `---
title: By the lake
date: 2026-03-01
---

The ferry left at nine.

![](lake-images/ferry.jpg)

See ![the pier](lake-images/pier.jpg) in the sun.

![A heron](lake-images/heron.jpg)
*By [Ann](https://ann.example), at dawn*

Nobody spoke on the way home.
`

const pictures = {
  run: async (folder: string) =>
    writeFiles(folder, {
      'posts/lake-images/ferry.jpg': await photograph(1),
      'posts/lake-images/pier.jpg': await photograph(2),
      'posts/lake-images/heron.jpg': await photograph(3),
    }),
}

test.use({ files: { 'posts/lake.md': post }, prepare: pictures })

const walk = (page: Page) => page.getByRole('dialog', { name: 'Describe the pictures' })
const alt = (page: Page) => walk(page).getByRole('textbox', { name: 'Alt text' })
const caption = (page: Page) => walk(page).getByRole('textbox', { name: 'Caption' })

async function begin(page: Page): Promise<void> {
  await openPost(page, 'By the lake')
  await runCommand(page, 'describe')
  await expect(alt(page)).toBeFocused()
}

test('by keyboard alone a caption is written as the site writes them, with the alt text in one step', async ({
  galley,
}) => {
  const { page } = galley
  await begin(page)
  await expect(walk(page).getByText('Written as the line below the picture.')).toBeVisible()
  await page.keyboard.type('A ferry in the mist')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(caption(page)).toBeFocused()
  await page.keyboard.type('The 9:00 *ferry*')
  await page.keyboard.press('Enter')
  await expect(walk(page).getByText('Every picture of this post has words, or is decorative.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expectSaved(page)
  expect(await galley.read('posts/lake.md')).toBe(
    post.replace(
      '![](lake-images/ferry.jpg)',
      '![A ferry in the mist](lake-images/ferry.jpg)\n*The 9:00 \\*ferry\\**',
    ),
  )
  await source(page).focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => galley.read('posts/lake.md')).toBe(post)
})

test('a decorative picture may have a caption, one among words gets a title, and one that is there is changed', async ({
  galley,
}) => {
  const { page } = galley
  await begin(page)
  await walk(page)
    .getByRole('checkbox', { name: /^Only those/ })
    .uncheck()
  await alt(page).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.type('At nine')
  await page.keyboard.press('Enter')
  await expect(walk(page).getByRole('status')).toHaveText('2 of 3')
  await page.keyboard.press('Shift+Enter')
  await expect(alt(page)).toBeDisabled()
  await expect(caption(page)).toBeFocused()
  await expect(caption(page)).toHaveValue('At nine')
  await expect(walk(page).getByText('It stands as the line below the picture.')).toBeVisible()
  await page.keyboard.press('Enter')

  await expect(alt(page)).toHaveValue('the pier')
  await expect(walk(page).getByText('Written as the picture’s title.')).toBeVisible()
  await caption(page).focus()
  await page.keyboard.type('At noon')
  await page.keyboard.press('Enter')

  await expect(caption(page)).toHaveValue('By [Ann](https://ann.example), at dawn')
  await expect(walk(page).getByText('Nobody spoke on the way home.')).toBeVisible()
  await caption(page).focus()
  await page.keyboard.press('ControlOrMeta+End')
  for (const _ of 'dawn') await page.keyboard.press('Backspace')
  await page.keyboard.type('dusk')
  await page.keyboard.press('Enter')
  await walk(page).getByRole('button', { name: 'Done' }).press('Enter')
  await expectSaved(page)
  expect(await galley.read('posts/lake.md')).toBe(
    post
      .replace('ferry.jpg)', 'ferry.jpg)<!-- decorative -->\n*At nine*')
      .replace('pier.jpg)', 'pier.jpg "At noon")')
      .replace('dawn', 'dusk'),
  )
})

test.describe('where the alt text is all that posts say', () => {
  test.use({ files: { 'posts/lake.md': post.replace(/\n\*.*\*\n/, '\n') } })
  test('the walk says that a caption becomes a title', async ({ galley }) => {
    const { page } = galley
    await begin(page)
    await expect(walk(page).getByText(/^Posts here have no captions .* the picture’s title\.$/)).toBeVisible()
    await caption(page).fill('At nine')
    await caption(page).press('Enter')
    await expect
      .poll(() => galley.read('posts/lake.md'))
      .toContain('\n![](lake-images/ferry.jpg "At nine")\n')
  })
})

test.describe('where posts have Hugo’s figures', () => {
  test.use({
    files: {
      'hugo.toml': 'title = "Lakes"\n',
      'content/posts/lake.md': post.replace(
        /!\[A heron.*\n\*.*\*\n/,
        '{{< figure src="lake-images/heron.jpg" alt="A heron" caption="At dawn" >}}\n',
      ),
    },
    prepare: {
      run: async (folder: string) =>
        writeFiles(folder, { 'content/posts/lake-images/ferry.jpg': await photograph(1) }),
    },
  })
  test('a picture becomes one, and stays in the walk and in the panel', async ({ galley }) => {
    const { page } = galley
    await begin(page)
    await expect(walk(page).getByText('Written as the caption of a figure shortcode.')).toBeVisible()
    await alt(page).fill('A ferry')
    await caption(page).fill('The “9:00” ferry')
    await caption(page).press('Enter')
    await expect
      .poll(() => galley.read('content/posts/lake.md'))
      .toContain('\n{{< figure src="lake-images/ferry.jpg" alt="A ferry" caption="The “9:00” ferry" >}}\n')
    await walk(page).getByRole('button', { name: 'Go through all' }).click()
    await expect(walk(page).getByRole('status')).toHaveText('1 of 3')
    await expect(alt(page)).toHaveValue('A ferry')
    await expect(caption(page)).toHaveValue('The “9:00” ferry')
    await page.keyboard.press('Escape')
    await page.getByRole('tab', { name: 'Images' }).click()
    await expect(page.getByText(/^3 pictures/)).toBeVisible()
  })
})

test('a step with its caption breaks no rule that axe can tell, wide and narrow', async ({ galley }) => {
  const { page } = galley
  await begin(page)
  await expect(walk(page).locator('img')).toBeVisible()
  for (const width of [1440, 900]) {
    await page.setViewportSize({ width, height: 900 })
    await caption(page).fill('The ferry at nine')
    await expectNoViolations(page)
  }
})
