// A browser shell that runs, and a client of it that holds its secrets: raw requests and raw frames.
import { type ChildProcess, spawn } from 'node:child_process'
import http from 'node:http'
import path from 'node:path'
import { WebSocket } from 'ws'
import { fromFrame, toFrame } from '../../shared/contract/frame.ts'

const project = path.resolve(import.meta.dirname, '../..')
export const serveProgram = path.join(project, 'dist/electron/serve.js')

export type Answer = {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
}

export type LoopbackClient = {
  readonly host: ChildProcess
  readonly port: number
  readonly cookie: string
  /** As the page asks: with its cookie and its origin. */
  ask(target: string, options?: http.RequestOptions & { readonly body?: string | Buffer }): Promise<Answer>
  /** A socket that the desk has admitted. */
  openSocket(): Promise<WebSocket>
  /** The id of the site that `folder` is opened as. */
  openSite(folder: string): Promise<string>
  /** Ends it with SIGTERM; how it ended. */
  end(): Promise<number | null>
}

export async function startLoopbackClient(args: readonly string[]): Promise<LoopbackClient> {
  const host = spawn(process.execPath, [serveProgram, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [port, token] = await new Promise<[number, string]>((resolve, reject) => {
    let printed = ''
    host.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const ready = /127\.0\.0\.1:(\d+)\/#token=(\S+)\n/.exec(printed)
      if (ready?.[1] && ready[2]) resolve([Number(ready[1]), ready[2]])
    })
    host.once('exit', (code) => reject(new Error(`the browser shell ended with ${code}`)))
  })
  const origin = `http://127.0.0.1:${port}`
  const ask = (
    cookie: string,
    target: string,
    { body, headers, ...options }: http.RequestOptions & { readonly body?: string | Buffer } = {},
  ) =>
    new Promise<Answer>((resolve, reject) => {
      const request = http.request(
        { host: '127.0.0.1', port, path: target, headers: { origin, cookie, ...headers }, ...options },
        (response) => {
          let text = ''
          response.on('data', (chunk: Buffer) => {
            text += chunk.toString()
          })
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
          )
        },
      )
      request.on('error', reject)
      request.end(body)
    })
  const session = await ask('', '/session', { method: 'POST', body: token })
  const cookie = session.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  const client: LoopbackClient = {
    host,
    port,
    cookie,
    ask: (target, options) => ask(cookie, target, options),
    openSocket: () =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(`ws://127.0.0.1:${port}/desk`, { headers: { origin, cookie } })
        socket.once('open', () => {
          socket.send(session.body)
          resolve(socket)
        })
        socket.once('error', reject)
      }),
    async openSite(folder) {
      const socket = await client.openSocket()
      return new Promise((resolve) => {
        socket.on('message', (frame) => {
          const message = fromFrame(String(frame)) as { kind: string; output: { id: string } }
          if (message.kind === 'answer') resolve(message.output.id)
        })
        socket.send(toFrame({ kind: 'call', id: 1, name: 'site.open', input: { folder } }))
      })
    },
    async end() {
      if (host.exitCode === null && host.signalCode === null) {
        const ended = new Promise((resolve) => host.once('exit', resolve))
        host.kill('SIGTERM')
        await ended
      }
      return host.exitCode
    },
  }
  return client
}
