// Values that change with every key, for what is only glanced at: told a few times a second, so that a key's frame
// holds what was typed and no more.
import { useEffect, useState } from 'react'
import type { StoreApi } from 'zustand/vanilla'

const EVERY_MS = 250

/** What `select` reads of the store, at most every 250 ms; the last change always comes. */
export function useCalm<S, T>(store: StoreApi<S>, select: (state: S) => T): T {
  const [shown, setShown] = useState(() => ({ store, value: select(store.getState()) }))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const show = () => {
      timer = null
      setShown({ store, value: select(store.getState()) })
    }
    show()
    const stop = store.subscribe(() => {
      timer ??= setTimeout(show, EVERY_MS)
    })
    return () => {
      stop()
      if (timer !== null) clearTimeout(timer)
    }
  }, [store, select])
  return shown.store === store ? shown.value : select(store.getState())
}
