// A file of the open site that a page asks for, as it is or, of a picture, as a thumbnail: the same in both shells.
import type { Stats } from 'node:fs'
import { stat } from 'node:fs/promises'
import { SiteId, SitePath } from '../shared/contract/paths.ts'
import type { RunningDesk } from './desk/desk.ts'
import { assetHeaders, type Headers } from './served-files.ts'

export type ServedAsset = {
  /** Absolute. */
  readonly file: string
  readonly facts: Stats
  readonly headers: Headers
}

/** The widths that a page may ask for; each is made and kept. */
const WIDTHS = new Set(['160', '320', '640'])

/**
 * What `/site/<id>/<path>` names; with `?thumbnail=160`, `320` or `640` a small picture of it where there can be one.
 * Null for what is never served, or is not there.
 */
export async function servedAsset(desk: RunningDesk, url: URL): Promise<ServedAsset | null> {
  const [, , id, ...segments] = url.pathname.split('/')
  const site = SiteId.safeParse(id)
  const sitePath = SitePath.safeParse(decoded(segments.join('/')))
  const headers = sitePath.success ? assetHeaders(sitePath.data) : null
  if (!site.success || !sitePath.success || headers === null) return null
  try {
    const width = url.searchParams.get('thumbnail') ?? ''
    const thumbnail = WIDTHS.has(width)
      ? await desk.thumbnailFile(site.data, sitePath.data, Number(width))
      : null
    const file = thumbnail ?? (await desk.assetFile(site.data, sitePath.data))
    const facts = await stat(file)
    if (!facts.isFile()) return null
    return {
      file,
      facts,
      headers: thumbnail === null ? headers : { ...headers, 'Content-Type': 'image/webp' },
    }
  } catch {
    return null
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
