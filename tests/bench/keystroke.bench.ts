// From a key to the painted preview, beside a bare CodeMirror, the ideal patch, a full rendering on each key, and
// Toast UI, in one run. Times differ from machine to machine; the ratios are what is meant.
// SIZES=8KB,1MB and COLUMNS=bare,ideal,full,toast,galley choose a part.
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { rolldown } from 'rolldown'
import { findBrowser } from '../../build/find-browser.ts'
import { postParser } from '../../shared/markdown/parser.ts'
import { renderPost } from '../../shared/markdown/render.ts'
import { endProcess, startBrowserShell } from '../support/launch.ts'
import { temporaryFolder } from '../support/sites.ts'
import { makePost } from './posts.ts'
import { goTo, type Times, timeBurst, timeKeys, type Watched } from './time-keys.ts'

const sizes = [
  { name: '8KB', bytes: 8_000, keys: 30, slowKeys: 20 },
  { name: '100KB', bytes: 100_000, keys: 30, slowKeys: 4 },
  { name: '1MB', bytes: 1_000_000, keys: 24, slowKeys: 2 },
  { name: '5MB', bytes: 5_000_000, keys: 16, slowKeys: 0 },
]
type Size = (typeof sizes)[number]
const columns = ['bare', 'ideal', 'full', 'toast', 'galley'] as const
type Column = (typeof columns)[number]
type Place = 'middle' | 'end'

const project = path.resolve(import.meta.dirname, '../..')
const chosen = (name: string, all: readonly string[]) => process.env[name]?.split(',') ?? all
const browser = await chromium.launch({ executablePath: (await findBrowser()).path })
const rivals = await bundleRivals()

type Result = {
  readonly keys: Partial<Record<Place, Times>>
  readonly burst: number
  readonly longest: number
  readonly heap: number
}

for (const size of sizes) {
  if (!chosen('SIZES', [size.name]).includes(size.name)) continue
  const text = makePost(size.bytes)
  const results = new Map<Column, Result>()
  for (const column of columns) {
    const keys = column === 'full' || column === 'toast' ? size.slowKeys : size.keys
    if (keys === 0 || !chosen('COLUMNS', columns).includes(column)) continue
    try {
      results.set(column, await measure(column, size, text, keys))
    } catch (error) {
      // A rival whose page dies of the text is a result too; Galley's own fault is not.
      if (column === 'galley') throw error
      console.log(`${column} did not bear ${size.name}: ${String(error).split('\n')[0]}`)
    }
  }
  print(size, results)
}
if (chosen('COLUMNS', columns).includes('galley')) await firstPaint()
await browser.close()

async function measure(column: Column, size: Size, text: string, keys: number): Promise<Result> {
  const { page, watched, end } =
    column === 'galley' ? await openGalley(browser, text) : await openRival(column, text)
  await page.evaluate(() => {
    window.longTasks = []
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.longTasks.push(duration)
    }).observe({ entryTypes: ['longtask'] })
  })
  const times: Partial<Record<Place, Times>> = {}
  const places: Place[] = column === 'full' || column === 'toast' ? ['middle'] : ['middle', 'end']
  let longest = 0
  let burst = Number.NaN
  for (const place of places) {
    // The ideal patch has one place; which one does not matter to it.
    await goTo(page, watched, place)
    await page.evaluate(() => {
      window.longTasks = []
    })
    times[place] = await timeKeys(page, keys, watched)
    if (place === 'middle' && size.slowKeys > 0 && keys > 4) burst = await timeBurst(page, 30, watched)
    longest = Math.max(longest, ...(await page.evaluate(() => window.longTasks)))
  }
  const heap = await heapOf(page)
  await end()
  return { keys: times, burst, longest, heap }
}

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  await session.send('Performance.enable')
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN
}

type Opened = { readonly page: Page; readonly watched: Watched; end(): Promise<void> }

async function openRival(column: Exclude<Column, 'galley'>, text: string): Promise<Opened> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.setContent('<!doctype html><body style="margin:0"></body>')
  const scroller = '.cm-scroller'
  if (column === 'toast') {
    const dist = path.join(project, 'node_modules/@toast-ui/editor/dist')
    await page.addStyleTag({ path: path.join(dist, 'toastui-editor.css') })
    await page.setContent('<!doctype html><body style="margin:0"><div id="toast"></div></body>')
    await page.addScriptTag({ content: rivals.toast })
    await page.evaluate((content) => window.showToast(content), text)
    const watched = {
      editor: '.toastui-editor.md-mode .ProseMirror',
      scroller: '.toastui-editor.md-mode .ProseMirror',
      preview: '.toastui-editor-md-preview',
    }
    return { page, watched, end: () => page.close() }
  }
  await page.addScriptTag({ content: rivals.codeMirror })
  if (column === 'bare') await page.evaluate((content) => window.showBare(content), text)
  else {
    const frame = frameOf(text)
    if (column === 'ideal') await page.evaluate(([a, b]) => window.showIdeal(a, b), [text, frame] as const)
    else await page.evaluate(([a, b]) => window.showFull(a, b), [text, frame] as const)
  }
  const watched = { editor: '.cm-content', scroller, preview: column === 'bare' ? null : 'iframe' }
  return { page, watched, end: () => page.close() }
}

