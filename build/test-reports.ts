// What the two test runners leave behind in their JSON reports, in the words of `npm test`.
import path from 'node:path'
import { z } from 'zod'
import { project } from './build.ts'

/** What a runner counted; `failures` holds, of each failure, the test's name and the beginning of what it says. */
export type Report = {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly failures: readonly string[]
}

const vitestJson = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
})

/** @throws ZodError where `text` is not what vitest's `json` reporter writes. */
export function vitestReport(text: string): Report {
  const report = vitestJson.parse(JSON.parse(text))
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests,
    failures: report.testResults.flatMap(({ name, status, message, assertionResults }) => {
      const file = path.relative(project, name)
      const failed = assertionResults.filter((result) => result.status === 'failed')
      // A file that cannot be loaded has no test to fail.
      if (failed.length === 0) return status === 'failed' ? [`${file}\n${beginning(message)}`] : []
      return failed.map(
        ({ fullName, failureMessages }) => `${file} › ${fullName}\n${beginning(failureMessages?.[0])}`,
      )
    }),
  }
}

const suite = z.object({
  specs: z
    .array(
      z.object({
        title: z.string(),
        file: z.string(),
        line: z.number(),
        tests: z.array(
          z.object({
            status: z.string(),
            results: z.array(z.object({ error: z.object({ message: z.string().optional() }).optional() })),
          }),
        ),
      }),
    )
    .default([]),
  get suites() {
    return z.array(suite).default([])
  },
})

const playwrightJson = z.object({
  suites: z.array(suite),
  errors: z.array(z.object({ message: z.string().optional() })),
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
})

/** @throws ZodError where `text` is not what Playwright's `json` reporter writes. */
export function playwrightReport(text: string): Report {
  const { stats, suites, errors } = playwrightJson.parse(JSON.parse(text))
  const failures = suites
    .flatMap(specsOf)
    .flatMap(({ title, file, line, tests }) =>
      tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(
          ({ results }) =>
            `${file}:${line} › ${title}\n${beginning(results.find(({ error }) => error)?.error?.message)}`,
        ),
    )
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    failures: [...failures, ...errors.map(({ message }) => `playwright\n${beginning(message)}`)],
  }
}

function specsOf(one: z.infer<typeof suite>): z.infer<typeof suite>['specs'] {
  return [...one.specs, ...one.suites.flatMap(specsOf)]
}

/** As much of a failure's words as tells what it was. */
function beginning(message = ''): string {
  return message
    .split('\n')
    .slice(0, 12)
    .map((line) => `    ${line.slice(0, 300)}`)
    .join('\n')
}
