// What both shells serve and under which headers: the renderer's own files, and files of the open site.
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json; charset=utf-8',
}

/** What a post, and the style sheets that it is shown by, may show of its site. Anything else of the folder is never served. */
const siteTypes: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.apng': 'image/apng',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.jfif': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.svg': 'image/svg+xml',
  '.bmp': 'image/bmp',
  '.ico': 'image/x-icon',
  '.mp4': 'video/mp4',
  '.m4v': 'video/mp4',
  '.webm': 'video/webm',
  '.ogv': 'video/ogg',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.ogg': 'audio/ogg',
  '.oga': 'audio/ogg',
  '.wav': 'audio/wav',
  '.flac': 'audio/flac',
  // The fonts of the site's own style sheets; the sheets themselves come by the contract.
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
}

const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
]

const previewPolicy = (remote: boolean) => [
  "default-src 'none'",
  `img-src 'self' data:${remote ? ' https: http:' : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "media-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
]

/** The frame that draws diagrams: one script of ours, no origin, no network. */
const diagramPolicy = [
  'sandbox allow-scripts',
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
]

/** The one file that a page without an origin may load: code of ours that holds nothing of anybody's. */
export const fileForStrangers = '/diagram.js'

const assetPolicy = ['sandbox', "default-src 'none'", "style-src 'unsafe-inline'"]

const always = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'Cache-Control': 'no-store',
}

export type Headers = Readonly<Record<string, string>>

/** The headers of an answer that is no file. */
export const plainHeaders: Headers = {
  ...always,
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Frame-Options': 'DENY',
}

export type RendererFile = { readonly bytes: Uint8Array; readonly headers: Headers }

/** The renderer's built files by address (`/index.html`); a request is a look-up, never a path. */
export async function readRenderer(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    files.set(`/${path.relative(folder, file).split(path.sep).join('/')}`, await readFile(file))
  }
  return files
}

/** The headers of a file of the renderer; `/preview.html` may fetch remote pictures only where `remote`. */
export function rendererHeaders(address: string, remote: boolean): Headers {
  const type = types[path.posix.extname(address)] ?? 'application/octet-stream'
  if (address === '/preview.html') {
    return {
      ...always,
      'Content-Type': type,
      'Content-Security-Policy': previewPolicy(remote).join('; '),
      'X-Frame-Options': 'SAMEORIGIN',
    }
  }
  if (address === '/diagram.html') {
    return {
      ...always,
      'Content-Type': type,
      'Content-Security-Policy': diagramPolicy.join('; '),
      'X-Frame-Options': 'SAMEORIGIN',
    }
  }
  return {
    ...always,
    // A frame without an origin is a stranger; it may load its one script all the same.
    ...(address === fileForStrangers && { 'Cross-Origin-Resource-Policy': 'cross-origin' }),
    'Content-Type': type,
    'Content-Security-Policy': pagePolicy.join('; '),
    'X-Frame-Options': 'DENY',
  }
}

/** The headers of a file of the site, or null for what is never served: hidden files, other types. */
export function assetHeaders(sitePath: string): Headers | null {
  if (sitePath.split('/').some((segment) => segment.startsWith('.'))) return null
  const type = siteTypes[path.posix.extname(sitePath).toLowerCase()]
  if (type === undefined) return null
  return {
    ...always,
    'Content-Type': type,
    'Content-Security-Policy': assetPolicy.join('; '),
    'Cache-Control': 'no-cache',
  }
}
