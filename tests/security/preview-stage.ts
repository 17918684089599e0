// A real browser with the preview's harness in it, served under the headers of the real shells, and every request,
// call and step aside written down.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { rolldown } from 'rolldown'
import { findBrowser } from '../../build/find-browser.ts'
import { plainHeaders, rendererHeaders } from '../../electron/served-files.ts'
import type { Layers, Platform, Shown } from './preview-harness.ts'
import type { Vector } from './vectors.ts'
import { elementNames } from './vectors-handlers.ts'

const project = path.resolve(import.meta.dirname, '../..')

export type Outcome = {
  readonly shown: Shown
  /** How often a script of the post ran. */
  readonly scripts: number
  /** The vectors that did harm and said so: by their place among those played. */
  readonly harmful: ReadonlySet<number>
  /** Addresses outside our own that a request set out for; the policy's own refusals are not among them. */
  readonly requests: readonly string[]
  /** Addresses outside our own that a request really reached. */
  readonly arrived: readonly string[]
  /** Addresses that a page, a frame or a new window went to. */
  readonly navigations: readonly string[]
  /** Errors that the renderer’s own code threw. */
  readonly errors: readonly string[]
}

export type Stage = {
  /** Shows the posts in one page, leaves it `settleMs`, touches all of it, and leaves it as long again. */
  play(posts: readonly Vector[], layers: Layers, settleMs?: number): Promise<Outcome>
  /** What the browser has, and which of its elements the vectors have not. */
  platform(): Promise<Platform>
  stop(): Promise<void>
}

/** How long a post is left to do its harm; a handler of a failing picture needs a few milliseconds. */
const SETTLE_MS = 40

/** Whom Chromium asks for itself, whatever one tells it. */
const errands = /\.(?:googleapis|google|gstatic)\.com$/

