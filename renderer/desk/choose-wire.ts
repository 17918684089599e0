// The wire of whatever shell shows this page.
import type { Wire } from '../../shared/contract/wire.ts'
import { ipcWire } from './ipc-wire.ts'
import { socketWire } from './socket-wire.ts'

/** @throws LinkRefused in a browser whose link has no secret that the desk takes */
export async function chooseWire(): Promise<Wire> {
  return window.galley ? ipcWire(window.galley) : socketWire()
}
