// The desktop shell's wiring, against a stand-in for Electron: what the platform was told, and what it is refused.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { project } from '../../../build/build.ts'
import { connect } from '../../../shared/contract/connect.ts'
import type { Desk } from '../../../shared/contract/contract.ts'
import { contract } from '../../../shared/contract/contract.ts'
import { electron, pageWire } from '../../support/electron-stand-in.ts'
import { patience } from '../../support/patience.ts'
import { plainSite, type TemporaryFolder, temporaryFolder, writeFiles } from '../../support/sites.ts'

vi.mock('electron', async () => (await import('../../support/electron-stand-in.ts')).electron)

let site: TemporaryFolder
let data: TemporaryFolder
let desk: Desk
const argv = process.argv

const window = () => {
  const opened = electron.BrowserWindow.all[0]
  if (!opened) throw new Error('no window was opened')
  return opened
}

beforeAll(async () => {
  site = await temporaryFolder('site')
  data = await temporaryFolder('data')
  await writeFiles(site.path, plainSite)
  await mkdir(data.path, { recursive: true })
  await writeFile(
    path.join(data.path, 'window.json'),
    JSON.stringify({ x: 5, y: 6, width: 900, height: 640, maximized: false }),
  )
  process.argv = ['electron', project, '--site', site.path, '--data', data.path]
  await import('../../../electron/main.ts')
  electron.app.ready.resolve()
  await vi.waitFor(() => expect(electron.BrowserWindow.all[0]?.loaded).toHaveLength(1), patience)
  desk = connect(contract, pageWire(window().webContents))
}, 60_000)
afterAll(async () => {
  process.argv = argv
  window().emit('closed')
  await site.remove()
  await data.remove()
})

describe('before anything is shown', () => {
  it('every process is sandboxed, and one instance alone runs', () => {
    expect(electron.app.enableSandbox).toHaveBeenCalled()
    expect(electron.app.quit).not.toHaveBeenCalled()
  })

  it('the scheme is standard and secure, and does not bypass the policy', () => {
    expect(electron.protocol.registerSchemesAsPrivileged).toHaveBeenCalledWith([
      { scheme: 'galley', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
    ])
  })
})

describe('the window', () => {
  it('has no Node, its own world, and a sandbox', () => {
    expect(window().options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
    })
    expect(String((window().options.webPreferences as { preload: string }).preload)).toMatch(/preload\.cjs$/)
  })

  it('opens where it stood last, and loads our own page, never a file', () => {
    expect(window().options).toMatchObject({ x: 5, y: 6, width: 900, height: 640 })
    expect(window().loaded).toEqual(['galley://app/index.html'])
  })

  it('goes nowhere else', () => {
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      for (const [url, stays] of [
        ['https://example.org/', true],
        ['file:///etc/passwd', true],
        ['galley://app/site/x/evil.html', true],
        ['galley://other/index.html', true],
        ['galley://app/index.html', false],
        ['galley://app/preview.html', false],
        ['galley://app/preview.html?remote=1', false],
      ] as const) {
        const preventDefault = vi.fn()
        window().webContents.emit(name, { url, preventDefault })
        expect([name, url, preventDefault.mock.calls.length > 0]).toEqual([name, url, stays])
      }
    }
    const preventDefault = vi.fn()
    window().webContents.emit('will-attach-webview', { preventDefault })
    expect(preventDefault).toHaveBeenCalled()
  })

  it('opens no second window; links that may go to the author’s browser', () => {
    const { openHandler } = window().webContents
    for (const url of [
      'https://example.org/a',
      'mailto:ada@example.org',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'smb://host/x',
    ]) {
      expect(openHandler?.({ url })).toEqual({ action: 'deny' })
    }
    expect(electron.shell.openExternal.mock.calls.flat()).toEqual([
      'https://example.org/a',
      'mailto:ada@example.org',
    ])
  })

  it('asks the computer for nothing', () => {
    const { session } = window().webContents
    const [request] = session.setPermissionRequestHandler.mock.calls[0] ?? []
    const [check] = session.setPermissionCheckHandler.mock.calls[0] ?? []
    const [device] = session.setDevicePermissionHandler.mock.calls[0] ?? []
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'midi',
      'pointerLock',
      'fullscreen',
      'openExternal',
      'clipboard-read',
      'usb',
      'hid',
      'serial',
      'display-capture',
    ]) {
      const answer = vi.fn()
      request(null, permission, answer)
      expect(answer).toHaveBeenCalledWith(false)
      expect(check(null, permission)).toBe(false)
    }
    expect(check(null, 'clipboard-sanitized-write')).toBe(true)
    expect(device({})).toBe(false)
  })

  it('with an unsaved post asks, stays open by default, and closes when the author says so', () => {
    for (const [button, closes] of [
      [0, false],
      [1, true],
    ] as const) {
      electron.dialog.showMessageBoxSync.mockReturnValueOnce(button)
      const preventDefault = vi.fn()
      window().webContents.emit('will-prevent-unload', { preventDefault })
      expect(preventDefault.mock.calls.length > 0).toBe(closes)
    }
    expect(electron.dialog.showMessageBoxSync).toHaveBeenLastCalledWith(
      window(),
      expect.objectContaining({ defaultId: 0, cancelId: 0 }),
    )
  })

  it('remembers its place when it is closed', async () => {
    window().emit('close')
    await vi.waitFor(
      async () =>
        expect(JSON.parse(await readFile(path.join(data.path, 'window.json'), 'utf8'))).toEqual({
          x: 10,
          y: 20,
          width: 1000,
          height: 700,
          maximized: false,
        }),
      patience,
    )
  })
})

