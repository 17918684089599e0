// One job at a time for each key, in the order in which they were asked for.

const last = new Map<string, Promise<unknown>>()

/**
 * Runs `work` when all earlier work of `key` is done, whether that went well or not.
 * Its place in the line is taken before this returns.
 */
export function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = last.get(key) ?? Promise.resolve()
  const mine = before.then(work, work)
  last.set(key, mine)
  const leave = () => {
    if (last.get(key) === mine) last.delete(key)
  }
  mine.then(leave, leave)
  return mine
}
