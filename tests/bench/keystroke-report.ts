// The keystroke benchmark's tables, and what of it was promised.
import type { Memory } from './page-memory.ts'
import type { Mark } from './posts.ts'

export const columns = {
  bare: '(a) bare CodeMirror, no preview',
  ideal: '(b) ideal patch',
  full: '(c) full rendering on each key',
  toast: '(d) Toast UI',
  galley: '(e) Galley',
} as const
export type Column = keyof typeof columns

/** All times in milliseconds. */
export type Result = {
  readonly keys: ReadonlyMap<Mark, readonly number[]>
  /** Of the page's main thread, over all keys of a place: processor time. */
  readonly workedMs: ReadonlyMap<Mark, number>
  readonly bursts: readonly number[]
  /** Tasks over 50 ms while keys were typed. */
  readonly longTasks: readonly number[]
  readonly memory: Memory
}

/** Without those that did not bear the text. */
export type Results = ReadonlyMap<Column, Result>

/** `value` is to be at most `limit`, or with `atLeast` at least that. */
export type Target = {
  readonly name: string
  readonly value: number
  readonly limit: number
  readonly atLeast?: boolean
}

export function printScene(name: string, places: readonly Mark[], results: Results): void {
  console.log(
    `\n## ${name}: ms from key to paint, median / p95 / max (main thread's processor time per key)\n`,
  )
  const rows = [...results].map(([column, { keys, workedMs, bursts, longTasks, memory }]) => [
    columns[column],
    ...places.map((place) => times(keys.get(place) ?? [], workedMs.get(place) ?? Number.NaN)),
    ms(median(bursts)),
    longTasks.length === 0 ? 'none' : `${longTasks.length}, ${ms(Math.max(...longTasks))}`,
    `${mb(memory.pageBytes)} + ${mb(memory.workerBytes)} MB, ${memory.nodes} nodes`,
  ])
  printTable([['', ...places, 'burst of 30', 'long tasks', 'heap of page + workers'], ...rows])
}

export function printTargets(targets: readonly Target[]): void {
  console.log('\n## Targets\n')
  const measured = targets.filter(({ value }) => !Number.isNaN(value))
  printTable(
    measured.map(({ name, value, limit, atLeast = false }) => [
      (atLeast ? value >= limit : value <= limit) ? 'holds ' : 'MISSED',
      name,
      value.toFixed(2),
      `${atLeast ? 'at least' : 'at most'} ${limit}`,
    ]),
  )
}

export function p95(values: readonly number[] | undefined): number {
  return quantile(values, 0.95)
}

export function median(values: readonly number[] | undefined): number {
  return quantile(values, 0.5)
}

/** NaN where nothing was measured. */
function quantile(values: readonly number[] = [], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

function printTable(rows: readonly (readonly string[])[]): void {
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? []
  for (const row of rows)
    console.log(
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}

function times(values: readonly number[], workedMs: number): string {
  if (values.length === 0) return '–'
  const spread = [median(values), p95(values), Math.max(...values)].map(ms).join(' / ')
  return `${spread} (${ms(workedMs / values.length)})`
}

function ms(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(value < 10 ? 1 : 0)
}

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(0)
}
