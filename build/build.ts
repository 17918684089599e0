// Builds Galley into dist/: the renderer by Vite, the programs by Rolldown. Skips what has not changed.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { build as buildRenderer } from 'vite'

export const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const dist = path.join(project, 'dist')

/** The programs, by the file that they become in dist/electron. */
const programs = [
  { input: 'electron/main.ts', file: 'main.js', format: 'es' },
  { input: 'electron/serve.ts', file: 'serve.js', format: 'es' },
  { input: 'electron/desk/library/scan.worker.ts', file: 'scan.worker.js', format: 'es' },
  { input: 'electron/desk/images/image-scan.worker.ts', file: 'image-scan.worker.js', format: 'es' },
  // A sandboxed preload is one CommonJS file: electronjs.org/docs, "Process Sandboxing".
  { input: 'electron/preload.ts', file: 'preload.cjs', format: 'cjs' },
] as const

/** Native code and Electron itself are found at run time; all else is bundled. */
const external = [/^node:/, 'electron', 'sharp']

/** Builds what is out of date and says how long it took; with `force` all of it. */
export async function build(options: { readonly force: boolean }): Promise<void> {
  const began = Date.now()
  const stamp = await sourceStamp()
  const stampFile = path.join(project, '.cache/build-stamp')
  const built = await readFile(stampFile, 'utf8').catch(() => '')
  if (!options.force && built === stamp && existsSync(path.join(dist, 'electron/serve.js'))) return
  await rm(stampFile, { force: true })
  await inProduction(() =>
    Promise.all([
      buildPrograms(),
      buildRenderer({ configFile: path.join(project, 'vite.config.ts'), logLevel: 'warn' }),
    ]),
  )
  await buildDiagrams()
  await mkdir(path.dirname(stampFile), { recursive: true })
  await writeFile(stampFile, stamp)
  console.log(`Built in ${((Date.now() - began) / 1000).toFixed(1)} s`)
}

/** Whatever the caller is: under a test runner's NODE_ENV React would come with its checks, and be slower by them. */
async function inProduction(work: () => Promise<unknown>): Promise<void> {
  const { NODE_ENV: before } = process.env
  process.env.NODE_ENV = 'production'
  try {
    await work()
  } finally {
    if (before === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = before
  }
}

/** One classic script: a frame without an origin cannot load modules. Vite has emptied the folder before. */
async function buildDiagrams(): Promise<void> {
  const folder = path.join(project, 'renderer/diagrams')
  const bundle = await rolldown({
    input: path.join(folder, 'diagram-page.ts'),
    platform: 'browser',
    logLevel: 'warn',
  })
  const file = path.join(dist, 'renderer/diagram.js')
  await bundle.write({ file, format: 'iife', minify: true, codeSplitting: false })
  await bundle.close()
  await copyFile(path.join(folder, 'diagram.html'), path.join(dist, 'renderer/diagram.html'))
}

async function buildPrograms(): Promise<void> {
  await rm(path.join(dist, 'electron'), { recursive: true, force: true })
  for (const { input, file, format } of programs) {
    const bundle = await rolldown({
      input: path.join(project, input),
      platform: 'node',
      external,
      // The package's own entry reads its tables from files beside it; this one holds them.
      resolve: { alias: { 'css-tree': 'css-tree/dist/csstree.esm' } },
      logLevel: 'warn',
    })
    await bundle.write({
      file: path.join(dist, 'electron', file),
      format,
      sourcemap: true,
      codeSplitting: false,
    })
    await bundle.close()
  }
}

/** A hash over the names, sizes and times of everything that goes in. */
async function sourceStamp(): Promise<string> {
  const hash = createHash('sha256')
  for (const root of [
    'electron',
    'renderer',
    'shared',
    'package-lock.json',
    'vite.config.ts',
    'build/build.ts',
  ]) {
    for (const file of await filesBelow(path.join(project, root))) {
      const { size, mtimeMs } = await stat(file)
      hash.update(`${file} ${size} ${mtimeMs}\n`)
    }
  }
  return hash.digest('hex')
}

async function filesBelow(at: string): Promise<string[]> {
  if ((await stat(at)).isFile()) return [at]
  const entries = await readdir(at, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build({ force: true })
