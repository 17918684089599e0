// The first minute: the welcome, the folder browser, the sample blog, and folders that cannot be opened.
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '../support/launch.ts'
import { openPost, posts, preview, runCommand } from '../support/page.ts'
import { temporaryFolder, writeFiles } from '../support/sites.ts'

test('a folder is chosen in Galley’s own folder browser and opens', async ({ galley }) => {
  test.skip(galley.shell === 'electron', 'the desktop shell asks with the platform’s dialog')
  const { page } = galley
  const other = await temporaryFolder('other-blog')
  await writeFiles(other.path, {
    '_config.yml': 'title: x\n',
    '_posts/2026-01-02-hello.md': '---\ntitle: Hello\n---\n\nHi.\n',
  })
  await expect(posts(page).getByRole('option')).toHaveCount(3)
  await runCommand(page, 'open a folder')
  const dialog = page.getByRole('dialog', { name: /folder/i })
  await dialog.getByRole('textbox').first().fill(other.path)
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: /^Open/ }).click()
  await expect(posts(page).getByRole('option', { name: 'Hello' })).toBeVisible()
  await expect(page.getByText('Jekyll')).toBeVisible()
  await other.remove()
})

test('a folder without posts says so and offers to begin one', async ({ galley }) => {
  const { page } = galley
  await expect(page.getByRole('button', { name: 'Open a post' })).toBeVisible()
  await rm(path.join(galley.siteFolder, 'posts'), { recursive: true })
  await expect(posts(page).getByRole('option')).toHaveCount(0)
  await expect(page.getByText('Begin the first post of this folder.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Open a post' })).toBeHidden()
  await expect(page.getByRole('button', { name: 'New post' }).first()).toBeVisible()
})

test('posts that appear and vanish on disk appear and vanish in the list', async ({ galley }) => {
  const { page } = galley
  await expect(posts(page).getByRole('option')).toHaveCount(3)
  await galley.write({ 'posts/third-party.md': '# Third party\n\nHello.\n' })
  await expect(posts(page).getByRole('option', { name: 'Third party' })).toBeVisible()
  await rm(path.join(galley.siteFolder, 'posts/second-wind.md'))
  await expect(posts(page).getByRole('option', { name: 'Second wind' })).toHaveCount(0)
  await mkdir(path.join(galley.siteFolder, 'posts/folder.md'))
  await openPost(page, 'Third party')
  await expect(preview(page).getByText('Hello.')).toBeVisible()
})
