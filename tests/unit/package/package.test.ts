// Packs Galley with a stand-in for Electron's binary, and looks at what would be shipped.
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import asar from '@electron/asar'
import { build, Platform } from 'electron-builder'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build as buildGalley, project } from '../../../build/build.ts'
import config from '../../../build/electron-builder.ts'
import { type TemporaryFolder, temporaryFolder } from '../../support/sites.ts'

let out: TemporaryFolder
let resources: string

beforeAll(async () => {
  out = await temporaryFolder('package')
  await buildGalley({ force: false })
  const dist = path.join(out.path, 'electron-dist')
  await mkdir(path.join(dist, 'resources'), { recursive: true })
  await writeFile(path.join(dist, 'electron'), '#!/bin/sh\n')
  await chmod(path.join(dist, 'electron'), 0o755)
  await writeFile(path.join(dist, 'version'), '45.4.1')
  await writeFile(path.join(dist, 'LICENSE'), '')
  // Fuses are wired into a real binary, which the stand-in is not; what they are set to is checked below.
  const { electronFuses: _fuses, ...packed } = config
  await build({
    projectDir: project,
    targets: Platform.LINUX.createTarget('dir'),
    publish: 'never',
    config: {
      ...packed,
      electronDist: dist,
      directories: { ...config.directories, output: path.join(out.path, 'out') },
    },
  })
  resources = path.join(out.path, 'out/linux-unpacked/resources')
}, 180_000)
afterAll(() => out.remove())

describe('the package', () => {
  it('holds the built programs, the renderer and the one native module, and no source', () => {
    const files = asar
      .listPackage(path.join(resources, 'app.asar'), { isPack: false })
      .map((file) => file.replaceAll('\\', '/'))
    for (const wanted of [
      '/package.json',
      '/dist/electron/main.js',
      '/dist/electron/preload.cjs',
      '/dist/electron/scan.worker.js',
      '/dist/renderer/index.html',
      '/dist/renderer/preview.html',
      '/node_modules/sharp/package.json',
    ]) {
      expect(files).toContain(wanted)
    }
    const foreign = files.filter(
      (file) =>
        !/^\/(?:package\.json|dist(?:\/|$)|node_modules(?:$|\/(?:sharp|@img|detect-libc|semver)(?:\/|$)))/.test(
          file,
        ),
    )
    expect(foreign).toEqual([])
    expect(files.filter((file) => file.startsWith('/dist') && /\.(?:tsx?|map)$/.test(file))).toEqual([])
  })

  it('brings the sample blog beside the archive', async () => {
    expect(await readFile(path.join(resources, 'sample-site/posts/welcome-to-galley.md'), 'utf8')).toContain(
      'title: Welcome',
    )
  })
})

describe('the settings of the installers', () => {
  it('turns off every way to run the binary as something else', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    })
  })

  it('makes AppImage, deb, dmg and nsis, and tells the desktop what it opens', () => {
    expect([config.linux?.target, config.mac?.target, config.win?.target]).toEqual([
      ['AppImage', 'deb'],
      ['dmg'],
      ['nsis'],
    ])
    expect(config.linux).toMatchObject({
      category: 'Office',
      syncDesktopName: true,
      desktop: { entry: { StartupWMClass: 'Galley' } },
    })
    expect(config.fileAssociations).toMatchObject([{ mimeType: 'text/markdown' }])
  })
})
