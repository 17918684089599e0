// Many pictures at once: whole folders, pages with pictures in them, a drop that is thought better of.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { dragFiles, dropFiles, handOver } from '../support/drop.ts'
import { expect, test } from '../support/launch.ts'
import { expectSaved, openPost, source, typeAtEnd } from '../support/page.ts'
import { picture, type TemporaryFolder, temporaryFolder, writeFiles } from '../support/sites.ts'

let desktop: TemporaryFolder
test.beforeEach(async () => {
  desktop = await temporaryFolder('desktop')
})
test.afterEach(() => desktop.remove())

/** `count` photographs of the desktop, each of its own bytes. */
async function photographs(count: number, folder = ''): Promise<string[]> {
  const files = Array.from({ length: count }, (_, nth) =>
    path.join(desktop.path, folder, `IMG ${nth + 1}.jpg`),
  )
  await mkdir(path.join(desktop.path, folder), { recursive: true })
  for (const [nth, file] of files.entries()) await writeFile(file, await picture(nth + 1, 'jpeg'))
  return files
}

/** Waits until some of `total` pictures are there and others are not. */
async function expectUnderWay(page: Page, total: number): Promise<void> {
  const bar = page.getByRole('progressbar', { name: 'Importing pictures' })
  // The moment is short: asked for often.
  await expect
    .poll(() => bar.textContent(), { intervals: [20] })
    .toMatch(new RegExp(`: ([2-9]|1\\d) of ${total}`))
}

const notices = (page: Page) => page.getByRole('region', { name: 'Notices' })
const numbers = (text: string) =>
  [...text.matchAll(/images\/img-(\d+)\.jpg/g)].map((found) => Number(found[1]))

test('a whole folder is taken, its pictures alone, in the order in which people count', async ({
  galley,
}) => {
  const { page } = galley
  await photographs(11, 'Trip')
  await writeFiles(path.join(desktop.path, 'Trip'), {
    'notes.txt': 'No picture.',
    '.hidden.jpg': await picture(90, 'jpeg'),
    'Later/IMG 20.jpg': await picture(20, 'jpeg'),
  })
  await openPost(page, 'First light')
  await typeAtEnd(page, '\n')
  await dropFiles(page, [path.join(desktop.path, 'Trip')])
  await expect(notices(page)).toContainText('12 pictures')
  await expectSaved(page)
  const text = await galley.read('posts/first-light.md')
  expect(numbers(text)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 20])
  expect(text).not.toContain('hidden')
})

test('a folder without a picture says so and leaves the text alone', async ({ galley }) => {
  const { page } = galley
  await writeFiles(desktop.path, { 'Letters/a.txt': 'Dear reader' })
  await openPost(page, 'First light')
  const before = await galley.read('posts/first-light.md')
  await dropFiles(page, [path.join(desktop.path, 'Letters')])
  await expect(notices(page)).toContainText('There is no picture in that folder.')
  expect(await galley.read('posts/first-light.md')).toBe(before)
})

test('a page’s words are pasted with the pictures that are written out in them', async ({ galley }) => {
  const { page } = galley
  const data = (await picture(3)).toString('base64')
  await openPost(page, 'First light')
  await typeAtEnd(page, '\n')
  await handOver(page, 'paste', {
    'text/plain': 'The heron A heron by the lake. stood still',
    'text/html': `<h2>The heron</h2><p>A <b>heron</b> by the [lake].</p><img src="data:image/png;base64,${data}"><p>It <a href="https://example.org/">stood</a> still.</p><script>alert(1)</script>`,
  })
  await expect(source(page)).toContainText('first-light-images/picture')
  await expectSaved(page)
  const text = await galley.read('posts/first-light.md')
  expect(text.slice(text.indexOf('## The heron'))).toMatch(
    /^## The heron\n\nA \*\*heron\*\* by the \\\[lake\\\]\.\n\n!\[\]\(first-light-images\/picture\.png\)\n\nIt \[stood\]\(https:\/\/example\.org\/\) still\.\n/,
  )
  await source(page).focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(source(page)).not.toContainText('heron')
})

