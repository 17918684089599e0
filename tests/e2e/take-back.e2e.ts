// What was done to pictures is taken back by one Undo: the site's folder is then what it was, every byte of every file.
import { chmod, readdir } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'
import exifr from 'exifr'
import sharp from 'sharp'
import { photograph } from '../support/camera-roll.ts'
import { folderHashes } from '../support/folder-hashes.ts'
import { expect, type Galley, test } from '../support/launch.ts'
import { expectSaved, openPost, typeAtEnd } from '../support/page.ts'
import { everyPrivate } from '../support/photographs.ts'
import { writeFiles } from '../support/sites.ts'

test.use({
  files: {
    // A mark, line ends of Windows, no line end at the end: what a careless writer would lose.
    'posts/lake.md':
      '\uFEFF---\r\ntitle: By the lake\r\ndate: 2026-03-01\r\n---\r\n\r\n![A ferry](lake-images/ferry.jpg)  \r\n\r\n<img src="/posts/lake-images/pier.jpg">',
    'posts/hills.md':
      '---\ntitle: The hills\ndate: 2026-04-01\ncover: lake-images/copy/pier.jpg\n---\n\n![A pier](lake-images/copy/pier.jpg "title")\n![A place](lake-images/place.jpg)\n',
    'posts/other.md': '---\ntitle: Other\ndate: 2026-05-01\n---\n\nNo picture.\n',
    'notes/todo.txt': 'not a post\n',
  },
  prepare: {
    run: async (folder: string) => {
      const pier = await photograph(2)
      await writeFiles(folder, {
        'posts/lake-images/ferry.jpg': await photograph(1, {}, 2400),
        'posts/lake-images/pier.jpg': pier,
        'posts/lake-images/copy/pier.jpg': pier,
        'posts/lake-images/place.jpg': await everyPrivate('jpg'),
        'posts/alone/bücher 鷺.jpg': await photograph(5),
        'posts/alone/second.png': await sharp(await photograph(6))
          .png()
          .toBuffer(),
      })
      await chmod(path.join(folder, 'posts/alone/second.png'), 0o640)
    },
  },
})

const wide = (page: Page) => page.getByRole('dialog', { name: 'Pictures of this site' })
const grid = (page: Page) => wide(page).getByRole('listbox', { name: 'Pictures' })
const picture = (page: Page, name: string) => grid(page).getByRole('option', { name })

async function showPictures(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Images' }).click()
  await page.getByRole('radio', { name: 'Whole site' }).click()
  await page.getByRole('button', { name: 'All pictures…' }).click()
  await expect(grid(page).getByRole('option')).toHaveCount(6)
  await expect(wide(page).getByRole('progressbar')).toBeHidden()
}

async function carryOut(page: Page, name: string): Promise<void> {
  const plan = page.getByRole('dialog', { name, exact: true })
  await plan.getByRole('button', { name: 'Carry out' }).click()
  await expect(plan).toBeHidden()
}

