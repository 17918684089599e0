// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { atRest } from '../../../renderer/theme/at-rest.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

it('acts once when nothing has changed for a while', () => {
  const act = vi.fn()
  const rest = atRest(act, 200, 1000)
  for (let nth = 0; nth < 5; nth++) {
    rest.touch()
    vi.advanceTimersByTime(80)
  }
  expect(act).not.toHaveBeenCalled()
  vi.advanceTimersByTime(130)
  expect(act).toHaveBeenCalledOnce()
  vi.advanceTimersByTime(5000)
  expect(act).toHaveBeenCalledOnce()
})

it('acts now and then while changes come without a pause, in the task behind the frame of one', () => {
  let touchedMs = 0
  const afterTouchMs: number[] = []
  const rest = atRest(() => afterTouchMs.push(performance.now() - touchedMs), 200, 1000)
  for (let nth = 0; nth < 100; nth++) {
    touchedMs = performance.now()
    rest.touch()
    vi.advanceTimersByTime(50)
  }
  expect(afterTouchMs.length).toBeGreaterThanOrEqual(4)
  expect(afterTouchMs.length).toBeLessThanOrEqual(5)
  for (const ms of afterTouchMs) expect(ms).toBeLessThanOrEqual(17)
})

it('acts by the clock in a window that draws no frames', () => {
  vi.stubGlobal('requestAnimationFrame', () => 1)
  const act = vi.fn()
  const rest = atRest(act, 200, 1000)
  for (let nth = 0; nth < 100; nth++) {
    rest.touch()
    vi.advanceTimersByTime(50)
  }
  expect(act.mock.calls.length).toBeGreaterThanOrEqual(4)
  expect(act.mock.calls.length).toBeLessThanOrEqual(5)
})

it('does not act for what is forgotten, and does again for what comes after', () => {
  const act = vi.fn()
  const rest = atRest(act, 200, 1000)
  rest.touch()
  rest.forget()
  vi.advanceTimersByTime(5000)
  expect(act).not.toHaveBeenCalled()
  rest.touch()
  vi.advanceTimersByTime(300)
  expect(act).toHaveBeenCalledOnce()
})
