// `npm start`: builds what is out of date and opens Galley, on Electron where its binary can be had,
// else in the browser shell.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { constants, tmpdir } from 'node:os'
import path from 'node:path'
import { build, project } from './build.ts'
import { installedBrowser } from './find-browser.ts'
import { obtainElectron } from './find-electron.ts'

const args = process.argv.slice(2)
const shell = optionValue('--shell')
if (shell !== null && shell !== 'electron' && shell !== 'browser') {
  console.error('--shell is electron or browser.')
  process.exit(2)
}
const passed = withoutOption(args, '--shell').filter((arg) => arg !== '--no-open')
const opening = passed.some((arg) => arg === '--site' || arg.startsWith('--site='))
  ? passed
  : ['--sample', ...passed]

await build({ force: false })
const electron = shell === 'browser' ? null : await obtainElectron()
if (electron && 'binary' in electron) {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  forward(spawn(electron.binary, [...asRoot, project, ...opening], { stdio: 'inherit' }))
} else if (electron && shell === 'electron') {
  console.error(`Electron could not be had: ${electron.reason}.`)
  process.exitCode = 1
} else {
  if (electron) console.log(`Electron could not be had (${electron.reason}); opening the browser shell.`)
  startBrowserShell()
}

function startBrowserShell(): void {
  const host = spawn(process.execPath, [path.join(project, 'dist/electron/serve.js'), ...opening], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  host.stdout?.on('data', (chunk: Buffer) => {
    process.stdout.write(chunk)
    const ready = /Galley is ready: (\S+)/.exec(chunk.toString())
    if (ready?.[1] && !args.includes('--no-open') && hasDisplay()) void openWindow(ready[1], host)
  })
  forward(host)
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
  // Chromium refuses to run its sandbox for root.
  if (process.getuid?.() === 0) options.push('--no-sandbox')
  const window = spawn(browser.path, options, { stdio: 'ignore' })
  host.once('exit', () => window.kill())
  window.once('exit', () => {
    host.kill('SIGTERM')
    void rm(profile, { recursive: true, force: true })
  })
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** Hands signals on to the program, and ends as it ends. */
function forward(child: ChildProcess): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  child.once('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)))
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
