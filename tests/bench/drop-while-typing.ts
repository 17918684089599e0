// Photographs that are dropped on an open post at once, in Chromium, while its author types on.
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { dropFiles } from '../support/drop.ts'
import { preview, source } from '../support/page.ts'
import { bundle } from './bundle.ts'
import { ownBrowser, shellWith, viewport } from './open-galley.ts'

export type Dropped = {
  /** From the drop to the sentence that all are there. */
  readonly seconds: number
  /** Of the desk's process. */
  readonly peakMb: number
  /** Pictures whose file is in place and which the preview shows. */
  readonly shown: number
  /** Milliseconds of each task over 50 ms in the page: before the drop, and from the drop to the last picture. */
  readonly longTasksAlone: readonly number[]
  readonly longTasks: readonly number[]
}

const PATIENCE_MS = 600_000
const BETWEEN_KEYS_MS = 1000 / 12
const words = 'the path went up and up and nobody said a word before the top '

export async function dropWhileTyping(files: readonly string[]): Promise<Dropped> {
  // Short enough that its end, where the photographs are dropped, is in sight of where one types.
  const text = '# Recap\n\nOn the way \n\nSome words of a paragraph about a hill.\n\nBelow.\n'
  const shell = await shellWith({ 'recap.md': text }, 'recap.md')
  const browser = await ownBrowser()
  const memory = watchMemory(shell.pid)
  try {
    const page = await browser.newPage({ viewport })
    await page.goto(shell.address)
    await preview(page).getByText('Below.').waitFor()
    await page.evaluate(await bundle('in-page.ts'))
    await source(page).click()
    await page.keyboard.press('ControlOrMeta+End')
    const longTasksAlone = await typing(page, () => wait(5000))
    let seconds = 0
    const longTasks = await typing(page, async () => {
      const began = performance.now()
      await dropFiles(page, files)
      await page
        .getByText(`${files.length} pictures`, { exact: false })
        .first()
        .waitFor({ timeout: PATIENCE_MS })
      seconds = (performance.now() - began) / 1000
    })
    const peakMb = memory.stop()
    return { seconds, peakMb, shown: await shownIn(page, shell.site), longTasksAlone, longTasks }
  } finally {
    memory.stop()
    await browser.close()
    await shell.end()
  }
}

/** Types on the third line until `work` is done; the tasks over 50 ms meanwhile. */
async function typing(page: Page, work: () => Promise<unknown>): Promise<number[]> {
  await page.evaluate(() => window.bench.takeLongTasks())
  let isDone = false
  const working = work().finally(() => {
    isDone = true
  })
  await wait(200)
  await page.evaluate(() => window.bench.placeCursor('On the way '))
  for (let nth = 0; !isDone; nth++) {
    await page.keyboard.press(
      words[nth % words.length] === ' ' ? 'Space' : (words[nth % words.length] ?? 'z'),
    )
    await wait(BETWEEN_KEYS_MS)
  }
  await working
  return page.evaluate(() => window.bench.takeLongTasks())
}

async function shownIn(page: Page, site: string): Promise<number> {
  await page.keyboard.press('ControlOrMeta+s')
  await wait(500)
  await page.getByRole('status', { name: 'Save state' }).filter({ hasText: 'Saved' }).waitFor()
  const stored = await readdir(path.join(site, 'recap-images'))
  const written = await readFile(path.join(site, 'recap.md'), 'utf8')
  let shown = 0
  for (const picture of await preview(page).locator('#post img').all()) {
    await picture.scrollIntoViewIfNeeded()
    const widthPx = await picture.evaluate(async (element) => {
      const image = element as HTMLImageElement
      await image.decode()
      return image.naturalWidth
    })
    const name = decodeURIComponent(
      (await picture.getAttribute('src'))?.split('/').at(-1)?.split('?')[0] ?? '',
    )
    if (widthPx > 0 && stored.includes(name) && written.includes(`recap-images/${name}`)) shown++
  }
  return shown
}

/** The largest resident size that a process comes to, where the system tells (Linux). */
function watchMemory(pid: number): { stop(): number } {
  let peakMb = Number.NaN
  const read = async () => {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
    const kb = Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN)
    if (Number.isFinite(kb)) peakMb = kb / 1000
  }
  const timer = setInterval(() => void read(), 200)
  return {
    stop() {
      clearInterval(timer)
      return peakMb
    },
  }
}
