// Commands by their keys and from the system's menu, which shows those that can be had now.
import { type RefObject, useEffect } from 'react'
import type { Desk } from '../../shared/contract/contract.ts'
import type { Command } from '../commands/command.ts'
import { commandOf } from '../commands/keymap.ts'
import { showFailure } from '../notices/notices-store.ts'

/** `latest` holds `commands` from now on, for whoever runs one later. `onEscape` hears of an Escape nobody took. */
export function useCommands(
  desk: Desk,
  commands: readonly Command[],
  latest: RefObject<readonly Command[]>,
  onEscape: () => void,
): void {
  latest.current = commands

  // biome-ignore lint/correctness/useExhaustiveDependencies: one listener for all time, which asks for the latest
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onEscape()
      const command = commandOf(event, latest.current)
      if (!command) return
      event.preventDefault()
      if (command.isEnabled()) command.run()
    }
    window.addEventListener('keydown', onKeyDown)
    const refuse = (event: DragEvent) => event.preventDefault()
    window.addEventListener('dragover', refuse)
    window.addEventListener('drop', refuse)
    return () => {
      window.removeEventListener('keydown', onKeyDown)
      window.removeEventListener('dragover', refuse)
      window.removeEventListener('drop', refuse)
    }
  }, [])

  const menu = JSON.stringify(
    commands.map((command) => ({
      id: command.id,
      title: command.title,
      group: command.group,
      keys: command.keys,
      enabled: command.isEnabled(),
    })),
  )
  useEffect(() => {
    desk['menu.show']({ items: JSON.parse(menu) }).catch(showFailure)
  }, [desk, menu])
  useEffect(
    () => desk.on('menu.chosen', ({ id }) => latest.current.find((command) => command.id === id)?.run()),
    [desk, latest],
  )
}