/** Does `edit`, sees that it did something, takes it back, and sees that nothing is left of it. */
async function expectTakenBack(galley: Galley, edit: () => Promise<void>, did: RegExp): Promise<void> {
  const { page, siteFolder } = galley
  await openPost(page, 'By the lake')
  await showPictures(page)
  const before = await folderHashes(siteFolder)
  await edit()
  const done = wide(page).getByRole('status').filter({ hasText: did })
  await expect(done).toBeVisible()
  const after = await folderHashes(siteFolder)
  expect(after).not.toEqual(before)
  expect(after['notes/todo.txt']).toBe(before['notes/todo.txt'])
  await done.getByRole('button', { name: 'Undo' }).click()
  await expect(wide(page).getByRole('status').filter({ hasText: 'Taken back.' })).toBeVisible()
  expect(await folderHashes(siteFolder)).toEqual(before)
  // The open post is what it was, too, and is written on.
  await page.keyboard.press('Escape')
  await expect(wide(page)).toBeHidden()
  await typeAtEnd(page, ' On.')
  await expectSaved(page)
  expect(await galley.read('posts/lake.md')).toMatch(/lake-images\/pier\.jpg">.* On\.$/)
  const { 'posts/lake.md': _lake, ...others } = before
  expect(await folderHashes(siteFolder)).toMatchObject(others)
}

test('duplicates that were merged are several again', async ({ galley }) => {
  const { page } = galley
  await expectTakenBack(
    galley,
    async () => {
      await wide(page)
        .getByRole('button', { name: /^Duplicates 2/ })
        .click()
      await picture(page, 'pier.jpg').first().click()
      await picture(page, 'pier.jpg')
        .nth(1)
        .click({ modifiers: ['Shift'] })
      await wide(page).getByRole('button', { name: 'Keep the first, merge the others…' }).click()
      await carryOut(page, 'Merge duplicates')
    },
    /^Duplicates merged/,
  )
})

test('a picture that was replaced by one of another format is itself again', async ({ galley }) => {
  const { page } = galley
  const source = await sharp(await photograph(9))
    .webp()
    .toBuffer()
  await expectTakenBack(
    galley,
    async () => {
      await picture(page, 'ferry.jpg').click()
      await wide(page)
        .locator('input[type=file]')
        .setInputFiles({ name: 'boat.webp', mimeType: 'image/webp', buffer: source })
      await carryOut(page, 'Replace a picture')
      expect(await galley.read('posts/lake.md')).toContain('lake-images/ferry.webp')
    },
    /^“ferry\.jpg” was replaced/,
  )
})

test('pictures that were shrunk and converted are as wide and of the format that they were', async ({
  galley,
}) => {
  const { page } = galley
  await expectTakenBack(
    galley,
    async () => {
      await picture(page, 'ferry.jpg').click()
      await picture(page, 'second.png').click({ modifiers: ['ControlOrMeta'] })
      await wide(page).getByRole('button', { name: 'Shrink or convert 2…' }).click()
      const recipe = page.getByRole('dialog', { name: 'Shrink or convert', exact: true })
      await recipe.getByLabel('At most so wide').selectOption('1200')
      await recipe.getByLabel('Format').selectOption('webp')
      await recipe.getByRole('button', { name: 'Show what changes…' }).click()
      await carryOut(page, 'Shrink or convert pictures')
      expect(await galley.read('posts/lake.md')).toContain('lake-images/ferry.webp')
    },
    /changed\./,
  )
})

test('a location that was removed is there again', async ({ galley }) => {
  const { page, siteFolder } = galley
  const hasPlace = async () =>
    (await exifr.gps(path.join(siteFolder, 'posts/lake-images/place.jpg')))?.latitude === 51.5
  await expectTakenBack(
    galley,
    async () => {
      await picture(page, 'place.jpg').click()
      expect(await hasPlace()).toBe(true)
      await wide(page).getByRole('button', { name: 'Remove the location…' }).click()
      await carryOut(page, 'Remove the location')
      expect(await hasPlace()).toBe(false)
    },
    /^The location is gone from 1 picture/,
  )
  expect(await hasPlace()).toBe(true)
})

test('orphans that went to the system’s bin come back, and lie there, too', async ({ galley }) => {
  const { page, siteFolder, binFolder } = galley
  const orphans = ['bücher 鷺.jpg', 'second.png']
  await expectTakenBack(
    galley,
    async () => {
      await wide(page)
        .getByRole('button', { name: /^Orphans 2/ })
        .click()
      await picture(page, 'second.png').click()
      await page.keyboard.press('ControlOrMeta+a')
      await wide(page)
        .getByRole('button', { name: /^Move 2 to the bin/ })
        .click()
      await carryOut(page, 'Move pictures to the bin')
      expect(await readdir(path.join(siteFolder, 'posts'))).not.toContain('alone')
      expect((await readdir(path.join(binFolder, 'files'))).sort()).toEqual(orphans)
    },
    /^2 files moved to the bin/,
  )
  // What lies in the bin is the author's to empty.
  expect((await readdir(path.join(binFolder, 'files'))).sort()).toEqual(orphans)
})
