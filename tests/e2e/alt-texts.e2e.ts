// The pictures of a post are described one after the other, by keyboard, each answer a step that can be undone.
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

The ferry left at nine, and the hills stood in the mist.

![](lake-images/ferry.jpg)

Then came the sun.

![The pier in the sun](lake-images/pier.jpg)

![](lake-images/heron.jpg)

Nobody spoke on the way home.
`

test.use({
  files: { 'posts/lake.md': post },
  prepare: {
    run: async (folder: string) =>
      writeFiles(folder, {
        'posts/lake-images/ferry.jpg': await photograph(1),
        'posts/lake-images/pier.jpg': await photograph(2),
        'posts/lake-images/heron.jpg': await photograph(3),
      }),
  },
})

const walk = (page: Page) => page.getByRole('dialog', { name: 'Describe the pictures' })
const field = (page: Page) => walk(page).getByRole('textbox', { name: 'Alt text' })

async function begin(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Images' }).click()
  await page.getByRole('button', { name: 'Describe them…' }).click()
}

test('Enter writes and goes on, Shift Enter goes back, and one undo takes one answer back', async ({
  galley,
}) => {
  const { page } = galley
  await openPost(page, 'By the lake')
  await begin(page)
  await expect(walk(page).getByRole('status')).toHaveText('1 of 2')
  await expect(walk(page).getByText('the hills stood in the mist.')).toBeVisible()
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('A ferry in the mist')
  await page.keyboard.press('Enter')
  await expect(walk(page).getByRole('status')).toHaveText('2 of 2')
  await expect(walk(page).getByText('Nobody spoke on the way home.')).toBeVisible()
  await page.keyboard.press('Shift+Enter')
  await expect(field(page)).toHaveValue('A ferry in the mist')
  await page.keyboard.press('Enter')
  await walk(page)
    .getByRole('checkbox', { name: /^Decorative/ })
    .check()
  await page.keyboard.press('Enter')
  await expect(walk(page).getByText('Every picture of this post has words, or is decorative.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(walk(page)).toBeHidden()
  await expectSaved(page)
  const described = await galley.read('posts/lake.md')
  expect(described).toContain('![A ferry in the mist](lake-images/ferry.jpg)')
  expect(described).toContain('<!-- decorative -->')
  await source(page).focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => galley.read('posts/lake.md')).not.toContain('decorative')
  expect(await galley.read('posts/lake.md')).toContain('![A ferry in the mist]')
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => galley.read('posts/lake.md')).toBe(post)
})

test('Escape leaves what is half written, and all pictures can be gone through', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'By the lake')
  await begin(page)
  await walk(page)
    .getByRole('checkbox', { name: /^Only those/ })
    .uncheck()
  await expect(walk(page).getByRole('status')).toHaveText('1 of 3')
  await walk(page).getByRole('button', { name: 'Next' }).click()
  await expect(field(page)).toHaveValue('The pier in the sun')
  await field(page).fill('Something else')
  await page.keyboard.press('Escape')
  await expect(walk(page)).toBeHidden()
  expect(await galley.read('posts/lake.md')).toBe(post)
})

test.describe('in a post whose pictures stand in tags and directives', () => {
  const tags = `---
title: By the lake
---

{% include figure.html src="lake-images/ferry.jpg" class="wide" %}

> \`\`\`{figure} lake-images/pier.jpg
> :width: 60%
> \`\`\`

{% imagefile lake-images/heron.jpg %}

{% asset_img lake-images/heron.jpg At dawn %}
`
  test.use({ files: { 'posts/lake.md': tags } })

  test('the walk shows each, writes where it has its words, and says where they are told elsewhere', async ({
    galley,
  }) => {
    const { page } = galley
    await openPost(page, 'By the lake')
    await page.getByRole('tab', { name: 'Images' }).click()
    await expect(page.getByText('4 pictures · 3 without alt text')).toBeVisible()
    await expect(page.getByText('Alt text told elsewhere')).toHaveCount(1)
    await page.getByRole('button', { name: 'Describe them…' }).click()
    await expect(walk(page).getByRole('status')).toHaveText('1 of 3')
    await walk(page)
      .getByRole('checkbox', { name: /^Only those/ })
      .uncheck()
    await expect(walk(page).getByRole('status')).toHaveText('1 of 4')
    await expect(walk(page).locator('img')).toBeVisible()
    await field(page).focus()
    await page.keyboard.type(`Ann’s "ferry", it's late {% raw %}`)
    await page.keyboard.press('Enter')
    await expect(walk(page).getByRole('status')).toHaveText('2 of 4')
    await page.keyboard.type('The pier: in "mist"')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.type('At *nine*')
    await page.keyboard.press('Enter')
    await expect(walk(page).getByText(/^The alt text of this picture is told elsewhere/)).toBeVisible()
    await expect(walk(page).locator('img')).toBeVisible()
    await expect(field(page)).toBeHidden()
    await expectNoViolations(page)
    await expect(walk(page).getByRole('button', { name: 'Next' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(walk(page).getByRole('status')).toHaveText('4 of 4')
    await page.keyboard.type("A heron's nest")
    await page.keyboard.press('Enter')
    await expect(
      walk(page).getByText(
        'Every other picture of this post has words, or is decorative. 1 picture has its alt text told elsewhere.',
      ),
    ).toBeVisible()
    await page.keyboard.press('Escape')
    await expectSaved(page)
    expect(await galley.read('posts/lake.md')).toBe(
      tags
        .replace('ferry.jpg"', `ferry.jpg" alt="Ann’s “ferry”, it's late {% raw % }"`)
        .replace('> :width: 60%\n', '> :alt: "The pier: in \\"mist\\""\n> :width: 60%\n>\n> At \\*nine\\*\n')
        .replace('At dawn', `'"At dawn" "A heron’s nest"'`),
    )
  })
})

test('the walk and the settings break no rule that axe can tell', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'By the lake')
  await begin(page)
  await expect(walk(page).locator('img')).toBeVisible()
  await expectNoViolations(page)
  await page.keyboard.press('Escape')
  await runCommand(page, 'picture settings')
  const settings = page.getByRole('dialog', { name: 'Picture settings' })
  await expect(settings).toBeVisible()
  await expect(settings.getByText('lake-images/heron.jpg')).toBeVisible()
  await settings.getByRole('combobox', { name: 'Folder and name' }).selectOption('pattern')
  await expect(settings.getByText('Heron.JPG goes to posts/lake-images/heron.jpg')).toBeVisible()
  await settings.getByRole('textbox', { name: 'Pattern' }).fill('{post}')
  await expect(settings.getByText(/needs \{name\}/)).toBeVisible()
  await expectNoViolations(page)
})
