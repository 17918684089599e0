// The native menu, drawn from the renderer's commands; it holds none of its own but the platform's roles.
import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { MenuItems } from './desk/shell.ts'

const groups: readonly (readonly [MenuItems[number]['group'], string])[] = [
  ['Site', 'File'],
  ['Post', 'Post'],
  ['Text', 'Format'],
  ['View', 'View'],
  ['Settings', 'Settings'],
]

/** Draws the menu anew; `onChosen` gets the id of the command that was chosen. */
export function showMenu(items: MenuItems, onChosen: (id: string) => void): void {
  const template: MenuItemConstructorOptions[] = []
  if (process.platform === 'darwin') template.push({ role: 'appMenu' })
  for (const [group, label] of groups) {
    const own = items.filter((item) => item.group === group).map((item) => toMenuItem(item, onChosen))
    if (own.length === 0) continue
    const ends: MenuItemConstructorOptions[] =
      label === 'File'
        ? [{ type: 'separator' }, { role: process.platform === 'darwin' ? 'close' : 'quit' }]
        : []
    template.push({ label, submenu: [...own, ...ends] })
    if (label === 'File') template.push({ role: 'editMenu' })
  }
  template.push({ role: 'windowMenu' })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

function toMenuItem(item: MenuItems[number], onChosen: (id: string) => void): MenuItemConstructorOptions {
  const accelerator = item.keys === null ? {} : { accelerator: toAccelerator(item.keys) }
  return {
    id: item.id,
    label: item.title,
    enabled: item.enabled,
    ...accelerator,
    // The page listens to the keys itself; the menu only shows them.
    registerAccelerator: false,
    click: () => onChosen(item.id),
  }
}

/** `Mod-Shift-k` as Electron writes it: `CommandOrControl+Shift+K`. */
export function toAccelerator(keys: string): string {
  return keys
    .split(/-(?=.)/)
    .map((part) => (part === 'Mod' ? 'CommandOrControl' : part.length === 1 ? part.toUpperCase() : part))
    .join('+')
}
