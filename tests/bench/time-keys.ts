// Real keys into a page, each timed from its keydown to the frame after the watched place changed.
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from '@playwright/test'

declare global {
  interface Window {
    nextPaint: Promise<number>
    longTasks: number[]
    readonly scheduler: { postTask(task: () => void, options: { priority: 'user-blocking' }): Promise<void> }
  }
}

export type Times = { readonly median: number; readonly p95: number; readonly max: number }

export type Watched = {
  /** What is typed into. */
  readonly editor: string
  /** What scrolls it. */
  readonly scroller: string
  /** A selector of an iframe or an element; null for the editor itself. */
  readonly preview: string | null
}

/** A key that is not painted by then is named rather than waited for. */
const PATIENCE_MS = 60_000
const BETWEEN_KEYS_MS = 83

/** Puts the cursor into prose in the middle of the text, or at its end. */
export async function goTo(
  page: Page,
  { editor, scroller }: Watched,
  place: 'middle' | 'end',
): Promise<void> {
  await page
    .locator(editor)
    .first()
    .click({ position: { x: 60, y: 60 } })
  if (place === 'end') {
    await page.keyboard.press('Control+End')
  } else {
    await page.evaluate((selector) => {
      const element = document.querySelector(selector)
      if (element) element.scrollTop = element.scrollHeight / 2
    }, scroller)
    await page.waitForTimeout(1500)
    const line = page.locator(`${editor} .cm-line, ${editor}.ProseMirror > div`, { hasText: '[a link]' })
    await line.nth(Math.floor((await line.count()) / 2)).click()
  }
  await page.waitForTimeout(800)
}

/** `keys` letters, twelve a second. */
export async function timeKeys(page: Page, keys: number, watched: Watched): Promise<Times> {
  const times: number[] = []
  for (let nth = 0; nth < keys; nth++) {
    await watch(page, watched, 1)
    await page.waitForTimeout(BETWEEN_KEYS_MS)
    await page.keyboard.press('e')
    times.push(await painted(page, nth))
  }
  return summary(times)
}

/** A burst of `keys` without a pause: from the last of them to the frame that shows it. */
export async function timeBurst(page: Page, keys: number, watched: Watched): Promise<number> {
  await watch(page, watched, keys)
  await page.waitForTimeout(BETWEEN_KEYS_MS)
  await page.keyboard.type('e'.repeat(keys))
  return painted(page, keys)
}

/** Listening before the key: a page that is busy would miss it otherwise. */
function watch(page: Page, { editor, preview }: Watched, keys: number): Promise<void> {
  return page.evaluate(
    ([editorSelector, previewSelector, count]) => {
      window.nextPaint = new Promise<number>((resolve) => {
        const place = document.querySelector(previewSelector ?? editorSelector)
        const watched = place instanceof HTMLIFrameElement ? place.contentDocument?.body : place
        if (!watched) throw new Error('nothing to watch')
        let pressed = 0
        let began = 0
        let settled = 0
        const heard = new AbortController()
        document.addEventListener(
          'keydown',
          (event) => {
            began = event.timeStamp
            if (++pressed === count) heard.abort()
          },
          { capture: true, signal: heard.signal },
        )
        // A burst has ended when nothing changes for a while; the last change counts.
        let last = 0
        const observer = new MutationObserver(() => {
          if (pressed < count) return
          requestAnimationFrame(() => {
            // The first task behind the frame: an ordinary one might wait for others.
            void window.scheduler.postTask(
              () => {
                last = performance.now() - began
                clearTimeout(settled)
                settled = window.setTimeout(
                  () => {
                    observer.disconnect()
                    resolve(last)
                  },
                  count > 1 ? 400 : 0,
                )
              },
              { priority: 'user-blocking' },
            )
          })
        })
        observer.observe(watched, { subtree: true, childList: true, characterData: true })
      })
    },
    [editor, preview, keys] as const,
  )
}

async function painted(page: Page, nth: number): Promise<number> {
  return Promise.race([page.evaluate(() => window.nextPaint), late(nth)])
}

async function late(nth: number): Promise<never> {
  await wait(PATIENCE_MS, undefined, { ref: false })
  throw new Error(`key ${nth} was not painted within ${PATIENCE_MS} ms`)
}

export function summary(times: readonly number[]): Times {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (quantile: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))] ?? Number.NaN
  return { median: at(0.5), p95: at(0.95), max: sorted.at(-1) ?? Number.NaN }
}
