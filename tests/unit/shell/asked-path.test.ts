// What a start of the desktop shell asks for, by the arguments that terminals and desktops give.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askedBy, ownArguments } from '../../../electron/asked-path.ts'
import { type TemporaryFolder, temporaryFolder, writeFiles } from '../../support/sites.ts'

let site: TemporaryFolder
let post: string

beforeAll(async () => {
  site = await temporaryFolder('asked path')
  await writeFiles(site.path, { 'ünder way.md': '# Under way\n' })
  post = path.join(site.path, 'ünder way.md')
})
afterAll(() => site.remove())

describe('own arguments', () => {
  it.each([
    [['galley', '--site', '/b'], true, ['--site', '/b']],
    [['galley'], true, []],
    [['electron', '/src', '--sample'], false, ['--sample']],
    [['electron', '--no-sandbox', '/src', '--sample'], false, ['--sample']],
    [['electron', '--inspect=0', '--no-sandbox', '/src'], false, []],
    [['electron'], false, []],
  ] as const)('of %j (packaged: %j) are %j', (args, isPackaged, own) => {
    expect(ownArguments(args, isPackaged)).toEqual(own)
  })
})

describe('what a start asks for', () => {
  it('is a folder, or a post of the folder that it is in', () => {
    expect(askedBy([site.path], '/')).toEqual({ folder: site.path, post: null })
    expect(askedBy([post], '/')).toEqual({ folder: site.path, post: 'ünder way.md' })
    expect(askedBy(['ünder way.md'], site.path)).toEqual({ folder: site.path, post: 'ünder way.md' })
  })

  it('is the same where the desktop hands over an address of the file', () => {
    expect(askedBy([pathToFileURL(post).href], '/')).toEqual({ folder: site.path, post: 'ünder way.md' })
  })

  it('stands behind switches that take no value, and is never an option’s value', () => {
    expect(askedBy(['--sample', post], '/')?.post).toBe('ünder way.md')
    expect(askedBy(['--data', site.path], '/')).toBeNull()
    expect(askedBy(['--data', site.path, post], '/')?.post).toBe('ünder way.md')
  })

  it('is what --site says before all else', () => {
    expect(askedBy(['--site', '/b', '--post', 'a.md', post], '/')).toEqual({ folder: '/b', post: 'a.md' })
  })

  it('is nothing where nothing is there', () => {
    expect(askedBy([], '/')).toBeNull()
    expect(askedBy(['--sample'], '/')).toBeNull()
    expect(askedBy([path.join(site.path, 'gone.md')], '/')).toBeNull()
    expect(askedBy(['file://elsewhere/share/a.md'], '/')).toBeNull()
  })
})
