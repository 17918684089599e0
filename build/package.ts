// `npm run package`: the installers of this platform. Needs Electron's binary, and says so where it cannot be had.
import { build as packInstallers } from 'electron-builder'
import { build, project } from './build.ts'
import config from './electron-builder.ts'
import { obtainElectron } from './find-electron.ts'

const electron = await obtainElectron()
if ('reason' in electron) {
  console.error(
    `No installer was made: Electron could not be had (${electron.reason}). Try again with a network.`,
  )
  process.exitCode = 1
} else {
  await build({ force: true })
  const made = await packInstallers({ projectDir: project, config, publish: 'never' })
  for (const file of made) console.log(file)
}
