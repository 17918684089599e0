// A disk on which one chosen call goes wrong, and the loop that lets every call of an operation go wrong in turn.
import type { FileHandle } from 'node:fs/promises'
import { expect } from 'vitest'
import { type Disk, nodeDisk } from '../../electron/desk/files/disk.ts'
import { isFailure } from '../../shared/contract/failure.ts'

/**
 * - an errno name: the call fails with it and does nothing
 * - `short`: a write takes half of what it is given; other calls are as ever
 * - `short, then full`: so, and the next write finds the disk full
 */
export type Fault = string

export const faults: readonly Fault[] = [
  ...['ENOSPC', 'EDQUOT', 'EIO', 'EACCES', 'EROFS', 'EMFILE', 'EINTR', 'ESTALE', 'EXDEV'],
  'short',
  'short, then full',
]

export type FailingDisk = {
  readonly disk: Disk
  /** The call that went wrong, as `open` or `handle.sync`; null while there was none. */
  fired(): string | null
}

/** Counts every call of the disk and of each handle that it opened, from 1; call number `nth` goes wrong. */
export function failingDisk(nth: number, fault: Fault): FailingDisk {
  let calls = 0
  let fired: string | null = null
  let isFull = false

  function wrap<T extends object>(target: T, prefix: string): T {
    return new Proxy(target, {
      get(_target, name) {
        const member = Reflect.get(target, name, target)
        if (typeof member !== 'function') return member
        return (...args: unknown[]) => run(`${prefix}${String(name)}`, target, member, args)
      },
    })
  }

  async function run(name: string, target: object, member: unknown, args: unknown[]): Promise<unknown> {
    const call = async (given: unknown[]) => Reflect.apply(member as () => unknown, target, given)
    calls++
    const isWrite = name === 'handle.write'
    if (isWrite && isFull) throw systemError('ENOSPC', name)
    if (calls === nth) {
      fired = name
      if (fault.startsWith('short')) {
        if (!isWrite) return finish(await call(args))
        isFull = fault === 'short, then full'
        const [bytes, offset, length, position] = args as [Uint8Array, number, number, number]
        return call([bytes, offset, Math.floor(length / 2), position])
      }
      // A failed close has closed all the same: close(2).
      if (name === 'handle.close') await call(args)
      throw systemError(fault, name)
    }
    return finish(await call(args))
  }

  function finish(result: unknown): unknown {
    return isHandle(result) ? wrap(result, 'handle.') : result
  }

  return { disk: wrap({ ...nodeDisk }, ''), fired: () => fired }
}

/**
 * Runs `operation` again and again, with call number 1, 2, … going wrong, until it runs through untouched.
 * What it throws must be a DeskFailure. `check` is told how it ended, and looks at what is on the real disk.
 * Gives the calls that went wrong, in order.
 */
export async function faultLoop<S, T>(
  fault: Fault,
  prepare: () => Promise<S>,
  operation: (disk: Disk, state: S) => Promise<T>,
  check: (state: S, ended: Ended<T>, call: string) => Promise<void>,
): Promise<string[]> {
  const failed: string[] = []
  for (let nth = 1; ; nth++) {
    const state = await prepare()
    const { disk, fired } = failingDisk(nth, fault)
    const ended = await end(() => operation(disk, state))
    const call = fired()
    if (call === null) {
      expect(ended.kind, 'without a fault it succeeds').toBe('done')
      return failed
    }
    failed.push(call)
    const where = `${fault} at call ${nth}, ${call}`
    if (ended.kind === 'failed') {
      expect(isFailure(ended.error), `${where}: ${String(ended.error)}`).toBe(true)
    }
    await check(state, ended, where)
  }
}

export type Ended<T> =
  | { readonly kind: 'done'; readonly result: T }
  | { readonly kind: 'failed'; readonly error: unknown }

async function end<T>(operation: () => Promise<T>): Promise<Ended<T>> {
  try {
    return { kind: 'done', result: await operation() }
  } catch (error) {
    return { kind: 'failed', error }
  }
}

function isHandle(result: unknown): result is FileHandle {
  return typeof result === 'object' && result !== null && 'fd' in result && 'datasync' in result
}

function systemError(code: string, call: string): Error {
  return Object.assign(new Error(`${code}: ${call}, as the test wants it`), { code })
}
