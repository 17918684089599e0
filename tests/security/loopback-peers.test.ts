// The browser shell's server with peers that break off, send too much, or send nonsense; and that nothing which is
// only asked for changes anything.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import net from 'node:net'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract } from '../../shared/contract/contract.ts'
import { fromFrame } from '../../shared/contract/frame.ts'
import { type LoopbackClient, serveProgram, startLoopbackClient } from '../support/loopback-client.ts'
import { plainSite, type TemporaryFolder, temporaryFolder, writeFiles } from '../support/sites.ts'

const MIB = 1024 * 1024

let site: TemporaryFolder
let data: TemporaryFolder
let galley: LoopbackClient
let pictures: string

beforeAll(async () => {
  site = await temporaryFolder('site')
  data = await temporaryFolder('data')
  await writeFiles(site.path, { ...plainSite, 'a.png': '0123456789', 'big.png': Buffer.alloc(24 * MIB, 1) })
  galley = await startLoopbackClient(['--site', site.path, '--data', data.path])
  pictures = `/site/${await galley.openSite(site.path)}`
}, 60_000)
afterAll(async () => {
  await galley.end()
  await Promise.all([site.remove(), data.remove()])
})

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const livesOn = async () => expect((await galley.ask('/')).status).toBe(200)

describe('a peer that breaks off', () => {
  it('in the middle of a refused upgrade ends nothing but itself', async () => {
    const upgrade = [
      'GET /desk HTTP/1.1',
      `Host: 127.0.0.1:${galley.port}`,
      'Origin: http://evil.test',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      'Sec-WebSocket-Version: 13',
      '\r\n',
    ].join('\r\n')
    for (let nth = 0; nth < 100; nth++) {
      await new Promise<void>((resolve) => {
        const socket = net.connect(galley.port, '127.0.0.1', () => {
          socket.write(upgrade + 'x'.repeat(nth % 2 === 0 ? 0 : 200_000))
          setTimeout(() => {
            socket.resetAndDestroy()
            resolve()
          }, nth % 4)
        })
        socket.on('error', () => resolve())
      })
    }
    await pause(100)
    expect(galley.host.exitCode).toBeNull()
    await livesOn()
  })

  it.skipIf(process.platform !== 'linux')('in the middle of a picture leaves no file open', async () => {
    const openFiles = () => readdirSync(`/proc/${galley.host.pid}/fd`).length
    const before = openFiles()
    for (let nth = 0; nth < 30; nth++) {
      await new Promise<void>((resolve, reject) => {
        const request = http.get(
          {
            host: '127.0.0.1',
            port: galley.port,
            path: `${pictures}/big.png`,
            headers: { cookie: galley.cookie },
            agent: false,
          },
          (response) => {
            response.on('error', () => undefined)
            response.once('data', () => {
              request.destroy()
              resolve()
            })
          },
        )
        request.on('error', reject)
      })
    }
    for (let waitedMs = 0; openFiles() > before + 5 && waitedMs < 5000; waitedMs += 100) await pause(100)
    expect(openFiles()).toBeLessThanOrEqual(before + 5)
  })

  it('before it has said anything keeps nobody else waiting', async () => {
    const idle = Array.from({ length: 300 }, () => net.connect(galley.port, '127.0.0.1'))
    for (const socket of idle) socket.on('error', () => undefined)
    await livesOn()
    for (const socket of idle) socket.destroy()
  })
})

describe('an upload', () => {
  const id = '00000000-0000-4000-8000-000000000001'
  const staged = () => readdirSync(path.join(data.path, 'staged')).sort()
  const put = (name: string, body: string | Buffer, headers = {}) =>
    galley.ask(`/staged/${name}`, { method: 'PUT', body, headers })

  it('is kept whole, and another under its name replaces it', async () => {
    for (const body of ['one', 'two, which is longer']) {
      expect((await put(id, body)).status).toBe(204)
      expect(staged()).toEqual([id])
      expect(readFileSync(path.join(data.path, 'staged', id), 'utf8')).toBe(body)
    }
  })

  it('that ends early, is too large or has no cookie leaves nothing, and takes nothing with it', async () => {
    await new Promise<void>((resolve) => {
      const request = http.request({
        host: '127.0.0.1',
        port: galley.port,
        path: `/staged/${id}`,
        method: 'PUT',
        headers: {
          origin: `http://127.0.0.1:${galley.port}`,
          cookie: galley.cookie,
          'content-length': '1000',
        },
      })
      request.on('error', () => resolve())
      request.write('half', () => setTimeout(() => request.destroy(), 50))
    })
    const tooLarge = await put(id, Buffer.alloc(256 * MIB + 1)).catch(() => ({ status: 413 }))
    expect(tooLarge.status).toBe(413)
    expect((await put(id, 'x', { cookie: '' })).status).toBe(403)
    await pause(100)
    expect(staged()).toEqual([id])
    expect(readFileSync(path.join(data.path, 'staged', id), 'utf8')).toBe('two, which is longer')
  })

  it.each(['', '..', '../x', '..%2f..%2fx', 'abc', `${id}.part`, 'A'.repeat(36), 'a'.repeat(65)])(
    'is not taken under the name %j',
    async (name) => {
      const before = staged()
      expect((await put(name, 'x')).status).toBeGreaterThanOrEqual(400)
      expect(staged()).toEqual(before)
    },
  )
})

