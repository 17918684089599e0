// Plants a breach of each wall in a small tree laid out as the rooms, and sees it refused.
import { spawnSync } from 'node:child_process'
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkWalls } from '../../build/check-walls.ts'
import { type Files, type TemporaryFolder, temporaryFolder, writeFiles } from '../support/sites.ts'

const project = path.resolve(import.meta.dirname, '../..')
/** While a child is waited for, the test's own clock stands still. */
const PATIENCE_MS = 25_000

/** A tree without a breach: one file where the planted ones import from or lead to. */
const sound: Files = {
  'shared/text/a.ts': 'export const a = 1\n',
  'shared/frontmatter/a.ts': 'export const a = 1\n',
  'shared/markdown/a.ts': 'export const a = 1\n',
  'shared/site/a.ts': "import { a } from '../text/a.ts'\nexport const b = a\n",
  'shared/contract/wire.ts': 'export const a = 1\n',
  'electron/main.ts': 'export const a = 1\n',
  'electron/desk/files/a.ts': 'export const a = 1\n',
  'electron/desk/posts/a.ts': "import { a } from '../files/a.ts'\nexport const b = a\n",
  'electron/desk/git/a.ts': 'export const a = 1\n',
  'electron/desk/desk.ts': "import { b } from './posts/a.ts'\nexport const c = b\n",
  'renderer/theme/a.ts': 'export const a = 1\n',
  'renderer/post/a.ts': 'export const a = 1\n',
  'renderer/editor/a.ts': "import { a } from '../post/a.ts'\nexport const b = a\n",
  'renderer/publish/a.ts': 'export const a = 1\n',
  'renderer/workspace/a.ts': "import { a } from '../publish/a.ts'\nexport const b = a\n",
  'renderer/main.tsx': "import { b } from './workspace/a.ts'\nexport const c = b\n",
  'renderer/desk/socket-wire.ts': 'export const a = 1\n',
  'build/a.ts': 'export const a = 1\n',
  'tests/support/a.ts': "import { a } from '../../electron/main.ts'\nexport const b = a\n",
}

/** The wall, the file that breaks it, and what that file imports. */
const breaches: readonly (readonly [string, string, string])[] = [
  ['shared-is-alone', 'shared/text/planted.ts', '../../electron/main.ts'],
  ['shared-has-no-environment', 'shared/text/planted.ts', 'node:fs'],
  ['renderer-knows-shared-alone', 'renderer/post/planted.ts', '../../electron/desk/files/a.ts'],
  ['renderer-has-no-node', 'renderer/post/planted.ts', 'node:path'],
  ['electron-knows-shared-alone', 'electron/planted.ts', '../renderer/theme/a.ts'],
  ['desk-knows-no-shell', 'electron/desk/files/planted.ts', '../../main.ts'],
  ['desk-knows-no-electron', 'electron/desk/files/planted.ts', 'electron'],
  ['build-knows-no-source', 'build/planted.ts', '../shared/text/a.ts'],
  ['source-knows-no-tests', 'shared/text/planted.ts', '../../tests/support/a.ts'],
  ['shared-text-is-below', 'shared/text/planted.ts', '../markdown/a.ts'],
  ['shared-frontmatter-is-below', 'shared/frontmatter/planted.ts', '../site/a.ts'],
  ['shared-markdown-is-below', 'shared/markdown/planted.ts', '../site/a.ts'],
  ['contract-knows-text-and-site', 'shared/contract/planted.ts', '../markdown/a.ts'],
  ['files-are-below', 'electron/desk/files/planted.ts', '../posts/a.ts'],
  ['desk-composes-alone', 'electron/desk/files/planted.ts', '../desk.ts'],
  ['git-knows-no-posts', 'electron/desk/git/planted.ts', '../posts/a.ts'],
  ['theme-is-below', 'renderer/theme/planted.ts', '../post/a.ts'],
  ['renderer-desk-is-below', 'renderer/desk/planted.ts', '../post/a.ts'],
  ['panels-know-no-app', 'renderer/publish/planted.ts', '../workspace/a.ts'],
  ['nobody-knows-main', 'renderer/workspace/planted.ts', '../main.tsx'],
  ['post-knows-no-editor', 'renderer/post/planted.ts', '../editor/a.ts'],
  ['editor-knows-no-panel', 'renderer/editor/planted.ts', '../publish/a.ts'],
  ['wires-alone-touch-the-wire', 'renderer/publish/planted.ts', '../desk/socket-wire.ts'],
  ['packages-of-shared', 'shared/text/planted.ts', 'react'],
  ['packages-of-the-desk', 'electron/desk/files/planted.ts', 'react'],
  ['packages-of-the-shells', 'electron/planted.ts', 'react'],
  ['packages-of-the-renderer', 'renderer/post/planted.ts', 'simple-git'],
  ['packages-of-the-build', 'build/planted.ts', 'react'],
]

let tree: TemporaryFolder
/** What is refused in a tree with all breaches, each in a file of its own: reading a tree takes longer than a look at it. */
let refused: ReturnType<typeof checkWalls>['breaches'] = []

