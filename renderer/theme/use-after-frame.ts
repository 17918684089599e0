// What a key's frame need not hold: told in the task behind it.
import { useCallback, useSyncExternalStore } from 'react'
import type { StoreApi } from 'zustand/vanilla'

/** What `select` takes of the store's state; a change is shown a frame later than what brought it. */
export function useAfterFrame<S, T>(store: StoreApi<S>, select: (state: S) => T): T {
  const subscribe = useCallback(
    (tell: () => void) => {
      let frame = 0
      let task: ReturnType<typeof setTimeout> | undefined
      const stop = store.subscribe((now, before) => {
        if (frame !== 0 || select(now) === select(before)) return
        frame = requestAnimationFrame(() => {
          frame = 0
          task = setTimeout(tell)
        })
      })
      return () => {
        stop()
        cancelAnimationFrame(frame)
        clearTimeout(task)
      }
    },
    [store, select],
  )
  return useSyncExternalStore(subscribe, () => select(store.getState()))
}
