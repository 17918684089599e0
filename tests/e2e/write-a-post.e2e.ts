// The main job: find a post, write, see it, find on disk what was written and nothing else.
import { expect, test } from '../support/launch.ts'
import { expectSaved, openPost, posts, preview, source, typeAtEnd } from '../support/page.ts'
import { plainSite } from '../support/sites.ts'

test('what is typed stands in the preview, and on disk byte for byte', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'First light')
  await expect(preview(page).getByText('The lake was still at six.')).toBeVisible()
  await typeAtEnd(page, '\nA **heron** stood there.')
  await expect(preview(page).getByText('A heron stood there.')).toBeVisible()
  await expect(preview(page).locator('strong', { hasText: 'heron' })).toBeVisible()
  await expectSaved(page)
  expect(await galley.read('posts/first-light.md')).toBe(
    `${plainSite['posts/first-light.md']}\nA **heron** stood there.`,
  )
  for (const other of ['posts/second-wind.md', 'posts/unfinished.md']) {
    expect(await galley.read(other)).toBe(plainSite[other])
  }
})

test('the list shows title, date and state, and filters as one types', async ({ galley }) => {
  const { page } = galley
  await expect(posts(page).getByRole('option')).toHaveCount(3)
  await expect(posts(page).getByRole('option', { name: 'Unfinished' })).toContainText('Draft')
  await page.getByRole('searchbox', { name: 'Search posts' }).fill('wind')
  await expect(posts(page).getByRole('option')).toHaveCount(1)
  await page.getByRole('searchbox', { name: 'Search posts' }).fill('nothing like this')
  await expect(posts(page).getByRole('option')).toHaveCount(0)
})

test('typed and undone leaves the file as it was', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'Second wind')
  await typeAtEnd(page, 'x')
  await page.keyboard.press('ControlOrMeta+z')
  await expectSaved(page)
  expect(await galley.read('posts/second-wind.md')).toBe(plainSite['posts/second-wind.md'])
})

test('a link to another post opens it here', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'First light')
  await preview(page).getByRole('link', { name: 'the second post' }).click()
  await expect(preview(page).getByText('Some text about a hill.')).toBeVisible()
  await expect(source(page)).toContainText('Some text about a hill.')
})

test('switching posts saves the one that is left', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'First light')
  await typeAtEnd(page, 'Last words.')
  await openPost(page, 'Second wind')
  await expect.poll(() => galley.read('posts/first-light.md')).toContain('Last words.')
})

test('a window with room for one pane offers no two, and shows both again when it is wide', async ({
  galley,
}) => {
  const { page } = galley
  await openPost(page, 'First light')
  const view = page.getByRole('radiogroup', { name: 'View' })
  await page.setViewportSize({ width: 690, height: 800 })
  await expect(view.getByRole('radio', { name: 'Source' })).toBeChecked()
  await expect(view.getByRole('radio', { name: 'Split' })).toBeHidden()
  await expect(page.locator('iframe[title="Preview"]')).toBeHidden()
  await page.setViewportSize({ width: 1200, height: 800 })
  await expect(view.getByRole('radio', { name: 'Split' })).toBeChecked()
  await expect(page.locator('iframe[title="Preview"]')).toBeVisible()
})

test('view modes show source, both, or the preview, and are remembered', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'First light')
  const view = page.getByRole('radiogroup', { name: 'View' })
  await view.getByRole('radio', { name: 'Preview' }).click()
  await expect(source(page)).toBeHidden()
  await expect(page.locator('iframe[title="Preview"]')).toBeVisible()
  await view.getByRole('radio', { name: 'Source' }).click()
  await expect(source(page)).toBeVisible()
  await expect(page.locator('iframe[title="Preview"]')).toBeHidden()
  await page.waitForTimeout(500)
  await page.reload()
  await expect(page.getByRole('radio', { name: 'Source' })).toBeChecked()
})