/** The preview's document with all blocks of the post, as Galley would show them. */
function frameOf(text: string): string {
  const blocks = renderPost(postParser(), text).map(
    ({ html }) => `<div class="block" dir="auto">${html}</div>`,
  )
  const style = ['frame.css', 'frame-marks.css']
    .map((name) => readFileSync(path.join(project, 'renderer/preview', name), 'utf8'))
    .join('\n')
    .replace(/@import[^;]*;/g, '')
  return `<!doctype html><html data-theme="light"><style>${style}</style><body><main id="post">${blocks.join('')}</main></body></html>`
}

async function openGalley(at: Browser, text: string): Promise<Opened> {
  const site = await temporaryFolder('bench-site')
  const data = await temporaryFolder('bench-data')
  await writeFile(path.join(site.path, 'post.md'), text)
  const { host, address } = await startBrowserShell([
    ...['--site', site.path, '--post', 'post.md', '--data', data.path],
  ])
  const page = await at.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(address)
  await page
    .frameLocator('iframe[title="Preview"]')
    .getByText('Section 0')
    .first()
    .waitFor({ timeout: 120_000 })
  await page.locator('.preview-progress').waitFor({ state: 'detached', timeout: 120_000 })
  const watched = { editor: '.cm-content', scroller: '.cm-scroller', preview: 'iframe[title="Preview"]' }
  return {
    page,
    watched,
    async end() {
      await page.close()
      await endProcess(host, 'SIGTERM')
      await site.remove()
      await data.remove()
    },
  }
}

/** From the click on a post to its first paint in the preview, small beside large. */
async function firstPaint(): Promise<void> {
  const site = await temporaryFolder('bench-first')
  const data = await temporaryFolder('bench-data')
  await writeFile(path.join(site.path, 'small.md'), makePost(10_000).replace('A long day', 'Small day'))
  await writeFile(path.join(site.path, 'large.md'), makePost(1_000_000).replace('A long day', 'Large day'))
  await writeFile(path.join(site.path, 'other.md'), '# Other day\n\nSection 0 is not here.\n')
  const { host, address } = await startBrowserShell(['--site', site.path, '--data', data.path])
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(address)
  const open = async (title: string): Promise<number> => {
    await page.getByRole('option', { name: 'Other day' }).click()
    await page.frameLocator('iframe[title="Preview"]').getByText('is not here').waitFor()
    await page.waitForTimeout(800)
    const began = Date.now()
    await page.getByRole('option', { name: title }).click()
    await page.frameLocator('iframe[title="Preview"]').getByText('Section 0').first().waitFor()
    return Date.now() - began
  }
  const times: Record<string, number[]> = { 'Small day': [], 'Large day': [] }
  for (let round = 0; round < 5; round++)
    for (const [title, own] of Object.entries(times)) own.push(await open(title))
  const middle = (title: string) => (times[title] ?? []).toSorted((a, b) => a - b)[2] ?? Number.NaN
  const [small, large] = [middle('Small day'), middle('Large day')]
  console.log(`\nFirst paint: 10 KB ${small} ms, 1 MB ${large} ms, ${(large / small).toFixed(2)} ×`)
  await page.close()
  await endProcess(host, 'SIGTERM')
  await site.remove()
  await data.remove()
}

async function bundleRivals(): Promise<{ codeMirror: string; toast: string }> {
  const bundle = async (name: string) => {
    const built = await rolldown({ input: path.join(import.meta.dirname, name), platform: 'browser' })
    const { output } = await built.generate({ format: 'iife' })
    return output[0].code
  }
  return { codeMirror: await bundle('rival-editors.ts'), toast: await bundle('rival-toast.ts') }
}

function print(size: Size, results: ReadonlyMap<Column, Result>): void {
  const number = (value: number | undefined) =>
    value === undefined || Number.isNaN(value) ? '–' : value.toFixed(0)
  const show = (times: Times | undefined) =>
    times ? `${number(times.median)} / ${number(times.p95)} / ${number(times.max)}` : '–'
  console.log(`\n${size.name}: ms, median / p95 / max`)
  for (const [column, { keys, burst, longest, heap }] of results) {
    console.log(
      `${column.padEnd(8)} middle ${show(keys.middle).padEnd(18)} end ${show(keys.end).padEnd(18)} burst ${number(burst).padEnd(6)} longest task ${number(longest).padEnd(6)} heap ${(heap / 1e6).toFixed(0)} MB`,
    )
  }
  const of = (column: Column, what: (result: Result) => number | undefined) => {
    const result = results.get(column)
    return result ? what(result) : undefined
  }
  const ratio = (name: string, mine: number | undefined, base: number | undefined) => {
    if (mine !== undefined && base !== undefined && !Number.isNaN(mine / base)) {
      console.log(`  ${name}: ${(mine / base).toFixed(2)} ×`)
    }
  }
  for (const place of ['middle', 'end'] as const) {
    const p95 = (result: Result) => result.keys[place]?.p95
    ratio(`Galley to the ideal patch, p95, ${place}`, of('galley', p95), of('ideal', p95))
    ratio(`Galley to bare CodeMirror, p95, ${place}`, of('galley', p95), of('bare', p95))
  }
  const median = (result: Result) => result.keys.middle?.median
  ratio('full rendering to Galley, median', of('full', median), of('galley', median))
  ratio('Toast UI to Galley, median', of('toast', median), of('galley', median))
  ratio(
    'Galley’s burst to the ideal patch’s',
    of('galley', ({ burst }) => burst),
    of('ideal', ({ burst }) => burst),
  )
  ratio(
    'Galley’s heap to the bare editor’s',
    of('galley', ({ heap }) => heap),
    of('bare', ({ heap }) => heap),
  )
}
