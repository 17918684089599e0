// A picture and a post get other names: what follows is shown first, carried out whole, and taken back.
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expectNoViolations } from '../support/axe.ts'
import { photograph } from '../support/camera-roll.ts'
import { expect, type Galley, test } from '../support/launch.ts'
import { expectSaved, openPost, runCommand, source, typeAtEnd } from '../support/page.ts'
import { writeFiles } from '../support/sites.ts'

const lake =
  '---\ntitle: By the lake\ndate: 2026-03-01\n---\n\n![A ferry](lake-images/p1.jpg)\n\nSee [the hills](hills.md).\n'
const hills =
  '---\ntitle: The hills\ndate: 2026-04-01\n---\n\n![The ferry again](lake-images/p1.jpg)\n\nBack to [the lake](lake.md).\n'

test.use({
  files: { 'posts/lake.md': lake, 'posts/hills.md': hills },
  prepare: {
    run: async (folder: string) => writeFiles(folder, { 'posts/lake-images/p1.jpg': await photograph(1) }),
  },
})

const plan = (page: Page, name: string) => page.getByRole('dialog', { name })

async function carryOut(page: Page, name: string): Promise<void> {
  await plan(page, name).getByRole('button', { name: 'Carry out' }).click()
  await expect(plan(page, name)).toBeHidden()
}

/** Opens the post by the lake and gives it another name. */
async function moveOpenedPost(page: Page): Promise<void> {
  await openPost(page, 'By the lake')
  await runCommand(page, 'rename or move')
  await page.getByLabel('Name', { exact: true }).fill('at-the-lake')
  await page.getByRole('button', { name: 'Show what changes…' }).click()
  await carryOut(page, 'Rename or move a post')
}

test('a picture is renamed, the posts follow, and one undo takes it all back', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'By the lake')
  await typeAtEnd(page, 'Not yet saved.')
  await page.getByRole('tab', { name: 'Images' }).click()
  await page.getByRole('radio', { name: 'Whole site' }).click()
  await page.getByRole('option', { name: 'p1.jpg' }).click()
  await page.getByRole('button', { name: 'Rename or move…' }).click()
  await page.getByLabel('Name', { exact: true }).fill('ferry')
  await page.getByRole('button', { name: 'Show what changes…' }).click()
  const dialog = plan(page, 'Rename or move a picture')
  await expect(dialog.getByText('1 file moved · 2 texts follow.')).toBeVisible()
  await expect(dialog.getByText('![The ferry again](lake-images/ferry.jpg)')).toBeVisible()
  await expectNoViolations(page)
  expect(await galley.read('posts/hills.md')).toBe(hills)
  await carryOut(page, 'Rename or move a picture')
  expect(await galley.read('posts/hills.md')).toBe(hills.replace('p1.jpg', 'ferry.jpg'))
  expect(await galley.read('posts/lake.md')).toBe(`${lake.replace('p1.jpg', 'ferry.jpg')}Not yet saved.`)
  await expect(source(page)).toContainText('lake-images/ferry.jpg')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Taken back.', { exact: true })).toBeVisible()
  expect(await galley.read('posts/hills.md')).toBe(hills)
  await expect(source(page)).toContainText('lake-images/p1.jpg')
  expect(await readdir(path.join(galley.siteFolder, 'posts/lake-images'))).toEqual(['p1.jpg'])
})

test('a post that is moved stays open, with its pictures and the links to it', async ({ galley }) => {
  const { page } = galley
  await moveOpenedPost(page)
  expect(await galley.read('posts/hills.md')).toContain('[the lake](at-the-lake.md)')
  await expect(page.getByText('moved or deleted by another program')).toBeHidden()
  await typeAtEnd(page, 'It goes on.')
  await expect.poll(() => galley.read('posts/at-the-lake.md')).toContain('It goes on.')
  expect(await readdir(path.join(galley.siteFolder, 'posts'))).not.toContain('lake.md')
})

