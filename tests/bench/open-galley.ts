// Galley in the browser shell with one post of a given text, rendered whole, ready to be typed into.
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { findBrowser } from '../../build/find-browser.ts'
import { endProcess, startBrowserShell } from '../support/launch.ts'
import { temporaryFolder } from '../support/sites.ts'
import { bundle } from './bundle.ts'
import { type Mark, marks } from './posts.ts'
import type { Opened } from './press-keys.ts'

export const viewport = { width: 1440, height: 900 } as const

/** What the rivals take over from Galley, so that they are as wide and their preview holds the very same. */
export type Look = { readonly source: Area; readonly preview: Area; readonly postHtml: string }
/** In pixels. */
export type Area = {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

const PATIENCE_MS = 120_000
const frame = 'iframe[title="Preview"]'

/**
 * Chromium watches one link of a hundred, drawn by lot, to guess what a reader will open: a page over http with one of
 * them draws ten frames a second that hold nothing, and keys wait for those. Pages of the desktop shell are none.
 */
const withoutLots = ['--disable-features=NavigationPredictor']

/** Each editor has one of its own, so that one that dies takes no other along. */
export async function ownBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: (await findBrowser()).path, args: withoutLots })
}

export async function openGalley(text: string): Promise<Opened> {
  const shell = await shellWith({ 'post.md': text }, 'post.md')
  const browser = await ownBrowser()
  const end = async () => {
    await browser.close()
    await shell.end()
  }
  try {
    const page = await browser.newPage({ viewport })
    await page.goto(shell.address)
    const beginning = page.frameLocator(frame).locator('#post').getByText('Section 0').first()
    await beginning.waitFor({ timeout: PATIENCE_MS })
    await page.locator('.preview-progress').waitFor({ state: 'detached', timeout: PATIENCE_MS })
    await page.evaluate(await bundle('in-page.ts'))
    const goTo = (mark: Mark) => page.evaluate((words) => window.bench.placeCursor(words), marks[mark])
    return { page, watched: frame, goTo, end }
  } catch (error) {
    await end()
    throw error
  }
}

/** With the code around the marks in its colours. */
export async function lookOf({ page, goTo }: Opened, places: readonly Mark[]): Promise<Look> {
  for (const place of places) {
    await goTo(place)
    await page.waitForTimeout(1000)
  }
  const post = page.frameLocator(frame).locator('#post')
  return {
    source: await areaOf(page, '.cm-scroller'),
    preview: await areaOf(page, frame),
    postHtml: await post.evaluate((element) => element.innerHTML),
  }
}

async function areaOf(page: Page, selector: string): Promise<Area> {
  const box = await page.locator(selector).boundingBox()
  if (!box) throw new Error(`Galley shows no ${selector}`)
  return { left: box.x, top: box.y, width: box.width, height: box.height }
}

type Shell = {
  readonly address: string
  /** Of the process that is the desk. */
  readonly pid: number
  /** The site's folder. */
  readonly site: string
  end(): Promise<void>
}

/** The browser shell on a site of these files, with one of them open. */
export async function shellWith(files: Readonly<Record<string, string>>, post: string): Promise<Shell> {
  const site = await temporaryFolder('bench-site')
  const data = await temporaryFolder('bench-data')
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(site.path, name), text)
  const { host, address } = await startBrowserShell([
    ...['--site', site.path, '--post', post, '--data', data.path],
  ])
  if (host.pid === undefined) throw new Error('the browser shell did not start')
  return {
    address,
    pid: host.pid,
    site: site.path,
    async end() {
      await endProcess(host, 'SIGTERM')
      await Promise.all([site.remove(), data.remove()])
    },
  }
}
