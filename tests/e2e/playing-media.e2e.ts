// What plays in the preview plays on while its own paragraph is written.
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/launch.ts'
import { openPost, preview } from '../support/page.ts'

test.use({
  files: { 'sound.md': '# Sound\n\nHear <audio src="sea.wav" controls></audio> the sea.\n\nThe end.\n' },
})

/** Half a minute of silence, 8 bits, 8 kHz: RIFF, WAVE. */
function silence(): Buffer {
  const samples = 8000 * 30
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + samples, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(8000, 24)
  head.writeUInt32LE(8000, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36)
  head.writeUInt32LE(samples, 40)
  return Buffer.concat([head, Buffer.alloc(samples, 128)])
}

const player = (page: Page) => preview(page).locator('audio')

/** The very element that was begun, still playing. */
async function expectPlaying(page: Page): Promise<void> {
  const heardAt = () =>
    player(page).evaluate((element) => {
      const audio = element as HTMLAudioElement
      const isSame = Reflect.get(audio, 'begunByTest') === true
      return isSame && !audio.paused ? audio.currentTime : 0
    })
  await expect.poll(heardAt).toBeGreaterThan(0)
  const at = await heardAt()
  await expect.poll(heardAt).toBeGreaterThan(at)
}

test('a sound plays on while one writes beside it, and while its paragraph becomes two', async ({
  galley,
}) => {
  const { page } = galley
  await writeFile(path.join(galley.siteFolder, 'sea.wav'), silence())
  await openPost(page, 'Sound')
  await player(page).evaluate(async (element) => {
    const audio = element as HTMLAudioElement
    Object.assign(audio, { muted: true, begunByTest: true })
    await audio.play()
  })
  await expectPlaying(page)
  await page.locator('.cm-line', { hasText: 'the sea.' }).click()
  await page.keyboard.press('End')
  await page.keyboard.type(' And gulls')
  await expect(preview(page).locator('p', { hasText: 'And gulls' })).toBeVisible()
  await expectPlaying(page)
  for (let nth = 0; nth < 'And gulls'.length; nth++) await page.keyboard.press('ArrowLeft')
  await page.keyboard.type('\n\n')
  await expect(preview(page).locator('p', { hasText: /^And gulls$/ })).toBeVisible()
  await expectPlaying(page)
})
