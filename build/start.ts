// `npm start`: builds what is out of date and opens Galley, on Electron where its binary can be had,
// else in the browser shell.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { constants, tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { build, project } from './build.ts'
import { endWithNpm } from './end-with-npm.ts'
import { installedBrowser } from './find-browser.ts'
import { electronForWindows, hasDisplay } from './find-electron.ts'

/** An Electron that ends badly before this never showed its window. */
const EARLY_MS = 5000
const WINDOW_PATIENCE_MS = 3000

/** What the browser shell tells when it can be used: an address for one window. */
const Ready = z.object({ window: z.string() })

const args = process.argv.slice(2)
const shell = optionValue('--shell')
if (shell !== null && shell !== 'electron' && shell !== 'browser') {
  console.error('--shell is electron or browser.')
  process.exit(2)
}
const isToOpen = !args.includes('--no-open')
const passed = withoutOption(args, '--shell').filter((arg) => arg !== '--no-open')
const opening = passed.some((arg) => arg === '--site' || arg.startsWith('--site='))
  ? passed
  : ['--sample', ...passed]

let child: ChildProcess | null = null
let closeWindow: () => Promise<void> = async () => undefined
let isEnding = false
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => end(signal))
endWithNpm(() => end('SIGTERM'))

await build({ force: false })
// Whoever wants no window opened has one of their own for the link.
if (shell === 'browser' || (shell === null && !isToOpen && hasDisplay())) startBrowserShell()
else {
  const electron = await electronForWindows()
  if ('binary' in electron) startDesktopShell(electron.binary)
  else doWithoutElectron(electron.reason)
}

function startDesktopShell(binary: string): void {
  const beganMs = Date.now()
  // Chromium refuses to run its sandbox for root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const desktop = spawn(binary, [...asRoot, project, ...opening], { stdio: 'inherit' })
  child = desktop
  desktop.once('exit', (code, signal) => {
    const isFault = code !== 0 && !isEnding && Date.now() - beganMs < EARLY_MS
    if (isFault) doWithoutElectron(`it ended with ${code ?? signal} before it showed a window`)
    else endAs(code, signal)
  })
}

function doWithoutElectron(reason: string): void {
  if (shell === 'electron') {
    console.error(`Electron could not be had: ${reason}.`)
    process.exitCode = 1
    return
  }
  console.log(`Electron could not be had (${reason}); opening the browser shell.`)
  startBrowserShell()
}

function startBrowserShell(): void {
  const host = spawn(process.execPath, [path.join(project, 'dist/electron/serve.js'), ...opening], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  child = host
  host.once('message', (message) => {
    if (isToOpen && hasDisplay()) void openWindow(Ready.parse(message).window, host)
  })
  host.once('exit', (code, signal) => {
    closeWindow()
      .catch((error: unknown) => console.error(error))
      .finally(() => endAs(code, signal))
  })
}

/** Shows the page in a window of its own, without the bars of a browser; closing it ends Galley. */
async function openWindow(address: string, host: ChildProcess): Promise<void> {
  const browser = installedBrowser()
  if (!browser) return
  const profile = await mkdtemp(path.join(tmpdir(), 'galley-window-'))
  const options = [
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--disable-sync',
    '--disable-background-networking',
  ]
  if (process.getuid?.() === 0) options.push('--no-sandbox')
  const window = spawn(browser.path, options, { stdio: 'ignore' })
  // A browser that cannot be started is no fault of Galley’s: the link stands there.
  const isClosed = new Promise((resolve) => window.once('exit', resolve).once('error', resolve))
  window.once('exit', () => host.kill('SIGTERM'))
  closeWindow = async () => {
    window.kill()
    await Promise.race([isClosed, wait(WINDOW_PATIENCE_MS)])
    await rm(profile, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** Hands the signal on; without a program yet there is nothing to end but this one. */
function end(signal: NodeJS.Signals): void {
  isEnding = true
  if (child) child.kill(signal)
  else process.exit(128 + constants.signals[signal])
}

function endAs(code: number | null, signal: NodeJS.Signals | null): never {
  process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0))
}

function optionValue(name: string): string | null {
  const at = args.indexOf(name)
  if (at >= 0) return args[at + 1] ?? ''
  return args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1) ?? null
}

function withoutOption(all: readonly string[], name: string): string[] {
  const at = all.indexOf(name)
  const rest = at < 0 ? all : [...all.slice(0, at), ...all.slice(at + 2)]
  return rest.filter((arg) => !arg.startsWith(`${name}=`))
}
