// Finds Electron's binary, and lets Electron's own installer fetch it where it is missing.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { project } from './build.ts'

const folder = path.join(project, 'node_modules/electron')
const PATIENCE_MS = 120_000

/** The binary that is there now, or null. */
export function installedElectron(): string | null {
  const named = path.join(folder, 'path.txt')
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) return existsSync(path.join(override, 'electron')) ? path.join(override, 'electron') : null
  if (!existsSync(named)) return null
  const binary = path.join(folder, 'dist', readFileSync(named, 'utf8'))
  return existsSync(binary) ? binary : null
}

/** The binary, fetched where it is missing; or why it could not be had, in a few words. */
export async function obtainElectron(): Promise<{ readonly binary: string } | { readonly reason: string }> {
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
    const listen = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('error', (error) => resolve(error.message))
    child.once('exit', () => resolve(output))
  })
}

function reasonIn(output: string): string {
  const known = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|fetch failed|HTTP \d+/.exec(output)
  return known ? `its binary could not be downloaded: ${known[0]}` : 'its binary could not be downloaded'
}
