import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'rolldown'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { nodeDisk } from '../../electron/desk/files/disk.ts'
import { versionOf } from '../../electron/desk/files/read.ts'
import { sweepTemps } from '../../electron/desk/files/sweep.ts'
import { killWithin } from '../support/kill-within.ts'
import { numberedBody, numberOf } from '../support/numbered-body.ts'

const ROUNDS = Number(process.env.GALLEY_KILL_ROUNDS ?? 1000)
/** Children that save side by side, each in a site of its own: starting one is most of a round. */
const LANES = 3

let folder: string
let program: string
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'galley-kill-'))
  program = path.join(folder, 'save-loop.mjs')
  await build({
    input: path.join(import.meta.dirname, '../support/save-loop.ts'),
    platform: 'node',
    logLevel: 'silent',
    output: { file: program, format: 'esm', codeSplitting: false },
  })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it(
  `${ROUNDS} kills during a save leave no torn post and, after the next start, no stray file`,
  async () => {
    const lanes = await Promise.all(
      Array.from({ length: LANES }, (_, n) =>
        lane(n, Math.ceil((ROUNDS * (n + 1)) / LANES) - Math.ceil((ROUNDS * n) / LANES)),
      ),
    )
    const total = (count: (lane: Lane) => number) => lanes.reduce((sum, one) => sum + count(one), 0)
    console.log(
      `killed ${total((one) => one.kills)} times, ${total((one) => one.saves)} saves, ` +
        `${total((one) => one.strays)} temporary files swept, ${total((one) => one.torn)} torn`,
    )
    expect(total((one) => one.kills)).toBe(ROUNDS)
    expect(total((one) => one.torn)).toBe(0)
    // Kills that never met a save would prove nothing.
    expect(total((one) => one.saves)).toBeGreaterThan(ROUNDS / 2)
    expect(total((one) => one.snapshots)).toBeGreaterThan(0)
    for (const one of lanes) expect(one.left).toEqual(['post.md'])
  },
  15 * 60_000,
)

type Lane = { kills: number; saves: number; strays: number; torn: number; snapshots: number; left: string[] }

async function lane(number: number, rounds: number): Promise<Lane> {
  const root = path.join(folder, `site-${number}`)
  const post = path.join(root, 'post.md')
  const data = path.join(folder, `data-${number}`)
  mkdirSync(root)
  writeFileSync(post, numberedBody(0))
  const done: Lane = { kills: 0, saves: 0, strays: 0, torn: 0, snapshots: 0, left: [] }
  let before = 0
  for (let round = 0; round < rounds; round++) {
    await killWithin(spawn(process.execPath, [program, root, data, String(round % 2)]), 40)
    done.kills++
    const body = readFileSync(post, 'utf8')
    const now = numberOf(body)
    if (body !== numberedBody(now) || now < before) done.torn++
    done.saves += now - before
    before = now
    done.strays += readdirSync(root).length - 1
  }
  await sweepTemps(nodeDisk, root, () => false)
  done.left = readdirSync(root)
  const snapshots = path.join(data, 'snapshots')
  for (const name of readdirSync(snapshots, { recursive: true, encoding: 'utf8' })) {
    const version = /\d+-([0-9a-f]{64})$/.exec(name)?.[1]
    if (version === undefined) continue
    done.snapshots++
    if (versionOf(readFileSync(path.join(snapshots, name))) !== version) done.torn++
  }
  return done
}
