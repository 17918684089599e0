// Pictures in words and addresses: sizes, measures, counts, and where a small one of each is to be had.
import type { ImageFacts } from '../../shared/contract/images.ts'
import type { Site } from '../../shared/contract/site.ts'
import { sizeWords } from '../../shared/text/size-words.ts'

/** The address of a picture of the site; `thumbnailPx` asks for a small one, at most so wide and high. */
export function pictureAddress(
  site: Pick<Site, 'assetBase'>,
  path: string,
  thumbnailPx?: 160 | 320 | 640,
): string {
  const address = site.assetBase + path.split('/').map(encodeURIComponent).join('/')
  return thumbnailPx === undefined ? address : `${address}?thumbnail=${thumbnailPx}`
}

/** `1200 × 800`, or nothing where a drawing has no size of its own. */
export function pixelWords({ widthPx, heightPx }: Pick<ImageFacts, 'widthPx' | 'heightPx'>): string {
  return widthPx === null || heightPx === null ? '' : `${widthPx} × ${heightPx}`
}

/** `JPG · 1200 × 800 · 64 KB`. */
export function factWords(facts: ImageFacts): string {
  return [facts.format.toUpperCase(), pixelWords(facts), sizeWords(facts.sizeBytes)]
    .filter(Boolean)
    .join(' · ')
}

/** `1 picture`, `60 pictures`. */
export function countWords(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? `1 ${one}` : `${count.toLocaleString('en')} ${many}`
}

export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
