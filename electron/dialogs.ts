// The platform's own dialogs.
import { type BrowserWindow, dialog } from 'electron'
import type { ChosenFolder } from './desk/shell.ts'

export async function chooseFolder(window: BrowserWindow): Promise<ChosenFolder> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open a folder',
    properties: ['openDirectory', 'createDirectory'],
  })
  const folder = filePaths[0]
  return canceled || folder === undefined ? { kind: 'cancelled' } : { kind: 'chosen', folder }
}

/** Whether the author wants to close although the post could not be saved; Electron itself would only stay open. */
export function wantsToCloseUnsaved(window: BrowserWindow): boolean {
  const stay = 0
  const answer = dialog.showMessageBoxSync(window, {
    type: 'warning',
    message: 'This post is not saved.',
    detail: 'If a copy of it could be kept, Galley offers it when you open the post again.',
    buttons: ['Stay', 'Close without saving'],
    defaultId: stay,
    cancelId: stay,
  })
  return answer !== stay
}
