// A letter typed in the form's title, from its keydown to the next paint, beside one typed in a bare input.
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { findBrowser } from '../../build/find-browser.ts'
import { endProcess, startBrowserShell } from '../support/launch.ts'
import { temporaryFolder } from '../support/sites.ts'
import { makePost } from './posts.ts'

declare global {
  interface Window {
    nextPaint: Promise<number>
  }
}

const KEYS = 60
const sizes = [
  { name: '10 KB', bytes: 10_000 },
  { name: '100 KB', bytes: 100_000 },
  { name: '1 MB', bytes: 1_000_000 },
]

/** Prints median and 95th percentile in milliseconds, and their ratio to the bare input. */
export async function formKeystrokes(): Promise<void> {
  const browser = await chromium.launch({ executablePath: (await findBrowser()).path })
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.setContent('<!doctype html><title>Bare</title><input aria-label="title">')
  const bare = await timeKeys(page)
  await page.close()
  show('a letter in a bare input', bare, bare)
  for (const { name, bytes } of sizes) {
    const galley = await inGalley(browser, bytes)
    show(`a letter in the form, post of ${name}`, galley, bare)
  }
  await browser.close()
}

type Times = { readonly median: number; readonly p95: number }

async function inGalley(browser: Awaited<ReturnType<typeof chromium.launch>>, bytes: number): Promise<Times> {
  const site = await temporaryFolder('bench-site')
  const data = await temporaryFolder('bench-data')
  const block = '---\ntitle: A day\ndate: 2026-03-01\ntags: [a, b]\ndescription: Some words\n---\n\n'
  await writeFile(path.join(site.path, 'post.md'), block + makePost(bytes))
  const { host, address } = await startBrowserShell([
    '--site',
    site.path,
    '--post',
    'post.md',
    '--data',
    data.path,
  ])
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(address)
  await page
    .frameLocator('iframe[title="Preview"]')
    .getByText('Section 0')
    .first()
    .waitFor({ timeout: 120_000 })
  await page.getByRole('tab', { name: 'Details' }).click()
  const times = await timeKeys(page)
  await page.close()
  await endProcess(host, 'SIGTERM')
  await site.remove()
  await data.remove()
  return times
}

async function timeKeys(page: Page): Promise<Times> {
  await page.getByLabel('title', { exact: true }).click()
  await page.keyboard.press('End')
  const times: number[] = []
  for (let nth = 0; nth < KEYS; nth++) {
    // Listening first: a page that is busy would miss the key otherwise.
    await page.evaluate(() => {
      window.nextPaint = new Promise<number>((resolve) => {
        document.addEventListener(
          'keydown',
          ({ timeStamp }) => {
            requestAnimationFrame(() => {
              const { port1, port2 } = new MessageChannel()
              port1.onmessage = () => resolve(performance.now() - timeStamp)
              port2.postMessage(null)
            })
          },
          { capture: true, once: true },
        )
      })
    })
    await page.keyboard.press('e')
    times.push(await page.evaluate(() => window.nextPaint))
    await page.waitForTimeout(80)
  }
  times.sort((a, b) => a - b)
  return { median: times[Math.floor(KEYS / 2)] ?? 0, p95: times[Math.floor(KEYS * 0.95)] ?? 0 }
}

function show(name: string, { median, p95 }: Times, bare: Times): void {
  const ratios = `${(median / bare.median).toFixed(1)} / ${(p95 / bare.p95).toFixed(1)} × a bare input`
  console.log(`${name.padEnd(44)} ${median.toFixed(0).padStart(4)} / ${p95.toFixed(0)} ms   ${ratios}`)
}
