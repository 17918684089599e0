// Pictures dropped, pasted and refused, in a real browser with real files.
import { readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { dropFiles } from '../support/drop.ts'
import { expect, test } from '../support/launch.ts'
import { expectSaved, openPost, preview, source, typeAtEnd } from '../support/page.ts'
import { picture, temporaryFolder } from '../support/sites.ts'

test('a picture that is dropped lies beside the post and waits for its description', async ({ galley }) => {
  const { page } = galley
  const desktop = await temporaryFolder('desktop')
  const file = path.join(desktop.path, 'Heron at Dawn (1).PNG')
  await writeFile(file, await picture(1))
  await openPost(page, 'First light')
  await typeAtEnd(page, '\n')
  await dropFiles(page, [file])
  await expect(source(page)).toContainText('![](first-light-images/heron-at-dawn-1.png)')
  await page.keyboard.type('A heron')
  await expect(preview(page).getByRole('img', { name: 'A heron' })).toBeVisible()
  await expectSaved(page)
  expect(await galley.read('posts/first-light.md')).toContain(
    '![A heron](first-light-images/heron-at-dawn-1.png)',
  )
  expect(await readdir(path.join(galley.siteFolder, 'posts/first-light-images'))).toEqual([
    'heron-at-dawn-1.png',
  ])
  await desktop.remove()
})

test('sixty photographs dropped at once stand in the order of the drop, as one undoable step', async ({
  galley,
}) => {
  test.setTimeout(120_000)
  const { page } = galley
  const desktop = await temporaryFolder('desktop')
  const files: string[] = []
  for (let nth = 1; nth <= 60; nth++) {
    const file = path.join(desktop.path, `IMG ${String(61 - nth).padStart(4, '0')}.jpg`)
    await writeFile(file, await picture(nth, 'jpeg'))
    files.push(file)
  }
  await openPost(page, 'Second wind')
  await typeAtEnd(page, '\n')
  await expectSaved(page)
  const before = await galley.read('posts/second-wind.md')
  await dropFiles(page, files)
  await expect
    .poll(() => galley.read('posts/second-wind.md'), { timeout: 60_000 })
    .toContain('second-wind-images/img-0001.jpg')
  const shown = [
    ...(await galley.read('posts/second-wind.md')).matchAll(/second-wind-images\/img-(\d+)\.jpg/g),
  ]
  expect(shown.map((match) => Number(match[1]))).toEqual(Array.from({ length: 60 }, (_, i) => 60 - i))
  await source(page).focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => galley.read('posts/second-wind.md')).toBe(before)
  await desktop.remove()
})

test('what is no picture is refused with a reason, and nothing is left behind', async ({ galley }) => {
  const { page } = galley
  const desktop = await temporaryFolder('desktop')
  const text = path.join(desktop.path, 'letter.png')
  await writeFile(text, 'Dear reader, this is not a picture.')
  await openPost(page, 'First light')
  const before = await galley.read('posts/first-light.md')
  await dropFiles(page, [text])
  await expect(page.getByRole('alert')).toContainText('letter.png')
  expect(await galley.read('posts/first-light.md')).toBe(before)
  expect(await readdir(path.join(galley.siteFolder, 'posts'))).not.toContain('first-light-images')
  await desktop.remove()
})

test('a picture from the clipboard is stored and shown', async ({ galley, context }) => {
  const { page } = galley
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openPost(page, 'First light')
  await typeAtEnd(page, '\n')
  await page.evaluate(
    async (bytes) => {
      const blob = new Blob([new Uint8Array(bytes)], { type: 'image/png' })
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })])
    },
    [...(await picture(7))],
  )
  await page.keyboard.press('ControlOrMeta+v')
  await expect(source(page)).toContainText('![](first-light-images/')
  await expectSaved(page)
  const stored = await readdir(path.join(galley.siteFolder, 'posts/first-light-images'))
  expect(stored).toHaveLength(1)
})

test('the same bytes are used again, other bytes under the same name get a number', async ({ galley }) => {
  const { page } = galley
  const desktop = await temporaryFolder('desktop')
  const file = path.join(desktop.path, 'a.png')
  await openPost(page, 'First light')
  await typeAtEnd(page, '\n')
  for (const nth of [1, 1, 2]) {
    await writeFile(file, await picture(nth))
    const before = (await source(page).innerText()).split('![](').length
    await dropFiles(page, [file])
    await expect.poll(async () => (await source(page).innerText()).split('![](').length).toBe(before + 1)
    await typeAtEnd(page, '\n')
  }
  expect((await readdir(path.join(galley.siteFolder, 'posts/first-light-images'))).sort()).toEqual([
    'a-2.png',
    'a.png',
  ])
  await desktop.remove()
})
