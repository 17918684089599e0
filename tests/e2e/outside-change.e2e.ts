// Another program writes the file that is open.
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '../support/launch.ts'
import { expectSaved, openPost, preview, source, typeAtEnd } from '../support/page.ts'
import { plainSite } from '../support/sites.ts'

const post = 'posts/first-light.md'
const begin = String(plainSite[post])

test('a change outside is taken over where nothing was written here', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'First light')
  await galley.write({ [post]: begin.replace('still', 'rough') })
  await expect(preview(page).getByText('The lake was rough at six.')).toBeVisible()
  await expect(source(page)).toContainText('rough')
  await typeAtEnd(page, 'And grey.')
  await expectSaved(page)
  expect(await galley.read(post)).toBe(`${begin.replace('still', 'rough')}And grey.`)
})

test('changed on both sides: nothing is overwritten, the author sees both and chooses', async ({
  galley,
}) => {
  const { page } = galley
  await openPost(page, 'First light')
  const theirs = begin.replace('still', 'theirs')
  await source(page).click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('Mine.')
  await galley.write({ [post]: theirs })
  const keepMine = page.getByRole('button', { name: 'Keep mine' })
  await expect(keepMine).toBeVisible()
  expect(await galley.read(post)).toBe(theirs)
  await page.getByRole('button', { name: 'Show the differences' }).click()
  const rows = page.locator('.differences tbody tr')
  await expect(rows).toHaveCount(2)
  await expect(rows.locator('mark')).toHaveText(['theirs', 'still', 'Mine.'])
  await keepMine.click()
  await expectSaved(page)
  expect(await galley.read(post)).toBe(`${begin}Mine.`)
})

test('the file vanished: the text stays, and writing it again works', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'First light')
  await rm(path.join(galley.siteFolder, post))
  const again = page.getByRole('button', { name: 'Write it again' })
  await expect(again).toBeVisible()
  await expect(source(page)).toContainText('The lake was')
  await again.click()
  await expect.poll(() => galley.read(post).catch(() => '')).toBe(begin)
})