describe('a picture', () => {
  const get = (headers = {}) => galley.ask(`${pictures}/a.png`, { headers })

  it.each([
    ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-3', 206, '789', 'bytes 7-9/10'],
    ['bytes=0-99', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['bytes=5-2', 416, '', 'bytes */10'],
    ['bytes=0-1,3-4', 200, '0123456789', undefined],
    ['lines=1-2', 200, '0123456789', undefined],
  ])('in the range %j is answered %i', async (range, status, body, contentRange) => {
    const answer = await get({ range })
    expect([answer.status, answer.body, answer.headers['content-range']]).toEqual([
      status,
      body,
      contentRange,
    ])
  })

  it('that is known is not sent again, until it is replaced', async () => {
    const known = { 'if-none-match': (await get()).headers.etag ?? '' }
    expect((await get(known)).status).toBe(304)
    writeFileSync(path.join(site.path, 'a.png'), 'another one')
    expect((await get(known)).body).toBe('another one')
  })
})

describe('what is asked for', () => {
  it('changes nothing: no GET or HEAD of any address leaves a trace on the disk', async () => {
    const before = [fingerprint(site.path), fingerprint(data.path)]
    const addresses = [
      '/',
      '/index.html',
      '/preview.html?remote=1',
      '/session',
      '/desk',
      '/staged/',
      '/staged/00000000-0000-4000-8000-000000000009',
      '/site/',
      pictures,
      `${pictures}/a.png?delete=1`,
      `${pictures}/posts/first-light.md`,
      ...Object.keys(contract).flatMap((call) => [`/${call}`, `/desk/${call}?path=posts/first-light.md`]),
    ]
    for (const address of addresses) {
      for (const method of ['GET', 'HEAD']) await galley.ask(address, { method })
    }
    expect([fingerprint(site.path), fingerprint(data.path)]).toEqual(before)
  })
})

describe('a page gone mad', () => {
  it('is cut off when one frame is larger than 64 MiB', async () => {
    const socket = await galley.openSocket()
    socket.on('error', () => undefined)
    const closed = new Promise((resolve) => socket.once('close', resolve))
    socket.send('x'.repeat(64 * MIB + 1))
    // 1006 where the socket was gone before the close frame had arrived.
    expect([1009, 1006]).toContain(await closed)
    await livesOn()
  })

  it('gets a failure for each call that is no call, and the desk lives on', async () => {
    const socket = await galley.openSocket()
    const answers = new Map<number, string>()
    socket.on('message', (frame) => {
      const message = fromFrame(String(frame)) as { kind: string; id: number }
      if (message.kind !== 'notice') answers.set(message.id, message.kind)
    })
    const before = fingerprint(site.path)
    // Calls by their right names would be answered; what goes in is what no schema of theirs takes.
    const names = fc.oneof(fc.string(), fc.constantFrom(...Object.keys(contract), '__proto__', 'then'))
    const nonsense = fc.sample(
      fc.record({ name: names, input: fc.oneof(fc.constant(null), fc.array(fc.jsonValue()), fc.string()) }),
      { numRuns: 2000, seed: 7 },
    )
    nonsense.forEach((one, nth) => {
      socket.send(JSON.stringify({ kind: 'call', id: nth + 1, ...one }))
    })
    for (let waitedMs = 0; answers.size < nonsense.length && waitedMs < 15_000; waitedMs += 50)
      await pause(50)
    expect(answers.size).toBe(nonsense.length)
    expect(new Set(answers.values())).toEqual(new Set(['failure']))
    expect(fingerprint(site.path)).toBe(before)
    socket.close()
    await livesOn()
  })
})

describe('the end', () => {
  it('of a start on a port that is taken comes at once, with a sentence', async () => {
    const other = await temporaryFolder('data')
    const second = spawn(
      process.execPath,
      [serveProgram, '--port', String(galley.port), '--data', other.path],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    )
    let said = ''
    second.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    expect(await new Promise((resolve) => second.once('exit', resolve))).toBe(1)
    expect(said).toBe(`Port ${galley.port} is taken. Name another with --port.\n`)
    await other.remove()
  })

  it('comes with SIGTERM and without a fault, while pages are open', async () => {
    const socket = await galley.openSocket()
    const closed = new Promise((resolve) => socket.once('close', resolve))
    socket.on('error', () => undefined)
    expect(await galley.end()).toBe(0)
    await closed
  })
})

/** Names, sizes and bytes of all that lies in `folder`, but for sizes alone of what is large. */
function fingerprint(folder: string): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(folder, { recursive: true }).map(String).sort()) {
    const facts = statSync(path.join(folder, name))
    hash.update(`${name} ${facts.size}\n`)
    if (facts.isFile() && facts.size < MIB) hash.update(readFileSync(path.join(folder, name)))
  }
  return hash.digest('hex')
}
