// Whether a picture can really be drawn: its header is read, its size bounded, its pixels decoded once.
import sharp from 'sharp'
import { DeskFailure } from '../../../shared/contract/failure.ts'
import type { ImageFormat } from '../../../shared/contract/images.ts'

/** 16,384 × 16,384: more than any camera gives, less than what fills a machine's memory. */
const MAX_PIXELS = 268_435_456

/**
 * Decodes `bytes` at thumbnail size, which reads the picture to its end.
 * Runs on libvips' own threads, so the desk's thread stays free.
 *
 * @throws DeskFailure `image-broken` where it is truncated, damaged or larger than 268 megapixels
 */
export async function assertDrawable(bytes: Uint8Array, format: ImageFormat, name: string): Promise<void> {
  // An SVG is shown by the browser's own parser in an <img>, where neither scripts nor requests run;
  // drawing one here would hand foreign XML to librsvg for nothing.
  if (format === 'svg') return
  try {
    await sharp(bytes, { failOn: 'truncated', limitInputPixels: MAX_PIXELS }).resize(16, 16).raw().toBuffer()
  } catch (cause) {
    throw new DeskFailure('image-broken', { name }, { cause })
  }
}
