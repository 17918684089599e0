// Pictures dropped, pasted and refused, in a real browser with real files.
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'
import sharp, { type Sharp } from 'sharp'
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

const withScripts = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="120" height="80" onload="fetch('https://elsewhere.invalid/loaded')">
  <style>@import url(https://elsewhere.invalid/a.css); rect { fill: #2a6f97 }</style>
  <script>document.title = 'taken over'</script>
  <script xlink:href="https://elsewhere.invalid/more.js"/>
  <rect width="120" height="80" onclick="alert(1)"/>
  <image href="https://elsewhere.invalid/seen.png" width="9" height="9"/>
  <use xlink:href="https://elsewhere.invalid/parts.svg#one"/>
  <circle cx="60" cy="40" r="20" fill="#ffd166" style="filter: url(https://elsewhere.invalid/f.svg#blur)"/>
</svg>
`

test('a drawing with scripts is refused with a reason, and added without them when asked', async ({
  galley,
}) => {
  const { page } = galley
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const desktop = await temporaryFolder('desktop')
  const file = path.join(desktop.path, 'Lake map.svg')
  await writeFile(file, withScripts)
  await openPost(page, 'First light')
  await typeAtEnd(page, '\n')
  await expectSaved(page)
  const before = await galley.read('posts/first-light.md')
  await dropFiles(page, [file])
  const notice = page.getByRole('alert').filter({ hasText: 'Lake map.svg' })
  await expect(notice).toContainText('“Lake map.svg” is a drawing with scripts in it, so it was left out.')
  expect(await galley.read('posts/first-light.md')).toBe(before)
  expect(await readdir(path.join(galley.siteFolder, 'posts'))).not.toContain('first-light-images')
  await notice.getByRole('button', { name: 'Add without scripts' }).click()
  await expect(source(page)).toContainText('![](first-light-images/lake-map.svg)')
  await page.keyboard.type('The lake')
  await expectSaved(page)
  const stored = await galley.read('posts/first-light-images/lake-map.svg')
  expect(stored).toMatch(/^<svg .*<rect .*<circle /s)
  expect(stored).not.toMatch(/script|taken over|\son\w+\s*=|elsewhere|@import/i)
  const shown = preview(page).getByRole('img', { name: 'The lake' })
  await expect(shown).toBeVisible()
  await expect.poll(() => shown.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(120)
  expect(asked.filter((address) => address.includes('elsewhere'))).toEqual([])
  expect(await readFile(file, 'utf8')).toBe(withScripts)
  await desktop.remove()
})

/** Drops `file` as the only picture of a post, at its end. */
async function dropAtEnd(page: Page, file: string): Promise<void> {
  await openPost(page, 'First light')
  await typeAtEnd(page, '\n')
  await expectSaved(page)
  await dropFiles(page, [file])
}

test('a HEIC picture comes as JPEG where the platform can read it, else one sentence says what to do', async ({
  galley,
}) => {
  const { page, siteFolder } = galley
  const desktop = await temporaryFolder('desktop')
  const file = path.join(desktop.path, 'IMG_0001.HEIC')
  await copyFile(path.join(import.meta.dirname, '../fixtures/red-and-blue.heic'), file)
  const bytes = [...(await readFile(file))]
  const isRead = await page.evaluate(
    (picture) =>
      createImageBitmap(new Blob([new Uint8Array(picture)])).then(
        ({ width }) => width === 64,
        () => false,
      ),
    bytes,
  )
  await dropAtEnd(page, file)
  if (isRead) {
    await expect(source(page)).toContainText('![](first-light-images/img-0001.jpg)')
    await expectRedAndBlue(path.join(siteFolder, 'posts/first-light-images/img-0001.jpg'))
  } else {
    await expect(page.getByRole('alert')).toContainText(
      '“IMG_0001.HEIC” is a HEIC picture, which browsers do not show. Nothing was copied; convert it to JPEG or PNG.',
    )
    await expect(source(page)).not.toContainText('![]')
    expect(await readdir(path.join(siteFolder, 'posts'))).not.toContain('first-light-images')
  }
  expect([...(await readFile(file))]).toEqual(bytes)
  await desktop.remove()
})

test('a picture of the HEIF family that the platform reads comes as JPEG', async ({ galley }) => {
  const { page, siteFolder } = galley
  const desktop = await temporaryFolder('desktop')
  const file = path.join(desktop.path, 'Red and blue.heif')
  // AV1 within, which Chromium reads everywhere, under the family's general mark (`mif1`), which the desk does not take.
  const bytes = await redAndBlue().avif({ quality: 90 }).toBuffer()
  expect(bytes.toString('latin1', 4, 12)).toBe('ftypavif')
  bytes.write('mif1', 8, 'latin1')
  await writeFile(file, bytes)
  await dropAtEnd(page, file)
  await expect(source(page)).toContainText('![](first-light-images/red-and-blue.jpg)')
  await page.keyboard.type('Halves')
  await expect(preview(page).getByRole('img', { name: 'Halves' })).toBeVisible()
  await expectRedAndBlue(path.join(siteFolder, 'posts/first-light-images/red-and-blue.jpg'))
  await desktop.remove()
})

function redAndBlue(): Sharp {
  const half = { create: { width: 32, height: 64, channels: 3 as const, background: '#1428c8' } }
  return sharp({ create: { width: 64, height: 64, channels: 3, background: '#c82020' } }).composite([
    { input: half, left: 0, top: 0 },
  ])
}

/** Blue to the left, red to the right. */
async function expectRedAndBlue(file: string): Promise<void> {
  const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true })
  expect([info.width, info.height]).toEqual([64, 64])
  const at = (x: number) => [...data.subarray((32 * 64 + x) * info.channels).subarray(0, 3)]
  const [left, right] = [at(8), at(56)]
  expect((left[2] ?? 0) - (left[0] ?? 0)).toBeGreaterThan(100)
  expect((right[0] ?? 0) - (right[2] ?? 0)).toBeGreaterThan(100)
}

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
