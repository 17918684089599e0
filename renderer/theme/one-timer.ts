// One timer for what is put off with every key: to clear and to set one for each would cost each.

export type OneTimer = {
  /** `act` is called then, in milliseconds of `performance.now()`, whatever was said before. */
  setFor(atMs: number): void
  isSet(): boolean
  clear(): void
}

export function oneTimer(act: () => void): OneTimer {
  let timer: ReturnType<typeof setTimeout> | null = null
  let ringsAtMs = 0
  let dueMs = 0

  function start(): void {
    ringsAtMs = dueMs
    timer = setTimeout(ring, Math.max(0, dueMs - performance.now()))
  }

  /** What was put off since the timer was set is waited for by the next one. */
  function ring(): void {
    timer = null
    if (dueMs - performance.now() > 1) start()
    else act()
  }

  function clear(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }

  return {
    setFor(atMs) {
      dueMs = atMs
      if (timer !== null && ringsAtMs <= atMs) return
      clear()
      start()
    },
    isSet: () => timer !== null,
    clear,
  }
}
