import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { atRest } from '../../../renderer/theme/at-rest.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

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

it('acts now and then while changes come without a pause', () => {
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
