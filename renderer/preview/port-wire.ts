// A Wire over anything that posts messages as workers and message ports do.
import type { Wire } from '../../shared/contract/wire.ts'

type Port = {
  postMessage(message: unknown): void
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void
  removeEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void
}

export function portWire(port: Port): Wire {
  return {
    send: (message) => port.postMessage(message),
    listen(onMessage) {
      const listener = ({ data }: MessageEvent<unknown>) => onMessage(data)
      port.addEventListener('message', listener)
      return () => port.removeEventListener('message', listener)
    },
  }
}