export async function openStage(): Promise<Stage> {
  const files = await harnessFiles()
  const arrived: string[] = []
  const server = createServer((request, response) => {
    const own = `127.0.0.1:${(server.address() as AddressInfo).port}`
    const { pathname, searchParams } = new URL(request.url ?? '/', `http://${own}`)
    if (request.headers.host !== own && !errands.test(request.headers.host ?? ''))
      arrived.push(`http://${request.headers.host}${pathname}`)
    const bytes = request.headers.host === own ? files.get(pathname) : undefined
    if (!bytes) {
      response.writeHead(404, plainHeaders).end()
      return
    }
    const headers: Record<string, string> = { ...rendererHeaders(pathname, searchParams.has('remote')) }
    if (searchParams.get('policy') === 'off') delete headers['Content-Security-Policy']
    response.writeHead(200, headers).end(bytes)
  })
  // Whoever asks for TLS does not get as far as a request, but says whom he asks.
  server.on('clientError', (error: Error & { rawPacket?: Buffer }, socket) => {
    const host = /elsewhere\d*\.example/.exec(error.rawPacket?.toString('latin1') ?? '')?.[0]
    if (host !== undefined) arrived.push(`https://${host}`)
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const browser = await chromium.launch({
    executablePath: (await findBrowser()).path,
    // A request that leaves is not stopped by the lack of a network: it arrives here.
    args: [
      `--host-resolver-rules=MAP * 127.0.0.1:${port}`,
      '--no-sandbox',
      // Nor may the browser's own errands arrive.
      '--disable-component-update',
      '--disable-background-networking',
    ],
  })
  const context = await browser.newContext()
  const address = `http://127.0.0.1:${port}/harness.html`
  let page = await openPage(context, address)

  return {
    async play(posts, layers, settleMs = SETTLE_MS) {
      arrived.length = 0
      if (page.isGone()) {
        await page.page.close()
        page = await openPage(context, address)
      }
      return page.play(posts.map(numbered), layers, settleMs, arrived)
    },
    platform: () => page.page.evaluate((names) => globalThis.harness.platform(names), elementNames),
    async stop() {
      await browser.close()
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
    },
  }
}

/** Each vector's payload says which one it is. */
function numbered({ generator, post }: Vector, nth: number): Vector {
  const numberedPost = post
    .replaceAll('__pwn', `__pwn${nth}`)
    .replaceAll('elsewhere.example', `elsewhere${nth}.example`)
  return { generator, post: numberedPost }
}

async function openPage(context: BrowserContext, address: string) {
  const page: Page = await context.newPage()
  const origin = new URL(address).origin
  let scripts = 0
  let harmful = new Set<number>()
  let requests: string[] = []
  let navigations: string[] = []
  let errors: string[] = []
  const isOwn = (url: string) => url.startsWith(`${origin}/`) || /^(?:data|blob|about):/.test(url)
  const isHarness = (url: string) => url === address || url.startsWith(`${origin}/preview.html`)

  await page.exposeFunction('__pwn', (vector?: number) => {
    scripts++
    if (vector !== undefined && vector >= 0) harmful.add(vector)
  })
  page.on('request', (request) => {
    if (!isOwn(request.url())) requests.push(request.url())
  })
  page.on('requestfailed', (request) => {
    if (request.failure()?.errorText !== 'csp') return
    requests = requests.filter((url) => url !== request.url())
  })
  page.on('framenavigated', (frame) => {
    if (!isHarness(frame.url()) && frame.url() !== 'about:blank') navigations.push(frame.url())
  })
  page.on('popup', (popup) => {
    navigations.push(`a new window: ${popup.url()}`)
    void popup.close()
  })
  page.on('dialog', (dialog) => {
    scripts++
    void dialog.dismiss()
  })
  page.on('pageerror', (error) => errors.push(String(error)))
  await page.goto(address)
  await page.evaluate(() => globalThis.harness.listenHere())

  const gone: Shown = { blocks: 0, survivors: [], fetched: [], isIntact: false }
  const settle = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  const isGone = () => page.isClosed() || page.url() !== address

  return {
    page,
    isGone,
    async play(
      posts: readonly Vector[],
      layers: Layers,
      settleMs: number,
      arrived: readonly string[],
    ): Promise<Outcome> {
      scripts = 0
      harmful = new Set()
      requests = []
      navigations = []
      errors = []
      // Without a sanitiser a name of the post's can stand in for what the renderer needs of its document.
      let shown = await page
        .evaluate(({ posts, on }) => globalThis.harness.show(posts, on), { posts, on: layers })
        .catch((error: unknown) => {
          errors.push(String(error))
          return gone
        })
      await settle(settleMs)
      // A page that goes elsewhere under the hand has nothing more to tell.
      await page.evaluate(() => globalThis.harness.touchEverything()).catch(() => undefined)
      await settle(settleMs)
      if (!isGone()) {
        const after = await page.evaluate(() => globalThis.harness.look()).catch(() => gone)
        shown = {
          ...after,
          survivors: [...new Set([...shown.survivors, ...after.survivors])],
          fetched: [...new Set([...shown.fetched, ...after.fetched])],
        }
      } else shown = { ...shown, isIntact: false }
      for (const url of arrived) {
        const nth = /elsewhere(\d+)\.example/.exec(url)?.[1]
        if (nth !== undefined) harmful.add(Number(nth))
      }
      return { shown, scripts, harmful, requests, arrived: [...arrived], navigations, errors }
    },
  }
}

async function harnessFiles(): Promise<ReadonlyMap<string, Uint8Array>> {
  const bundle = await rolldown({
    input: path.join(import.meta.dirname, 'preview-harness.ts'),
    platform: 'browser',
    logLevel: 'warn',
  })
  const { output } = await bundle.generate({ format: 'es', codeSplitting: false })
  await bundle.close()
  const page = '<!doctype html><meta charset="utf-8"><script type="module" src="/harness.js"></script>'
  return new Map<string, Uint8Array>([
    ['/harness.html', Buffer.from(page)],
    ['/harness.js', Buffer.from(output[0].code)],
    ['/pwn.js', Buffer.from('__pwn()')],
    ['/elsewhere.html', Buffer.from('<!doctype html>elsewhere')],
    ['/index.html', Buffer.from('<!doctype html><script src="/pwn.js"></script>')],
    ['/preview.html', await readFile(path.join(project, 'renderer/preview.html'))],
    ['/preview/frame.css', await readFile(path.join(project, 'renderer/preview/frame.css'))],
  ])
}
