// What was typed survives the death of the program and a full reload, and a large site opens at once.
import { expect, test } from '../support/launch.ts'
import { expectSaved, openPost, posts, source, typeAtEnd } from '../support/page.ts'

test('killed while typing: what was typed a second and a half ago is there again', async ({ galley }) => {
  test.skip(galley.shell === 'electron', 'the page dies with the desktop shell; the journal is the same')
  const { page } = galley
  await openPost(page, 'First light')
  await typeAtEnd(page, 'Kept words, ')
  // Without a pause nothing is saved; the journal has it all the same.
  for (let nth = 0; nth < 12; nth++) await page.keyboard.type('more ', { delay: 25 })
  await galley.kill()
  await expect(page.getByText('Galley’s desk has stopped')).toBeVisible()
  await page.keyboard.type('and still typing')
  await expect(source(page)).toContainText('and still typing')
  await galley.restart()
  await openPost(galley.page, 'First light')
  await expect(source(galley.page)).toContainText('Kept words, ')
  await expectSaved(galley.page)
  expect(await galley.read('posts/first-light.md')).toContain('Kept words, ')
})

test('a reload in the middle of a word loses nothing', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'Second wind')
  await typeAtEnd(page, 'Half a wor')
  await page.reload()
  await expect(posts(page).getByRole('option')).toHaveCount(3)
  await openPost(page, 'Second wind')
  await expect(source(page)).toContainText('Half a wor')
})

test.describe('ten thousand posts', () => {
  const many = Object.fromEntries(
    Array.from({ length: 10_000 }, (_, n) => [
      `posts/${n % 50}/post-${n}.md`,
      `---\ntitle: Post number ${n}\ndate: 20${10 + (n % 16)}-0${1 + (n % 9)}-1${n % 10}\ntags: [a${n % 7}]\n---\n\nText ${n}.\n`,
    ]),
  )
  test.use({ files: many })

  test('open without holding the page up; one is found as one types', async ({ galley }) => {
    test.setTimeout(120_000)
    const { page } = galley
    await expect(posts(page).getByRole('option').first()).toBeVisible({ timeout: 30_000 })
    await expect(page.getByRole('progressbar', { name: 'Reading posts' })).toHaveCount(0, { timeout: 60_000 })
    await expect(page.getByRole('searchbox', { name: 'Search posts' })).toHaveAttribute(
      'placeholder',
      'Search 10000 posts',
    )
    expect(await posts(page).getByRole('option').count()).toBeLessThan(60)
    await page.getByRole('searchbox', { name: 'Search posts' }).fill('number 9876')
    await expect(posts(page).getByRole('option')).toHaveCount(1)
    await page.keyboard.press('Enter')
    await expect(source(page)).toContainText('Text 9876.')
  })
})
