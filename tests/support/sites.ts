// Small blogs for tests, made anew in a temporary folder: files by path, and Git where it is wanted.
import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import sharp from 'sharp'

export type TemporaryFolder = { readonly path: string; remove(): Promise<void> }

/**
 * Where files wait for no disk, in memory, on a system that has such a place: for tests that let each call of a disk
 * fail in turn, in a small site made anew each time. A program that is killed is to meet a real one.
 */
export const inMemory = existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir()

export async function temporaryFolder(name: string, parent = os.tmpdir()): Promise<TemporaryFolder> {
  const folder = await mkdtemp(path.join(parent, `galley-${name}-`))
  return { path: folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

export type Files = Readonly<Record<string, string | Uint8Array>>

export async function writeFiles(folder: string, files: Files): Promise<void> {
  const written = Object.entries(files).map(([name, content]) => [path.join(folder, name), content] as const)
  for (const parent of new Set(written.map(([file]) => path.dirname(file))))
    await mkdir(parent, { recursive: true })
  // Ten thousand promises cost more than ten thousand files.
  for (const [file, content] of written) writeFileSync(file, content)
}

/** Three posts of a plain site, one of them a draft, with the habits that a new post can be learned from. */
export const plainSite: Files = {
  'posts/first-light.md': `---
title: First light
date: 2026-03-01
tags: [morning, lake]
---

The lake was *still* at six.

See also [the second post](second-wind.md).
`,
  'posts/second-wind.md': `---
title: Second wind
date: 2026-04-12
tags: [hills]
---

# Uphill

Some text about a hill.
`,
  'posts/unfinished.md': `---
title: Unfinished
date: 2026-05-02
tags: [hills]
draft: true
---

Not yet.
`,
}

/** A picture of its own colour, so that no two `nth` have the same bytes. */
export function picture(nth: number, format: 'png' | 'jpeg' = 'png'): Promise<Buffer> {
  const background = { r: (nth * 37) % 256, g: (nth * 91) % 256, b: (nth * 53) % 256 }
  const drawn = sharp({ create: { width: 64 + nth, height: 48, channels: 3, background } })
  return (format === 'png' ? drawn.png() : drawn.jpeg()).toBuffer()
}

/** Runs the system's Git in `folder` as a person who has a name, and answers what it printed. */
export function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', args, {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      GIT_AUTHOR_NAME: 'Ada Author',
      GIT_AUTHOR_EMAIL: 'ada@example.org',
      GIT_COMMITTER_NAME: 'Ada Author',
      GIT_COMMITTER_EMAIL: 'ada@example.org',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 20_000,
  })
}
