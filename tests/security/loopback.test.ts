// The browser shell's server against whoever is not the author: foreign hosts and origins, no or wrong secrets,
// paths that lead out of the site, and malformed requests.
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { symlink } from 'node:fs/promises'
import http from 'node:http'
import net from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { project } from '../../build/build.ts'
import { readRenderer } from '../../electron/served-files.ts'
import { fromFrame, toFrame } from '../../shared/contract/frame.ts'
import { plainSite, type TemporaryFolder, temporaryFolder, writeFiles } from '../support/sites.ts'

let site: TemporaryFolder
let data: TemporaryFolder
let outside: TemporaryFolder
let server: ChildProcess
let port = 0
let token = ''
let cookie = ''
let key = ''
let siteId = ''
let printed = ''

type Answer = { readonly status: number; readonly headers: http.IncomingHttpHeaders; readonly body: string }

function ask(target: string, options: http.RequestOptions & { body?: string } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { body, ...rest } = options
    const request = http.request({ host: '127.0.0.1', port, path: target, ...rest }, (response) => {
      let text = ''
      response.on('data', (chunk) => {
        text += chunk
      })
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      )
    })
    request.on('error', reject)
    request.end(body)
  })
}

const own = () => ({ origin: `http://127.0.0.1:${port}` })

