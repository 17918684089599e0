// A Wire over what the desktop shell's preload put on the window.
import type { Wire } from '../../shared/contract/wire.ts'

export type GalleyBridge = {
  send(message: unknown): void
  listen(onMessage: (message: unknown) => void): () => void
  /** The path of a file that was dropped or chosen. */
  pathOf(file: File): string
}

declare global {
  interface Window {
    readonly galley?: GalleyBridge
  }
}

export function ipcWire(bridge: GalleyBridge): Wire {
  return {
    send: (message) => bridge.send(message),
    listen: (onMessage) => bridge.listen(onMessage),
  }
}
