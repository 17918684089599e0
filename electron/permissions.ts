// What a page may ask of the computer: nothing but to put plain text on the clipboard.
import type { Session } from 'electron'

const granted = new Set(['clipboard-sanitized-write'])

export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(granted.has(permission)))
  session.setPermissionCheckHandler((_contents, permission) => granted.has(permission))
  session.setDevicePermissionHandler(() => false)
}
