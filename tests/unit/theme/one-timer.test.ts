import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { oneTimer } from '../../../renderer/theme/one-timer.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const inMs = (ms: number) => performance.now() + ms

it('rings when it was set for last, later or earlier', () => {
  const act = vi.fn()
  const timer = oneTimer(act)
  timer.setFor(inMs(500))
  timer.setFor(inMs(900))
  vi.advanceTimersByTime(850)
  expect(act).not.toHaveBeenCalled()
  vi.advanceTimersByTime(100)
  expect(act).toHaveBeenCalledOnce()
  timer.setFor(inMs(900))
  timer.setFor(inMs(100))
  vi.advanceTimersByTime(150)
  expect(act).toHaveBeenCalledTimes(2)
  vi.advanceTimersByTime(5000)
  expect(act).toHaveBeenCalledTimes(2)
})

it('is put off by many keys without a timer for each', () => {
  const timer = oneTimer(vi.fn())
  timer.setFor(inMs(700))
  const set = vi.spyOn(globalThis, 'setTimeout')
  for (let key = 0; key < 100; key++) timer.setFor(inMs(700 + key))
  expect(set).not.toHaveBeenCalled()
})

it('rings no more once it is cleared, and is set while it is to ring', () => {
  const act = vi.fn()
  const timer = oneTimer(act)
  timer.setFor(inMs(100))
  expect(timer.isSet()).toBe(true)
  timer.clear()
  expect(timer.isSet()).toBe(false)
  vi.advanceTimersByTime(500)
  expect(act).not.toHaveBeenCalled()
})
