// The commands' keys, for the whole window.
import type { Command } from './command.ts'
import { isMac } from './command.ts'

/** The command whose keys `event` is, or null. Those of the editor are left to it. */
export function commandOf(event: KeyboardEvent, commands: readonly Command[]): Command | null {
  return (
    commands.find((command) => command.keys !== null && !command.inEditor && fits(event, command.keys)) ??
    null
  )
}

export function fits(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split(/-(?=.)/)
  const key = parts.pop() ?? ''
  const mod = isMac ? event.metaKey : event.ctrlKey
  const other = isMac ? event.ctrlKey : event.metaKey
  return (
    mod === parts.includes('Mod') &&
    !other &&
    event.shiftKey === parts.includes('Shift') &&
    event.altKey === parts.includes('Alt') &&
    (event.key.toLowerCase() === key.toLowerCase() ||
      event.code === `Key${key.toUpperCase()}` ||
      event.code === `Digit${key}`)
  )
}
