// A picture without what it tells of its author, its pixels untouched.
import type { ImageFormat } from '../../../../shared/contract/images.ts'
import { bareGif } from './gif-blocks.ts'
import { bareJpeg } from './jpeg-segments.ts'
import { barePng } from './png-chunks.ts'
import { bareWebp, type Canvas } from './webp-chunks.ts'

/**
 * The same pixels with no metadata but `copyright` (a GIF has no place for one); `bytes` itself where nothing has to
 * go. Null where it takes encoding anew: AVIF, and what is laid out in a way that is not understood.
 */
export function withoutPrivate(
  bytes: Uint8Array,
  format: ImageFormat,
  copyright: string | null,
  canvas: Canvas,
): Uint8Array | null {
  switch (format) {
    case 'jpg':
      return bareJpeg(bytes, copyright)
    case 'png':
      return barePng(bytes, copyright)
    case 'webp':
      return bareWebp(bytes, copyright, canvas)
    case 'gif':
      return bareGif(bytes)
    default:
      return null
  }
}
