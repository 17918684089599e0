// State that comes with a key and is glanced at: shown a frame later than what was typed.
import { useCallback, useSyncExternalStore } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import { afterFrame } from './after-frame.ts'

/** What `select` takes of the store's state. */
export function useAfterFrame<S, T>(store: StoreApi<S>, select: (state: S) => T): T {
  const subscribe = useCallback(
    (tell: () => void) => {
      let forget = () => {}
      const stop = store.subscribe((now, before) => {
        if (select(now) === select(before)) return
        forget()
        forget = afterFrame(tell)
      })
      return () => {
        stop()
        forget()
      }
    },
    [store, select],
  )
  return useSyncExternalStore(subscribe, () => select(store.getState()))
}