describe('the wire', () => {
  it('reaches the desk from our own page', async () => {
    expect(await desk['site.atStart']({})).toEqual({ folder: site.path, sample: false, post: null })
    const opened = await desk['site.open']({ folder: site.path })
    expect(opened.assetBase).toBe(`galley://app/site/${opened.id}/`)
  })

  it('hears no other frame, window or origin', async () => {
    const { webContents } = window()
    const before = webContents.sent.length
    const message = { kind: 'call', id: 4711, name: 'site.atStart', input: {} }
    for (const event of [
      { sender: webContents, senderFrame: { origin: 'galley://app' } },
      { sender: webContents, senderFrame: null },
      { sender: {}, senderFrame: webContents.mainFrame },
    ]) {
      electron.ipcMain.emit('galley', event, message)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(webContents.sent.length).toBe(before)
  })

  it('chooses a folder with the platform’s dialog', async () => {
    expect(await desk['site.choose']({})).toEqual({ kind: 'chosen', folder: '/home/ada/blog' })
  })

  it('draws the native menu from the renderer’s commands, and sends back the one that was chosen', async () => {
    await desk['menu.show']({
      items: [{ id: 'post.save', title: 'Save', group: 'Post', keys: 'Mod-s', enabled: true }],
    })
    const template = electron.Menu.buildFromTemplate.mock.calls.at(-1)?.[0] as {
      label?: string
      submenu?: { click?(): void; accelerator?: string }[]
    }[]
    const item = template.find(({ label }) => label === 'Post')?.submenu?.[0]
    expect(item?.accelerator).toBe('CommandOrControl+S')
    const chosen = new Promise((resolve) => desk.on('menu.chosen', ({ id }) => resolve(id)))
    item?.click?.()
    expect(await chosen).toBe('post.save')
  })

  it('opens what a second start or the desktop asks for', async () => {
    const asked: unknown[] = []
    desk.on('site.asked', (what) => asked.push(what))
    // Chromium sorts switches before paths in its own copy; what counts is what the second start told.
    const sorted = ['electron', '--site', project, site.path]
    electron.app.emit('second-instance', {}, sorted, '/', { args: ['--site', site.path] })
    const preventDefault = vi.fn()
    electron.app.emit('open-file', { preventDefault }, path.join(site.path, 'posts/first-light.md'))
    await vi.waitFor(() => expect(asked).toHaveLength(2), patience)
    expect(asked).toEqual([
      { folder: site.path, post: null },
      { folder: path.join(site.path, 'posts'), post: 'first-light.md' },
    ])
    expect(preventDefault).toHaveBeenCalled()
    expect(window().focused).toBeGreaterThan(0)
  })
})

describe('a second start', () => {
  it('tells the first its own arguments, in the order in which they were typed', () => {
    expect(electron.app.toldFirst).toEqual({ args: ['--site', site.path, '--data', data.path] })
  })

  it('brings the window forward and opens nothing, when it was typed wrongly or asks for nothing', async () => {
    const asked: unknown[] = []
    const stop = desk.on('site.asked', (what) => asked.push(what))
    const focused = window().focused
    const complaint = vi.spyOn(console, 'error').mockReturnValue()
    for (const told of [{ args: ['--port', 'x'] }, { args: ['--data', data.path] }, { args: [] }, null]) {
      electron.app.emit('second-instance', {}, [], '/', told)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(complaint).toHaveBeenCalledTimes(1)
    complaint.mockRestore()
    expect(window().focused).toBe(focused + 4)
    expect(asked).toEqual([])
    stop()
  })
})

describe('galley://app', () => {
  const ask = async (url: string, init?: RequestInit): Promise<Response> => {
    const handler = electron.protocol.handle.mock.calls[0]?.[1] as (request: Request) => Promise<Response>
    return handler(new Request(url, init))
  }

  it('serves the renderer under its policy, and nothing of another host', async () => {
    const page = await ask('galley://app/index.html')
    expect(page.status).toBe(200)
    expect(page.headers.get('Content-Security-Policy')).toContain("script-src 'self'")
    expect(page.headers.get('Content-Security-Policy')).not.toMatch(/script-src[^;]*unsafe/)
    expect((await ask('galley://other/index.html')).status).toBe(404)
    expect((await ask('galley://app/../../package.json')).status).toBe(404)
    expect((await ask('galley://app/index.html', { method: 'POST' })).status).toBe(405)
  })

  it('serves pictures of the open site and nothing else of the disk', async () => {
    const { id } = await desk['site.open']({ folder: site.path })
    await writeFiles(site.path, { 'posts/a b.png': 'png', 'posts/secret.txt': 'x' })
    const picture = await ask(`galley://app/site/${id}/posts/a%20b.png`)
    expect([picture.status, picture.headers.get('Content-Type'), await picture.text()]).toEqual([
      200,
      'image/png',
      'png',
    ])
    for (const target of [
      'posts/secret.txt',
      '..%2f..%2fetc%2fpasswd',
      '.git/config',
      '%2e%2e/x.png',
      'posts/none.png',
    ]) {
      expect((await ask(`galley://app/site/${id}/${target}`)).status).toBe(404)
    }
  })

  it('takes an upload to its own folder', async () => {
    const id = crypto.randomUUID()
    expect((await ask(`galley://app/staged/${id}`, { method: 'PUT', body: 'bytes' })).status).toBe(204)
    expect(await readFile(path.join(data.path, 'staged', id), 'utf8')).toBe('bytes')
    expect((await ask('galley://app/staged/..%2fx', { method: 'PUT', body: 'bytes' })).status).toBe(404)
  })
})
