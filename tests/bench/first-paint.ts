// How long a post takes until the author sees its first block in the preview: when Galley is started on it, and when
// it is chosen from the list.
import type { Browser } from '@playwright/test'
import { bundle } from './bundle.ts'
import { median, type Target } from './keystroke-report.ts'
import { ownBrowser, shellWith, viewport } from './open-galley.ts'
import { makePost } from './posts.ts'

const ROUNDS = 5
const posts = { small: 'Small day', large: 'Large day', other: 'Other day' } as const
const files = {
  'small.md': makePost(10_000).replace('A long day', posts.small),
  'large.md': makePost(1_000_000).replace('A long day', posts.large),
  'other.md': makePost(500).replace('A long day', posts.other),
}

export async function firstPaints(): Promise<Target[]> {
  const browser = await ownBrowser()
  const started = await start(browser)
  const chosen = await choose(browser)
  await browser.close()
  console.log('\n## First block in sight, ms, 10 KB / 1 MB\n')
  return [print('Galley started on it', started), print('chosen from the list', chosen)]
}

type Times = { readonly small: number[]; readonly large: number[] }

function print(name: string, times: Times): Target {
  const [small, large] = [median(times.small), median(times.large)]
  console.log(`${name}  ${small.toFixed(0)} / ${large.toFixed(0)}`)
  return { name: `First block, ${name}: 1 MB / 10 KB`, value: large / small, limit: 3 }
}

/** From the navigation, in turns. */
async function start(browser: Browser): Promise<Times> {
  const times: Times = { small: [], large: [] }
  const shells = {
    small: await shellWith(files, 'small.md'),
    large: await shellWith(files, 'large.md'),
  }
  const content = await bundle('in-page-first-paint.ts')
  for (let round = 0; round < ROUNDS; round++) {
    for (const post of ['small', 'large'] as const) {
      const page = await browser.newPage({ viewport })
      await page.addInitScript({ content })
      await page.goto(shells[post].address, { waitUntil: 'commit' })
      times[post].push(await page.evaluate((title) => window.whenShown(title, 0), posts[post]))
      await page.close()
    }
  }
  await Promise.all([shells.small.end(), shells.large.end()])
  return times
}

/** From the click, in turns. */
async function choose(browser: Browser): Promise<Times> {
  const times: Times = { small: [], large: [] }
  const { address, end } = await shellWith(files, 'other.md')
  const page = await browser.newPage({ viewport })
  await page.addInitScript({ content: await bundle('in-page-first-paint.ts') })
  await page.goto(address)
  const click = async (title: string): Promise<number> => {
    const shown = page.evaluate((words) => window.whenShown(words, 'click'), title)
    await page.getByRole('option', { name: title }).click()
    const time = await shown
    // All of it is shown, and the desk at rest.
    await page.locator('.preview-progress').waitFor({ state: 'detached' })
    await page.waitForTimeout(800)
    return time
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const post of ['small', 'large'] as const) {
      times[post].push(await click(posts[post]))
      await click(posts.other)
    }
  }
  await page.close()
  await end()
  return times
}
