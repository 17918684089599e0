// Finds Electron's binary, and lets Electron's own installer fetch it where it is missing.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { project } from './build.ts'

const folder = path.join(project, 'node_modules/electron')
const PATIENCE_MS = 120_000
/** A download that takes longer than this is announced. */
const SILENCE_MS = 3000

/** The binary that is there now, or null. */
export function installedElectron(): string | null {
  const named = path.join(folder, 'path.txt')
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) return existsSync(path.join(override, 'electron')) ? path.join(override, 'electron') : null
  if (!existsSync(named)) return null
  const binary = path.join(folder, 'dist', readFileSync(named, 'utf8'))
  return existsSync(binary) ? binary : null
}

/** An Electron that can show a window here, fetched where it is missing; or why there is none, in a few words. */
export async function electronForWindows(): Promise<Obtained> {
  if (!hasDisplay()) return { reason: 'there is no display' }
  const obtained = await obtainElectron()
  if ('reason' in obtained || canRun(obtained.binary)) return obtained
  return { reason: 'libraries that its binary needs are not installed' }
}

/** Whether the binary that is there can show a window here; nothing is fetched. */
export function installedElectronForWindows(): string | null {
  const binary = hasDisplay() ? installedElectron() : null
  return binary !== null && canRun(binary) ? binary : null
}

export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** As plain Node it needs its libraries, but neither a display nor a sandbox. */
function canRun(binary: string): boolean {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  return spawnSync(binary, ['--version'], { env, stdio: 'ignore', timeout: 20_000 }).status === 0
}

export type Obtained = { readonly binary: string } | { readonly reason: string }

/** The binary, fetched where it is missing; or why it could not be had, in a few words. */
export async function obtainElectron(): Promise<Obtained> {
  const there = installedElectron()
  if (there) return { binary: there }
  const installer = path.join(folder, 'install.js')
  if (!existsSync(installer)) return { reason: 'the electron package is not installed' }
  const output = await run(installer)
  const binary = installedElectron()
  return binary ? { binary } : { reason: reasonIn(output) }
}

function run(script: string): Promise<string> {
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(process.execPath, [script], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: PATIENCE_MS,
    })
    const announced = setTimeout(() => console.log('Fetching Electron; this happens once.'), SILENCE_MS)
    child.once('close', () => clearTimeout(announced))
    const listen = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('error', (error) => resolve(error.message))
    child.once('close', () => resolve(output))
  })
}

function reasonIn(output: string): string {
  const known = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|fetch failed|HTTP \d+/.exec(output)
  return known ? `its binary could not be downloaded: ${known[0]}` : 'its binary could not be downloaded'
}
