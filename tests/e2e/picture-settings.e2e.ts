// How pictures enter a site: what the author chooses about them is told plainly, and is what happens.
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'
import exifr from 'exifr'
import { expectNoViolations } from '../support/axe.ts'
import { dropFiles } from '../support/drop.ts'
import { expect, test } from '../support/launch.ts'
import { expectSaved, openPost, runCommand, source, typeAtEnd } from '../support/page.ts'
import { everyPrivate } from '../support/photographs.ts'
import { temporaryFolder } from '../support/sites.ts'

const settings = (page: Page) => page.getByRole('dialog', { name: 'Picture settings' })
const originals = (page: Page) => settings(page).getByLabel('A copy of each as it came')

async function openSettings(page: Page): Promise<void> {
  await runCommand(page, 'picture settings')
  await expect(settings(page)).toBeVisible()
}

test('originals beside the pictures are said to hold their location and to go into the site, and do', async ({
  galley,
}) => {
  const { page, siteFolder } = galley
  await openPost(page, 'First light')
  await typeAtEnd(page, '\n')
  await openSettings(page)
  await expect(originals(page)).not.toHaveAccessibleDescription(/location/)
  await originals(page).selectOption('beside')
  await expect(originals(page)).toHaveAccessibleDescription(
    /^An original holds the location where it was taken, .* which may publish it/,
  )
  await originals(page).selectOption('none')
  await expect(originals(page)).not.toHaveAccessibleDescription(/location/)
  await originals(page).selectOption('beside')
  await settings(page).getByRole('button', { name: 'Done' }).click()
  const desktop = await temporaryFolder('desktop')
  const file = path.join(desktop.path, 'Pier.jpg')
  await writeFile(file, await everyPrivate('jpg'))
  await dropFiles(page, [file])
  await expect(source(page)).toContainText('![](first-light-images/pier.jpg)')
  await expectSaved(page)
  const folder = path.join(siteFolder, 'posts/first-light-images')
  expect(await exifr.gps(path.join(folder, 'pier.jpg'))).toBeUndefined()
  expect((await exifr.gps(path.join(folder, 'originals/pier.jpg')))?.latitude).toBe(51.5)
  await desktop.remove()
})

test('what is said about originals breaks no rule that axe can tell', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'First light')
  await openSettings(page)
  await originals(page).selectOption('beside')
  await expect(settings(page).getByText('An original holds the location')).toBeVisible()
  await expectNoViolations(page)
})
