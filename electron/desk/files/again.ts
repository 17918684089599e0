// Calls of the system that fail for a moment only, or where failing is no harm.
import { setTimeout as wait } from 'node:timers/promises'
import { errnoOf } from './disk-failure.ts'

/** The result, or null where it fails with one of `errnos`. */
export async function unless<T>(errnos: readonly string[], work: () => Promise<T>): Promise<T | null> {
  try {
    return await again(work)
  } catch (error) {
    if (errnos.includes(errnoOf(error) ?? '')) return null
    throw error
  }
}

/** Tries again what failed for a moment only: an interrupted call, a virus scanner that holds the file. */
export async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (tries === 4 || !MOMENTARY.has(errnoOf(error) ?? '')) throw error
      await wait(10 * 2 ** tries)
    }
  }
}

// Windows refuses a rename onto a file that another program has open for a moment.
const MOMENTARY = new Set(
  process.platform === 'win32'
    ? ['EINTR', 'EAGAIN', 'EBUSY', 'EPERM', 'EACCES']
    : ['EINTR', 'EAGAIN', 'EBUSY'],
)
