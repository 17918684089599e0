// Starts Galley as its users do and hands a test its page: on real Electron where the binary is present,
// else in the browser shell. `GALLEY_SHELL=browser` asks for the latter.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { _electron, test as base, expect, type Page } from '@playwright/test'
import { type Files, plainSite, temporaryFolder, writeFiles } from './sites.ts'

const project = path.resolve(import.meta.dirname, '../..')

export type Galley = {
  readonly page: Page
  readonly shell: 'electron' | 'browser'
  readonly siteFolder: string
  readonly dataFolder: string
  /** The system's bin, on Linux: what a test throws away is not to fill its author's. */
  readonly binFolder: string
  /** A file of the site as it is on disk now. */
  read(file: string): Promise<string>
  write(files: Files): Promise<void>
  /** Ends the program without a chance to tidy up. */
  kill(): Promise<void>
  /** Starts it again on the same folders, in the same page where the shell is a browser. */
  restart(): Promise<void>
}

type Options = {
  /** The files that the site begins with. */
  readonly files: Files
  /** More arguments for the command line. */
  readonly args: readonly string[]
  /** Called with the site's folder before Galley starts. */
  readonly prepare: { run(siteFolder: string): Promise<void> | void }
}

export const test = base.extend<Options & { galley: Galley }>({
  files: [plainSite, { option: true }],
  args: [[], { option: true }],
  prepare: [{ run: () => undefined }, { option: true }],
  galley: async ({ files, args, prepare, context }, use) => {
    const siteFolder = await temporaryFolder('site')
    const dataFolder = await temporaryFolder('data')
    await writeFiles(siteFolder.path, files)
    await prepare.run(siteFolder.path)
    const start = [
      ...(args.includes('--site') ? [] : ['--site', siteFolder.path]),
      '--data',
      dataFolder.path,
      ...args,
    ]
    const env = { ...process.env, XDG_DATA_HOME: path.join(dataFolder.path, 'share') }
    let running = await launch(start, env, () => context.newPage())
    const galley: Galley = {
      get page() {
        return running.page
      },
      shell: running.shell,
      siteFolder: siteFolder.path,
      dataFolder: dataFolder.path,
      binFolder: path.join(env.XDG_DATA_HOME, 'Trash'),
      read: (file) => readFile(path.join(siteFolder.path, file), 'utf8'),
      write: (changed) => writeFiles(siteFolder.path, changed),
      kill: () => running.end('SIGKILL'),
      async restart() {
        const page = running.page
        running = await launch(start, env, async () => page)
      },
    }
    await use(galley)
    await running.end('SIGTERM')
    await Promise.all([siteFolder.remove(), dataFolder.remove()])
  },
})

export { expect }

type Running = {
  readonly page: Page
  readonly shell: 'electron' | 'browser'
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

type Environment = Readonly<Record<string, string | undefined>>

async function launch(
  args: readonly string[],
  env: Environment,
  newPage: () => Promise<Page>,
): Promise<Running> {
  const electron = process.env.GALLEY_SHELL === 'browser' ? null : electronBinary()
  return electron ? launchElectron(electron, args, env) : launchBrowserShell(args, env, newPage)
}

function electronBinary(): string | null {
  const folder = path.join(project, 'node_modules/electron')
  const named = path.join(folder, 'path.txt')
  if (!existsSync(named)) return null
  const binary = path.join(folder, 'dist', readFileSync(named, 'utf8'))
  return existsSync(binary) ? binary : null
}

async function launchElectron(
  executablePath: string,
  args: readonly string[],
  env: Environment,
): Promise<Running> {
  const set = Object.entries(env).filter((one): one is [string, string] => one[1] !== undefined)
  const app = await _electron.launch({
    executablePath,
    args: [project, ...args],
    env: Object.fromEntries(set),
  })
  const page = await app.firstWindow()
  return {
    page,
    shell: 'electron',
    async end(signal) {
      if (signal === 'SIGTERM') await app.close()
      else app.process().kill('SIGKILL')
    },
  }
}

async function launchBrowserShell(
  args: readonly string[],
  env: Environment,
  newPage: () => Promise<Page>,
): Promise<Running> {
  const { host, address } = await startBrowserShell(args, env)
  const page = await newPage()
  await page.goto(address)
  return {
    page,
    shell: 'browser',
    end: (signal) => endProcess(host, signal),
  }
}

/** Starts the browser shell alone and answers with the address that it printed. */
export async function startBrowserShell(
  args: readonly string[],
  env: Environment = process.env,
): Promise<{ host: ChildProcess; address: string }> {
  const host = spawn(process.execPath, [path.join(project, 'dist/electron/serve.js'), '--no-open', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env,
  })
  const address = await new Promise<string>((resolve, reject) => {
    let printed = ''
    host.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const ready = /Galley is ready: (\S+)/.exec(printed)
      if (ready?.[1]) resolve(ready[1])
    })
    host.once('exit', (code) =>
      reject(new Error(`the browser shell ended with ${code} before it was ready: ${printed}`)),
    )
  })
  return { host, address }
}

export async function endProcess(host: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (host.exitCode !== null || host.signalCode !== null) return
  const ended = new Promise<void>((resolve) => host.once('exit', () => resolve()))
  host.kill(signal)
  await ended
}
