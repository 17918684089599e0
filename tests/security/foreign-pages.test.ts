// Pages of others in the author's own browser, while Galley is open in it: on another site, on another port of this
// computer, and under a name that was rebound to this computer. What Chromium lets them do, the server must refuse.
import { readFileSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { findBrowser } from '../../build/find-browser.ts'
import { endProcess, startBrowserShell } from '../support/launch.ts'
import { patience } from '../support/patience.ts'
import { picture, plainSite, type TemporaryFolder, temporaryFolder, writeFiles } from '../support/sites.ts'

let site: TemporaryFolder
let data: TemporaryFolder
let shell: Awaited<ReturnType<typeof startBrowserShell>>
let browser: Browser
let context: BrowserContext
let author: Page
let other: http.Server
let origin: string
let port: string
let shown: string

beforeAll(async () => {
  site = await temporaryFolder('site')
  data = await temporaryFolder('data')
  await writeFiles(site.path, {
    ...plainSite,
    'posts/first-light.md': '# First light\n\n![A lake](lake.png)\n',
    'posts/lake.png': await picture(1),
  })
  shell = await startBrowserShell(['--site', site.path, '--data', data.path])
  origin = new URL(shell.address).origin
  port = new URL(shell.address).port
  other = http.createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html')
    response.end('<!doctype html><title>Another page</title>')
  })
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  browser = await chromium.launch({
    executablePath: (await findBrowser()).path,
    args: ['--host-resolver-rules=MAP evil.test 127.0.0.1'],
  })
  context = await browser.newContext()
  author = await context.newPage()
  await author.goto(shell.address)
  await author.getByRole('option', { name: /First light/ }).click()
  const lake = author.frameLocator('iframe[title="Preview"]').getByAltText('A lake')
  shown = await vi.waitFor(async () => {
    const address = await lake.getAttribute('src')
    expect(address).toContain('/site/')
    return address ?? ''
  }, patience)
}, 60_000)
afterAll(async () => {
  await browser.close()
  await endProcess(shell.host, 'SIGTERM')
  other.close()
  await Promise.all([site.remove(), data.remove()])
})

const otherPort = () => String((other.address() as AddressInfo).port)

describe('the author’s own page', () => {
  it('has dropped the secret from its address, and comes back after a reload', async () => {
    expect(author.url()).toBe(`${origin}/`)
    const secret = new URL(shell.address).hash.replace('#token=', '')
    const traces = await author.evaluate(() =>
      JSON.stringify([
        document.documentElement.outerHTML,
        document.cookie,
        { ...sessionStorage, ...localStorage },
        history.state,
      ]),
    )
    expect([secret.length, traces.includes(secret)]).toEqual([43, false])
    await author.reload()
    await author.getByRole('option', { name: /First light/ }).waitFor()
    expect(shown).toContain('/site/')
  })

  it('opens all the same where it is loaded anew before its link was taken', async () => {
    const tab = await context.newPage()
    await tab.route('**/session', () => undefined, { times: 1 })
    const asked = tab.waitForRequest('**/session')
    await tab.goto(shell.address)
    await asked
    await tab.reload()
    await tab.getByRole('option', { name: /First light/ }).waitFor({ timeout: 10_000 })
    expect(tab.url()).toBe(`${origin}/`)
    await tab.close()
  })

  it('is not opened by its bare address in another tab', async () => {
    const tab = await context.newPage()
    await tab.goto(origin)
    await tab.getByRole('heading', { name: /not Galley’s/ }).waitFor()
    await tab.close()
  })
})

