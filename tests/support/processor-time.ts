// How long something takes, whatever else the machine does meanwhile: in processor time, the quickest of some runs,
// and told as a ratio to work of another size, so that no test knows how fast a machine is.

/**
 * Milliseconds of the quickest of `rounds` runs: of processor time, where other processes took the processor, and of
 * the clock, where the collector and the compiler worked beside it.
 */
export function processorMs(run: () => unknown, rounds = 3): number {
  const times = Array.from({ length: rounds }, () => {
    const [before, began] = [process.cpuUsage(), performance.now()]
    run()
    const clockMs = performance.now() - began
    const { user, system } = process.cpuUsage(before)
    return Math.min(clockMs, (user + system) / 1000)
  })
  return Math.min(...times)
}

/**
 * How many times as long `run` takes for `made(8 × size)` as for `made(size)`: about 8 where it takes time in
 * proportion, 64 where each part is compared with each other one. `PROPORTIONAL` lies between, and far from both: what
 * is large enough to be collected costs more, and machines are noisy. What is too short to be told (under 10 ms) is 1.
 */
export function growthOf<T>(made: (size: number) => T, size: number, run: (input: T) => unknown): number {
  const [part, whole] = [made(size), made(8 * size)]
  // Compiled by then.
  run(whole)
  const partMs = processorMs(() => run(part), 9)
  const wholeMs = processorMs(() => run(whole), 5)
  return wholeMs < 10 ? 1 : wholeMs / Math.max(partMs, 1)
}

export const PROPORTIONAL = 32
