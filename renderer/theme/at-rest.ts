// What need not be done with every key: done when the hand rests, and now and then while it does not.
import type { Stop } from '../../shared/contract/declare.ts'
import { afterFrame } from './after-frame.ts'
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
  const timer = oneTimer(ring)
  let firstMs = 0
  let forgetFrame: Stop | null = null

  function ring(): void {
    forget()
    act()
  }

  function forget(): void {
    timer.clear()
    forgetFrame?.()
    forgetFrame = null
  }

  return {
    touch() {
      const now = performance.now()
      if (!timer.isSet()) firstMs = now
      const [restsAtMs, latestAtMs] = [now + restMs, firstMs + latestMs]
      timer.setFor(Math.min(restsAtMs, latestAtMs))
      // The hand does not rest until then.
      if (latestAtMs < restsAtMs) forgetFrame ??= afterFrame(ring)
    },
    forget,
  }
}
