// galley://app – the renderer, the pictures of the open site, and uploads, all of one origin. Never file://.
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { protocol } from 'electron'
import { rangeOf } from './asset-range.ts'
import type { RunningDesk } from './desk/desk.ts'
import { servedAsset } from './served-asset.ts'
import { plainHeaders, rendererHeaders } from './served-files.ts'
import type { Staging } from './staging.ts'

/** Before the application is ready: what kind of scheme it is. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'galley', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ])
}

export type Served = {
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly desk: RunningDesk
  readonly staging: Staging
}

export function handleScheme(served: Served): void {
  protocol.handle('galley', (request) => answer(request, served).catch(() => refuse(500)))
}

/** The answer to one request; exported for its tests. */
export async function answer(request: Request, served: Served): Promise<Response> {
  const url = new URL(request.url)
  if (url.host !== 'app') return refuse(404)
  if (request.method === 'PUT' && url.pathname.startsWith('/staged/')) return stage(request, url, served)
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
  if (url.pathname.startsWith('/site/')) return asset(request, url, served)
  const address = url.pathname === '/' ? '/index.html' : url.pathname
  const bytes = served.files.get(address)
  if (!bytes) return refuse(404)
  return new Response(Buffer.from(bytes), {
    headers: rendererHeaders(address, url.searchParams.get('remote') === '1'),
  })
}

async function asset(request: Request, url: URL, { desk }: Served): Promise<Response> {
  const served = await servedAsset(desk, url)
  if (served === null) return refuse(404)
  const { file, facts, headers } = served
  const range = rangeOf(request.headers.get('range'), facts.size)
  if (range === 'unsatisfiable') return new Response(null, { status: 416, headers: plainHeaders })
  const { from, to } = range ?? { from: 0, to: facts.size - 1 }
  const body =
    facts.size === 0
      ? null
      : (Readable.toWeb(createReadStream(file, { start: from, end: to })) as ReadableStream)
  return new Response(body, {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      'Content-Length': String(Math.max(0, to - from + 1)),
      'Accept-Ranges': 'bytes',
      ...(range ? { 'Content-Range': `bytes ${from}-${to}/${facts.size}` } : {}),
    },
  })
}

async function stage(request: Request, url: URL, { staging }: Served): Promise<Response> {
  const id = url.pathname.slice('/staged/'.length)
  if (!staging.isId(id) || request.body === null) return refuse(404)
  try {
    await staging.put(id, Readable.fromWeb(request.body as ReadableStream))
    return new Response(null, { status: 204, headers: plainHeaders })
  } catch {
    return refuse(413)
  }
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: plainHeaders })
}
