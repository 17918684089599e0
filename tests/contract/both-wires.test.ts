// One battery of calls over every wire that there is: in memory, structured clone over a message port, text frames
// over a real WebSocket, and Electron's IPC with a stand-in for Electron.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { MessageChannel } from 'node:worker_threads'
import { describe, expect, it, vi } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import { socketWire } from '../../electron/socket-wire.ts'
import { connect } from '../../shared/contract/connect.ts'
import { call, type Handlers, notice } from '../../shared/contract/declare.ts'
import { DeskFailure } from '../../shared/contract/failure.ts'
import { fromFrame, toFrame } from '../../shared/contract/frame.ts'
import { serve } from '../../shared/contract/serve.ts'
import { type Wire, wirePair } from '../../shared/contract/wire.ts'
import { ipcPair } from '../support/ipc-pair.ts'

vi.mock('electron', async () => (await import('../support/electron-stand-in.ts')).electron)

const contract = {
  echo: call(z.strictObject({ value: z.unknown() }), z.strictObject({ value: z.unknown() }), []),
  add: call(z.strictObject({ a: z.number(), b: z.number() }), z.number(), []),
  refuse: call(z.strictObject({}), z.never(), ['disk-full']),
  breaks: call(z.strictObject({}), z.never(), []),
  undeclared: call(z.strictObject({}), z.never(), []),
  lies: call(z.strictObject({}), z.number(), []),
  waits: call(z.strictObject({}), z.never(), []),
  told: notice(z.strictObject({ n: z.number() })),
}

type Pair = { readonly ours: Wire; readonly theirs: Wire; close(): Promise<void> | void }

const wires: readonly (readonly [string, () => Promise<Pair>])[] = [
  [
    'a pair in memory',
    async () => {
      const [ours, theirs] = wirePair()
      return { ours, theirs, close: () => undefined }
    },
  ],
  ['a message port', portPair],
  ['a WebSocket', socketPair],
  ['Electron’s IPC', async () => ipcPair()],
]

