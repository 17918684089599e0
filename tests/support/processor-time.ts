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
 * is large enough to be collected costs more, and machines are noisy. What is too short to be told (under 2 ms) is 1.
 *
 * Eight runs of the part are timed as one, in turn with a run of the whole: both are as long where the time is in
 * proportion, so that the clock, the collector and other programs disturb both alike. What others do only adds time:
 * where the quickest of three of each grow too much, more are run until they do not, or for long enough to be sure.
 */
export function growthOf<T>(made: (size: number) => T, size: number, run: (input: T) => unknown): number {
  const [part, whole] = [made(size), made(8 * size)]
  // Compiled by then.
  run(whole)
  let [partsMs, wholeMs] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  const growth = () => (wholeMs < 2 ? 1 : (8 * wholeMs) / partsMs)
  for (let round = 0; round < 3 || (round < 15 && growth() >= PROPORTIONAL); round++) {
    const eightParts = () => {
      for (let nth = 0; nth < 8; nth++) run(part)
    }
    partsMs = Math.min(partsMs, processorMs(eightParts, 1))
    wholeMs = Math.min(
      wholeMs,
      processorMs(() => run(whole), 1),
    )
  }
  return growth()
}

export const PROPORTIONAL = 32
