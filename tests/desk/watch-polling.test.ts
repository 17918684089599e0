import { EventEmitter } from 'node:events'
import { expect, it, vi } from 'vitest'
import { postPlace } from '../support/post-desk.ts'

// A system without watches left cannot be had in a test; a watcher that says so can.
const asked = vi.hoisted(() => [] as boolean[])
vi.mock('chokidar', async (original) => {
  const real = await original<typeof import('chokidar')>()
  return {
    ...real,
    watch: (root: string, options: { usePolling?: boolean }) => {
      asked.push(options.usePolling ?? false)
      if (options.usePolling) return real.watch(root, { ...options, interval: 100, binaryInterval: 100 })
      const failing = Object.assign(new EventEmitter(), { close: async () => undefined })
      setTimeout(() => failing.emit('error', Object.assign(new Error('no more'), { code: 'ENOSPC' })), 5)
      return failing
    },
  }
})

it('looks at the files by the clock, and says so once, where the system has no watches left', async () => {
  const { watchSite } = await import('../../electron/desk/files/watch.ts')
  const { desk, put } = postPlace()
  put('a.md', 'a')
  const seen: string[] = []
  const onPolling = vi.fn()
  const watch = watchSite(
    desk.root,
    () => false,
    (changed) => void seen.push(...changed.map(({ path }) => path)),
    onPolling,
  )
  await watch.ready
  // The clock's first look at a file comes behind `ready`: what changes before it is not seen, what changes then is.
  let turn = 0
  const change = () => {
    put('a.md', `changed ${++turn} times`)
    expect(seen).toContain('a.md')
  }
  await vi.waitFor(change, { timeout: 20_000, interval: 500 })
  expect(asked).toEqual([false, true])
  expect(onPolling).toHaveBeenCalledTimes(1)
  await watch.stop()
})
