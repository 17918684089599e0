// From a key to the painted preview, beside a bare CodeMirror, the ideal patch, a full rendering on each key, and
// Toast UI, in turns, so that what else the machine does meets all alike. Times differ from machine to machine; the
// ratios are what is meant. `--sizes 10,100` (KB) and `--only sizes|kinds|start` choose a part.
import { parseArgs } from 'node:util'
import { firstPaints } from './first-paint.ts'
import {
  type Column,
  columns,
  median,
  p95,
  printScene,
  printTargets,
  type Result,
  type Results,
  type Target,
} from './keystroke-report.ts'
import { lookOf, openGalley } from './open-galley.ts'
import { openRival } from './open-rival.ts'
import { type Memory, memoryOf } from './page-memory.ts'
import { type Mark, makePost, makePostOfKinds } from './posts.ts'
import { type Opened, pressBurst, pressKeys } from './press-keys.ts'
import { withProcessorTime } from './processor-time.ts'

type Scene = {
  readonly name: string
  readonly text: string
  readonly places: readonly Mark[]
  readonly columns: readonly Column[]
  /** In each round, at each place. */
  readonly keys: number
  readonly hasBursts: boolean
  /** How often the editors are opened for it. */
  readonly openings: number
}

const ROUNDS = 4
/** Of a short post, where a key takes so little that a frame's wait is more than all else. */
const OPENINGS = 3
const BURST = 30
/** In each round: one alone would say more about the machine than about the editor. */
const BURSTS = 3
const REST_MS = 200
/** What a pause brings is done by then. */
const BETWEEN_BURSTS_MS = 600
/** Galley saves when one pauses; that is not to meet whose turn is next. */
const UNTIL_SAVED_MS = 2500
const all = Object.keys(columns) as Column[]
const quick = ['bare', 'ideal', 'galley'] as const
const withBursts: ReadonlySet<Column> = new Set(quick)
const kinds = ['link', 'list', 'table', 'code', 'heading', 'title'] as const

const { values: asked } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10,100,1000,5000' },
    only: { type: 'string', default: 'sizes,kinds,start' },
  },
})
const parts = asked.only.split(',')
const targets: Target[] = []

if (parts.includes('sizes')) {
  for (const size of asked.sizes.split(',').map(Number)) {
    const name = size < 1000 ? `${size} KB` : `${size / 1000} MB`
    if (size > 1000) console.log('\n(c) and (d) are left out here: a key takes them many seconds.')
    const results = await play({
      name,
      text: makePost(size * 1000),
      places: ['middle', 'end'],
      columns: size > 1000 ? quick : all,
      keys: 15,
      hasBursts: true,
      openings: size < 1000 ? OPENINGS : 1,
    })
    targets.push(...targetsOf(size, name, results))
  }
}
if (parts.includes('kinds')) {
  const results = await play({
    name: '100 KB, by what is typed into',
    text: makePostOfKinds(100_000),
    places: kinds,
    columns: ['bare', 'ideal', 'toast', 'galley'],
    keys: 15,
    hasBursts: false,
    openings: OPENINGS,
  })
  targets.push(...kinds.map((kind) => toIdeal(`100 KB, ${kind}`, results, kind)))
}
if (parts.includes('start')) targets.push(...(await firstPaints()))
printTargets(targets)

/** As often as the scene says, since a browser keeps to the rhythm in which its frames come once it has begun. */
async function play(scene: Scene): Promise<Results> {
  const measured = new Map<Column, Measured>()
  for (let nth = 0; nth < scene.openings; nth++) await playOnce(scene, measured)
  const results = new Map<Column, Result>()
  for (const [column, { memory, ...times }] of measured) if (memory) results.set(column, { ...times, memory })
  printScene(scene.name, scene.places, results)
  return results
}

/** Opens the editors beside each other and types into one after the other; one that dies is named and left out. */
async function playOnce(scene: Scene, measured: Map<Column, Measured>): Promise<void> {
  const galley = await openGalley(scene.text)
  const opened = [galley]
  try {
    const look = await lookOf(galley, scene.places)
    const turns = new Map<Column, Turns>()
    for (const column of scene.columns) {
      await bear(column, scene, async () => {
        const editor = column === 'galley' ? galley : await openRival(column, scene.text, look)
        opened.push(editor)
        const times = measured.get(column) ?? {
          keys: new Map(),
          workedMs: new Map(),
          bursts: [],
          longTasks: [],
        }
        measured.set(column, times)
        turns.set(column, { editor, typed: new Map(), measured: times })
      })
    }
    await takeTurns(scene, turns)
  } finally {
    for (const { end } of new Set(opened)) await end()
  }
}

