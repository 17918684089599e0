// axe on every screen, in both themes; and the ways of the keyboard.
import { expectNoViolations } from '../support/axe.ts'
import { expect, test } from '../support/launch.ts'
import { openPost, posts, preview, source } from '../support/page.ts'

test('no screen breaks WCAG 2.2 AA as far as axe can tell', async ({ galley }) => {
  test.setTimeout(120_000)
  const { page } = galley
  await expect(posts(page).getByRole('option')).toHaveCount(3)
  await expectNoViolations(page)
  await openPost(page, 'First light')
  await expect(preview(page).getByText('The lake was still at six.')).toBeVisible()
  await expectNoViolations(page)
  for (const panel of ['Details', 'Images', 'Publish']) {
    await page.getByRole('tab', { name: panel }).click()
    await expect(page.getByRole('tabpanel')).toBeVisible()
    await expectNoViolations(page)
  }
  await page.getByRole('tab', { name: 'Details' }).click()
  const form = page.getByRole('form', { name: 'Front matter' })
  await form.getByRole('combobox', { name: 'tags' }).fill('h')
  await expect(form.getByRole('option', { name: /hills/ })).toBeVisible()
  await expectNoViolations(page)
  await form.getByRole('combobox', { name: 'tags' }).fill('')
  await form.getByRole('button', { name: 'Choose a date' }).click()
  await expectNoViolations(page)
  await page.keyboard.press('Escape')
  await form.getByRole('button', { name: 'Add field' }).click()
  await expectNoViolations(page)
  await page.keyboard.press('Escape')
  await form.getByRole('button', { name: 'More for tags' }).click()
  await page.getByRole('menuitem', { name: 'In this site…' }).click()
  await expectNoViolations(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible()
  await expectNoViolations(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'New post' }).click()
  await expect(page.getByRole('dialog', { name: 'New post' })).toBeVisible()
  await expectNoViolations(page)
})

test('the keyboard goes everywhere, and Tab leaves the source', async ({ galley }) => {
  const { page } = galley
  await expect(posts(page).getByRole('option')).toHaveCount(3)
  await page.keyboard.press('ControlOrMeta+p')
  await page.getByRole('dialog', { name: 'Open post' }).getByRole('combobox').fill('second')
  await page.keyboard.press('Enter')
  await expect(source(page)).toContainText('Uphill')
  await source(page).focus()
  await page.keyboard.press('Tab')
  await expect(source(page)).not.toBeFocused()
  await posts(page).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await expect(source(page)).toContainText('Not yet.')
  const divider = page.getByRole('separator', { name: 'Border between source and preview' })
  await divider.focus()
  const before = Number(await divider.getAttribute('aria-valuenow'))
  await page.keyboard.press('ArrowLeft')
  expect(Number(await divider.getAttribute('aria-valuenow'))).toBeLessThan(before)
})

test('the front matter opens from its line and from the arrow keys, and a field changes nothing else', async ({
  galley,
}) => {
  const { page } = galley
  await openPost(page, 'First light')
  const line = page.getByRole('button', { name: /^Front matter/ })
  await expect(line).toHaveAttribute('aria-expanded', 'false')
  await line.click()
  await expect(source(page)).toContainText('tags: [morning, lake]')
  await page.keyboard.press('Escape')
  await expect(source(page)).not.toContainText('tags: [morning, lake]')
  const before = await galley.read('posts/first-light.md')
  await page.getByRole('tab', { name: 'Details' }).click()
  const form = page.getByRole('form', { name: 'Front matter' })
  await form.getByLabel('title', { exact: true }).fill('First light: again')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => galley.read('posts/first-light.md'))
    .toBe(before.replace('title: First light', 'title: "First light: again"'))
})
