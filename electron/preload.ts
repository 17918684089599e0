// Runs sandboxed before the page: puts the wire on the window. It names no call.
import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron'

const CHANNEL = 'galley'

contextBridge.exposeInMainWorld('galley', {
  send: (message: unknown) => ipcRenderer.send(CHANNEL, message),
  listen(onMessage: (message: unknown) => void) {
    const listener = (_event: IpcRendererEvent, message: unknown) => onMessage(message)
    ipcRenderer.on(CHANNEL, listener)
    return () => void ipcRenderer.off(CHANNEL, listener)
  },
  pathOf: (file: Parameters<typeof webUtils.getPathForFile>[0]) => webUtils.getPathForFile(file),
})
