// A post that is too much for the preview: its worker is ended, begun anew once, and then left alone, also the next time.
import { expect, test } from '../support/launch.ts'
import { expectSaved, openPost, preview, source } from '../support/page.ts'

test.use({ files: { 'heavy.md': '# Heavy\n\nBegin here.\n' } })

test('a post that stopped its preview twice opens without one, and says so', async ({ galley }) => {
  test.setTimeout(90_000)
  const { page } = galley
  let begun = 0
  const workers = /preview\.worker/
  await page.route(workers, async (route) => {
    begun++
    await route.fulfill({ contentType: 'text/javascript', body: 'for (;;);' })
  })
  await page.reload()
  await openPost(page, 'Heavy')
  const said = page.getByRole('alert')
  await expect(said.getByText('the preview stands still')).toBeVisible({ timeout: 30_000 })
  expect(begun).toBe(2)
  await source(page).getByText('Begin here.').click()
  await page.keyboard.press('End')
  await page.keyboard.type(' Typed all the same.')
  await expectSaved(page)

  await page.unroute(workers)
  await page.reload()
  await openPost(page, 'Heavy')
  await expect(said.getByText('opens without a preview')).toBeVisible()
  await expect(preview(page).locator('.block')).toHaveCount(0)
  await said.getByRole('button', { name: 'Show the preview' }).click()
  await expect(preview(page).getByText('Typed all the same.')).toBeVisible()

  await page.reload()
  await openPost(page, 'Heavy')
  await expect(preview(page).getByText('Typed all the same.')).toBeVisible()
  await expect(said).toHaveCount(0)
})
