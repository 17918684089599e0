// What happens before the desktop shell has a window: a path of the desktop's, and a second start.
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { connect } from '../../../shared/contract/connect.ts'
import { contract } from '../../../shared/contract/contract.ts'
import { patience } from '../../support/patience.ts'
import { plainSite, type TemporaryFolder, temporaryFolder, writeFiles } from '../../support/sites.ts'

const project = path.resolve(import.meta.dirname, '../../..')
let site: TemporaryFolder
let data: TemporaryFolder
const argv = process.argv

beforeAll(async () => {
  site = await temporaryFolder('site')
  data = await temporaryFolder('data')
  await writeFiles(site.path, plainSite)
})
afterAll(async () => {
  process.argv = argv
  await site.remove()
  await data.remove()
})
beforeEach(() => {
  // A platform of its own for each test, and the shell's modules loaded anew upon it.
  vi.resetModules()
  vi.doMock('electron', async () => (await import('../../support/electron-stand-in.ts')).electron)
  process.argv = ['electron', '--no-sandbox', project, '--sample', '--data', data.path]
})

async function startedShell() {
  const { electron, pageWire } = await import('../../support/electron-stand-in.ts')
  const window = await vi.waitFor(() => {
    const opened = electron.BrowserWindow.all[0]
    if (opened?.loaded.length !== 1) throw new Error('the page is not loaded yet')
    return opened
  }, patience)
  return { window, desk: connect(contract, pageWire(window.webContents)) }
}

describe('before there is a window', () => {
  it('Electron’s switches and the folder of the sources are nobody’s wish', async () => {
    const { electron } = await import('../../support/electron-stand-in.ts')
    await import('../../../electron/main.ts')
    electron.app.ready.resolve()
    const { window, desk } = await startedShell()
    expect(await desk['site.atStart']({})).toEqual({ folder: null, sample: true, post: null })
    window.emit('closed')
  })

  it('a post that the desktop asks for is what the window opens with', async () => {
    const { electron } = await import('../../support/electron-stand-in.ts')
    await import('../../../electron/main.ts')
    electron.app.emit('open-file', { preventDefault: vi.fn() }, path.join(site.path, 'posts/first-light.md'))
    electron.app.ready.resolve()
    const { window, desk } = await startedShell()
    expect(await desk['site.atStart']({})).toEqual({
      folder: path.join(site.path, 'posts'),
      sample: false,
      post: 'first-light.md',
    })
    window.emit('closed')
  })

  it('a second start ends at once and opens nothing', async () => {
    const { electron } = await import('../../support/electron-stand-in.ts')
    electron.app.hasLock = false
    await import('../../../electron/main.ts')
    electron.app.ready.resolve()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(electron.app.quit).toHaveBeenCalled()
    expect(electron.BrowserWindow.all).toEqual([])
  })
})