describe.each(wires)('over %s', (_name, makePair) => {
  async function start() {
    const pair = await makePair()
    const bugs: string[] = []
    const cancelled: string[] = []
    const handlers: Handlers<typeof contract> = {
      echo: ({ value }) => ({ value }),
      add: ({ a, b }) => a + b,
      refuse: () => {
        throw new DeskFailure('disk-full', { path: 'a.md' })
      },
      breaks: () => {
        throw new TypeError('a secret of the desk')
      },
      undeclared: () => {
        throw new DeskFailure('disk-full', { path: 'a.md' })
      },
      lies: () => 'no number' as never,
      waits: (_input, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            cancelled.push('waits')
            reject(new DeskFailure('cancelled', {}))
          })
        }),
    }
    const serving = serve(contract, handlers, pair.ours, (name) => bugs.push(name))
    return { client: connect(contract, pair.theirs), serving, pair, bugs, cancelled }
  }

  it.each([
    ['text with NUL and a lone surrogate', 'a\0b\ud800c\u2028'],
    ['nested data', { list: [1, null, true, { deep: 'ü' }], empty: {} }],
    ['bytes', new Uint8Array([0, 1, 127, 128, 255])],
    ['bytes within data', { at: [new Uint8Array([9])], none: new Uint8Array() }],
    ['an emoji of several characters', '👩🏽‍🚀'],
  ])('%s comes back as it was', async (_what, value) => {
    const { client, pair } = await start()
    expect(await client.echo({ value })).toEqual({ value })
    await pair.close()
  })

  it('answers many calls at once, each its own', async () => {
    const { client, pair } = await start()
    const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => client.add({ a: n, b: 1 })))
    expect(answers).toEqual(Array.from({ length: 200 }, (_, n) => n + 1))
    await pair.close()
  })

  it('carries a declared failure with its data', async () => {
    const { client, pair } = await start()
    await expect(client.refuse({})).rejects.toMatchObject({ code: 'disk-full', data: { path: 'a.md' } })
    await pair.close()
  })

  it('lets nothing undeclared across but the name of the call', async () => {
    const { client, pair, bugs } = await start()
    await expect(client.breaks({})).rejects.toMatchObject({ code: 'desk-bug', data: { call: 'breaks' } })
    await expect(client.undeclared({})).rejects.toMatchObject({ code: 'desk-bug' })
    expect(bugs).toEqual(['breaks', 'undeclared'])
    await pair.close()
  })

  it('refuses an input and an output that do not fit', async () => {
    const { client, pair } = await start()
    await expect(client.add({ a: 1, b: 'x' as never })).rejects.toMatchObject({ code: 'bad-message' })
    await expect(client.add({ a: 1, b: 2, c: 3 } as never)).rejects.toMatchObject({ code: 'bad-message' })
    await expect(client.lies({})).rejects.toMatchObject({ code: 'bad-message' })
    await pair.close()
  })

  it('refuses calls that nobody declared, and survives messages that are none', async () => {
    const { client, pair } = await start()
    const answers: unknown[] = []
    pair.theirs.listen((message) => answers.push(message))
    for (const message of [
      { kind: 'call', id: 900, name: 'toString', input: {} },
      { kind: 'call', id: 901, name: '__proto__', input: {} },
      { kind: 'call', id: 902, name: 'told', input: {} },
      { kind: 'call', id: 903 },
      null,
      17,
      'x',
      [],
      { kind: 'cancel', id: -1 },
    ]) {
      pair.theirs.send(message)
    }
    expect(await client.add({ a: 1, b: 1 })).toBe(2)
    for (const id of [900, 901, 902, 903]) {
      expect(answers).toContainEqual({
        kind: 'failure',
        id,
        failure: expect.objectContaining({ code: 'bad-message' }),
      })
    }
    await pair.close()
  })

  it('tells what was done all the same where cancelling came too late', async () => {
    const { client, pair } = await start()
    const controller = new AbortController()
    const adding = client.add({ a: 1, b: 1 }, controller.signal)
    controller.abort()
    expect(await adding).toBe(2)
    await pair.close()
  })

  it('cancels what is under way', async () => {
    const { client, pair, cancelled } = await start()
    const controller = new AbortController()
    const waiting = client.waits({}, controller.signal)
    await client.add({ a: 0, b: 0 })
    controller.abort()
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' })
    await client.add({ a: 0, b: 0 })
    expect(cancelled).toEqual(['waits'])
    await pair.close()
  })

  it('tells notices, and drops one that does not fit', async () => {
    const { client, serving, pair } = await start()
    const told: number[] = []
    client.on('told', ({ n }) => told.push(n))
    serving.tell('told', { n: 1 })
    pair.ours.send({ kind: 'notice', name: 'told', payload: { n: 'x' } })
    pair.ours.send({ kind: 'notice', name: 'nobody', payload: {} })
    serving.tell('told', { n: 2 })
    await client.add({ a: 0, b: 0 })
    expect(told).toEqual([1, 2])
    await pair.close()
  })
})

describe('a wire that closes', () => {
  it('rejects what waits and what comes later with desk-gone', async () => {
    const pair = await socketPair()
    serve(contract, { waits: () => new Promise(() => undefined) } as never, pair.ours, () => undefined)
    const client = connect(contract, pair.theirs)
    const waiting = client.waits({})
    await new Promise((resolve) => setTimeout(resolve, 20))
    await pair.close()
    await expect(waiting).rejects.toMatchObject({ code: 'desk-gone' })
    await expect(client.add({ a: 1, b: 1 })).rejects.toMatchObject({ code: 'desk-gone' })
  })
})

async function portPair(): Promise<Pair> {
  const { port1, port2 } = new MessageChannel()
  const wire = (port: typeof port1): Wire => ({
    send: (message) => port.postMessage(message),
    listen(onMessage) {
      port.on('message', onMessage)
      return () => void port.off('message', onMessage)
    },
  })
  return { ours: wire(port1), theirs: wire(port2), close: () => port1.close() }
}

async function socketPair(): Promise<Pair> {
  const server = createServer()
  const sockets = new WebSocketServer({ server })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const accepted = new Promise<WebSocket>((resolve) => sockets.once('connection', resolve))
  const socket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  await new Promise((resolve) => socket.once('open', resolve))
  const theirs: Wire = {
    send: (message) => socket.send(toFrame(message)),
    listen(onMessage, onClose) {
      const listener = (data: Buffer) => onMessage(fromFrame(data.toString()))
      socket.on('message', listener)
      socket.on('close', () => onClose?.())
      return () => void socket.off('message', listener)
    },
  }
  return {
    ours: socketWire(await accepted),
    theirs,
    async close() {
      socket.close()
      await new Promise((resolve) => socket.once('close', resolve))
      server.close()
    },
  }
}
