// The address at which a page gets a picture of the site, or a small one of it.
import type { SitePath } from '../../shared/contract/paths.ts'

/** `thumbnailPx`: at most so wide and high; without it the picture as it is. */
export function assetAddress(assetBase: string, file: SitePath, thumbnailPx?: 160 | 320 | 640): string {
  const address = assetBase + file.split('/').map(encodeURIComponent).join('/')
  return thumbnailPx === undefined ? address : `${address}?thumbnail=${thumbnailPx}`
}
