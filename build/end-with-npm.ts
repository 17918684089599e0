// Ends a program with the npm that started it. npm hands a signal to its shell alone, and a shell that ends by it
// leaves its own child running.

const LOOK_MS = 250

/** Calls `end` once when npm is gone; does nothing in a program that npm did not start. */
export function endWithNpm(end: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    end()
  }, LOOK_MS)
  timer.unref()
}
