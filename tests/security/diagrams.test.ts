// Diagrams in a real browser, under the headers of the real shells: they are drawn, and whatever a post's diagram or
// even the frame's own script tries, nothing of it runs, asks anybody or reaches the page.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { type Browser, chromium, type Frame, type Page } from '@playwright/test'
import { rolldown } from 'rolldown'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findBrowser } from '../../build/find-browser.ts'
import { plainHeaders, readRenderer, rendererHeaders } from '../../electron/served-files.ts'
import type { Diagram } from '../../renderer/diagrams/harmless-picture.ts'
import { elsewhere, hostileDiagrams, hostilePictures, svg } from './hostile-diagrams.ts'

const project = path.resolve(import.meta.dirname, '../..')

let server: Server
let browser: Browser
let page: Page
let origin: string
/** What anybody but our own server was asked for. */
const asked: string[] = []
/** What our own server was asked for by name. */
const served: string[] = []
let scripts = 0

beforeAll(async () => {
  const files = new Map(await readRenderer(path.join(project, 'dist/renderer')))
  files.set('/harness.html', Buffer.from('<!doctype html><script type="module" src="harness.js"></script>'))
  files.set('/harness.js', await harness())
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://galley.test')
    if (request.headers.host !== new URL(origin).host) asked.push(`${request.headers.host}${pathname}`)
    else served.push(pathname)
    const bytes = files.get(pathname)
    response.writeHead(bytes ? 200 : 404, bytes ? rendererHeaders(pathname, false) : plainHeaders).end(bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  origin = `http://127.0.0.1:${port}`
  browser = await chromium.launch({
    executablePath: (await findBrowser()).path,
    args: ['--no-sandbox', '--disable-component-update', '--disable-background-networking'],
  })
  const context = await browser.newContext()
  await context.route(
    (url) => url.origin !== origin && /^(?:https?|ws):$/.test(url.protocol),
    (route) => {
      asked.push(route.request().url())
      return route.abort()
    },
  )
  context.on('page', (other) => {
    if (page !== undefined && other !== page) asked.push(`a new window: ${other.url()}`)
  })
  page = await context.newPage()
  await page.exposeFunction('__pwn', () => {
    scripts++
  })
  await page.goto(`${origin}/harness.html`)
}, 60_000)
afterAll(async () => {
  await browser?.close()
  server?.close()
  server?.closeAllConnections()
})

beforeEach(() => {
  asked.length = 0
  served.length = 0
  scripts = 0
})
/** Another frame; to load the script anew for every diagram would take minutes. */
const renew = () => page.evaluate(() => globalThis.diagrams.renew())

async function harness(): Promise<Uint8Array> {
  const input = path.join(import.meta.dirname, 'diagram-harness.ts')
  const bundle = await rolldown({ input, platform: 'browser', logLevel: 'warn' })
  const { output } = await bundle.generate({ format: 'es', codeSplitting: false })
  await bundle.close()
  return Buffer.from(output[0].code)
}

const draw = (source: string, dark = false): Promise<Diagram> =>
  page.evaluate(([text, isDark]) => globalThis.diagrams.draw(text, isDark), [source, dark] as const)
const clean = (svg: string): Promise<Diagram> => page.evaluate((text) => globalThis.diagrams.clean(text), svg)
const sent = (): Promise<number> => page.evaluate(() => globalThis.diagrams.sent())
const frames = (): Promise<number> => page.locator('iframe').count()

async function picture(source: string, dark = false) {
  const diagram = await draw(source, dark)
  if (diagram.kind === 'error') throw new Error(`${source}: ${diagram.message}`)
  return diagram
}

function drawerFrame(): Frame {
  const frame = page.frames().find((other) => other.url() === `${origin}/diagram.html`)
  if (!frame) throw new Error('no frame draws')
  return frame
}

/** Keeps the frame's only thread for good, as a diagram without an end would. */
const hang = () =>
  drawerFrame().evaluate(() => {
    setTimeout(() => {
      for (;;);
    })
  })

const kinds: Readonly<Record<string, readonly [source: string, words: readonly string[]]>> = {
  flowchart: ['graph LR\n  A[Draft] --> B[Press]', ['Draft', 'Press']],
  sequence: ['sequenceDiagram\n  Author->>Press: A proof', ['Author', 'A proof']],
  class: ['classDiagram\n  Boat <|-- Punt\n  class Boat {\n    +row()\n  }', ['Boat', '+row()', 'Punt']],
  state: ['stateDiagram-v2\n  [*] --> Waiting\n  Waiting --> [*]', ['Waiting']],
  gantt: ['gantt\n  title A year\n  section Boats\n  Build :a1, 2026-01-01, 30d', ['A year', 'Build']],
  pie: ['pie title Birds\n  "Herons" : 3\n  "Terns" : 5', ['Birds', 'Herons', 'Terns']],
  'git graph': ['gitGraph\n  commit id: "first"\n  branch draft\n  commit', ['main', 'draft', 'first']],
  entities: ['erDiagram\n  POST ||--o{ TAG : has', ['POST', 'has']],
  'mind map': ['mindmap\n  root((Boats))\n    Punts', ['Boats', 'Punts']],
  journey: ['journey\n  title Day\n  section Out\n    Walk: 5: Me', ['Day', 'Walk']],
  'words in Markdown': ['graph LR\n  A["`**bold** words`"] --> B["one<br>two"]', ['bold', 'two']],
  'one with a link': ['graph LR\n  A[Here] --> B\n  click A "https://example.org" "there"', ['Here']],
  'odd spaces': ['graph LR\n  A[one\u00a0two] --> B["1 < 2 & 3"]', ['1 < 2 & 3']],
}

describe('a diagram', () => {
  it.each(Object.entries(kinds))('is a picture with its words in it: %s', async (_kind, [source, words]) => {
    const { svg, width, height } = await picture(source)
    const look = await page.evaluate((text) => globalThis.diagrams.look(text), svg)
    for (const word of words) expect(look.text).toContain(word)
    expect(look.ink).toBeGreaterThan(200)
    expect(Math.abs(look.shown[0] - width)).toBeLessThanOrEqual(1)
    expect(Math.abs(look.shown[1] - height)).toBeLessThanOrEqual(1)
    expect(svg).not.toMatch(/foreignObject|<script|<a[ >]|https?:\/\/(?!www\.w3\.org\/)/i)
    expect(asked).toEqual([])
  })

  it('is the same picture each time, in whatever order they are drawn', async () => {
    await renew()
    const sources = [
      'gitGraph\n  commit\n  branch draft\n  commit',
      '---\nconfig:\n  look: handDrawn\n---\ngraph LR\n  A --> B',
      'classDiagram\n  class Boat',
    ]
    const before = []
    for (const source of sources) before.push(await picture(source))
    await renew()
    for (const [nth, source] of [...sources.entries()].reverse()) {
      expect(await picture(source)).toEqual(before[nth])
    }
  })

  it('is another picture in the dark', async () => {
    const source = 'graph LR\n  A --> B'
    expect((await picture(source, true)).svg).not.toBe((await picture(source, false)).svg)
  })

  it.each([
    ['what is cut short', 'graph LR\n  A[Draft --> B', /^Parse error on line \d/],
    ['what is no diagram', 'a shopping list', /^No diagram type detected$/],
    ['nothing', '', /^No diagram type detected$/],
    ['what is too long', `graph LR\n${'  A --> B\n'.repeat(6000)}`, /longer than 50000 characters/],
  ])('says in one plain line what is wrong: %s', async (_what, source, said) => {
    const diagram = await draw(source)
    expect(diagram).toEqual({ kind: 'error', message: expect.stringMatching(said) })
    if (diagram.kind === 'error') expect(diagram.message).not.toMatch(/[\n^]|--->|Expecting/)
    expect(await picture('graph LR\n  A --> B')).toMatchObject({ kind: 'picture' })
  })
})

describe('a hostile diagram', () => {
  beforeAll(renew)

  it.each(Object.entries(hostileDiagrams))(
    'runs nothing, asks nobody, brings nothing: %s',
    async (name, source) => {
      const diagram = await draw(source)
      if (diagram.kind === 'picture') {
        await page.evaluate((text) => globalThis.diagrams.look(text), diagram.svg)
        expect(await attributesOf(diagram.svg)).toEqual([])
        expect(diagram.svg).not.toMatch(/foreignObject|<script|<iframe|<img|url\((?!["']?#|&quot;#)|@import/i)
      }
      await page.waitForTimeout(50)
      expect({ asked, scripts }).toEqual({ asked: [], scripts: 0 })
      expect(['/diagram.html', '/diagram.js']).toEqual(expect.arrayContaining(served))
      // Nor does it spoil the next one.
      await picture(`graph LR\n  A --> B\n  %% ${name}`)
      const polluted = () => 'polluted' in {}
      expect([await page.evaluate(polluted), await drawerFrame().evaluate(polluted)]).toEqual([false, false])
      expect(page.url()).toBe(`${origin}/harness.html`)
    },
  )

  const attributesOf = (svg: string) =>
    page.evaluate((text) => {
      const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement
      return [root, ...root.querySelectorAll('*')].flatMap((element) =>
        [...element.attributes]
          .filter(({ name, value }) => /^on/i.test(name) || (/href$/i.test(name) && !value.startsWith('#')))
          .map(({ name, value }) => `${name}=${value}`),
      )
    }, svg)

  it('would be noticed: what the page itself asks for, opens and calls is', async () => {
    const opened = page.context().waitForEvent('page')
    await page.evaluate(async (far) => {
      const image = new Image()
      const done = new Promise((resolve) => image.addEventListener('error', resolve))
      image.src = `${location.origin}/nothing.png`
      await done
      window.open(far)
      globalThis.__pwn()
    }, elsewhere)
    const other = await opened
    await expect
      .poll(() => [served, [...asked].sort(), scripts])
      .toEqual([['/nothing.png'], [expect.stringMatching('^a new window'), `${elsewhere}/`], 1])
    await other.close()
  })
})

describe('a script that runs in the frame all the same', () => {
  beforeAll(renew)

  it('has no origin, reaches no page and no network, and goes nowhere', async () => {
    await picture('graph LR\n  A --> B')
    const frame = drawerFrame()
    const tried = await frame.evaluate(async (far) => {
      const attempt = async (deed: () => unknown): Promise<string> => {
        try {
          const outcome = await deed()
          return outcome === null || outcome === undefined ? 'refused' : 'done'
        } catch {
          return 'refused'
        }
      }
      const load = (tag: 'script' | 'img' | 'iframe' | 'link', address: string) =>
        new Promise((resolve, reject) => {
          const element = document.createElement(tag)
          if (element instanceof HTMLLinkElement) {
            element.rel = 'stylesheet'
            element.href = address
          } else element.src = address
          element.addEventListener('load', () => resolve('loaded'))
          element.addEventListener('error', reject)
          document.body.append(element)
          setTimeout(reject, 400)
        })
      const own = location.href.replace('diagram.html', '')
      // It claims to have been sent; whether it was, whoever was asked knows.
      navigator.sendBeacon(far)
      return {
        origin: self.origin,
        'the page': await attempt(() => parent.document),
        'its variables': await attempt(() => Reflect.get(parent, 'diagrams')),
        storage: await attempt(() => localStorage.length),
        cookies: await attempt(() => document.cookie),
        'a fetch from us': await attempt(() => fetch(`${own}harness.js`)),
        'a fetch from elsewhere': await attempt(() => fetch(far, { mode: 'no-cors' })),
        'a socket': await attempt(
          () =>
            new Promise((_resolve, reject) =>
              new WebSocket('ws://elsewhere.test').addEventListener('error', reject),
            ),
        ),
        'a picture': await attempt(() => load('img', `${far}/a.png`)),
        'styles of ours': await attempt(() => load('link', `${own}preview/frame.css`)),
        'another script of ours': await attempt(() => load('script', `${own}harness.js`)),
        'a script from elsewhere': await attempt(() => load('script', `${far}/a.js`)),
        'words as a script': await attempt(() => Reflect.construct(Function, ['return 1'])()),
        'a worker': await attempt(() => new Worker('data:text/javascript,1') && load('script', 'data:,1')),
        'a window': await attempt(() => window.open(far)),
        'the whole page elsewhere': await attempt(() => {
          if (top) top.location.href = far
          return 'set'
        }),
      }
    }, elsewhere)
    const { origin: itsOrigin, ...attempts } = tried
    expect(itsOrigin).toBe('null')
    expect(Object.entries(attempts).filter(([, outcome]) => outcome !== 'refused')).toEqual([])
    expect(asked).toEqual([])
    expect(page.url()).toBe(`${origin}/harness.html`)
  })
})

describe('a picture that comes out of the frame', () => {
  it.each(Object.entries(hostilePictures))('is rid of %s', async (_what, given) => {
    expect(given).toContain('elsewhere.test')
    const diagram = await clean(given)
    expect(diagram).toMatchObject({ kind: 'picture' })
    expect(JSON.stringify(diagram)).not.toContain('elsewhere.test')
  })

  it('keeps what draws: styles, parts of itself, words in a link, drawings inside', async () => {
    const kept = await clean(
      svg(
        '<style>.a > text { fill: url("#g"); }</style><rect fill="url(#g)" stroke="url(&quot;#g&quot;)"/>' +
          '<use href="#g"/><a href="https://elsewhere.test"><text>words</text></a><image href="data:image/png;base64,AA"/>',
      ),
    )
    expect(kept).toMatchObject({ kind: 'picture', width: 100, height: 50 })
    for (const part of [
      '.a &gt; text',
      'url("#g")',
      'fill="url(#g)"',
      '<use href="#g"',
      '<text>words</text>',
      'data:image/png',
    ]) {
      expect(JSON.stringify(kept).replaceAll('\\"', '"')).toContain(part)
    }
  })

  it.each([
    ['is cut short', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>half'],
    ['goes on behind its end', `${svg('')}<b>`],
    ['is HTML', '<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>'],
    ['is nothing', ''],
    ['has no size', svg('<rect/>', 'width="5" height="5"')],
    ['has no size that is one', svg('<rect/>', 'viewBox="0 0 a b"')],
    ['is endless', svg('<rect/>', 'viewBox="0 0 1e999 5"')],
    ['is less than nothing', svg('<rect/>', 'viewBox="0 0 5 -5"')],
  ])('is refused where it %s', async (_what, given) => {
    expect(await clean(given)).toMatchObject({ kind: 'error' })
  })
})

describe('the frame', () => {
  beforeEach(renew)

  it('is there from the first diagram on, once, without an origin of its own', async () => {
    expect(await frames()).toBe(0)
    await Promise.all([picture('graph LR\n  A --> B'), picture('graph LR\n  B --> C')])
    expect(await frames()).toBe(1)
    expect(await page.locator('iframe').getAttribute('sandbox')).toBe('allow-scripts')
    expect(await page.locator('iframe').isVisible()).toBe(false)
  })

  it('is asked once for a diagram, and keeps 200', { timeout: 60_000 }, async () => {
    const nth = (number: number) => `pie\n  "a" : ${number}`
    for (let number = 1; number <= 201; number++) await picture(nth(number))
    const before = await sent()
    expect(before).toBeGreaterThanOrEqual(201)
    for (const number of [2, 100, 201, 2]) await picture(nth(number))
    expect(await sent()).toBe(before)
    await picture(nth(1))
    expect(await sent()).toBe(before + 1)
  })

  it('is thrown away when it hangs; the page goes on, and the next diagram is drawn', {
    timeout: 60_000,
  }, async () => {
    await picture('graph LR\n  A --> B')
    await hang()
    const began = Date.now()
    const { diagram, longest } = await page.evaluate(() =>
      globalThis.diagrams.standstill('graph LR\n  Late --> B'),
    )
    expect(diagram).toEqual({ kind: 'error', message: 'This diagram took too long to draw.' })
    expect(Date.now() - began).toBeGreaterThan(7_500)
    expect(Date.now() - began).toBeLessThan(12_000)
    expect(longest).toBeLessThan(2_000)
    expect(await frames()).toBe(0)
    await picture('graph LR\n  After --> B')
    // It was the computer that was slow, not the diagram.
    await picture('graph LR\n  Late --> B')
    expect(await frames()).toBe(1)
  })

  it('is gone when all is over, and does not come back for what still waited', async () => {
    await picture('graph LR\n  A --> B')
    await hang()
    const answers = await page.evaluate(async () => {
      const waiting = ['A', 'B', 'C'].map((name) => globalThis.diagrams.draw(`graph LR\n  ${name} --> D`))
      await new Promise((resolve) => setTimeout(resolve, 50))
      globalThis.diagrams.stop()
      const late = globalThis.diagrams.draw('graph LR\n  E --> F')
      return Promise.all([...waiting, late])
    })
    expect(answers.map(({ kind }) => kind)).toEqual(['error', 'error', 'error', 'error'])
    expect(await frames()).toBe(0)
  })
})
