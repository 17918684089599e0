// The front-matter form beside the text: one document, two views of it.
import type { Page } from '@playwright/test'
import { expect, test } from '../support/launch.ts'
import { expectSaved, openPost, source } from '../support/page.ts'

const post = (nth: number, tags: string, more = '') => `---
# Kept by hand.
title:  "Number ${nth}"
date:   2026-0${nth}-08 9:00 +0200
tags:   ${tags}
layout: note
${more}---

Text ${nth}.
`

const files = {
  'posts/one.md': post(1, 'sea, boats', 'slug: number-1\n'),
  'posts/two.md': post(2, 'sea, boats', 'slug: number-2\n'),
  'posts/three.md': post(3, 'sea, tides', 'slug: number-3\nsubtitle: A third\n'),
  'posts/four.md': post(4, 'Sea, ropes', 'slug: number-4\n'),
  'posts/broken.md':
    '---\ntitle: "never closed\ndate: 2026-05-01\nauthor: {{ site.author }}\nnote: fine\n---\n\nText.\n',
  'posts/bare.md': 'Nothing above.\n',
}

test.use({ files })

async function openDetails(page: Page, title: string): Promise<ReturnType<Page['getByRole']>> {
  await openPost(page, title)
  await page.getByRole('tab', { name: 'Details' }).click()
  return page.getByRole('form', { name: 'Front matter' })
}

async function showBlock(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Front matter/ }).click()
}

test('what is typed in a field stands in the text with each letter, and a pause parts the steps of undo', async ({
  galley,
}) => {
  const { page } = galley
  const form = await openDetails(page, 'Number 1')
  await showBlock(page)
  const title = form.getByLabel('title', { exact: true })
  await title.focus()
  await page.keyboard.press('End')
  await page.keyboard.type(' of')
  await expect(source(page)).toContainText('"Number 1 of"')
  await page.keyboard.press('Home')
  await page.keyboard.type('A')
  // The caret stays where the author put it.
  await page.keyboard.type(' ')
  await expect(title).toHaveValue('A Number 1 of')
  await expect(title).toBeFocused()
  await page.waitForTimeout(700)
  await page.keyboard.press('End')
  await page.keyboard.type(' many')
  await expect(source(page)).toContainText('"A Number 1 of many"')
  await source(page).focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(title).toHaveValue('A Number 1 of')
  await page.keyboard.press('ControlOrMeta+z')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(title).toHaveValue('Number 1')
  await expectSaved(page)
  expect(await galley.read('posts/one.md')).toBe(files['posts/one.md'])
})

test('what is typed in the text stands in the form at once', async ({ galley }) => {
  const { page } = galley
  const form = await openDetails(page, 'Number 3')
  await showBlock(page)
  await source(page).getByText('subtitle: A third').click()
  await page.keyboard.press('End')
  await page.keyboard.type(' one')
  await expect(form.getByRole('textbox', { name: 'subtitle' })).toHaveValue('A third one')
})

test('tags are completed from the site, kept as the comma string they are, and variants are pointed out', async ({
  galley,
}) => {
  const { page } = galley
  const form = await openDetails(page, 'Number 4')
  const tags = form.getByRole('combobox', { name: 'tags' })
  await expect(form.getByText('“sea” is used 3 times, “Sea” once.')).toBeVisible()
  await form.getByRole('button', { name: 'Use “sea”' }).click()
  await tags.fill('bo')
  await expect(form.getByRole('option', { name: /boats/ })).toContainText('2')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.keyboard.type('new one,')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Delete')
  await expect
    .poll(() => galley.read('posts/four.md'))
    .toBe(files['posts/four.md'].replace('Sea, ropes', 'sea, boats, new one'))
})

