// A new post: named, placed and furnished as the site's own posts are.
import { expect, test } from '../support/launch.ts'
import { expectSaved, preview, source } from '../support/page.ts'

test('a new post has the keys of its neighbours, and the cursor in its body', async ({ galley }) => {
  const { page } = galley
  await page.getByRole('button', { name: 'New post' }).click()
  await page.getByRole('textbox', { name: 'Title' }).fill('Über den Fluss: Tag 1')
  await page.keyboard.press('Enter')
  await expect(source(page)).toBeFocused()
  await page.keyboard.type('Der erste Satz.')
  await expect(preview(page).getByText('Der erste Satz.')).toBeVisible()
  await expectSaved(page)
  const text = await galley.read('posts/uber-den-fluss-tag-1.md')
  expect(text).toMatch(/^---\ntitle: ["']?Über den Fluss: Tag 1["']?\ndate: \d{4}-\d{2}-\d{2}\ntags: \[\]\n/)
  expect(text).toMatch(/\n---\n\n?Der erste Satz\.\n?$/)
})

test('a title that is taken gets a number; nothing is overwritten', async ({ galley }) => {
  const { page } = galley
  const before = await galley.read('posts/first-light.md')
  await page.getByRole('button', { name: 'New post' }).click()
  await page.getByRole('textbox', { name: 'Title' }).fill('First light')
  await page.keyboard.press('Enter')
  await expect(source(page)).toBeFocused()
  await page.keyboard.type('Again.')
  await expectSaved(page)
  expect(await galley.read('posts/first-light.md')).toBe(before)
  expect(await galley.read('posts/first-light-2.md')).toContain('Again.')
})
