// The two ends of Electron's IPC, played by the stand-in.
import { ipcWire } from '../../electron/ipc-wire.ts'
import { FakeContents, pageWire } from './electron-stand-in.ts'

export function ipcPair() {
  const contents = new FakeContents()
  return { ours: ipcWire(contents as never), theirs: pageWire(contents), close: () => undefined }
}
