// `npm run bench [NAME [-- OPTIONS]]`: runs the benchmarks of tests/bench one after the other; each prints its own
// table.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { build, project } from './build.ts'

const [wanted = '', ...options] = process.argv.slice(2)
await build({ force: false })
const folder = path.join(project, 'tests/bench')
for (const name of readdirSync(folder).filter(
  (file) => file.endsWith('.bench.ts') && file.includes(wanted),
)) {
  console.log(`\n# ${name.replace('.bench.ts', '')}\n`)
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', path.join(folder, name), ...options], {
    cwd: project,
    stdio: 'inherit',
  })
  if (status !== 0) process.exitCode = 1
}
