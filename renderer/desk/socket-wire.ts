// A Wire over the browser shell's WebSocket. The link's secret is exchanged once and leaves the address bar.
import { fromFrame, toFrame } from '../../shared/contract/frame.ts'
import type { Wire } from '../../shared/contract/wire.ts'

const KEY = 'galley-key'

/** The link was not the printed one, or the desk behind it is another run's. */
export class LinkRefused extends Error {
  override readonly name = 'LinkRefused'
}

/** @throws LinkRefused where neither the link nor this tab has a secret that the desk takes */
export async function socketWire(): Promise<Wire> {
  const key = (await exchangeToken()) ?? sessionStorage.getItem(KEY)
  if (key === null) throw new LinkRefused()
  const socket = await open(key)
  return {
    send(message) {
      if (socket.readyState === WebSocket.OPEN) socket.send(toFrame(message))
    },
    listen(onMessage, onClose) {
      const onFrame = ({ data }: MessageEvent<unknown>) => {
        if (typeof data === 'string') onMessage(fromFrame(data))
      }
      const onEnd = () => onClose?.()
      socket.addEventListener('message', onFrame)
      socket.addEventListener('close', onEnd)
      return () => {
        socket.removeEventListener('message', onFrame)
        socket.removeEventListener('close', onEnd)
      }
    },
  }
}

async function exchangeToken(): Promise<string | null> {
  const token = new URLSearchParams(location.hash.slice(1)).get('token')
  if (token === null) return null
  const answer = await fetch('/session', { method: 'POST', body: token })
  // Not before: a page that is loaded anew meanwhile has nothing else to show.
  history.replaceState(null, '', location.pathname)
  if (!answer.ok) throw new LinkRefused()
  const key = await answer.text()
  sessionStorage.setItem(KEY, key)
  return key
}

function open(key: string): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://${location.host}/desk`)
    socket.addEventListener('open', () => {
      socket.send(key)
      resolve(socket)
    })
    socket.addEventListener('error', () => reject(new LinkRefused()))
  })
}
