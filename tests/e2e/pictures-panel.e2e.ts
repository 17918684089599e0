// All pictures of a site: found, filtered, chosen by keyboard, led back to the posts that show them, put into a post.
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { expectNoViolations } from '../support/axe.ts'
import { photograph } from '../support/camera-roll.ts'
import { expect, test } from '../support/launch.ts'
import { expectSaved, openPost, source, typeAtEnd } from '../support/page.ts'
import { writeFiles } from '../support/sites.ts'

test.use({
  files: {
    'posts/lake.md':
      '---\ntitle: By the lake\ndate: 2026-03-01\n---\n\nMist.\n\n![](lake-images/ferry.jpg)\n\n![A pier](lake-images/pier.jpg)\n\n![Gone](lake-images/gone.jpg)\n',
    'posts/hills.md': '---\ntitle: The hills\ndate: 2026-04-01\n---\n\n![A pier](lake-images/pier.jpg)\n',
    'posts/empty.md': '---\ntitle: Nothing yet\ndate: 2026-05-01\n---\n\nWords alone.\n',
  },
  prepare: {
    run: async (folder: string) => {
      const pier = await photograph(2)
      await writeFiles(folder, {
        'posts/lake-images/ferry.jpg': await photograph(1),
        'posts/lake-images/pier.jpg': pier,
        'posts/lake-images/pier again.jpg': pier,
        'posts/lake-images/pier small.jpg': await sharp(pier).resize(450).jpeg().toBuffer(),
        'posts/lake-images/wide.jpg': await photograph(4, {}, 2400),
      })
    },
  },
})

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Pictures of this site' })
const grid = (page: Page) => dialog(page).getByRole('listbox', { name: 'Pictures' })
const filter = (page: Page, name: RegExp) => dialog(page).getByRole('button', { name })

async function showAll(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Images' }).click()
  await page.getByRole('radio', { name: 'Whole site' }).click()
  await page.getByRole('button', { name: 'All pictures…' }).click()
  await expect(grid(page).getByRole('option')).toHaveCount(5)
  await expect(dialog(page).getByRole('progressbar')).toBeHidden()
}

test('each filter names what it holds, and a post is opened at the picture', async ({ galley }) => {
  const { page } = galley
  await showAll(page)
  await filter(page, /^Orphans 3/).click()
  await expect(grid(page).getByRole('option')).toHaveCount(3)
  await filter(page, /^Duplicates 3/).click()
  await expect(grid(page).getByText('3 that look alike')).toBeVisible()
  await filter(page, /^Too large 1/).click()
  await expect(grid(page).getByRole('option', { name: 'wide.jpg' })).toBeVisible()
  await filter(page, /^No alt text 1/).click()
  await expect(grid(page).getByRole('option', { name: 'ferry.jpg' })).toBeVisible()
  await filter(page, /^Missing 1/).click()
  await expect(dialog(page).getByText('posts/lake-images/gone.jpg')).toBeVisible()
  await filter(page, /^All 5/).click()
  await dialog(page).getByRole('searchbox', { name: 'Search pictures' }).fill('pier.jpg')
  await grid(page).getByRole('option', { name: 'pier.jpg' }).click()
  await dialog(page).getByRole('button', { name: 'By the lake' }).click()
  await expect(dialog(page)).toBeHidden()
  await expect(source(page)).toContainText('Mist.')
  await expect
    .poll(() => page.evaluate(() => getSelection()?.toString()))
    .toBe('![A pier](lake-images/pier.jpg)')
})

test('many are chosen by keys, and put into the post as its habit has it', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'Nothing yet')
  await typeAtEnd(page, '\n')
  await showAll(page)
  await grid(page).focus()
  await page.keyboard.press('Home')
  await expect(dialog(page).getByRole('region', { name: 'Chosen pictures' })).toContainText('ferry.jpg')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(dialog(page).getByRole('region', { name: 'Chosen pictures' })).toContainText('2 pictures')
  await page.keyboard.press('ControlOrMeta+a')
  await expect(dialog(page).getByRole('region', { name: 'Chosen pictures' })).toContainText('5 pictures')
  await page.keyboard.press('Home')
  await dialog(page).getByRole('button', { name: 'Insert into the post' }).click()
  await expect(dialog(page)).toBeHidden()
  await expect(source(page)).toContainText('![](lake-images/ferry.jpg)')
  await expectSaved(page)
  expect(await galley.read('posts/empty.md')).toContain('![](lake-images/ferry.jpg)')
})

test('what can be done with a picture stays under the hand while the picture comes', async ({ galley }) => {
  const { page } = galley
  await showAll(page)
  await grid(page).getByRole('option', { name: 'pier.jpg' }).click()
  const action = dialog(page).getByRole('button', { name: 'Rename or move…' })
  const large = dialog(page).getByRole('region', { name: 'Chosen pictures' }).locator('img')
  await expect.poll(() => large.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  const shown = await action.boundingBox()
  await large.evaluate((image) => image.removeAttribute('src'))
  expect(await action.boundingBox()).toEqual(shown)
})

test('the pictures of the site break no rule that axe can tell, narrow and wide', async ({ galley }) => {
  const { page } = galley
  await page.getByRole('tab', { name: 'Images' }).click()
  await page.getByRole('radio', { name: 'Whole site' }).click()
  await page.getByRole('option', { name: 'pier.jpg' }).click()
  await expectNoViolations(page)
  await page.getByRole('button', { name: 'All pictures…' }).click()
  await expect(grid(page).locator('img').first()).toBeVisible()
  await expectNoViolations(page)
  await filter(page, /^Missing/).click()
  await expectNoViolations(page)
})
