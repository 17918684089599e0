// `npm run dev`: the browser shell with hot reload. Vite serves the renderer from its sources and hands the desk's
// addresses on to the loopback server; a change of the desk or of a shell builds that anew and starts it again.
import { type ChildProcess, spawn } from 'node:child_process'
import { watch } from 'node:fs'
import path from 'node:path'
import { createServer, type ProxyOptions } from 'vite'
import { build, project } from './build.ts'
import { endWithNpm } from './end-with-npm.ts'

type Desk = { readonly process: ChildProcess; readonly port: string; readonly token: string }

const args = process.argv.slice(2).filter((arg) => arg !== '--no-open')
const opening = args.some((arg) => arg === '--site' || arg.startsWith('--site='))
  ? args
  : ['--sample', ...args]

async function startDesk(port: string): Promise<Desk> {
  await build({ force: false })
  const server = spawn(
    process.execPath,
    [path.join(project, 'dist/electron/serve.js'), '--port', port, ...opening],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  return new Promise((resolve, reject) => {
    server.stdout.on('data', (chunk: Buffer) => {
      const ready = /127\.0\.0\.1:(\d+)\/#token=(\S+)/.exec(chunk.toString())
      if (ready?.[1] && ready[2]) resolve({ process: server, port: ready[1], token: ready[2] })
    })
    server.once('exit', (code) => reject(new Error(`the desk ended with ${code}`)))
  })
}

/** The desk takes only requests that name it as their host and origin. */
function handedOn(port: string): ProxyOptions {
  const target = `http://127.0.0.1:${port}`
  return { target, changeOrigin: true, headers: { origin: target }, ws: true }
}

let desk = await startDesk('0')
const { port } = desk
// The frame of diagrams is one classic script, which only the build makes.
const proxied = ['^/desk$', '^/session$', '^/site/', '^/staged/', '^/diagram\\.(?:html|js)$']
const vite = await createServer({
  configFile: path.join(project, 'vite.config.ts'),
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(proxied.map((address) => [address, handedOn(port)])),
  },
})
await vite.listen()
const show = () => console.log(`Galley is ready: ${vite.resolvedUrls?.local[0] ?? ''}#token=${desk.token}`)
show()

let timer: NodeJS.Timeout | null = null
for (const room of ['electron', 'shared']) {
  watch(path.join(project, room), { recursive: true }, () => {
    if (timer) clearTimeout(timer)
    timer = setTimeout(() => {
      restart().catch((error: unknown) => console.error(error))
    }, 300)
  })
}

async function restart(): Promise<void> {
  const before = desk.process
  await new Promise<void>((resolve) => {
    before.removeAllListeners('exit')
    before.once('exit', () => resolve())
    before.kill('SIGTERM')
  })
  desk = await startDesk(port)
  show()
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end(signal))
endWithNpm(() => end('SIGTERM'))

function end(signal: 'SIGINT' | 'SIGTERM'): void {
  desk.process.kill(signal)
  process.exit(0)
}