/** From now on what the desk tells the page is on its way for `delay.ms`; only the browser shell has such a way. */
async function withSlowAnswers(galley: Galley): Promise<{ ms: number }> {
  const delay = { ms: 0 }
  await galley.kill()
  await galley.page.routeWebSocket(/.*/, (socket) => {
    const desk = socket.connectToServer()
    desk.onMessage((message) => {
      if (delay.ms === 0) socket.send(message)
      else setTimeout(() => socket.send(message), delay.ms)
    })
  })
  await galley.restart()
  return delay
}

test('what is typed while a moved post is taken back stands in the post that came back', async ({
  galley,
}) => {
  const delay = await withSlowAnswers(galley)
  const { page } = galley
  await moveOpenedPost(page)
  await typeAtEnd(page, 'Before. ')
  delay.ms = 700
  await page.getByRole('button', { name: 'Undo' }).click()
  // Wherever these keys go: not to the file that is on its way.
  await source(page).click()
  await page.keyboard.press('ControlOrMeta+End')
  for (const letter of 'Meanwhile.') {
    await page.keyboard.type(letter)
    await page.waitForTimeout(250)
  }
  delay.ms = 0
  await expect.poll(() => galley.read('posts/lake.md')).toBe(`${lake}Before. Meanwhile.`)
  await expectSaved(page)
  await expect(page.getByText('moved or deleted by another program')).toBeHidden()
  expect((await readdir(path.join(galley.siteFolder, 'posts'))).sort()).toEqual([
    'hills.md',
    'lake-images',
    'lake.md',
  ])
  expect(await galley.read('posts/hills.md')).toBe(hills)
})

const hike = '---\ntitle: The hike\n---\n\nUp and down.\n'
const news =
  '---\ntitle: The news\n---\n\nOf [the hike](/blog/2026/01/02/hike/#map) and {% post_url 2026-01-02-hike %}.\r\n\r\n' +
  'Once more: [it]({{ site.baseurl }}/2026/01/02/hike/), [it](https://own.site/blog/2026/01/02/hike/).\r\n'
const doubtful = '---\ntitle: Doubtful\n---\n\n[By an address of old](/blog/archive/hike/).\n'

test.describe('a Jekyll site with dates in its addresses', () => {
  test.use({
    files: {
      '_config.yml': 'url: https://own.site\nbaseurl: /blog\npermalink: pretty\n',
      '_posts/2026-01-02-hike.md': hike,
      '_posts/2026-02-02-news.md': news,
      '_posts/2026-02-03-doubtful.md': doubtful,
    },
  })

  test('links by a post’s address follow another name and day, and come back', async ({ galley }) => {
    const { page } = galley
    await openPost(page, 'The hike')
    await runCommand(page, 'rename or move')
    await page.getByLabel('Name', { exact: true }).fill('2026-03-04-summit')
    await page.getByRole('button', { name: 'Show what changes…' }).click()
    const dialog = plan(page, 'Rename or move a post')
    await expect(dialog.getByText('1 file moved · 1 text follows.')).toBeVisible()
    await expect(dialog.getByText('[the hike](/blog/2026/03/04/summit/#map)')).toBeVisible()
    await expect(dialog.getByText('[it]({{ site.baseurl }}/2026/03/04/summit/)')).toBeVisible()
    await expect(dialog.getByText('Galley cannot tell what becomes')).toBeVisible()
    await expectNoViolations(page)
    expect(await galley.read('_posts/2026-02-02-news.md')).toBe(news)
    await carryOut(page, 'Rename or move a post')
    expect(await galley.read('_posts/2026-02-02-news.md')).toBe(
      news.replaceAll('2026/01/02/hike', '2026/03/04/summit').replace('2026-01-02-hike', '2026-03-04-summit'),
    )
    expect(await galley.read('_posts/2026-03-04-summit.md')).toBe(hike)
    expect(await galley.read('_posts/2026-02-03-doubtful.md')).toBe(doubtful)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByText('Taken back.', { exact: true })).toBeVisible()
    expect(await galley.read('_posts/2026-02-02-news.md')).toBe(news)
    expect(await galley.read('_posts/2026-01-02-hike.md')).toBe(hike)
    expect((await readdir(path.join(galley.siteFolder, '_posts'))).sort()).toEqual([
      '2026-01-02-hike.md',
      '2026-02-02-news.md',
      '2026-02-03-doubtful.md',
    ])
  })
})
