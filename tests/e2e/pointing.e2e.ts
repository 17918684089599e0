// What a hand in the preview points at is found in the source; nothing is written before it says so.
import type { Page } from '@playwright/test'
import { expect, test } from '../support/launch.ts'
import { expectSaved, openPost, preview, source } from '../support/page.ts'

const far = Array.from({ length: 900 }, (_, nth) => `## Day ${nth}\n\n${'A long day at sea. '.repeat(20)}`)

const walk = `---
layout: post
title: A long walk
date: 2026-05-01
---

The lamp is packed.[^lamp]

[^lamp]: In summer, a *candle* is enough.

> - [ ] pack the lamp
>
>   > - [ ] call the ferry

- - [ ] bread
1. - [x] cheese

See [the end](#the-end), or [nothing](#nowhere).

## The end

Wonderful, all is well.
`

test.use({
  files: {
    'posts/walk.md': walk,
    'posts/voyage.md': `---\ntitle: A voyage\n---\n\n${far.join('\n\n')}\n\nHome again.\n`,
  },
})

const clear = 'rgba(0, 0, 0, 0)'
const place = (page: Page) => page.locator('.status-bar').getByText(/^Line \d/)
const selected = (page: Page) => page.evaluate(() => document.getSelection()?.toString())

test('a click shows the place, and the keys after it are still the preview’s', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'A long walk')
  await preview(page).getByText('Wonderful, all is well.').click()
  await expect(place(page)).toHaveText('Line 22, column 1')
  await expect(page.locator('.cm-line', { hasText: 'Wonderful' })).not.toHaveCSS('background-color', clear)
  await page.keyboard.type('  ')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status', { name: 'Save state' })).toHaveText('Saved')
  await page.waitForTimeout(1200)
  expect(await galley.read('posts/walk.md')).toBe(walk)
})

test('the title leads to its field, and a word of it is selected there', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'A long walk')
  const title = preview(page).getByRole('heading', { name: 'A long walk' })
  await title.click({ position: { x: 10, y: 12 } })
  await expect(place(page)).toHaveText('Line 3, column 1')
  await title.dblclick({ position: { x: 60, y: 12 } })
  await expect.poll(() => selected(page)).toBe('long')
  await page.keyboard.type('short')
  await expectSaved(page)
  expect(await galley.read('posts/walk.md')).toBe(walk.replace('A long walk', 'A short walk'))
})

test('a note leads to where it is written', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'A long walk')
  await preview(page).getByText('In summer, a').click()
  await expect(place(page)).toHaveText('Line 9, column 1')
  await preview(page).getByText('candle').dblclick()
  await expect.poll(() => selected(page)).toBe('candle')
  await expect(place(page)).toHaveText(/^Line 9,/)
})

test('every box that can be seen can be ticked', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'A long walk')
  const boxes = preview(page).getByRole('checkbox')
  await expect(boxes).toHaveCount(4)
  for (let nth = 0; nth < 4; nth++) {
    const isTicked = await boxes.nth(nth).isChecked()
    await boxes.nth(nth).click()
    await expect(boxes.nth(nth)).toBeChecked({ checked: !isTicked })
  }
  await expectSaved(page)
  const ticked = (await galley.read('posts/walk.md')).split('\n').filter((line) => line.includes('['))
  expect(ticked.slice(2, 6)).toEqual([
    '> - [x] pack the lamp',
    '>   > - [x] call the ferry',
    '- - [x] bread',
    '1. - [ ] cheese',
  ])
})

test('a link to no heading says so', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'A long walk')
  await preview(page).getByRole('link', { name: 'nothing' }).click()
  await expect(page.getByText('No heading of this post is called “#nowhere”.')).toBeVisible()
  await preview(page).getByRole('link', { name: 'the end' }).click()
  await expect(preview(page).getByRole('heading', { name: 'The end' })).toBeInViewport()
})

test('where the preview stands alone a double click brings the source beside it', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'A long walk')
  await page.getByRole('radio', { name: 'Preview' }).click()
  await expect(source(page)).toBeHidden()
  await preview(page)
    .getByText('Wonderful, all is well.')
    .dblclick({ position: { x: 20, y: 12 } })
  await expect(source(page)).toBeFocused()
  await expect.poll(() => selected(page)).toBe('Wonderful')
  await page.keyboard.type('Fine')
  await expectSaved(page)
  expect(await galley.read('posts/walk.md')).toContain('Fine, all is well.')
})

test('End leads to the end of a long post at once', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'A voyage')
  await expect(preview(page).getByText('Home again.')).toBeAttached()
  await preview(page).getByRole('heading', { name: 'Day 0' }).click()
  await page.keyboard.press('End')
  await expect(preview(page).getByText('Home again.')).toBeInViewport()
  await expect(source(page).getByText('Home again.')).toBeInViewport()
})