test('a date is chosen by keyboard in the form that it has', async ({ galley }) => {
  const { page } = galley
  const form = await openDetails(page, 'Number 2')
  await form.getByRole('button', { name: 'Choose a date' }).focus()
  await page.keyboard.press('Enter')
  const calendar = page.getByRole('dialog', { name: 'Choose a date' })
  await expect(calendar.getByRole('button', { name: /February 8th, 2026/ })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(calendar).toBeHidden()
  await expect
    .poll(() => galley.read('posts/two.md'))
    .toBe(files['posts/two.md'].replace('2026-02-08 9:00 +0200', '2026-02-15 9:00 +0200'))
})

test('a field is added where the other posts have it and as they align it, renamed, moved and removed', async ({
  galley,
}) => {
  const { page } = galley
  const form = await openDetails(page, 'Number 1')
  await form.getByRole('button', { name: 'Add field' }).click()
  await page.getByRole('textbox', { name: 'Name of the field' }).fill('subtitle')
  await page.keyboard.press('Enter')
  await form.getByRole('textbox', { name: 'subtitle' }).fill('yes')
  const withField = files['posts/one.md'].replace('slug: number-1\n', 'slug: number-1\nsubtitle: "yes"\n')
  await expect.poll(() => galley.read('posts/one.md')).toBe(withField)
  await form.getByRole('button', { name: 'More for subtitle' }).click()
  await page.getByRole('menuitem', { name: 'Move up' }).click()
  await expect
    .poll(() => galley.read('posts/one.md'))
    .toBe(files['posts/one.md'].replace('slug: number-1\n', 'subtitle: "yes"\nslug: number-1\n'))
  await form.getByRole('button', { name: 'More for subtitle' }).click()
  await page.getByRole('menuitem', { name: 'Rename…' }).click()
  await page.getByRole('textbox', { name: 'New name of subtitle' }).fill('strap')
  await page.keyboard.press('Enter')
  await expect(form.getByRole('textbox', { name: 'strap' })).toHaveValue('yes')
  await form.getByRole('button', { name: 'More for strap' }).click()
  await page.getByRole('menuitem', { name: 'Remove strap' }).click()
  await expect.poll(() => galley.read('posts/one.md')).toBe(files['posts/one.md'])
})

test('the slug follows the title until it is touched, and a clash is said at once', async ({ galley }) => {
  const { page } = galley
  const form = await openDetails(page, 'Number 2')
  const slug = form.getByLabel('slug', { exact: true })
  // Shown when the site's fields are known: no hand is as quick as this one.
  await expect(slug).toHaveAttribute('placeholder', 'number-2')
  await form.getByLabel('title', { exact: true }).fill('Number two')
  await expect(slug).toHaveValue('number-two')
  await slug.fill('number-3')
  await expect(form.getByText('Another post has this slug')).toBeVisible()
  await form.getByLabel('title', { exact: true }).fill('Number two again')
  await expect(slug).toHaveValue('number-3')
})

test('a broken block is shown as it stands, and its other fields are edited all the same', async ({
  galley,
}) => {
  const { page } = galley
  await openPost(page, 'never closed')
  const line = page.getByRole('button', { name: /^Front matter/ })
  await expect(line).toContainText('Line 2 cannot be read')
  await line.click()
  await expect(source(page).locator('.front-matter-trouble')).toHaveText('title: "never closed')
  const form = await openDetails(page, 'never closed')
  await expect(form.getByText(/^Line 2: A " is opened here and never closed/)).toBeVisible()
  await expect(form.getByLabel('title', { exact: true })).toHaveValue('"never closed')
  await expect(form.getByRole('textbox', { name: 'author' })).toHaveValue('{{ site.author }}')
  await form.getByRole('textbox', { name: 'note' }).fill('a: b')
  await expect
    .poll(() => galley.read('posts/broken.md'))
    .toBe(files['posts/broken.md'].replace('note: fine', 'note: "a: b"'))
})

test('what the author says of a field holds for the site, here or in its own file', async ({ galley }) => {
  const { page } = galley
  const form = await openDetails(page, 'Number 3')
  await form.getByRole('button', { name: 'More for subtitle' }).click()
  await page.getByRole('menuitem', { name: 'In this site…' }).click()
  const dialog = page.getByRole('dialog', { name: 'subtitle in this site' })
  await dialog.getByLabel('Label').fill('Strap line')
  await dialog.getByLabel('Type').selectOption({ label: 'Long text' })
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByLabel('Strap line')).toHaveJSProperty('tagName', 'TEXTAREA')
  await form.getByRole('button', { name: 'More for subtitle' }).click()
  await page.getByRole('menuitem', { name: 'In this site…' }).click()
  await dialog.getByLabel(/In the site, in/).check()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect
    .poll(async () => JSON.parse(await galley.read('.galley.json').catch(() => '{}')).fields?.subtitle)
    .toEqual({ type: 'long-text', label: 'Strap line', default: null })
})

test('a post without front matter gets a block with one step, and loses it with one undo', async ({
  galley,
}) => {
  const { page } = galley
  await openPost(page, 'Bare')
  await page.getByRole('tab', { name: 'Details' }).click()
  await page.getByRole('button', { name: 'Add front matter' }).click()
  await expect.poll(() => galley.read('posts/bare.md')).toBe('---\ntitle: Bare\n---\n\nNothing above.\n')
  await source(page).focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => galley.read('posts/bare.md')).toBe('Nothing above.\n')
})

test.describe('a site of Hugo', () => {
  test.use({
    files: {
      'hugo.toml': 'baseURL = "https://example.org/notes/"\n',
      'archetypes/default.md': '+++\ntitle = ""\ndate = {{ .Date }}\nsummary = ""\n+++\n',
      'content/posts/a-walk.md':
        '+++\ntitle = "A walk"\ndate = 2025-03-01\ntags = ["sea"]\n[params]\nmood = "calm"\n+++\n\nText.\n',
    },
  })

  test('tells the address, edits nested fields, and is read as another’s when the author says so', async ({
    galley,
  }) => {
    const { page } = galley
    const form = await openDetails(page, 'A walk')
    await expect(form.getByText('example.org/notes/posts/a-walk/')).toBeVisible()
    await form.getByRole('textbox', { name: 'mood' }).fill('wild: very')
    await expect.poll(() => galley.read('content/posts/a-walk.md')).toContain('mood = "wild: very"\n+++')
    await form.getByRole('button', { name: 'Add field' }).click()
    await expect(page.getByRole('button', { name: 'summary archetypes/default.md' })).toBeVisible()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^Site .*, Hugo$/ }).click()
    await expect(page.getByText(/^Hugo was recognised by hugo.toml/)).toBeVisible()
    await page.getByLabel('Read its posts as those of').selectOption({ label: 'Zola' })
    await expect(page.getByRole('button', { name: /^Site .*, Zola$/ })).toBeVisible()
    await galley.restart()
    await expect(page.getByRole('button', { name: /^Site .*, Zola$/ })).toBeVisible()
  })
})
