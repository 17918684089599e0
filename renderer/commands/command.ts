// A command as data: the palette, the menus and the keys all read the same list.

export type Command = {
  readonly id: string
  readonly title: string
  readonly group: 'Site' | 'Post' | 'View' | 'Text' | 'Settings'
  /** In CodeMirror's notation (`Mod-Shift-f`); null: no keys. */
  readonly keys: string | null
  /** Keys that the editor itself listens to, so that the page must not. */
  readonly inEditor?: boolean
  isEnabled(): boolean
  run(): void
}

export const isMac = /Mac|iPhone|iPad/.test(navigator.platform)

/** The keys as the platform writes them: `⇧⌘F` on macOS, `Ctrl ⇧ F` elsewhere. */
export function keyWords(keys: string): string {
  const names: Readonly<Record<string, string>> = isMac
    ? { Mod: '⌘', Shift: '⇧', Alt: '⌥' }
    : { Mod: 'Ctrl', Shift: '⇧', Alt: 'Alt' }
  const parts = keys.split(/-(?=.)/).map((part) => names[part] ?? part.toUpperCase())
  return parts.join(isMac ? '' : ' ')
}
