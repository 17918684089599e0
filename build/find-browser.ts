// Finds a Chromium: an installed Chrome, Chromium or Edge, or Playwright's own; as root on Debian one is installed.
import { type SpawnSyncOptions, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'

export type Browser = { readonly name: string; readonly path: string }

const onPath = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'msedge',
  'chrome',
]

const elsewhere: Readonly<Record<string, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap(
    (base) =>
      base === undefined
        ? []
        : [
            path.join(base, 'Google/Chrome/Application/chrome.exe'),
            path.join(base, 'Microsoft/Edge/Application/msedge.exe'),
          ],
  ),
  linux: ['/snap/bin/chromium'],
}

/** The browser that is installed, or null. `CHROMIUM` names another. */
export function installedBrowser(): Browser | null {
  const given = process.env.CHROMIUM
  if (given && existsSync(given)) return { name: path.basename(given), path: given }
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const ending = process.platform === 'win32' ? '.exe' : ''
  for (const name of onPath) {
    const folder = folders.find((candidate) => existsSync(path.join(candidate, name + ending)))
    if (folder !== undefined) return { name, path: path.join(folder, name + ending) }
  }
  const found = elsewhere[process.platform]?.find((file) => existsSync(file))
  if (found) return { name: path.basename(found), path: found }
  const own = chromium.executablePath()
  return existsSync(own) ? { name: 'Playwright’s Chromium', path: own } : null
}

/**
 * A browser for the tests; where none is there and root may install Debian's, it is installed.
 * @throws Error that says what to do
 */
export async function findBrowser(): Promise<Browser> {
  const found = installedBrowser() ?? installDebians()
  if (found) return found
  throw new Error(
    'No Chromium, Chrome or Edge was found. Install one (on Debian: sudo apt-get install chromium), or run: npx playwright install chromium',
  )
}

function installDebians(): Browser | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null
  console.log('No browser is installed; installing Debian’s chromium.')
  const options: SpawnSyncOptions = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }
  spawnSync('apt-get', ['update', '-qq'], options)
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options)
  return installedBrowser()
}
