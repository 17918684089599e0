// Installs the generators that come from npm, for the tests beside this file: `node --import tsx tests/generators/install.ts`.
// Hugo, Jekyll and Pelican come from the system (`apt-get install hugo jekyll pelican`, `brew install hugo`, …).
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { packagesFolder } from './program.ts'

const versions = ['@11ty/eleventy@3.1.2', 'hexo@7.3.0', 'hexo-renderer-marked@7.0.1', 'astro@5.13.0']

mkdirSync(packagesFolder, { recursive: true })
writeFileSync(`${packagesFolder}/package.json`, '{ "private": true }\n')
const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--save-exact', ...versions], {
  cwd: packagesFolder,
  stdio: 'inherit',
})
process.exitCode = status ?? 1
