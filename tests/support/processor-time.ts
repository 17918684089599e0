// How long something takes, whatever else the machine does meanwhile: in processor time, the quickest of some runs,
// and told as a ratio to work of another size, so that no test knows how fast a machine is.

/** Milliseconds of this process's processor time for the quickest of `rounds` runs. */
export function processorMs(run: () => unknown, rounds = 3): number {
  const times = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return Math.min(...times)
}

/**
 * How many times as long `run` takes for `made(2 × size)` as for `made(size)`: about 2 where it takes time in
 * proportion, 4 where each part is compared with each other one. What is too short to be told (under 10 ms) is 1.
 */
export function growthOf<T>(made: (size: number) => T, size: number, run: (input: T) => unknown): number {
  const [half, whole] = [made(size), made(2 * size)]
  run(half)
  const halfMs = processorMs(() => run(half))
  const wholeMs = processorMs(() => run(whole))
  return wholeMs < 10 ? 1 : wholeMs / Math.max(halfMs, 1)
}
