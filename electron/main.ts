// Electron's entry: one instance, one window, the desk behind it. Wiring and nothing else.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { app, type BrowserWindow } from 'electron'
import { askedPath } from './asked-path.ts'
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

app.enableSandbox()
registerScheme()
if (!app.requestSingleInstanceLock()) app.quit()
else {
  app.on('second-instance', (_event, args, workingFolder) => ask(ownArguments(args), workingFolder))
  app.on('open-file', (event, file) => {
    event.preventDefault()
    ask([file], '/')
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
  const args = ownArguments(process.argv)
  const commandLine = parseCommandLine(args, process.cwd())
  const file = args.find((arg, nth) => !arg.startsWith('-') && !args[nth - 1]?.startsWith('--'))
  const asked =
    file === undefined || commandLine.atStart.folder !== null ? null : askedPath(file, process.cwd())
  return asked === null ? commandLine : { ...commandLine, atStart: { ...asked, sample: false } }
}

/** Without the program's own name and, where it was not packaged, the folder of its sources. */
function ownArguments(args: readonly string[]): string[] {
  return args.slice(app.isPackaged ? 1 : 2)
}

/** Brings the window forward, and opens what a second start or the desktop asked for. */
function ask(args: readonly string[], workingFolder: string): void {
  if (window?.isMinimized()) window.restore()
  window?.focus()
  const { folder, post } = parseCommandLine(args, workingFolder).atStart
  const file = args.find((arg) => !arg.startsWith('-'))
  const asked =
    folder !== null ? { folder, post } : file === undefined ? null : askedPath(file, workingFolder)
  if (asked) session?.ask(asked.folder, asked.post)
}
