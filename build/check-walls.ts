// `npm run lint`'s second half: no import goes against a wall. A checker that reads nothing finds nothing, so the
// modules that it read are counted against the files that there are.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const project = path.resolve(import.meta.dirname, '..')
const PATIENCE_MS = 120_000
const rooms = ['shared', 'electron', 'renderer', 'build', 'tests']

const Report = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        comment: z.string().optional(),
        rule: z.object({ name: z.string() }),
      }),
    ),
  }),
})

export type Breach = {
  readonly rule: string
  readonly from: string
  readonly to: string
  readonly instead: string
}
export type Walls = { readonly modules: number; readonly files: number; readonly breaches: readonly Breach[] }

/** Holds the walls against the tree below `folder`, which has the rooms directly in it. */
export function checkWalls(folder: string): Walls {
  const present = rooms.filter((room) => readdirSync(folder).includes(room))
  const program = path.join(project, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const { stdout, stderr, error } = spawnSync(
    process.execPath,
    [program, '--config', path.join(project, '.dependency-cruiser.cjs'), '--output-type', 'json', ...present],
    { cwd: folder, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024, timeout: PATIENCE_MS },
  )
  if (error) throw error
  if (stdout === '') throw new Error(`dependency-cruiser said nothing: ${stderr}`)
  const report = Report.parse(JSON.parse(stdout))
  const inRooms = new RegExp(`^(?:${rooms.join('|')})/.*(?<!\\.d)\\.tsx?$`)
  return {
    modules: report.modules.filter(({ source }) => inRooms.test(source)).length,
    files: present.reduce((sum, room) => sum + sourceFiles(path.join(folder, room)), 0),
    breaches: report.summary.violations.map(({ rule, from, to, comment }) => ({
      rule: rule.name,
      from,
      to,
      instead: comment ?? '',
    })),
  }
}

function sourceFiles(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'),
  ).length
}

if (process.argv[1] && path.resolve(process.argv[1]) === import.meta.filename) {
  const { modules, files, breaches } = checkWalls(project)
  for (const { rule, from, to, instead } of breaches) console.error(`${rule}: ${from} → ${to}\n  ${instead}`)
  console.log(`Walls: ${modules} modules read of ${files} files, ${breaches.length} breaches`)
  if (modules < files) console.error('Not every file was read, so the walls are not proven.')
  process.exitCode = breaches.length > 0 || modules < files ? 1 : 0
}
