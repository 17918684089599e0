// Whether the window is narrower than what is shown beside each other needs.
import { useEffect, useState } from 'react'

/** In pixels: below it the library has no room beside the post. */
export const LIBRARY_BESIDE_PX = 900
/** Below it source and preview have none beside each other. */
export const PANES_BESIDE_PX = 700

export function useNarrow(belowPx: number): boolean {
  const words = `(width < ${belowPx}px)`
  const [isNarrow, setNarrow] = useState(() => matchMedia(words).matches)
  useEffect(() => {
    const query = matchMedia(words)
    const listen = () => setNarrow(query.matches)
    listen()
    query.addEventListener('change', listen)
    return () => query.removeEventListener('change', listen)
  }, [words])
  return isNarrow
}
