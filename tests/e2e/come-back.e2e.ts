// A post that is come back to is as it was left.
import { expect, test } from '../support/launch.ts'
import { expectSaved, openPost, preview, source } from '../support/page.ts'

const days = Array.from({ length: 120 }, (_, nth) => `Day ${nth}, and the sea is calm.`)
const voyage = `# A voyage\n\n${days.join('\n\n')}\n`

test.use({ files: { 'voyage.md': voyage, 'other.md': '# Another\n\nShort.\n' } })

test('the cursor, the place and what can be undone are there again', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'A voyage')
  await source(page).click()
  await page.keyboard.press('ControlOrMeta+End')
  for (let line = 0; line < 60; line++) await page.keyboard.press('ArrowUp')
  await page.keyboard.press('End')
  await page.keyboard.type(' And blue.')
  await expectSaved(page)
  const place = page.locator('.status-bar').getByText(/^Line 1?\d\d/)
  const before = await place.textContent()
  const top = () => page.locator('.cm-scroller').evaluate((scroller) => scroller.scrollTop)
  const topBefore = await top()
  expect(topBefore).toBeGreaterThan(500)

  await openPost(page, 'Another')
  await expect(source(page)).toContainText('Short.')
  await openPost(page, 'A voyage')
  await expect(place).toHaveText(String(before))
  await expect.poll(top).toBe(topBefore)
  await expect(source(page).getByText('And blue.')).toBeInViewport()
  await expect(preview(page).getByText('And blue.')).toBeInViewport()

  await source(page).focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(source(page)).not.toContainText('And blue.')
  await expectSaved(page)
  expect(await galley.read('voyage.md')).toBe(voyage)
})
