// Ends a program at a moment that nobody chose, as a crash or a flat battery does.
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'vitest'

/** Lets the child work for up to `mostMs` after it first told something, then kills it; fails where it ended before. */
export async function killWithin(child: ChildProcess, mostMs: number): Promise<void> {
  const ended = once(child, 'exit')
  let complaint = ''
  child.stderr?.on('data', (data) => {
    complaint += String(data)
  })
  if (child.stdout) await Promise.race([once(child.stdout, 'data'), ended])
  await wait(Math.random() * mostMs)
  child.kill('SIGKILL')
  const [, signal] = await ended
  expect(signal, complaint).toBe('SIGKILL')
}
