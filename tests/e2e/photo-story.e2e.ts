// A day in pictures: photographs become a contact sheet, are put in order and given words, and stand in the post.
import { readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expectNoViolations } from '../support/axe.ts'
import { writePhotographs } from '../support/camera-roll.ts'
import { expect, test } from '../support/launch.ts'
import { expectSaved, openPost, source, typeAtEnd } from '../support/page.ts'
import { temporaryFolder } from '../support/sites.ts'

const story = (page: Page) => page.getByRole('dialog', { name: 'Photo story' })
const sheet = (page: Page) => story(page).getByRole('region', { name: 'Contact sheet' })
const photo = (page: Page, name: string) => sheet(page).getByRole('button', { name })

async function begin(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Images' }).click()
  await page.getByRole('button', { name: 'Photo story…' }).click()
  await expect(story(page)).toBeVisible()
}

async function choose(page: Page, files: readonly string[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await story(page).getByRole('button', { name: 'Choose photographs…' }).click()
  await (await chooser).setFiles([...files])
  await expect(photo(page, `${files.length} of ${files.length}`)).toBeVisible()
}

/** Two groups of one morning, and one of the next day; the second file was taken first. */
const times = [
  { time: '2026:03:07 09:20:00', offset: '+01:00' },
  { time: '2026:03:07 09:10:00', offset: '+01:00' },
  { time: '2026:03:07 11:30:00', offset: '+01:00' },
  { time: '2026:03:08 08:00:00', offset: '+01:00' },
]

test('photographs stand in the order in which they were taken, are told by keyboard, and come as one step', async ({
  galley,
}) => {
  const { page } = galley
  const camera = await temporaryFolder('camera')
  const files = await writePhotographs(camera.path, times)
  await openPost(page, 'First light')
  await typeAtEnd(page, '\n')
  await expectSaved(page)
  const before = await galley.read('posts/first-light.md')
  await begin(page)
  await choose(page, files)
  await expect(sheet(page).getByRole('region')).toHaveCount(3)

  await photo(page, '1 of 4').focus()
  await expect(photo(page, 'IMG_0002.jpg, 1 of 4')).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.type('Mist over the water')
  await page.keyboard.press('Tab')
  await page.keyboard.type('A heron')
  await page.keyboard.press('Enter')
  await expect(photo(page, 'A heron, 2 of 4')).toBeFocused()
  await page.keyboard.press('Alt+ArrowRight')
  await expect(photo(page, 'A heron, 2 of 4')).toBeFocused()
  await expect(sheet(page).getByRole('region').first().getByRole('button')).toHaveCount(1)
  await page.keyboard.press('Alt+ArrowRight')
  await expect(photo(page, 'A heron, 3 of 4')).toBeFocused()
  await photo(page, '4 of 4').focus()
  await page.keyboard.press('Delete')
  await expect(photo(page, '3 of 3')).toBeFocused()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(photo(page, '4 of 4')).toBeVisible()
  await photo(page, '4 of 4').focus()
  await page.keyboard.press('Delete')
  await story(page)
    .getByRole('textbox', { name: /^Heading of Saturday,? 7 March/ })
    .first()
    .fill('At the lake')
  await story(page).getByRole('button', { name: 'Write into the post' }).click()
  await expect(story(page)).toBeHidden()
  await expectSaved(page)

  const written = (await galley.read('posts/first-light.md')).slice(before.trimEnd().length).trim()
  expect(written.replace(/\([^)]*?(\d+)\.jpg\)/g, '($1)')).toBe(
    '## At the lake\n\n![Mist over the water](0002)\n\n![](0003)\n\n![A heron](0001)',
  )
  expect(await readdir(path.join(galley.siteFolder, 'posts/first-light-images'))).toHaveLength(3)
  await source(page).focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => galley.read('posts/first-light.md')).toBe(before)
  await camera.remove()
})

test('what cannot be imported is named, and the others are written without it', async ({ galley }) => {
  const { page } = galley
  const camera = await temporaryFolder('camera')
  const files = await writePhotographs(camera.path, times)
  const broken = path.join(camera.path, 'torn.jpg')
  await writeFile(broken, 'no picture at all')
  await openPost(page, 'First light')
  await begin(page)
  await choose(page, [...files, broken])
  await story(page).getByRole('button', { name: 'Write into the post' }).click()
  await expect(story(page).getByText(/“torn.jpg” is no picture/)).toBeVisible()
  await expect(story(page)).toBeVisible()
  await story(page).getByRole('button', { name: 'Leave it out' }).click()
  await expect(story(page)).toBeHidden()
  await expectSaved(page)
  expect((await galley.read('posts/first-light.md')).match(/!\[/g)).toHaveLength(4)
  await camera.remove()
})

test('forty photographs on a sheet break no rule that axe can tell', async ({ galley }) => {
  const { page } = galley
  const camera = await temporaryFolder('camera')
  const files = await writePhotographs(
    camera.path,
    Array.from({ length: 40 }, (_, nth) => ({
      time: `2026:03:0${7 + Math.floor(nth / 24)} ${String(9 + Math.floor((nth % 24) / 8) * 3).padStart(2, '0')}:${String((nth % 8) * 5).padStart(2, '0')}:00`,
    })),
  )
  await openPost(page, 'First light')
  await begin(page)
  await expectNoViolations(page)
  await choose(page, files)
  await expect(sheet(page).locator('img').first()).toBeVisible()
  await photo(page, 'IMG_0002.jpg, 2 of 40').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('Mist over the water')
  await expectNoViolations(page)
  await camera.remove()
})