test('a picture that is dragged out of a page comes with the page’s own bytes', async ({ galley }) => {
  const { page } = galley
  const bytes = await picture(5)
  await openPost(page, 'First light')
  await typeAtEnd(page, '\n')
  await page.evaluate((data) => {
    const shown = new Image(60, 60)
    shown.src = `data:image/png;base64,${data}`
    shown.alt = 'A heron of another page'
    shown.style.cssText = 'position: fixed; top: 0; left: 50%; z-index: 99'
    document.body.append(shown)
  }, bytes.toString('base64'))
  await page.getByAltText('A heron of another page').dragTo(page.locator('.cm-line').last())
  await expect(source(page)).toContainText('first-light-images/')
  await expectSaved(page)
  const names = [...(await galley.read('posts/first-light.md')).matchAll(/first-light-images\/([^)]+)\)/g)]
  expect(names).toHaveLength(1)
  const stored = await readFile(path.join(galley.siteFolder, 'posts/first-light-images', names[0]?.[1] ?? ''))
  expect(stored.equals(bytes)).toBe(true)
})

test('a picture of the web is not fetched, and one sentence says what to do', async ({ galley }) => {
  const { page } = galley
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await openPost(page, 'First light')
  await handOver(page, 'drop', {
    'text/html': '<img src="https://example.org/heron.png">',
    'text/uri-list': 'https://example.org/heron.png',
  })
  await expect(notices(page)).toContainText('Galley fetches nothing from the web')
  expect(asked.filter((url) => url.includes('example.org'))).toEqual([])
})

test('an import that is cancelled keeps what came, in order, and says so', async ({ galley }) => {
  test.setTimeout(120_000)
  const { page } = galley
  const files = await photographs(60)
  await openPost(page, 'Second wind')
  await typeAtEnd(page, '\n')
  await dropFiles(page, files)
  await expectUnderWay(page, 60)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(notices(page)).toContainText(/Cancelled: \d+ of 60 pictures were added/)
  await expect(page.getByRole('progressbar')).toHaveCount(0)
  await expectSaved(page)
  const shown = numbers(await galley.read('posts/second-wind.md'))
  const stored = await readdir(path.join(galley.siteFolder, 'posts/second-wind-images'))
  expect(shown.length).toBeGreaterThan(0)
  expect(shown.length).toBeLessThan(60)
  expect(shown).toEqual([...shown].sort((a, b) => a - b))
  expect(stored).toHaveLength(shown.length)
})

test('what came before another post was opened is shown by the post that it was dropped on', async ({
  galley,
}) => {
  const { page } = galley
  await openPost(page, 'Second wind')
  await typeAtEnd(page, '\n')
  await dropFiles(page, await photographs(40))
  await expectUnderWay(page, 40)
  await openPost(page, 'First light')
  await expect(notices(page)).toContainText(/The post was closed: \d+ of 40 pictures were added/)
  const stored = await readdir(path.join(galley.siteFolder, 'posts/second-wind-images'))
  expect(stored.length).toBeGreaterThan(0)
  // The post that was left is saved while the other one opens.
  await expect.poll(async () => numbers(await galley.read('posts/second-wind.md')).length).toBe(stored.length)
})

test('several pictures become a gallery, a table, lines again, each in one step', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'First light')
  await typeAtEnd(page, '\n')
  await dropFiles(page, await photographs(3))
  await expect(notices(page)).toContainText('3 pictures')
  await page.keyboard.type('One')
  await page.getByRole('button', { name: 'As a gallery' }).click()
  await expect(source(page)).toContainText('<div class="gallery">')
  await expectSaved(page)
  expect(await galley.read('posts/first-light.md')).toMatch(
    /<div class="gallery">\n\n!\[One\]\(\S+img-1\.jpg\)\n\n!\[\]\(\S+\)\n\n!\[\]\(\S+\)\n\n<\/div>/,
  )
  await page.getByRole('button', { name: 'As a table' }).click()
  await expect(source(page)).toContainText('| --- | --- | --- |')
  await source(page).focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(source(page)).toContainText('<div class="gallery">')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(source(page)).not.toContainText('gallery')
  await expect(source(page)).toContainText('![One]')
})

test('what landed is taken out again by the notice’s Undo', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'First light')
  await expectSaved(page)
  const before = await galley.read('posts/first-light.md')
  await dropFiles(page, await photographs(2))
  await notices(page).getByRole('button', { name: 'Undo' }).click()
  await expect(notices(page)).toContainText('out of the text')
  await expectSaved(page)
  expect(await galley.read('posts/first-light.md')).toBe(before)
})

