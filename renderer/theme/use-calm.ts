// Values that change with every key, for what is only glanced at: told a few times a second, so that a key's frame
// holds what was typed and no more.
import { useCallback, useSyncExternalStore } from 'react'
import type { StoreApi } from 'zustand/vanilla'

const EVERY_MS = 250

/** The store's state, told at most every 250 ms; the last change always comes. */
export function useCalm<S>(store: StoreApi<S>): S {
  const subscribe = useCallback(
    (tell: () => void) => {
      let timer: ReturnType<typeof setTimeout> | null = null
      const stop = store.subscribe(() => {
        timer ??= setTimeout(() => {
          timer = null
          tell()
        }, EVERY_MS)
      })
      return () => {
        stop()
        if (timer !== null) clearTimeout(timer)
      }
    },
    [store],
  )
  return useSyncExternalStore(subscribe, store.getState)
}
