// What every end-to-end test does with the page, in the interface's own names (design, "Names").
import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test'

export function source(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Markdown source' })
}

export function preview(page: Page): FrameLocator {
  return page.frameLocator('iframe[title="Preview"]')
}

export function posts(page: Page): Locator {
  return page.getByRole('listbox', { name: 'Posts' })
}

export async function openPost(page: Page, title: string): Promise<void> {
  await posts(page).getByRole('option', { name: title }).click()
  await expect(source(page)).toBeVisible()
}

export async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByRole('status', { name: 'Save state' })).toHaveText('Saved')
}

/** Puts the cursor at the end of the text and types, one key after the other. */
export async function typeAtEnd(page: Page, text: string): Promise<void> {
  await source(page).click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(text)
}

/** Runs the command that the palette finds first for `words`, by keys alone. */
export async function runCommand(page: Page, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('dialog', { name: 'Commands' }).getByRole('combobox').fill(words)
  await page.keyboard.press('Enter')
}

/** Points at `target` as a hand does, which moves a little until what it looks for shows itself. */
export async function pointUntil(target: Locator, shown: Locator): Promise<void> {
  let nth = 0
  await expect(async () => {
    await target.hover({ position: { x: 4 + (nth++ % 3), y: 5 } })
    await expect(shown).toBeVisible({ timeout: 2000 })
  }).toPass({ timeout: 20_000 })
}
