// Values that change with every key, for what is only glanced at: told when the hand rests, so that a key's frame holds
// what was typed and no more.
import { useCallback, useSyncExternalStore } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import { atRest } from './at-rest.ts'

/** The store's state as it was when it rested last, a second old at most; the last change always comes. */
export function useCalm<S>(store: StoreApi<S>): S {
  const subscribe = useCallback(
    (tell: () => void) => {
      const calm = atRest(tell)
      const stop = store.subscribe(calm.touch)
      return () => {
        stop()
        calm.forget()
      }
    },
    [store],
  )
  return useSyncExternalStore(subscribe, store.getState)
}
