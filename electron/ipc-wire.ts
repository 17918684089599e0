// A Wire over Electron's IPC: one channel, and only from our window's own page.
import { type IpcMainEvent, ipcMain, type WebContents } from 'electron'
import type { Wire } from '../shared/contract/wire.ts'

/** The preload knows it too; nothing else does. */
export const CHANNEL = 'galley'
export const APP_ORIGIN = 'galley://app'

export function ipcWire(contents: WebContents): Wire {
  return {
    send(message) {
      if (!contents.isDestroyed()) contents.send(CHANNEL, message)
    },
    listen(onMessage, onClose) {
      const listener = (event: IpcMainEvent, message: unknown) => {
        if (isOurPage(event, contents)) onMessage(message)
      }
      const onEnd = () => onClose?.()
      ipcMain.on(CHANNEL, listener)
      contents.once('destroyed', onEnd)
      return () => {
        ipcMain.off(CHANNEL, listener)
        contents.off('destroyed', onEnd)
      }
    },
  }
}

function isOurPage(event: IpcMainEvent, contents: WebContents): boolean {
  const frame = event.senderFrame
  return (
    event.sender === contents && frame !== null && frame === contents.mainFrame && frame.origin === APP_ORIGIN
  )
}
