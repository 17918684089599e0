// Whether the window is too narrow for the library to stand beside the post.
import { useEffect, useState } from 'react'

const narrow = () => matchMedia('(width < 900px)')

export function useNarrow(): boolean {
  const [isNarrow, setNarrow] = useState(() => narrow().matches)
  useEffect(() => {
    const query = narrow()
    const listen = () => setNarrow(query.matches)
    query.addEventListener('change', listen)
    return () => query.removeEventListener('change', listen)
  }, [])
  return isNarrow
}
