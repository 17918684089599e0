// Galley is killed in the middle of imports: what is in the site then is whole, and nothing else of it is left.
import { spawn } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'rolldown'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { nodeDisk } from '../../electron/desk/files/disk.ts'
import { sweepTemps } from '../../electron/desk/files/sweep.ts'
import { isGalleyTemp } from '../../electron/desk/files/temp-name.ts'
import { killWithin } from '../support/kill-within.ts'
import { everyPrivate } from '../support/photographs.ts'

const ROUNDS = Number(process.env.GALLEY_KILL_ROUNDS ?? 100)

let folder: string
let program: string
beforeAll(async () => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'galley-kill-import-')))
  // Beside the packages, since sharp is found at run time.
  program = path.join(import.meta.dirname, '../../.cache/import-loop.mjs')
  await build({
    input: path.join(import.meta.dirname, '../support/import-loop.ts'),
    platform: 'node',
    external: [/^node:/, 'sharp'],
    logLevel: 'silent',
    output: { file: program, format: 'esm', codeSplitting: false },
  })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it(
  `${ROUNDS} kills during imports leave no half picture and, after the next start, no stray file`,
  async () => {
    const [root, data, photograph] = ['site', 'data', 'photograph.jpg'].map((name) =>
      path.join(folder, name),
    ) as [string, string, string]
    mkdirSync(root)
    mkdirSync(data)
    writeFileSync(path.join(root, 'post.md'), '# A post\n')
    writeFileSync(photograph, await everyPrivate('jpg'))
    const seen = new Set<string>()
    let imports = 0
    let strays = 0
    for (let round = 0; round < ROUNDS; round++) {
      // The first import of a process loads what later ones find loaded, and takes longer.
      imports += await killed([root, data, photograph, String(round % 3)])
      for (const file of filesBelow(root)) {
        if (isGalleyTemp(path.basename(file))) strays++
        else if (file.endsWith('.jpg') && !seen.has(file)) {
          // Read to its end: a half file would not be.
          await sharp(readFileSync(path.join(root, file)), { failOn: 'truncated' }).stats()
          seen.add(file)
        }
      }
    }
    await sweepTemps(nodeDisk, root, () => false)
    console.log(
      `killed ${ROUNDS} times, ${imports} imports, ${seen.size} pictures, ${strays} temporary files swept`,
    )
    expect(
      filesBelow(root).filter(
        (file) => !/^(?:post\.md|post-images\/(?:originals\/)?lake(?:-\d+)?\.jpg)$/.test(file),
      ),
    ).toEqual([])
    expect(readFileSync(path.join(root, 'post.md'), 'utf8')).toBe('# A post\n')
    // Kills that never met an import would prove nothing.
    expect(seen.size).toBeGreaterThan(ROUNDS / 4)
  },
  20 * 60_000,
)

function filesBelow(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
}

/** Lets the child import for up to 200 ms, then kills it; how many imports it told of. */
async function killed(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [program, ...args])
  let told = ''
  child.stdout.on('data', (data) => {
    told += String(data)
  })
  await killWithin(child, 200)
  return told.split('.').length - 1
}