async function takeTurns(scene: Scene, turns: Map<Column, Turns>): Promise<void> {
  for (const place of scene.places) {
    for (const [column, { editor }] of turns) {
      if (!(await bear(column, scene, () => goThere(editor, place)))) turns.delete(column)
    }
    for (let round = 0; round < ROUNDS; round++) {
      for (const [column, turn] of turns) {
        if (!(await bear(column, scene, () => takeTurn(scene, column, turn, place)))) turns.delete(column)
      }
    }
  }
  for (const [column, { editor, measured }] of turns) {
    await bear(column, scene, async () => {
      measured.memory = await memoryOf(editor.page)
    })
  }
}

type Turns = {
  readonly editor: Opened
  /** Letters that stand behind each mark. */
  readonly typed: Map<Mark, number>
  readonly measured: Measured
}

type Measured = {
  readonly keys: Map<Mark, number[]>
  readonly workedMs: Map<Mark, number>
  readonly bursts: number[]
  readonly longTasks: number[]
  /** When all was typed. */
  memory?: Memory
}

/** Whether `work` was done. */
async function bear(column: Column, { name }: Scene, work: () => Promise<void>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    console.log(`${columns[column]} did not bear ${name}: ${String(error).split('\n')[0]}`)
    return false
  }
}

async function goThere({ page, goTo }: Opened, place: Mark): Promise<void> {
  await page.bringToFront()
  await goTo(place)
  await page.waitForTimeout(1500)
}

async function takeTurn(
  { keys: count, hasBursts }: Scene,
  column: Column,
  { editor, typed, measured }: Turns,
  place: Mark,
): Promise<void> {
  const before = typed.get(place) ?? 0
  await editor.page.evaluate(() => window.bench.takeLongTasks())
  const [pressed, workedMs] = await withProcessorTime(editor.page, () =>
    pressKeys(editor, place, before, count),
  )
  typed.set(place, before + count)
  measured.keys.set(place, [...(measured.keys.get(place) ?? []), ...pressed])
  measured.workedMs.set(place, (measured.workedMs.get(place) ?? 0) + workedMs)
  measured.longTasks.push(...(await editor.page.evaluate(() => window.bench.takeLongTasks())))
  await editor.page.waitForTimeout(REST_MS)
  if (hasBursts && withBursts.has(column) && place === 'middle') {
    for (let nth = 0; nth < BURSTS; nth++) {
      const standing = before + count + nth * BURST
      measured.bursts.push(await pressBurst(editor, place, standing, BURST))
      typed.set(place, standing + BURST)
      await editor.page.waitForTimeout(BETWEEN_BURSTS_MS)
    }
  }
  await editor.page.waitForTimeout(column === 'galley' ? UNTIL_SAVED_MS : REST_MS)
}

function targetsOf(size: number, name: string, results: Results): Target[] {
  const { bare, ideal, full, toast, galley } = Object.fromEntries(results) as Partial<Record<Column, Result>>
  const middle = (result: Result | undefined) => result?.keys.get('middle')
  const ahead = (rival: Result | undefined) => median(middle(rival)) / median(middle(galley))
  const longest = galley ? Math.max(0, ...galley.longTasks) : Number.NaN
  const heap = (result: Result | undefined) =>
    result ? result.memory.pageBytes + result.memory.workerBytes : Number.NaN
  const found: Target[] = [
    toIdeal(`${name}, middle`, results, 'middle'),
    toIdeal(`${name}, end`, results, 'end'),
    {
      name: `${name}, burst: Galley / ideal patch`,
      value: median(galley?.bursts) / median(ideal?.bursts),
      limit: 1.3,
    },
    { name: `${name}, longest task of Galley, ms`, value: longest, limit: size > 1000 ? 100 : 50 },
  ]
  if (size < 1000) {
    found.push({ name: `${name}, median: Toast UI / Galley`, value: ahead(toast), limit: 1, atLeast: true })
  }
  if (size === 1000) {
    const toBare = p95(middle(galley)) / p95(middle(bare))
    found.push(
      { name: `${name}, p95: Galley / bare`, value: toBare, limit: 2 },
      { name: `${name}, median: full rendering / Galley`, value: ahead(full), limit: 100, atLeast: true },
      { name: `${name}, median: Toast UI / Galley`, value: ahead(toast), limit: 100, atLeast: true },
      { name: `${name}, heap with workers: Galley / bare`, value: heap(galley) / heap(bare), limit: 2 },
    )
  }
  return found
}

function toIdeal(name: string, results: Results, place: Mark): Target {
  const value = p95(results.get('galley')?.keys.get(place)) / p95(results.get('ideal')?.keys.get(place))
  return { name: `${name}, p95: Galley / ideal patch`, value, limit: 1.3 }
}
