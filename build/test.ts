// `npm test`: builds, then runs every test there is, the end-to-end ones in a real Chromium (or on Electron where
// its binary is present and can show a window). Fails where a browser is missing, and says what to do; it never skips silently.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build, project } from './build.ts'
import { findBrowser } from './find-browser.ts'
import { installedElectronForWindows } from './find-electron.ts'
import { playwrightReport, type Report, vitestReport } from './test-reports.ts'

const browser = await findBrowser()
const electron = process.env.GALLEY_SHELL === 'browser' ? null : installedElectronForWindows()
console.log(
  `End-to-end tests run in the ${electron ? `desktop shell (${electron})` : `browser shell, in ${browser.name} (${browser.path})`}.`,
)
await build({ force: true })

const reports = mkdtempSync(path.join(tmpdir(), 'galley-test-'))
const reported = [
  run(
    'vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile=${path.join(reports, 'vitest.json')}`],
    vitestReport,
  ),
  run('playwright', ['test'], playwrightReport),
]
rmSync(reports, { recursive: true, force: true })
const sum = (key: 'passed' | 'failed' | 'skipped') => reported.reduce((total, part) => total + part[key], 0)
// Once more, last: where only the end of a run is kept, it must name what failed.
for (const failure of reported.flatMap(({ failures }) => failures)) console.log(`failed: ${failure}`)
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
process.exitCode = sum('failed') > 0 || reported.some(({ passed }) => passed === 0) ? 1 : 0

/** A runner that ends badly without counting a failure counts as one. */
function run(name: 'vitest' | 'playwright', args: readonly string[], read: (text: string) => Report): Report {
  const report = path.join(reports, `${name}.json`)
  const program = path.join(project, 'node_modules/.bin', process.platform === 'win32' ? `${name}.cmd` : name)
  const { status } = spawnSync(program, args, {
    cwd: project,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      // Read by every Node that starts, which then takes twice as long; over a thousand do, and none asks the web.
      NODE_EXTRA_CA_CERTS: undefined,
      // The build above leaves `production` behind, and React's own test helpers are not in that.
      NODE_ENV: 'test',
      GALLEY_REPORT: report,
      GALLEY_SHELL: electron ? 'electron' : 'browser',
    },
  })
  if (!existsSync(report))
    return { passed: 0, failed: 1, skipped: 0, failures: [`${name} left no report (status ${status})`] }
  const counted = read(readFileSync(report, 'utf8'))
  if (status === 0 || counted.failed > 0) return counted
  return { ...counted, failed: 1, failures: [...counted.failures, `${name} ended with status ${status}`] }
}
