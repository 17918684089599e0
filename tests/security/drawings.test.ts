// Drawings that would run or fetch, opened as documents in a real browser: what Galley stores does neither.
import { type Browser, chromium } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser } from '../../build/find-browser.ts'
import { recogniseImage } from '../../electron/desk/images/recognise.ts'
import { safeDrawing } from '../../electron/desk/images/svg/safe-drawing.ts'
import { DeskFailure, isFailure } from '../../shared/contract/failure.ts'
import { harmlessDrawings, hostileDrawings } from './hostile-drawings.ts'

let browser: Browser
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: (await findBrowser()).path })
})
afterAll(() => browser.close())

/** Pages that open drawings side by side: waiting for what does not happen is most of the time. */
const LANES = 4

/** What each drawing does when it is opened, clicked and left alone for a moment: alerts and requests. */
async function deedsOf(drawings: ReadonlyMap<string, Uint8Array>): Promise<Map<string, string[]>> {
  const deeds = new Map<string, string[]>()
  const waiting = [...drawings]
  const lane = async () => {
    // A page of its own for each drawing would take most of the time.
    const page = await browser.newPage()
    let shown: Uint8Array = new Uint8Array()
    let done: string[] = []
    page.on('dialog', (dialog) => {
      done.push('ran')
      void dialog.dismiss().catch(() => undefined)
    })
    await page.route('**/*', (route) => {
      const { pathname } = new URL(route.request().url())
      if (pathname !== '/drawing.svg') done.push(`fetched ${pathname}`)
      return pathname === '/drawing.svg'
        ? route.fulfill({ body: Buffer.from(shown), contentType: 'image/svg+xml' })
        : route.abort()
    })
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      shown = next[1]
      done = []
      deeds.set(next[0], done)
      await page.goto('http://drawing.test/drawing.svg').catch(() => undefined)
      await page.mouse.click(60, 60).catch(() => undefined)
      await page.waitForTimeout(100)
      await page.goto('about:blank').catch(() => undefined)
    }
    await page.close()
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return deeds
}

const bytesOf = (drawing: string | Uint8Array) =>
  typeof drawing === 'string' ? new TextEncoder().encode(drawing) : drawing

async function stored(bytes: Uint8Array, scripts: 'refuse' | 'remove'): Promise<Uint8Array | DeskFailure> {
  try {
    return await safeDrawing(bytes, 'x.svg', scripts)
  } catch (error) {
    if (isFailure(error)) return error
    throw error
  }
}

const cases = Object.entries(hostileDrawings)
/** These keep the browser itself busy. */
const SWELLING = new Set(['a billion laughs', 'a quadratic blow-up'])

describe('a hostile drawing', () => {
  it.each(cases)('with %s is refused', async (_name, drawing) => {
    const bytes = bytesOf(drawing)
    expect(await recogniseImage(bytes, 'x.svg')).toBe('svg')
    const outcome = await stored(bytes, 'refuse')
    expect(outcome).toBeInstanceOf(DeskFailure)
    expect(isFailure(outcome, 'image-active', 'image-broken')).toBe(true)
  })

  it('does nothing once it is cleaned', async () => {
    const cleaned = new Map<string, Uint8Array>()
    for (const [name, drawing] of cases) {
      const outcome = await stored(bytesOf(drawing), 'remove')
      if (outcome instanceof DeskFailure) continue
      cleaned.set(name, outcome)
      expect(await recogniseImage(outcome, 'x.svg'), name).toBe('svg')
      expect(await stored(outcome, 'refuse'), name).toBe(outcome)
    }
    expect(cleaned.size).toBeGreaterThan(60)
    for (const [name, deeds] of await deedsOf(cleaned)) expect(deeds, name).toEqual([])
  }, 180_000)

  it('names the entities as such, and refuses them though scripts may go', async () => {
    for (const name of [
      'an entity in a file',
      'an entity in UTF-16',
      'a parameter entity',
      'a billion laughs',
      'a quadratic blow-up',
    ]) {
      const outcome = await stored(bytesOf(hostileDrawings[name] ?? ''), 'remove')
      expect(outcome, name).toMatchObject({ code: 'image-active', data: { what: 'entities' } })
    }
  })

  it('is hostile indeed: as they came, most of them run or fetch', async () => {
    const bounded = cases.filter(([name]) => !SWELLING.has(name))
    const deeds = await deedsOf(new Map(bounded.map(([name, drawing]) => [name, bytesOf(drawing)])))
    const live = [...deeds.values()].filter((done) => done.length > 0).length
    console.log(`${live} of ${cases.length} hostile drawings do something in this browser`)
    expect(live).toBeGreaterThan(cases.length * 0.6)
  }, 180_000)
})

it.each(Object.entries(harmlessDrawings))('a drawing %s stays byte for byte', async (_name, drawing) => {
  const bytes = bytesOf(drawing)
  expect(await stored(bytes, 'refuse')).toBe(bytes)
})
