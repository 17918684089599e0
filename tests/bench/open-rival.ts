// The editors that Galley is measured beside, each in a browser of its own, as wide as Galley’s halves and with the
// very style sheet and fonts of its preview.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { bundle } from './bundle.ts'
import { type Look, ownBrowser, viewport } from './open-galley.ts'
import { marks } from './posts.ts'
import type { Opened } from './press-keys.ts'

export type Rival = 'bare' | 'ideal' | 'full' | 'toast'

const project = path.resolve(import.meta.dirname, '../..')
const dist = path.join(project, 'dist/renderer')
const origin = 'http://rivals.localhost'
const empty = '<!doctype html><title>Rival</title><body style="margin:0"></body>'

export async function openRival(rival: Rival, text: string, look: Look): Promise<Opened> {
  const browser = await ownBrowser()
  try {
    const page = await browser.newPage({ viewport })
    await serve(page, await previewWith(look.postHtml))
    await page.goto(`${origin}/`)
    const shown = await (rival === 'toast' ? showToast(page, text, look) : showRival(rival, page, text, look))
    await page.evaluate(await bundle('in-page.ts'))
    return { page, end: () => browser.close(), ...shown }
  } catch (error) {
    await browser.close()
    throw error
  }
}

type Shown = Pick<Opened, 'watched' | 'isPrepared' | 'goTo'>

async function showRival(
  rival: Exclude<Rival, 'toast'>,
  page: Page,
  text: string,
  { source, preview }: Look,
): Promise<Shown> {
  await page.evaluate(await bundle('rival-editors.ts'))
  const asked = [rival, text, { source, preview }] as const
  await page.evaluate(([name, content, areas]) => window.rivals[name](content, areas), asked)
  return {
    watched: rival === 'bare' ? '.cm-content' : 'iframe',
    isPrepared: rival === 'ideal',
    async goTo(mark) {
      await page.evaluate((words) => window.bench.placeCursor(words), marks[mark])
      await page.evaluate((words) => window.aimAt?.(words), marks[mark])
    },
  }
}

async function showToast(page: Page, text: string, { source, preview }: Look): Promise<Shown> {
  const styles = path.join(project, 'node_modules/@toast-ui/editor/dist/toastui-editor.css')
  await page.addStyleTag({ path: styles })
  await page.evaluate(await bundle('rival-toast.ts'))
  const width = preview.left + preview.width - source.left
  await page.evaluate(([content, widthPx]) => window.showToast(content, widthPx), [text, width] as const)
  return {
    watched: '.toastui-editor-md-preview',
    goTo: (mark) => page.evaluate((words) => window.placeInToast(words), marks[mark]),
  }
}

async function serve(page: Page, preview: string): Promise<void> {
  await page.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url())
    if (pathname.startsWith('/assets/')) return route.fulfill({ path: path.join(dist, pathname) })
    const body = pathname === '/preview.html' ? preview : empty
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body })
  })
}

async function previewWith(postHtml: string): Promise<string> {
  const document = await readFile(path.join(dist, 'preview.html'), 'utf8')
  return document
    .replace('<html ', '<html data-theme="light" data-look="proof" ')
    .replace('<main id="post">', () => `<main id="post">${postHtml}`)
}
