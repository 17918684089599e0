import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: 'tests/support/build-once.ts',
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'tests/bench/**'],
    // Two files run at once, on whatever machine.
    testTimeout: 60_000,
    pool: 'forks',
    // A test waits for a browser or a disk most of the time: every processor is put to work.
    maxWorkers: '100%',
  },
})
