// What a key's frame need not hold is done in the task behind it: what was typed is painted, and the next key is as far
// away as it will be. A clock would ring on top of one now and then, and take the frame that the key waits for.
import type { Stop } from '../../shared/contract/declare.ts'

/** Calls `act` when the coming frame is painted; in a window that is hidden, when that is seen again. */
export function afterFrame(act: () => void): Stop {
  let task: ReturnType<typeof setTimeout> | undefined
  const frame = requestAnimationFrame(() => {
    task = setTimeout(act)
  })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(task)
  }
}
