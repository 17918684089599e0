// Light or dark: the author's choice, else the system's, told to the page and to whoever draws on his own.
import { useEffect, useState } from 'react'
import type { Settings } from '../../shared/contract/settings.ts'

const systemDark = () => matchMedia('(prefers-color-scheme: dark)')

/** Whether the page is dark now; sets the page's theme. */
export function useDarkTheme(choice: Settings['theme']): boolean {
  const [system, setSystem] = useState(() => systemDark().matches)
  useEffect(() => {
    const query = systemDark()
    const listen = () => setSystem(query.matches)
    query.addEventListener('change', listen)
    return () => query.removeEventListener('change', listen)
  }, [])
  const dark = choice === 'system' ? system : choice === 'dark'
  useEffect(() => {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light'
  }, [dark])
  return dark
}
