// Pictures that posts refer to and that are not there: what may be meant stands beside each, one press away.
import type { Page } from '@playwright/test'
import { expectNoViolations } from '../support/axe.ts'
import { photograph } from '../support/camera-roll.ts'
import { expect, type Galley, test } from '../support/launch.ts'
import { expectSaved, openPost, source, typeAtEnd } from '../support/page.ts'
import { writeFiles } from '../support/sites.ts'

const lake =
  '---\ntitle: By the lake\ndate: 2026-03-01\n---\n\n![A pier](lake-images/pier.jpg)\n\n![A ferry](lake-images/moved.jpg)\n'
const hills =
  '---\ntitle: The hills\ndate: 2026-04-01\ncover: lake-images/Pier.JPG\n---\n\n![A pier](lake-images/Pier.JPG "At dawn")\r\n<img src="lake-images/Pier.JPG">\n\n![A boat](lake-images/rowing-bot.jpg)\n\n![Lost](lake-images/quite-another.jpg)\n'

test.use({
  files: { 'posts/lake.md': lake, 'posts/hills.md': hills },
  prepare: {
    run: async (folder: string) =>
      writeFiles(folder, {
        'posts/lake-images/pier.jpg': await photograph(1),
        'posts/lake-images/rowing boat.jpg': await photograph(2),
        'archive/moved.jpg': await photograph(3),
      }),
  },
})

const missing = (page: Page) => page.getByRole('list', { name: 'Missing pictures' })
const mayBe = (page: Page, sought: string) =>
  missing(page).getByRole('group', { name: `Pictures that may be ${sought}` })
const pier = 'posts/lake-images/Pier.JPG'

async function showMissing({ page }: Galley, room: 'panel' | 'wide'): Promise<void> {
  await openPost(page, 'By the lake')
  await page.getByRole('tab', { name: 'Images' }).click()
  await page.getByRole('radio', { name: 'Whole site' }).click()
  if (room === 'panel') {
    await page.getByRole('combobox', { name: 'Filter' }).selectOption('missing')
  } else {
    await page.getByRole('button', { name: 'All pictures…' }).click()
    await page.getByRole('button', { name: /^Missing/ }).click()
  }
  await expect(mayBe(page, pier).getByRole('button')).not.toHaveCount(0)
}

test('a path in another post is put right wherever the post writes it, and taken back', async ({
  galley,
}) => {
  const { page } = galley
  await showMissing(galley, 'panel')
  await expect(mayBe(page, 'posts/lake-images/quite-another.jpg')).toHaveText(
    'No picture of this site is like it.',
  )
  await mayBe(page, pier).getByRole('button', { name: 'Use pier.jpg (other spelling)' }).click()
  await expect.poll(() => galley.read('posts/hills.md')).toBe(hills.replaceAll('Pier.JPG', 'pier.jpg'))
  await expect(mayBe(page, pier)).toHaveCount(0)
  expect(await galley.read('posts/lake.md')).toBe(lake)
  const notice = page
    .getByRole('status')
    .filter({ hasText: '“hills.md” shows posts/lake-images/pier.jpg now.' })
  await notice.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => galley.read('posts/hills.md')).toBe(hills)
  await expect(mayBe(page, pier)).not.toHaveCount(0)
})

test('a path in the open post is put right within its text, and its own undo takes it back', async ({
  galley,
}) => {
  const { page } = galley
  await openPost(page, 'By the lake')
  await typeAtEnd(page, 'Not yet saved.')
  await showMissing(galley, 'panel')
  await mayBe(page, 'posts/lake-images/moved.jpg')
    .getByRole('button', { name: 'Use archive/moved.jpg (same name)' })
    .click()
  await expect(source(page)).toContainText('../archive/moved.jpg')
  await expect(mayBe(page, 'posts/lake-images/moved.jpg')).toHaveCount(0)
  await expectSaved(page)
  const typed = `${lake}Not yet saved.`
  expect(await galley.read('posts/lake.md')).toBe(
    typed.replace('lake-images/moved.jpg', '../archive/moved.jpg'),
  )
  await source(page).click()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(source(page)).toContainText('lake-images/moved.jpg')
  await expect.poll(() => galley.read('posts/lake.md')).toBe(typed)
})

test('by keys alone, and the keys are not lost when a row goes', async ({ galley }) => {
  const { page } = galley
  await showMissing(galley, 'wide')
  await mayBe(page, pier).getByRole('button').first().focus()
  await page.keyboard.press('Enter')
  await expect(mayBe(page, pier)).toHaveCount(0)
  const dialog = page.getByRole('dialog', { name: 'Pictures of this site' })
  await expect(
    dialog.getByRole('status').filter({ hasText: 'shows posts/lake-images/pier.jpg' }),
  ).toBeVisible()
  const use = mayBe(page, 'posts/lake-images/rowing-bot.jpg').getByRole('button', {
    name: 'Use rowing boat.jpg (similar name)',
  })
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(use).toBeFocused()
  await page.keyboard.press('Enter')
  await expect.poll(() => galley.read('posts/hills.md')).toContain('![A boat](lake-images/rowing%20boat.jpg)')
  await expect(missing(page).getByRole('listitem')).toHaveCount(2)
})

test('missing pictures break no rule that axe can tell, narrow and wide', async ({ galley }) => {
  const { page } = galley
  await showMissing(galley, 'panel')
  await expectNoViolations(page)
  await page.getByRole('button', { name: 'All pictures…' }).click()
  await expect(page.getByRole('dialog').getByRole('button', { name: /^Use pier/ })).toBeVisible()
  await expectNoViolations(page)
})
