// A finished post is handed to Git: one commit with the post and its pictures, nothing else.
import path from 'node:path'
import { expect, test } from '../support/launch.ts'
import { expectSaved, openPost, typeAtEnd } from '../support/page.ts'
import { git, picture, temporaryFolder, writeFiles } from '../support/sites.ts'

test.use({
  prepare: {
    run(site: string) {
      git(site, 'init', '-b', 'main')
      git(site, 'config', 'user.name', 'Ada Author')
      git(site, 'config', 'user.email', 'ada@example.org')
      git(site, 'add', '.')
      git(site, 'commit', '-m', 'Begin')
    },
  },
})

test('one commit holds the post and its pictures; other staged work stays staged', async ({ galley }) => {
  const { page } = galley
  const beside = await temporaryFolder('remote')
  git(beside.path, 'init', '--bare', '-b', 'main')
  git(galley.siteFolder, 'remote', 'add', 'origin', beside.path)
  git(galley.siteFolder, 'push', '-u', 'origin', 'main')
  await writeFiles(galley.siteFolder, {
    'posts/first-light-images/heron.png': await picture(3),
    'posts/second-wind.md': 'Other work, staged.\n',
  })
  git(galley.siteFolder, 'add', 'posts/second-wind.md')

  await openPost(page, 'First light')
  await typeAtEnd(page, '\n![A heron](first-light-images/heron.png)\n')
  await expectSaved(page)
  await page.getByRole('button', { name: 'Publish…' }).click()
  await expect(page.getByRole('tab', { name: 'Publish' })).toHaveAttribute('aria-selected', 'true')
  await page.getByRole('textbox', { name: 'Message' }).fill('Publish: First light')
  await page.getByRole('button', { name: 'Commit and send' }).click()

  await expect
    .poll(() => git(beside.path, 'log', '-1', '--format=%s').trim(), { timeout: 20_000 })
    .toBe('Publish: First light')
  expect(git(beside.path, 'show', '--name-only', '--format=', 'main').trim().split('\n').sort()).toEqual([
    'posts/first-light-images/heron.png',
    'posts/first-light.md',
  ])
  expect(git(galley.siteFolder, 'diff', '--cached', '--name-only').trim()).toBe('posts/second-wind.md')
  await beside.remove()
})

test('without a network the commit is kept and the panel says so in one sentence', async ({ galley }) => {
  const { page } = galley
  git(
    galley.siteFolder,
    'remote',
    'add',
    'origin',
    path.join(galley.siteFolder, '..', 'there-is-no-such-remote.git'),
  )
  await openPost(page, 'Second wind')
  await typeAtEnd(page, 'More.')
  await expectSaved(page)
  await page.getByRole('button', { name: 'Publish…' }).click()
  await page.getByRole('button', { name: 'Commit and send' }).click()
  await expect
    .poll(() => git(galley.siteFolder, 'log', '--format=%s').split('\n')[0])
    .toContain('Second wind')
  await expect(page.getByRole('tabpanel')).toContainText(/kept|safe/)
})
