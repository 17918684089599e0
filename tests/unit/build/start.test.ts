// `npm start` on computers that have Electron, have it without what it needs, or have none: the real program, with
// scripts in the place of Electron's binary and of a browser.
import { type ChildProcess, spawn } from 'node:child_process'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { patience } from '../../support/patience.ts'
import { type TemporaryFolder, temporaryFolder } from '../../support/sites.ts'

const project = path.resolve(import.meta.dirname, '../../..')
const READY = /^Galley is ready: http:\/\/127\.0\.0\.1:(\d+)\/#token=[\w-]{43}$/m

let folder: TemporaryFolder
let data: string
const running = new Set<ChildProcess>()

beforeAll(async () => {
  folder = await temporaryFolder('start')
  data = path.join(folder.path, 'data')
  // A window that stays open until it is told to close.
  await writeFile(
    path.join(folder.path, 'browser'),
    `#!/bin/sh\ntrap 'touch "${folder.path}/closed"; exit 0' TERM\necho "$@" > "${folder.path}/opened"\nwhile :; do sleep 0.05; done\n`,
    { mode: 0o755 },
  )
})
afterEach(async () => {
  await rm(path.join(folder.path, 'opened'), { force: true })
  for (const child of running) child.kill('SIGTERM')
  running.clear()
})
afterAll(() => folder.remove())

/** Electron as a shell script; asked as plain Node it answers with `asNode`. */
async function electronThat(does: string, asNode = 0): Promise<void> {
  const script = `#!/bin/sh\n[ -n "$ELECTRON_RUN_AS_NODE" ] && exit ${asNode}\n${does}\n`
  await writeFile(path.join(folder.path, 'electron'), script, { mode: 0o755 })
}

type Started = { readonly child: ChildProcess; said(): string; ended: Promise<number | null> }

function start(program: readonly string[], args: readonly string[], env: NodeJS.ProcessEnv = {}): Started {
  const [name = '', ...before] = program
  const { DISPLAY: _, WAYLAND_DISPLAY: __, npm_lifecycle_event: ___, ...clean } = process.env
  const child = spawn(name, [...before, ...args, '--data', data], {
    cwd: project,
    env: {
      ...clean,
      ELECTRON_OVERRIDE_DIST_PATH: folder.path,
      CHROMIUM: path.join(folder.path, 'browser'),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
  }
  return { child, said: () => said, ended: new Promise((resolve) => child.once('exit', resolve)) }
}

const direct = [process.execPath, '--import', 'tsx', 'build/start.ts']
const display = { DISPLAY: ':99' }

async function isReady({ said }: Started): Promise<number> {
  await vi.waitFor(() => expect(said()).toMatch(READY), patience)
  return Number(READY.exec(said())?.[1])
}

async function openedAddress(): Promise<string> {
  const opened = path.join(folder.path, 'opened')
  const address = await vi.waitFor(async () => {
    const shown = /--app=(\S+)/.exec(await readFile(opened, 'utf8'))?.[1]
    if (shown === undefined) throw new Error('no window was opened yet')
    return shown
  }, patience)
  await rm(opened)
  return address
}

const isGone = (port: number) =>
  vi.waitFor(async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/`).then(
      () => 'an answer',
      () => 'none',
    )
    expect(answer).toBe('none')
  }, patience)

describe.skipIf(process.platform !== 'linux')('npm start', () => {
  it('opens Electron where it can, with what was typed, and ends when it is told to', async () => {
    await electronThat(`trap 'exit 0' TERM\necho "electron got $@"\nwhile :; do sleep 0.05; done`)
    const started = start(direct, ['--shell', 'electron', '--site', '/some/blog'], display)
    await vi.waitFor(() => expect(started.said()).toContain('electron got'), patience)
    const root = process.getuid?.() === 0 ? '--no-sandbox ' : ''
    expect(started.said()).toContain(`electron got ${root}${project} --site /some/blog --data ${data}\n`)
    started.child.kill('SIGTERM')
    expect(await started.ended).toBe(0)
  })

  it.each([
    ['there is no display', 'exit 0', 0, {}],
    ['libraries that its binary needs are not installed', 'exit 127', 127, display],
    ['it ended with 1 before it showed a window', 'exit 1', 0, display],
  ])('says in one line that %s, and opens the browser shell', async (reason, does, asNode, env) => {
    await electronThat(does, asNode)
    const started = start(direct, [], env)
    await isReady(started)
    const said = started.said().split('\n')
    expect(said.filter((line) => line.includes('Electron'))).toEqual([
      `Electron could not be had (${reason}); opening the browser shell.`,
    ])
    started.child.kill('SIGTERM')
    expect(await started.ended).toBe(0)
  })

  it('fails where Electron alone was asked for and cannot be had', async () => {
    const started = start(direct, ['--shell=electron'])
    expect(await started.ended).toBe(1)
    expect(started.said()).toContain('Electron could not be had: there is no display.')
  })

  it('opens the page in a window of its own where there is a display, and closes it at the end', async () => {
    const started = start(direct, ['--shell', 'browser'], { ...display, TMPDIR: folder.path })
    const port = await isReady(started)
    expect(await openedAddress()).toContain(`http://127.0.0.1:${port}/#token=`)
    started.child.kill('SIGTERM')
    expect(await started.ended).toBe(0)
    await isGone(port)
    const left = await readdir(folder.path)
    expect(left).toContain('closed')
    expect(left.filter((name) => name.startsWith('galley-window-'))).toEqual([])
  })

  it('ends when that window is closed', async () => {
    await writeFile(path.join(folder.path, 'short-lived'), '#!/bin/sh\nsleep 0.2\n', { mode: 0o755 })
    const browser = { CHROMIUM: path.join(folder.path, 'short-lived') }
    const started = start(direct, ['--shell', 'browser'], { ...display, ...browser })
    const port = await isReady(started)
    expect(await started.ended).toBe(0)
    await isGone(port)
  })

  it('lets nobody in by what that window’s command line shows', async () => {
    const started = start(direct, ['--shell', 'browser'], display)
    const origin = `http://127.0.0.1:${await isReady(started)}`
    const ticket = new URLSearchParams(new URL(await openedAddress()).hash.slice(1)).get('token') ?? ''
    expect(started.said()).not.toContain(ticket)
    const exchange = async (body: string) =>
      (await fetch(`${origin}/session`, { method: 'POST', body, headers: { origin } })).status
    expect([await exchange(ticket), await exchange(ticket)]).toEqual([200, 401])
    const printed = /#token=(\S+)/.exec(started.said())?.[1] ?? ''
    expect([await exchange(printed), await exchange(printed)]).toEqual([200, 200])
  })

  it('ends the desk when it is killed itself', async () => {
    const started = start(direct, ['--shell', 'browser', '--no-open'])
    const port = await isReady(started)
    started.child.kill('SIGKILL')
    await isGone(port)
  })

  it('ends the desk when npm is ended, although npm’s own shell tells nobody', async () => {
    const npm = ['npm', 'start', '--', '--shell', 'browser', '--no-open']
    const started = start(npm, [])
    const port = await isReady(started)
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200)
    started.child.kill('SIGTERM')
    await isGone(port)
  })
})
