// Electron's entry: one instance, one window, the desk behind it. Wiring and nothing else.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { app, type BrowserWindow, shell as system } from 'electron'
import { z } from 'zod'
import { askedBy, ownArguments } from './asked-path.ts'
import { type CommandLine, parseCommandLine } from './command-line.ts'
import { type DeskSession, startDesk } from './desk/desk.ts'
import { chooseFolder } from './dialogs.ts'
import { APP_ORIGIN, ipcWire } from './ipc-wire.ts'
import { showMenu } from './menu.ts'
import { refusePermissions } from './permissions.ts'
import { handleScheme, registerScheme } from './protocol.ts'
import { readRenderer } from './served-files.ts'
import { openStaging } from './staging.ts'
import { openWindow } from './window.ts'

// Built, this file is dist/electron/main.js.
const built = path.dirname(fileURLToPath(import.meta.url))

let window: BrowserWindow | null = null
let session: DeskSession | null = null
/** What the desktop asked for before there was a window to ask. */
let askedEarly: readonly string[] = []

/** What a second start tells the first; the platform's own copy of its arguments comes in another order. */
const SecondStart = z.object({ args: z.array(z.string()) })

app.enableSandbox()
registerScheme()
const args = ownArguments(process.argv, app.isPackaged)
if (!app.requestSingleInstanceLock({ args })) app.quit()
else {
  app.on('second-instance', (_event, _argv, workingFolder, told) => {
    const second = SecondStart.safeParse(told)
    ask(second.success ? second.data.args : [], workingFolder)
  })
  app.on('open-file', (event, file) => {
    event.preventDefault()
    if (session) ask([file], '/')
    else askedEarly = [file]
  })
  app.on('window-all-closed', () => app.quit())
  // Never awaited at the top level: an ES module that waits for "ready" keeps it from coming.
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      console.error(error)
      app.exit(1)
    })
}

async function start(): Promise<void> {
  const { atStart, dataFolder } = readArguments()
  const staging = await openStaging(dataFolder)
  const desk = await startDesk({
    dataFolder,
    log: (line) => console.error(line),
    shell: {
      assetBase: (site) => `${APP_ORIGIN}/site/${site}/`,
      chooseFolder: async () => (window ? chooseFolder(window) : { kind: 'cancelled' }),
      stagedFile: (id) => staging.get(id),
      showMenu: (items) => showMenu(items, (id) => session?.menu(id)),
      takesPaths: true,
      atStart,
      sampleFolder: app.isPackaged
        ? path.join(process.resourcesPath, 'sample-site')
        : path.join(built, '../../build/sample-site'),
      scannerUrl: new URL('./scan.worker.js', import.meta.url),
      toBin: (absolute) => system.trashItem(absolute),
      imageScannerUrl: new URL('./image-scan.worker.js', import.meta.url),
    },
  })
  handleScheme({ files: await readRenderer(path.join(built, '../renderer')), desk, staging })
  window = openWindow({ preload: path.join(built, 'preload.cjs'), dataFolder })
  refusePermissions(window.webContents.session)
  session = desk.connect(ipcWire(window.webContents))
  window.on('closed', () => {
    window = null
    session = null
    void desk.stop()
  })
  await window.loadURL(`${APP_ORIGIN}/index.html`)
}

function readArguments(): CommandLine {
  const all = [...args, ...askedEarly]
  const commandLine = parseCommandLine(all, process.cwd())
  const asked = askedBy(all, process.cwd())
  return asked === null ? commandLine : { ...commandLine, atStart: { ...asked, sample: false } }
}

/** Brings the window forward, and opens what a second start or the desktop asked for. */
function ask(given: readonly string[], workingFolder: string): void {
  if (window?.isMinimized()) window.restore()
  window?.focus()
  try {
    const asked = askedBy(given, workingFolder)
    if (asked) session?.ask(asked.folder, asked.post)
  } catch (error) {
    // A second start that was typed wrongly is no reason to disturb the first.
    console.error(error instanceof Error ? error.message : String(error))
  }
}
