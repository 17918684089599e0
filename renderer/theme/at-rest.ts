// What need not be done with every key: done when the hand rests, and now and then while it does not.

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
  let timer: ReturnType<typeof setTimeout> | null = null
  let firstMs = 0
  let lastMs = 0

  function check(): void {
    const now = performance.now()
    const left = Math.min(lastMs + restMs, firstMs + latestMs) - now
    timer = null
    // One timer for many keys: to set one anew for each would cost each.
    if (left > 1) timer = setTimeout(check, left)
    else act()
  }

  return {
    touch() {
      lastMs = performance.now()
      if (timer !== null) return
      firstMs = lastMs
      timer = setTimeout(check, restMs)
    },
    forget() {
      if (timer !== null) clearTimeout(timer)
      timer = null
    },
  }
}
