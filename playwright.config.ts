import { defineConfig } from '@playwright/test'
import { findBrowser } from './build/find-browser.ts'

const browser = await findBrowser()

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.e2e.ts',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: true,
  // A test that passes only sometimes is a fault to find, not one to try again.
  retries: 0,
  reporter: process.env.GALLEY_REPORT
    ? [['line'], ['json', { outputFile: process.env.GALLEY_REPORT }]]
    : 'list',
  use: {
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: browser.path },
    // Recording takes longer than most tests; a failure can be run again with it.
    trace: process.env.GALLEY_TRACE ? 'retain-on-failure' : 'off',
  },
})
