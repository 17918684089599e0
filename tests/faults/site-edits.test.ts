// A site edit while any one call of the disk goes wrong, and one that is killed at any moment: whole or not at all.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'rolldown'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { nodeDisk } from '../../electron/desk/files/disk.ts'
import { sweepTemps } from '../../electron/desk/files/sweep.ts'
import type { SiteEdit } from '../../shared/contract/site-edits.ts'
import { allOf, editSite } from '../support/edit-site.ts'
import { faultLoop } from '../support/failing-disk.ts'
import { killWithin } from '../support/kill-within.ts'
import { inMemory, picture } from '../support/sites.ts'

const ROUNDS = Number(process.env.GALLEY_EDIT_KILL_ROUNDS ?? 60)

const drawn = picture(1)
const files = async () => ({
  'blog/walk.md': '![x](walk-images/x.png)\r\n[b](b.md)',
  'blog/b.md': '[walk](walk.md) ![x](walk-images/x.png)',
  'blog/walk-images/x.png': await drawn,
})
const move = { kind: 'move-post', from: 'blog/walk.md', to: 'notes/hike.md' } as SiteEdit

it.each(['ENOSPC', 'EIO', 'EACCES', 'short, then full'])(
  'with %s at each call in turn the site is as before or as wanted',
  async (fault) => {
    const wanted = await editSite(await files(), inMemory)
    await wanted.edit(move)
    const done = wanted.all()
    const calls = await faultLoop(
      fault,
      async () => {
        const site = await editSite(await files(), inMemory)
        return { site, before: site.all(), plan: await site.plan(move) }
      },
      (disk, { site, plan }) => site.carryOut(plan, disk),
      async ({ site, before }, ended, where) => {
        const isDone = ended.kind === 'done' && ended.result.kind === 'done'
        if (!isDone) await site.recover()
        expect(site.all(), where).toEqual(isDone ? done : before)
        rmSync(path.dirname(site.root), { recursive: true })
      },
    )
    for (const call of ['link', 'unlink', 'rename', 'mkdir', 'handle.sync']) expect(calls).toContain(call)
  },
  10 * 60_000,
)

let folder: string
let program: string
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'galley-edit-kill-'))
  program = path.join(import.meta.dirname, `../../.cache/edit-loop-${process.pid}.mjs`)
  await build({
    input: path.join(import.meta.dirname, '../support/edit-loop.ts'),
    platform: 'node',
    external: ['sharp', /^node:/],
    logLevel: 'silent',
    output: { file: program, format: 'esm', codeSplitting: false },
  })
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
  rmSync(program, { force: true })
})

it(
  `${ROUNDS} kills during edits to and fro leave one of the two sites after the next start`,
  async () => {
    const site = await editSite(await files())
    const here = site.all()
    await site.edit(move)
    const there = site.all()
    let met = 0
    for (let round = 0; round < ROUNDS; round++) {
      await killWithin(spawn(process.execPath, [program, site.root, site.dataFolder]), 80)
      const left = JSON.stringify(allOf(site.root))
      if (left !== JSON.stringify(here) && left !== JSON.stringify(there)) met++
      await site.recover()
      // As the opening of a site does.
      await sweepTemps(nodeDisk, site.root, () => false)
      expect([here, there]).toContainEqual(site.all())
    }
    console.log(`${met} of ${ROUNDS} kills left an edit half done`)
    // Kills that never met an edit would prove nothing.
    expect(met).toBeGreaterThan(0)
  },
  10 * 60_000,
)
