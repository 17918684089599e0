// The browser shell's server, for this computer alone.
//
// Who may talk to it: the link that is printed carries a secret in its fragment, which a browser sends to nobody.
// The page gives it back by `POST /session` and gets a cookie (HttpOnly, SameSite=Strict, named after the port)
// and a key; it keeps the key in memory and sessionStorage. Files of the site need the cookie; the WebSocket
// needs the cookie and, as its first frame, the key: cookies are shared by all ports of a host, so that the
// cookie alone would let a page of another program on this computer in. The link may be used again, since an
// author opens it again; a wrong secret waits a second after the fifth. A window that is opened for the author gets
// a ticket instead, since other users of the computer can read its command line: it is good for one exchange.
//
// Before all that, the Host must be ours by name and port (a foreign name that was rebound to 127.0.0.1 is not),
// and the Origin of whatever is not a plain GET must be our own. No GET changes anything.
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { type WebSocket, WebSocketServer } from 'ws'
import { rangeOf } from './asset-range.ts'
import type { RunningDesk } from './desk/desk.ts'
import { servedAsset } from './served-asset.ts'
import { fileForStrangers, plainHeaders, rendererHeaders } from './served-files.ts'
import { socketWire } from './socket-wire.ts'
import type { Staging } from './staging.ts'

export type LoopbackOptions = {
  readonly port: number
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly desk: RunningDesk
  readonly staging: Staging
}

export type Loopback = {
  readonly port: number
  readonly token: string
  /** A secret in the token's place that is taken once. */
  ticket(): string
  close(): Promise<void>
}

const MAX_FRAME_BYTES = 64 * 1024 * 1024
const KEY_PATIENCE_MS = 10_000

