// What need not be done with every key: done when the hand rests, and now and then while it does not.
import { oneTimer } from './one-timer.ts'

export type AtRest = {
  /** Something has changed: `act` is called once nothing has for `restMs`, `latestMs` after the first change at latest. */
  touch(): void
  /** What was touched is done, or needless. */
  forget(): void
}

/** Longer than between two keys of a steady hand, which sends five or six a second. */
const REST_MS = 400
const LATEST_MS = 1000

export function atRest(act: () => void, restMs = REST_MS, latestMs = LATEST_MS): AtRest {
  const timer = oneTimer(act)
  let firstMs = 0
  return {
    touch() {
      const now = performance.now()
      if (!timer.isSet()) firstMs = now
      timer.setFor(Math.min(now + restMs, firstMs + latestMs))
    },
    forget: timer.clear,
  }
}
