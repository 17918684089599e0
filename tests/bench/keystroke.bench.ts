// From a key to the screen: a bare CodeMirror to its own paint, Galley to the preview's paint, in one run.
// Times differ from machine to machine; the ratios are what is meant.
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Browser, chromium, type Page } from '@playwright/test'
import { rolldown } from 'rolldown'
import { findBrowser } from '../../build/find-browser.ts'
import { endProcess, startBrowserShell } from '../support/launch.ts'
import { temporaryFolder } from '../support/sites.ts'
import { makePost } from './posts.ts'

/** A key that is not painted by then is named rather than waited for. */
const PATIENCE_MS = 15_000

const sizes = [
  { name: '10 KB', bytes: 10_000, keys: 40 },
  { name: '100 KB', bytes: 100_000, keys: 30 },
  { name: '1 MB', bytes: 1_000_000, keys: 12 },
]

type Times = { readonly median: number; readonly p95: number }

const executablePath = (await findBrowser()).path
const browser = await chromium.launch({ executablePath })
const rows: string[][] = []
for (const { name, bytes, keys } of sizes) {
  const text = makePost(bytes)
  const bare = await timeBareEditor(browser, text, keys)
  const galley = await timeGalley(browser, text, keys)
  rows.push([name, show(bare), show(galley), ratio(galley, bare)])
}
await browser.close()

console.log('Keystroke in the middle of a post, median / p95 in ms')
console.log(table(['size', 'bare CodeMirror', 'Galley, to the preview', 'ratio'], rows))

async function timeBareEditor(at: Browser, text: string, keys: number): Promise<Times> {
  const bundle = await rolldown({
    input: path.join(import.meta.dirname, 'bare-editor.ts'),
    platform: 'browser',
  })
  const { output } = await bundle.generate({ format: 'iife' })
  const page = await at.newPage({ viewport: { width: 1440, height: 900 } })
  await page.setContent('<!doctype html><body></body>')
  await page.addScriptTag({ content: output[0].code })
  await page.evaluate((content) => window.showBareEditor(content), text)
  const times = await timeKeys(page, keys, '.cm-content', null)
  await page.close()
  return times
}

async function timeGalley(at: Browser, text: string, keys: number): Promise<Times> {
  const site = await temporaryFolder('bench-site')
  const data = await temporaryFolder('bench-data')
  await writeFile(path.join(site.path, 'post.md'), text)
  const { host, address } = await startBrowserShell([
    '--site',
    site.path,
    '--post',
    'post.md',
    '--data',
    data.path,
  ])
  const page = await at.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(address)
  await page
    .frameLocator('iframe[title="Preview"]')
    .getByText('Section 0')
    .first()
    .waitFor({ timeout: 120_000 })
  const times = await timeKeys(page, keys, '.cm-content', 'iframe[title="Preview"]')
  await page.close()
  await endProcess(host, 'SIGTERM')
  await site.remove()
  await data.remove()
  return times
}

/** Types `keys` letters in the middle; each is timed from its keydown to the frame after the watched place changed. */
async function timeKeys(page: Page, keys: number, editor: string, frame: string | null): Promise<Times> {
  await page.locator(editor).click()
  await page.evaluate((selector) => {
    const scroller = document.querySelector(selector)?.closest('.cm-scroller')
    if (scroller) scroller.scrollTop = scroller.scrollHeight / 2
  }, editor)
  await page.waitForTimeout(1500)
  const line = page
    .locator('.cm-line', { hasText: 'and a link' })
    .or(page.locator('.cm-line', { hasText: '.' }))
  await line.nth(Math.floor((await line.count()) / 2)).click()
  await page.waitForTimeout(500)
  const times: number[] = []
  for (let nth = 0; nth < keys; nth++) {
    // Listening first: a page that is busy would miss the key otherwise.
    await page.evaluate(
      ([editorSelector, frameSelector]) => {
        window.nextPaint = new Promise<number>((resolve) => {
          const inner = frameSelector ? document.querySelector<HTMLIFrameElement>(frameSelector) : null
          const watched = inner ? inner.contentDocument?.body : document.querySelector(editorSelector)
          if (!watched) throw new Error('nothing to watch')
          let began = 0
          document.addEventListener('keydown', (event) => (began = event.timeStamp), {
            capture: true,
            once: true,
          })
          const observer = new MutationObserver(() => {
            if (began === 0) return
            observer.disconnect()
            requestAnimationFrame(() => {
              const { port1, port2 } = new MessageChannel()
              port1.onmessage = () => resolve(performance.now() - began)
              port2.postMessage(null)
            })
          })
          observer.observe(watched, { subtree: true, childList: true, characterData: true })
        })
      },
      [editor, frame] as const,
    )
    await page.waitForTimeout(80)
    await page.keyboard.press('e')
    const painted = page.evaluate(() => window.nextPaint)
    times.push(await Promise.race([painted, late(nth)]))
  }
  times.sort((a, b) => a - b)
  return { median: at(times, 0.5), p95: at(times, 0.95) }
}

async function late(nth: number): Promise<never> {
  await wait(PATIENCE_MS, undefined, { ref: false })
  throw new Error(`key ${nth} was not painted within ${PATIENCE_MS} ms`)
}

function at(sorted: readonly number[], quantile: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))] ?? Number.NaN
}

function show({ median, p95 }: Times): string {
  return `${median.toFixed(0)} / ${p95.toFixed(0)}`
}

function ratio(mine: Times, base: Times): string {
  return `${(mine.median / base.median).toFixed(1)} / ${(mine.p95 / base.p95).toFixed(1)}`
}

function table(head: readonly string[], body: readonly (readonly string[])[]): string {
  const widths = head.map((cell, i) => Math.max(cell.length, ...body.map((row) => row[i]?.length ?? 0)))
  const line = (row: readonly string[]) => row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('   ')
  return [line(head), ...body.map(line)].join('\n')
}