beforeAll(async () => {
  site = await temporaryFolder('site')
  data = await temporaryFolder('data')
  outside = await temporaryFolder('outside')
  await writeFiles(outside.path, { 'canary.png': 'CANARY', 'canary.md': 'CANARY' })
  await writeFiles(site.path, {
    ...plainSite,
    'a.png': 'picture',
    'page.html': '<script>1</script>',
    '.hidden.png': 'x',
    '.git/config': 'x',
    'a.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  })
  await symlink(path.join(outside.path, 'canary.png'), path.join(site.path, 'link.png'))
  await symlink(outside.path, path.join(site.path, 'linked'))
  server = spawn(
    process.execPath,
    [path.join(project, 'dist/electron/serve.js'), '--site', site.path, '--data', data.path],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  await new Promise<void>((resolve, reject) => {
    server.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk
      const ready = /127\.0\.0\.1:(\d+)\/#token=(\S+)/.exec(printed)
      if (ready) {
        port = Number(ready[1])
        token = ready[2] ?? ''
        resolve()
      }
    })
    server.once('exit', reject)
  })
  const session = await ask('/session', { method: 'POST', body: token, headers: own() })
  cookie = session.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  key = session.body
  const socket = await openSocket(key)
  siteId = await new Promise((resolve) => {
    socket.on('message', (frame) => {
      const message = fromFrame(String(frame)) as { kind: string; output: { id: string } }
      if (message.kind === 'answer') resolve(message.output.id)
    })
    socket.send(toFrame({ kind: 'call', id: 1, name: 'site.open', input: { folder: site.path } }))
  })
}, 60_000)
afterAll(async () => {
  server.kill('SIGTERM')
  await Promise.all([site.remove(), data.remove(), outside.remove()])
})

function openSocket(first: string, headers: Record<string, string> = {}): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/desk`, { headers: { ...own(), cookie, ...headers } })
    socket.once('open', () => {
      socket.send(first)
      resolve(socket)
    })
    socket.once('error', reject)
  })
}

describe('the link', () => {
  it('is one line, of this computer, with 128 bits of secret or more in its fragment', () => {
    expect(printed).toMatch(/^Galley is ready: http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}\n$/)
  })

  it('gives nothing to a wrong secret', async () => {
    for (const body of ['', 'x', token.slice(1), `${token}x`, 'a'.repeat(5000)]) {
      const answer = await ask('/session', { method: 'POST', body, headers: own() })
      expect([answer.status, answer.headers['set-cookie']]).toEqual([401, undefined])
    }
  })

  it('keeps its cookie from scripts and from other sites', async () => {
    const session = await ask('/session', { method: 'POST', body: token, headers: own() })
    expect(session.headers['set-cookie']?.[0]).toMatch(
      /^galley-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/,
    )
  })
})

describe('who is heard', () => {
  const hosts = [
    'evil.test',
    'evil.test:80',
    '127.0.0.1',
    'localhost',
    '127.0.0.1.',
    '127.0.0.2:PORT',
    '[::1]:PORT',
    '0.0.0.0:PORT',
    'LOCALHOST:PORT',
    'localhost.:PORT',
    'localhost:PORT.evil.test',
    'evil.test@127.0.0.1:PORT',
    '127.0.0.1:1',
    '2130706433:PORT',
  ]
  it.each(hosts)('no request for the host %j', async (host) => {
    const named = host.replace('PORT', String(port))
    for (const [method, target] of [
      ['GET', '/'],
      ['GET', `/site/${siteId}/a.png`],
      ['POST', '/session'],
    ] as const) {
      const answer = await ask(target, { method, headers: { ...own(), host: named, cookie } })
      expect([answer.status, answer.body]).toEqual([421, ''])
    }
  })

  it.each([
    'null',
    'http://evil.test',
    'http://127.0.0.1',
    'http://127.0.0.1:1',
    'https://127.0.0.1:PORT',
    'http://localhost:PORT',
    '',
  ])('nothing is changed for the origin %j', async (given) => {
    const origin = given.replace('PORT', String(port))
    expect((await ask('/session', { method: 'POST', body: token, headers: { origin } })).status).toBe(403)
    expect(
      (await ask('/staged/00000000-aaaa', { method: 'PUT', body: 'x', headers: { origin, cookie } })).status,
    ).toBe(403)
    await expect(openSocket(key, { origin })).rejects.toThrow('403')
  })

  it('no page of another site gets a byte, and none may be asked beforehand', async () => {
    for (const site of ['cross-site', 'same-site']) {
      expect((await ask('/', { headers: { 'sec-fetch-site': site } })).status).toBe(403)
      // The one file that a frame without an origin loads has nothing of anybody's in it.
      expect((await ask('/diagram.js', { headers: { 'sec-fetch-site': site } })).status).toBe(200)
    }
    expect((await ask('/session', { method: 'OPTIONS', headers: { ...own() } })).status).toBe(405)
    const page = await ask('/')
    expect(Object.keys(page.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  it('no picture without the cookie, no desk without the key', async () => {
    expect((await ask(`/site/${siteId}/a.png`)).status).toBe(403)
    expect((await ask(`/site/${siteId}/a.png`, { headers: { cookie: `galley-${port}=wrong` } })).status).toBe(
      403,
    )
    await expect(openSocket(key, { cookie: '' })).rejects.toThrow('403')
    const socket = await openSocket('not the key')
    const code = await new Promise((resolve) => socket.once('close', resolve))
    expect(code).toBe(4401)
  })
})

describe('what is served', () => {
  const get = (target: string) => ask(target, { headers: { cookie } })

  it('pictures of the site, as what they are and as nothing else', async () => {
    const picture = await get(`/site/${siteId}/a.png`)
    expect([picture.status, picture.body]).toEqual([200, 'picture'])
    expect(picture.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    })
    const drawing = await get(`/site/${siteId}/a.svg`)
    expect(drawing.headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/)
  })

  const ways = [
    '../canary.png',
    '..%2fcanary.png',
    '%2e%2e/canary.png',
    '%252e%252e%252fcanary.png',
    '..%c0%afcanary.png',
    '....//canary.png',
    '..\\canary.png',
    '%5c..%5ccanary.png',
    '/etc/passwd',
    '//etc/passwd',
    'x%00.png',
    'a.png%00.md',
    'linked/canary.png',
    'link.png',
    'linked/canary.md',
    '.hidden.png',
    '.git/config',
    'posts/first-light.md',
    'page.html',
    '',
    '.',
    'posts',
    'a.png/',
    'CON',
    'nul.png',
    'file:///etc/passwd',
    '%',
    '%zz',
    'a'.repeat(5000),
  ]
  it.each(ways)('nothing at %j', async (way) => {
    const answer = await get(`/site/${siteId}/${way}`)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.body).not.toContain('CANARY')
  })

  it('every answer carries the headers that keep it in its place', async () => {
    const page = await get('/')
    const policy = String(page.headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    expect(page.headers).toMatchObject({
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
    const preview = String((await get('/preview.html')).headers['content-security-policy'])
    expect(preview).toMatch(/^default-src 'none'; img-src 'self' data:;/)
    expect(String((await get('/preview.html?remote=1')).headers['content-security-policy'])).toContain(
      "img-src 'self' data: https: http:",
    )
    const none = await get('/nothing-here')
    expect([none.status, none.body, none.headers['x-content-type-options']]).toEqual([404, '', 'nosniff'])
  })

  it('the frame of diagrams has no origin and no network, and its script alone is for strangers', async () => {
    const frame = await get('/diagram.html')
    const policy = String(frame.headers['content-security-policy']).split('; ')
    expect(policy).toEqual(
      expect.arrayContaining([
        'sandbox allow-scripts',
        "default-src 'none'",
        "script-src 'self'",
        'img-src data:',
      ]),
    )
    expect(policy.join('; ')).not.toMatch(/connect-src|allow-same-origin|https?:|script-src[^;]*unsafe/)
    const folder = path.join(project, 'dist/renderer')
    const strangers: string[] = []
    for (const address of (await readRenderer(folder)).keys()) {
      const { status, headers } = await ask(address, { method: 'HEAD', headers: { cookie } })
      expect(status).toBe(200)
      if (headers['cross-origin-resource-policy'] !== 'same-origin') strangers.push(address)
    }
    expect(strangers).toEqual(['/diagram.js'])
  })

  it('the secret stands in nothing that is written down', () => {
    expect(readFileSync(path.join(project, 'dist/renderer/index.html'), 'utf8')).not.toContain(token)
    expect(server.spawnargs.join(' ')).not.toContain(token)
  })
})

describe('what is malformed', () => {
  it('is answered or dropped, and the server lives on', async () => {
    for (const raw of [
      'GET http://evil.test/ HTTP/1.1\r\nHost: x\r\n\r\n',
      'GET / HTTP/1.1\r\n\r\n',
      `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nHost: evil.test\r\n\r\n`,
      '\0\0\0\0',
      'POST /session HTTP/1.1\r\nContent-Length: -1\r\n\r\n',
      `GET /${'a'.repeat(100_000)} HTTP/1.1\r\n\r\n`,
    ]) {
      const answer = await new Promise<string>((resolve) => {
        let text = ''
        const socket = net.connect(port, '127.0.0.1', () => socket.end(raw))
        socket.on('data', (chunk) => {
          text += chunk
        })
        socket.on('close', () => resolve(text))
        socket.on('error', () => resolve(text))
      })
      expect(answer).not.toMatch(/^HTTP\/1\.1 200/)
    }
    const socket = await openSocket(key)
    for (const frame of [
      '',
      '{',
      '[]',
      'null',
      '{"kind":"call"}',
      '{"kind":"call","id":1,"name":"constructor","input":{}}',
      '{"kind":"call","id":2,"name":"site.open","input":{"folder":"\\u0000"}}',
    ])
      socket.send(frame)
    socket.send(Buffer.from([1, 2, 3]))
    await new Promise((resolve) => setTimeout(resolve, 200))
    socket.close()
    expect((await ask('/')).status).toBe(200)
  })

  it('listens on this computer’s own address alone', async () => {
    const listening = readFileSync('/proc/net/tcp', 'utf8')
    const hexPort = port.toString(16).toUpperCase().padStart(4, '0')
    const lines = listening.split('\n').filter((line) => line.includes(`:${hexPort} 00000000:0000 0A`))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain(`0100007F:${hexPort}`)
  })
})
