// The window: its options, where it stood last, and that it never goes anywhere else.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { BrowserWindow, nativeTheme, type Rectangle, screen, shell } from 'electron'
import { z } from 'zod'
import { wantsToCloseUnsaved } from './dialogs.ts'
import { APP_ORIGIN } from './ipc-wire.ts'
import { mayOpenOutside } from './links.ts'

const Kept = z.strictObject({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(480),
  height: z.number().int().min(360),
  maximized: z.boolean(),
})
type Kept = z.output<typeof Kept>

const DEFAULT_SIZE = { width: 1440, height: 900 }

export function openWindow(options: {
  readonly preload: string
  readonly dataFolder: string
}): BrowserWindow {
  const file = path.join(options.dataFolder, 'window.json')
  const kept = readKept(file)
  const window = new BrowserWindow({
    ...DEFAULT_SIZE,
    ...(kept && isOnAScreen(kept) ? { x: kept.x, y: kept.y, width: kept.width, height: kept.height } : {}),
    minWidth: 480,
    minHeight: 360,
    show: false,
    title: 'Galley',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#17181a' : '#f6f4ef',
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      spellcheck: true,
    },
  })
  if (kept?.maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => {
    const bounds: Kept = { ...window.getNormalBounds(), maximized: window.isMaximized() }
    // At once: the process may end before a promise does.
    try {
      writeFileSync(file, JSON.stringify(bounds))
    } catch (error) {
      // A window that opens at its usual place next time is no reason to hold up the end.
      console.error(error)
    }
  })
  // To prevent the event is to let the page go.
  window.webContents.on('will-prevent-unload', (event) => {
    if (wantsToCloseUnsaved(window)) event.preventDefault()
  })
  keepInPlace(window)
  return window
}

/** No page but our own, no second window, no <webview>; links go to the author's browser if they may. */
function keepInPlace(window: BrowserWindow): void {
  const contents = window.webContents
  const refuse = (details: { readonly url: string; preventDefault(): void }) => {
    if (!isOurs(details.url)) details.preventDefault()
  }
  contents.on('will-navigate', refuse)
  contents.on('will-frame-navigate', refuse)
  contents.on('will-redirect', refuse)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpenOutside(url)) void shell.openExternal(url)
    return { action: 'deny' }
  })
}

const ownPages = new Set([
  `${APP_ORIGIN}/index.html`,
  `${APP_ORIGIN}/preview.html`,
  `${APP_ORIGIN}/preview.html?remote=1`,
])

function isOurs(url: string): boolean {
  return ownPages.has(url.replace(/#.*$/, ''))
}

function readKept(file: string): Kept | null {
  try {
    return Kept.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // None yet, or one that cannot be read: the window opens at its usual size.
    return null
  }
}

function isOnAScreen(bounds: Rectangle): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const across =
      Math.min(bounds.x + bounds.width, workArea.x + workArea.width) - Math.max(bounds.x, workArea.x)
    const down =
      Math.min(bounds.y + bounds.height, workArea.y + workArea.height) - Math.max(bounds.y, workArea.y)
    return across > 100 && down > 60
  })
}
