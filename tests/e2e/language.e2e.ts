// A site's language in the preview and in the source: quotes and dashes as its generator sets them by its settings, and
// `lang` for the browser.
import type { Page } from '@playwright/test'
import { expect, test } from '../support/launch.ts'
import { openPost, preview, source } from '../support/page.ts'

const text = '# Ein Tag\n\nEr sagte "Hallo" und ging.\n'

test.use({
  files: {
    'conf.py': "extensions = ['myst_parser', 'ablog']\nlanguage = 'de'\nsmartquotes_action = 'qde'\n",
    'blog/ein-tag.md': `---\nblogpost: true\ndate: July 27, 2025\n---\n\n${text}`,
    'blog/un-jour.md': `---\nblogpost: true\ndate: July 28, 2025\nlanguage: fr\n---\n\n# Un jour\n\nIl dit "oui" ici.\n`,
    'blog/yek-ruz.md': `---\nblogpost: true\ndate: July 29, 2025\nlanguage: fa\n---\n\n# یک روز\n\n![](gone.jpg) یک تصویر.\n\nHomebrew رایگان است.\n\n- فهرست\n\n| یک |\n|:-:|\n| دو |\n\n---\n`,
  },
})

async function expectLanguage(page: Page, language: string): Promise<void> {
  const frame = page.locator('iframe[title="Preview"]')
  const inPreview = () =>
    frame.evaluate((element: HTMLIFrameElement) => element.contentDocument?.documentElement.lang)
  await expect.poll(inPreview).toBe(language)
  await expect(source(page)).toHaveAttribute('lang', language)
}

test('a Sphinx site in German shows German quotes, in a document in German', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'Ein Tag')
  await expect(preview(page).getByText('Er sagte „Hallo“ und ging.')).toBeVisible()
  await expectLanguage(page, 'de')

  // What is typed is shown ahead of the worker, with the same quotes.
  await source(page).press('Control+End')
  await source(page).pressSequentially('\nSie sagte "Nein" -- dazu.')
  await expect(preview(page).getByText('Sie sagte „Nein“ — dazu.')).toBeVisible()
})

test('a post that says its own language is in that, and its words follow the hand', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'Un jour')
  // Sphinx sets quotes by the site's language alone.
  await expect(preview(page).getByText('Il dit „oui“ ici.')).toBeVisible()
  await expectLanguage(page, 'fr')

  await source(page).press('Control+Home')
  for (let line = 0; line < 3; line++) await source(page).press('ArrowDown')
  await source(page).press('End')
  await source(page).press('Backspace')
  await source(page).press('Backspace')
  await source(page).pressSequentially('it')
  await expectLanguage(page, 'it')
})

test('a post in Persian runs from right to left, whatever Galley says in it', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'یک روز')
  await expectLanguage(page, 'fa')
  const words = preview(page).getByText('یک تصویر')
  await expect(preview(page).locator('.missing-picture')).toHaveCSS('direction', 'ltr')
  await expect(words).toHaveCSS('direction', 'rtl')
  await expect(preview(page).getByText('Homebrew')).toHaveCSS('direction', 'rtl')
  await expect(preview(page).locator('html')).toHaveCSS('direction', 'rtl')
  const lines = source(page).locator('.cm-line')
  await expect(lines.filter({ hasText: 'تصویر' })).toHaveCSS('direction', 'rtl')
  await expect(lines.filter({ hasText: ':-:' })).toHaveCSS('direction', 'rtl')
  // The arrow to the left leads on, through a blank line, too.
  await lines.filter({ hasText: '# یک' }).click()
  for (let nth = 0; nth < 60; nth++) await source(page).press('ArrowLeft')
  await expect(page.getByText(/^Line (9|1\d),/)).toBeVisible()
  await openPost(page, 'Ein Tag')
  await expect(preview(page).locator('html')).toHaveCSS('direction', 'ltr')

  // A line turns as soon as it begins with such a letter.
  await source(page).press('Control+End')
  await source(page).pressSequentially('\n- یک')
  await expect(lines.filter({ hasText: 'یک' })).toHaveCSS('direction', 'rtl')
  await expect(lines.filter({ hasText: 'Hallo' })).toHaveCSS('direction', 'ltr')

  // A tag within it keeps its brackets.
  await source(page).pressSequentially(' <kbd>x')
  const tag = lines.filter({ hasText: 'یک' }).locator('.cm-iso')
  await expect(tag).toHaveText('<kbd>')
  await expect(tag).toHaveCSS('direction', 'ltr')
  await expect(tag).toHaveCSS('unicode-bidi', 'isolate')
})
