// The browser shell: the desk and the renderer on this computer's loopback address.
// Prints one line when it can be used, and ends cleanly when it is told to.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { moveToBin } from './bin.ts'
import { parseCommandLine } from './command-line.ts'
import { startDesk } from './desk/desk.ts'
import { startLoopback } from './loopback.ts'
import { readRenderer } from './served-files.ts'
import { openStaging } from './staging.ts'

// Built, this file is dist/electron/serve.js.
const built = path.dirname(fileURLToPath(import.meta.url))

async function serve(): Promise<void> {
  const { atStart, dataFolder, port } = parseCommandLine(process.argv.slice(2), process.cwd())
  const staging = await openStaging(dataFolder)
  const desk = await startDesk({
    dataFolder,
    log: (line) => console.error(line),
    shell: {
      assetBase: (site) => `/site/${site}/`,
      chooseFolder: async () => ({ kind: 'no-dialog' }),
      stagedFile: (id) => staging.get(id),
      showMenu: () => undefined,
      takesPaths: false,
      atStart,
      sampleFolder: path.join(built, '../../build/sample-site'),
      scannerUrl: new URL('./scan.worker.js', import.meta.url),
      toBin: moveToBin,
      imageScannerUrl: new URL('./image-scan.worker.js', import.meta.url),
    },
  })
  const loopback = await startLoopback({
    port,
    desk,
    staging,
    files: await readRenderer(path.join(built, '../renderer')),
  })
  const address = `http://127.0.0.1:${loopback.port}/`
  const end = async () => {
    await loopback.close()
    await desk.stop()
    process.exit(0)
  }
  process.once('SIGTERM', () => void end())
  process.once('SIGINT', () => void end())
  // That program is gone, and could not even say so.
  process.once('disconnect', () => void end())
  // Whoever reads this may end the program at once.
  console.log(`Galley is ready: ${address}#token=${loopback.token}`)
  // A program that started this one may open a window with it, once.
  process.send?.({ window: `${address}#token=${loopback.ticket()}` })
}

serve().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
