import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: 'tests/support/build-once.ts',
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'tests/bench/**'],
    // A law is checked for thousands of cases; two of them run at once, and CI's machines are slow.
    testTimeout: 180_000,
    pool: 'forks',
    // A test waits for a browser or a disk most of the time: every processor is put to work.
    maxWorkers: '100%',
  },
})
