// A Wire over one WebSocket, on the side of the browser shell's server.
import { type RawData, WebSocket } from 'ws'
import { fromFrame, toFrame } from '../shared/contract/frame.ts'
import type { Wire } from '../shared/contract/wire.ts'

/** Frames that are no JSON are dropped; the contract answers for everything else. */
export function socketWire(socket: WebSocket): Wire {
  return {
    send(message) {
      if (socket.readyState === WebSocket.OPEN) socket.send(toFrame(message))
    },
    listen(onMessage, onClose) {
      const onFrame = (data: RawData, isBinary: boolean) => {
        if (isBinary) return
        const message = parse(String(data))
        if (message !== undefined) onMessage(message)
      }
      const onEnd = () => onClose?.()
      socket.on('message', onFrame)
      socket.once('close', onEnd)
      return () => {
        socket.off('message', onFrame)
        socket.off('close', onEnd)
      }
    },
  }
}

function parse(text: string): unknown {
  try {
    return fromFrame(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