test('all that failed is told in one notice, by name', async ({ galley }) => {
  const { page } = galley
  await writeFiles(desktop.path, {
    'good.png': await picture(1),
    'letter.png': 'Dear reader, this is not a picture.',
    'half.png': (await picture(2)).subarray(0, 60),
    'notes.jpg': 'Nor is this.',
  })
  await openPost(page, 'First light')
  await typeAtEnd(page, '\n')
  const files = ['letter.png', 'good.png', 'half.png', 'notes.jpg']
  await dropFiles(
    page,
    files.map((file) => path.join(desktop.path, file)),
  )
  await expect(source(page)).toContainText('first-light-images/good.png')
  await expect(page.getByRole('alert')).toHaveCount(1)
  for (const name of ['letter.png', 'half.png', 'notes.jpg'])
    await expect(page.getByRole('alert')).toContainText(name)
})

test('where pictures of a site go is told before the first one, and nothing waits for the answer', async ({
  galley,
}) => {
  const { page } = galley
  await openPost(page, 'First light')
  await typeAtEnd(page, '\n')
  await dropFiles(page, await photographs(1))
  await expect(notices(page)).toContainText(/Pictures of this post go/)
  await expect(source(page)).toContainText('first-light-images/img-1.jpg')
  await expect(notices(page).getByRole('button', { name: 'Change…' })).toBeVisible()
  await notices(page).getByRole('button', { name: 'OK' }).click()
  await expect(notices(page)).not.toContainText(/Pictures of this post go/)
})

test('sixty photographs come while the author types on, and land where they were dropped', async ({
  galley,
}) => {
  test.setTimeout(120_000)
  const { page } = galley
  const files = await photographs(60)
  await openPost(page, 'Second wind')
  await typeAtEnd(page, '\nBelow.')
  await page.evaluate(() => {
    const tasks: number[] = []
    Object.assign(window, { longTasks: tasks })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(Math.round(duration))
    }).observe({ entryTypes: ['longtask'] })
  })
  const tasksSince = () =>
    page.evaluate(() => JSON.stringify((Reflect.get(window, 'longTasks') as number[]).splice(0)))
  const typed = ' The path went up and up, and nobody said a word before the top.'
  await page.keyboard.type(typed, { delay: 30 })
  console.log(`tasks over 50 ms while one types alone: ${await tasksSince()}`)
  await dropFiles(page, files)
  await expect(page.getByRole('progressbar', { name: 'Importing pictures' })).toBeVisible()
  await page.locator('.cm-line', { hasText: 'Some text about a hill.' }).click()
  await page.keyboard.press('End')
  await page.keyboard.type(typed, { delay: 30 })
  await expect(notices(page)).toContainText('60 pictures', { timeout: 90_000 })
  await page.keyboard.type(' Then we saw the sea.')
  await expectSaved(page)
  const text = await galley.read('posts/second-wind.md')
  expect(text).toContain(`about a hill.${typed} Then we saw the sea.`)
  expect(text.indexOf('Below.')).toBeLessThan(text.indexOf('img-1.jpg'))
  expect(numbers(text)).toEqual(Array.from({ length: 60 }, (_, nth) => nth + 1))
  console.log(`tasks over 50 ms while sixty pictures came: ${await tasksSince()}`)
})

test('while several are dragged a line shows between which lines they would land', async ({ galley }) => {
  const { page } = galley
  const files = await photographs(2)
  await openPost(page, 'Second wind')
  const line = await page.locator('.cm-line', { hasText: 'Some text about a hill.' }).boundingBox()
  if (!line) throw new Error('the line is not on the screen')
  const lower = { x: line.x + 90, y: line.y + line.height - 6 }
  const { drop } = await dragFiles(page, files, lower)
  const marker = page.locator('.drop-line')
  await expect(marker).toBeVisible()
  expect(Math.abs(((await marker.boundingBox())?.y ?? 0) - (line.y + line.height))).toBeLessThan(3)
  await drop()
  await expect(marker).toHaveCount(0)
  await expect(notices(page)).toContainText('2 pictures')
  await expectSaved(page)
  expect(await galley.read('posts/second-wind.md')).toMatch(/about a hill\.\n\n!\[\]\(\S+img-1\.jpg\)/)
})