describe.each([
  ['another site', () => `http://evil.test:${otherPort()}/`],
  ['another port of this computer', () => `http://127.0.0.1:${otherPort()}/`],
  ['another name of this computer', () => `http://localhost:${otherPort()}/`],
])('a page of %s', (_name, address) => {
  let page: Page
  beforeAll(async () => {
    page = await context.newPage()
    await page.goto(address())
  })
  afterAll(() => page.close())

  it('reads no byte, whatever it fetches and however', async () => {
    const read = await page.evaluate(
      async ([galley, image]) => {
        const targets = ['/', '/index.html', '/preview.html', '/session', '/desk', image ?? '', '/staged/x']
        const ways: RequestInit[] = (['GET', 'POST', 'PUT', 'DELETE'] as const).flatMap((method) =>
          (['cors', 'no-cors'] as const).map((mode) => ({
            method,
            mode,
            credentials: 'include' as const,
            ...(method === 'GET' ? {} : { body: 'x' }),
          })),
        )
        const texts: string[] = []
        for (const target of targets) {
          for (const way of ways) {
            const url = new URL(target, galley).href
            const text = await fetch(url, way).then(
              (answer) => answer.text(),
              () => '',
            )
            texts.push(text)
          }
        }
        return texts.filter((text) => text !== '')
      },
      [origin, shown] as const,
    )
    expect(read).toEqual([])
  })

  it('shows none of the author’s pictures, runs no script and no style of Galley’s', async () => {
    const loaded = await page.evaluate(
      async ([galley, image]) => {
        const tries: [string, string, string][] = [
          ['img', 'src', image ?? ''],
          ['script', 'src', '/index.html'],
          ['link', 'href', '/index.html'],
          ['video', 'src', image ?? ''],
        ]
        const happened: string[] = []
        for (const [tag, attribute, target] of tries) {
          const element = document.createElement(tag)
          if (element instanceof HTMLLinkElement) element.rel = 'stylesheet'
          const outcome = new Promise<string>((resolve) => {
            element.onload = () => resolve('load')
            element.onerror = () => resolve('error')
          })
          element.setAttribute(attribute, new URL(target, galley).href)
          document.body.append(element)
          happened.push(await outcome)
        }
        return happened
      },
      [origin, shown] as const,
    )
    expect(loaded).toEqual(['error', 'error', 'error', 'error'])
  })

  it('gets no socket to the desk', async () => {
    const opened = await page.evaluate(
      (galley) =>
        new Promise((resolve) => {
          const socket = new WebSocket(`${galley.replace('http', 'ws')}/desk`)
          socket.onopen = () => resolve('open')
          socket.onerror = () => resolve('refused')
        }),
      origin,
    )
    expect(opened).toBe('refused')
  })

  it('cannot put Galley into a frame', async () => {
    for (const address of ['/', '/preview.html', '/preview.html?remote=1']) {
      await page.evaluate(async (src) => {
        const frame = document.createElement('iframe')
        const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
        frame.src = src
        document.body.append(frame)
        await loaded
      }, origin + address)
    }
    await vi.waitFor(() => {
      const framed = page.frames().map((frame) => frame.url())
      expect(framed.slice(1)).toEqual(Array.from({ length: 3 }, () => 'chrome-error://chromewebdata/'))
    }, patience)
  })

  it('changes nothing by forms, beacons and pictures', async () => {
    const post = path.join(site.path, 'posts/first-light.md')
    const before = readFileSync(post, 'utf8')
    await page.evaluate((galley) => {
      navigator.sendBeacon(`${galley}/session`, 'x')
      for (const enctype of ['text/plain', 'multipart/form-data', 'application/x-www-form-urlencoded']) {
        const form = document.createElement('form')
        Object.assign(form, { method: 'post', action: `${galley}/session`, enctype, target: '_blank' })
        form.innerHTML = '<input name="a" value="b">'
        document.body.append(form)
        form.submit()
      }
      new Image().src = `${galley}/desk?posts.remove=posts/first-light.md`
    }, origin)
    await page.waitForTimeout(200)
    expect(readFileSync(post, 'utf8')).toBe(before)
    await author.getByRole('option', { name: /First light/ }).waitFor()
  })
})

describe('a name that was rebound to this computer', () => {
  it('is answered with nothing', async () => {
    const statuses: number[] = []
    for (const address of ['/', '/index.html', shown]) {
      const page = await context.newPage()
      const answered = page.waitForEvent('response')
      // Chromium shows an error page of its own for an error without a body.
      page.goto(`http://evil.test:${port}${new URL(address, origin).pathname}`).catch(() => undefined)
      statuses.push((await answered).status())
      await page.close()
    }
    expect(statuses).toEqual([421, 421, 421])
  })
})