export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const token = newSecret()
  const cookieValue = newSecret()
  const key = newSecret()
  const server = createServer()
  await listen(server, options.port)
  const { port } = server.address() as AddressInfo
  const cookieName = `galley-${port}`
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`])
  const tickets = new Set<string>()
  let wrongTokens = 0

  const isOurs = (request: IncomingMessage): boolean =>
    request.headersDistinct.host?.length === 1 && hosts.has(request.headers.host ?? '')
  const hasOrigin = (request: IncomingMessage): boolean =>
    request.headers.origin === `http://${request.headers.host ?? ''}`
  const hasCookie = (request: IncomingMessage): boolean =>
    (request.headers.cookie ?? '').split(/;\s*/).some((pair) => {
      const at = pair.indexOf('=')
      return pair.slice(0, at) === cookieName && isEqual(pair.slice(at + 1), cookieValue)
    })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isOurs(request)) return refuse(response, 421)
    const url = parseTarget(request.url)
    if (url === null) return refuse(response, 400)
    if (request.method === 'GET' || request.method === 'HEAD') {
      const site = request.headers['sec-fetch-site']
      const isStranger = site !== undefined && site !== 'same-origin' && site !== 'none'
      if (isStranger && url.pathname !== fileForStrangers) return refuse(response, 403)
      if (url.pathname.startsWith('/site/')) return sendAsset(request, response, url)
      return sendRenderer(request, response, url)
    }
    if (!hasOrigin(request)) return refuse(response, 403)
    if (request.method === 'POST' && url.pathname === '/session') return beginSession(request, response)
    if (request.method === 'PUT' && url.pathname.startsWith('/staged/'))
      return stage(request, response, url.pathname)
    refuse(response, 405)
  }

  function sendRenderer(request: IncomingMessage, response: ServerResponse, url: URL): void {
    const address = url.pathname === '/' ? '/index.html' : url.pathname
    const bytes = options.files.get(address)
    if (!bytes) {
      refuse(response, 404)
      return
    }
    response.writeHead(200, {
      ...rendererHeaders(address, url.searchParams.get('remote') === '1'),
      'Content-Length': bytes.length,
    })
    response.end(request.method === 'HEAD' ? undefined : bytes)
  }

  async function sendAsset(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    if (!hasCookie(request)) return refuse(response, 403)
    const asset = await servedAsset(options.desk, url)
    if (asset === null) return refuse(response, 404)
    const { file, facts, headers } = asset
    const tag = `"${facts.size.toString(36)}-${Math.round(facts.mtimeMs).toString(36)}"`
    const known = { ...headers, ETag: tag, 'Accept-Ranges': 'bytes' }
    if (request.headers['if-none-match'] === tag) return void response.writeHead(304, known).end()
    const range = rangeOf(request.headers.range, facts.size)
    if (range === 'unsatisfiable') {
      return void response.writeHead(416, { ...known, 'Content-Range': `bytes */${facts.size}` }).end()
    }
    const { from, to } = range ?? { from: 0, to: facts.size - 1 }
    response.writeHead(range ? 206 : 200, {
      ...known,
      'Content-Length': Math.max(0, to - from + 1),
      ...(range ? { 'Content-Range': `bytes ${from}-${to}/${facts.size}` } : {}),
    })
    if (request.method === 'HEAD' || facts.size === 0) return void response.end()
    // A page gives up pictures that scroll away; the pipeline then closes the file, which `pipe` would leave open.
    await pipeline(createReadStream(file, { start: from, end: to }), response).catch(() => response.destroy())
  }

  async function beginSession(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const given = await readSmall(request)
    const ticket = [...tickets].find((one) => isEqual(given, one))
    if (ticket !== undefined) tickets.delete(ticket)
    else if (!isEqual(given, token)) {
      if (++wrongTokens > 5) await wait(1000)
      return refuse(response, 401)
    }
    response.writeHead(200, {
      ...plainHeaders,
      'Content-Type': 'text/plain; charset=utf-8',
      'Set-Cookie': `${cookieName}=${cookieValue}; HttpOnly; SameSite=Strict; Path=/`,
    })
    response.end(key)
  }

  async function stage(request: IncomingMessage, response: ServerResponse, pathname: string): Promise<void> {
    if (!hasCookie(request)) return refuse(response, 403)
    const id = pathname.slice('/staged/'.length)
    if (!options.staging.isId(id)) return refuse(response, 404)
    try {
      await options.staging.put(id, request)
      response.writeHead(204, plainHeaders).end()
    } catch {
      refuse(response, 413)
    }
  }

  server.on('request', (request, response) => {
    answer(request, response).catch(() => refuse(response, 500))
  })
  server.on('clientError', (_error, socket) => void socket.destroy())

  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
  })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Node hands the socket over without a listener: a peer that resets it while it is refused would end the process.
    socket.on('error', () => socket.destroy())
    const allowed = isOurs(request) && hasOrigin(request) && hasCookie(request) && request.url === '/desk'
    if (!allowed) return void socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
    sockets.handleUpgrade(request, socket, head, (opened) => admit(opened))
  })

  function admit(socket: WebSocket): void {
    socket.on('error', () => socket.terminate())
    const late = setTimeout(() => socket.terminate(), KEY_PATIENCE_MS)
    socket.once('message', (data) => {
      clearTimeout(late)
      if (!isEqual(String(data), key)) return socket.close(4401)
      const session = options.desk.connect(socketWire(socket))
      socket.once('close', () => void session.close())
    })
    socket.once('close', () => clearTimeout(late))
  }

  return {
    port,
    token,
    ticket() {
      const ticket = newSecret()
      tickets.add(ticket)
      return ticket
    },
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE' ? new Error(`Port ${port} is taken. Name another with --port.`) : error,
      )
    server.once('error', onError)
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.off('error', onError)
      resolve()
    })
  })
}

function refuse(response: ServerResponse, status: number): void {
  if (response.headersSent) return void response.destroy()
  response.writeHead(status, plainHeaders).end()
}

/** Only targets in origin form; an absolute one could name another host than the Host header does. */
function parseTarget(target: string | undefined): URL | null {
  if (!target?.startsWith('/') || target.startsWith('//')) return null
  try {
    return new URL(target, 'http://127.0.0.1')
  } catch {
    return null
  }
}

async function readSmall(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) {
    text += String(chunk)
    if (text.length > 256) return ''
  }
  return text
}

function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

function isEqual(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}