const fileOf = (rule: string, file: string) => file.replace('planted', `planted-${rule}`)

async function plant(files: Files): Promise<TemporaryFolder> {
  const folder = await temporaryFolder('walls')
  await writeFiles(folder.path, { ...sound, ...files, 'package.json': '{"type":"module"}' })
  await symlink(path.join(project, 'node_modules'), path.join(folder.path, 'node_modules'))
  return folder
}

beforeAll(async () => {
  tree = await plant({})
  const planted = await plant(
    Object.fromEntries(
      breaches.map(([rule, file, imported]) => [
        fileOf(rule, file),
        `import * as planted from '${imported}'\nexport const use = planted\n`,
      ]),
    ),
  )
  refused = checkWalls(planted.path).breaches
  await planted.remove()
})
afterAll(() => tree.remove())

describe('the walls', () => {
  it('stand in the tree without a breach, which is read whole', () => {
    const walls = checkWalls(tree.path)
    expect(walls.breaches).toEqual([])
    expect(walls.modules).toBe(walls.files)
  })

  it('are each proven by a breach below', () => {
    const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs')
    const rules = forbidden.map(({ name }: { readonly name: string }) => name)
    expect([...breaches.map(([rule]) => rule), 'no-circular'].sort()).toEqual(rules.sort())
  })

  it.each(breaches)('%s refuses what %s imports', (rule, file) => {
    expect(refused).toContainEqual(expect.objectContaining({ rule, from: fileOf(rule, file) }))
  })

  it('refuse a type that is imported across as they refuse a value', async () => {
    const planted = await plant({
      'shared/text/planted.ts': "import type { a } from '../../electron/main.ts'\nexport type B = typeof a\n",
    })
    expect(checkWalls(planted.path).breaches.map((breach) => breach.rule)).toContain('shared-is-alone')
    await planted.remove()
  })

  it('no-circular refuses a circle', async () => {
    const planted = await plant({
      'shared/text/one.ts': "import { two } from './two.ts'\nexport const one = () => two\n",
      'shared/text/two.ts': "import { one } from './one.ts'\nexport const two = () => one\n",
    })
    expect(checkWalls(planted.path).breaches.map((breach) => breach.rule)).toContain('no-circular')
    await planted.remove()
  })
})

describe('the rooms’ types', () => {
  it.each([
    ['shared', 'document.title', /Cannot find name 'document'/],
    ['shared', 'Buffer.from("")', /Cannot find name 'Buffer'/],
    ['renderer', 'Buffer.from("")', /Cannot find name 'Buffer'/],
    ['electron', 'document.title', /Cannot find name 'document'/],
  ])('%s does not compile %s', async (room, code, error) => {
    const file = path.join(project, room, 'planted-by-a-test.ts')
    const settings = path.join(tree.path, `${room}.json`)
    await mkdir(path.join(tree.path, 'room'), { recursive: true })
    const planted = path.join(tree.path, 'room', path.basename(file))
    await writeFile(planted, `export const planted = ${code}\n`)
    await writeFile(
      settings,
      JSON.stringify({
        extends: path.join(project, room, 'tsconfig.json'),
        compilerOptions: {
          composite: false,
          emitDeclarationOnly: false,
          noEmit: true,
          rootDir: '/',
        },
        include: [],
        files: [planted],
        references: [],
      }),
    )
    const { stdout } = spawnSync(
      process.execPath,
      [path.join(project, 'node_modules/typescript/bin/tsc'), '-p', settings],
      { encoding: 'utf8', timeout: PATIENCE_MS },
    )
    expect(stdout).toMatch(error)
  })
})

describe('the habits', () => {
  it.each([
    ['a default export', 'export default function planted() {}\n', 'noDefaultExport'],
    ['any', 'export const planted = (x: any) => x\n', 'noExplicitAny'],
    ['a barrel', "export * from './a.ts'\n", 'noReExportAll'],
    [
      'a promise that nobody awaits',
      'async function work() {}\nexport function planted() {\n  work()\n}\n',
      'noFloatingPromises',
    ],
    [
      'HTML handed to React',
      'export const Planted = () => <p dangerouslySetInnerHTML={{ __html: "" }} />\n',
      'noDangerouslySetInnerHtml',
    ],
  ])('Biome refuses %s', async (_name, code, rule) => {
    const folder = path.join(tree.path, `habits-${rule}`)
    const settings = JSON.parse(await readFile(path.join(project, 'biome.json'), 'utf8'))
    await writeFiles(folder, {
      'planted.tsx': code,
      'biome.json': JSON.stringify({ ...settings, vcs: undefined, files: undefined, $schema: undefined }),
    })
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [path.join(project, 'node_modules/@biomejs/biome/bin/biome'), 'lint', '.'],
      { encoding: 'utf8', cwd: folder, timeout: PATIENCE_MS },
    )
    expect(stdout + stderr).toContain(rule)
  })
})
