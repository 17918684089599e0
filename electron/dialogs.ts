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
