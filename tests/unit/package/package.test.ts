// Packs Galley with a stand-in for Electron's binary, and looks at what would be shipped.
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import asar from '@electron/asar'
import { build, Platform } from 'electron-builder'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { project } from '../../../build/build.ts'
import config from '../../../build/electron-builder.ts'
import { type TemporaryFolder, temporaryFolder } from '../../support/sites.ts'

let out: TemporaryFolder
let resources: string

/** What Electron's makers put before its fuses, so that they can be found in the binary: electronjs.org/docs, "Fuses". */
const FUSES = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const FUSE_COUNT = 8
const [OFF, ON] = ['0', '1']

/** Stands in for fpm, which makes the .deb: keeps what it was given, and makes nothing. */
const fpm = (folder: string) => `#!${process.execPath}
const { copyFileSync, writeFileSync } = require('node:fs')
const args = process.argv.slice(2)
writeFileSync(${JSON.stringify(folder)} + '/fpm.json', JSON.stringify(args))
for (const arg of args.filter((arg) => /\\.(?:desktop|xml)$/.test(arg))) {
  copyFileSync(arg.slice(0, arg.indexOf('=')), ${JSON.stringify(folder)} + '/' + require('node:path').basename(arg))
}
writeFileSync(args[args.indexOf('--package') + 1], '')
`

beforeAll(async () => {
  out = await temporaryFolder('package')
  const dist = path.join(out.path, 'electron-dist')
  await mkdir(path.join(dist, 'resources'), { recursive: true })
  // Each fuse as Electron ships it, on or off the other way round than ours, so that only setting it makes it right.
  await writeFile(
    path.join(dist, 'electron'),
    `#!/bin/sh\n${FUSES}\u0001${String.fromCharCode(FUSE_COUNT)}10110011`,
  )
  await chmod(path.join(dist, 'electron'), 0o755)
  await writeFile(path.join(dist, 'version'), '45.4.1')
  await writeFile(path.join(dist, 'LICENSE'), '')
  const standIn = path.join(out.path, 'fpm')
  await writeFile(standIn, fpm(out.path), { mode: 0o755 })
  process.env.CUSTOM_FPM_PATH = standIn
  await build({
    projectDir: project,
    targets: Platform.LINUX.createTarget(process.platform === 'win32' ? 'dir' : 'deb'),
    publish: 'never',
    config: {
      ...config,
      electronDist: dist,
      directories: { ...config.directories, output: path.join(out.path, 'out') },
    },
  })
  delete process.env.CUSTOM_FPM_PATH
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

describe('the binary', () => {
  it('has every fuse blown that would let it run as something else', async () => {
    const binary = await readFile(path.join(out.path, 'out/linux-unpacked/galley'), 'latin1')
    const wire = binary.slice(binary.indexOf(FUSES) + FUSES.length + 2)
    expect(wire.split('')).toEqual([
      OFF, // runs as plain Node
      ON, // encrypts its cookies
      OFF, // heeds NODE_OPTIONS
      OFF, // heeds --inspect
      ON, // checks the archive against its hash
      ON, // loads the application from the archive alone
      OFF, // has a snapshot of its own for the browser's process
      OFF, // gives file: pages more than other pages have
    ])
  })
})

describe.skipIf(process.platform === 'win32')('the .deb', () => {
  it('tells the desktop what Galley is called, looks like and opens', async () => {
    const lines = (await readFile(path.join(out.path, 'galley.desktop'), 'utf8')).split('\n')
    expect(lines).toEqual(
      expect.arrayContaining([
        '[Desktop Entry]',
        'Name=Galley',
        'Type=Application',
        'Terminal=false',
        'Exec=/opt/Galley/galley %U',
        'Icon=galley',
        'StartupWMClass=Galley',
        'MimeType=text/markdown;',
        'Categories=Office;',
        'Keywords=Markdown;blog;editor;',
      ]),
    )
  })

  it('brings the icon in every size that desktops ask for', async () => {
    const args: readonly string[] = JSON.parse(await readFile(path.join(out.path, 'fpm.json'), 'utf8'))
    for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) {
      const place = `=/usr/share/icons/hicolor/${size}x${size}/apps/galley.png`
      expect(args.filter((arg) => arg.endsWith(place))).toHaveLength(1)
    }
  })
})

describe('the installers', () => {
  it('are AppImage and deb, dmg, and nsis', () => {
    expect([config.linux?.target, config.mac?.target, config.win?.target]).toEqual([
      ['AppImage', 'deb'],
      ['dmg'],
      ['nsis'],
    ])
  })
})
