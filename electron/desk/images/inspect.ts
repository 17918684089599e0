// What is in a picture, told before a pixel is decoded: the header bounds what decoding may take.
import sharp, { type Metadata, type Sharp } from 'sharp'
import { DeskFailure } from '../../../shared/contract/failure.ts'
import type { ImageFacts, ImageFormat } from '../../../shared/contract/images.ts'
import { saysPlace } from './metadata/copyright.ts'
import { isAnimatedPng, withoutBombs } from './metadata/png-chunks.ts'
import type { Canvas } from './metadata/webp-chunks.ts'
import { drawingSize } from './svg/drawing-size.ts'

/** 16,384 × 16,384: more than any camera gives, less than what fills a machine's memory. */
const MOST_PIXELS = 268_435_456
/** Of formats that are decoded as a whole and not line by line. */
const MOST_PIXELS_AT_ONCE = 100_000_000

export type Inspected = {
  readonly format: Exclude<ImageFormat, 'svg'>
  readonly facts: ImageFacts
  readonly metadata: Metadata
  /** What the decoder is handed: the picture's bytes, without chunks that would fill the memory. */
  readonly decodable: Uint8Array
}

/**
 * Reads the header of the picture in `bytes`, which came under `name`.
 * @throws DeskFailure `image-broken`, `image-too-many-pixels`
 */
export async function inspectImage(
  bytes: Uint8Array,
  format: Exclude<ImageFormat, 'svg'>,
  name: string,
): Promise<Inspected> {
  const decodable = format === 'png' ? withoutBombs(bytes) : bytes
  const metadata = await readHeader(decodable, name)
  const { autoOrient, pages = 1 } = metadata
  const limitPixels =
    format === 'jpg' || (format === 'png' && !metadata.isProgressive) ? MOST_PIXELS : MOST_PIXELS_AT_ONCE
  const widthPx = autoOrient.width
  // Of an animated picture the frames stand below each other.
  const heightPx = metadata.pageHeight ?? autoOrient.height
  if (widthPx * heightPx > limitPixels) {
    throw new DeskFailure('image-too-many-pixels', { name, widthPx, heightPx, limitPixels })
  }
  return {
    format,
    decodable,
    metadata,
    facts: {
      format,
      sizeBytes: bytes.length,
      widthPx,
      heightPx,
      animated:
        pages > 1 || (format === 'png' && isAnimatedPng(bytes)) || (format === 'avif' && isSequence(bytes)),
      hasPlace: await saysPlace(metadata),
    },
  }
}

/**
 * What the picture in `bytes`, which came under `name`, is.
 * @throws DeskFailure `image-broken` for a header that cannot be read, `image-too-many-pixels`
 */
export async function imageFacts(bytes: Uint8Array, format: ImageFormat, name: string): Promise<ImageFacts> {
  if (format !== 'svg') return (await inspectImage(bytes, format, name)).facts
  return { format, sizeBytes: bytes.length, ...drawingSize(bytes), animated: false, hasPlace: false }
}

/** What its pixels fill, as its container has to say. */
export function canvasOf({ facts, metadata }: Inspected): Canvas {
  return { widthPx: facts.widthPx ?? 1, heightPx: facts.heightPx ?? 1, hasAlpha: metadata.hasAlpha }
}

/**
 * Decodes the picture at the size of a thumbnail, which reads it to its end.
 * @throws DeskFailure `image-broken` where it is truncated or damaged
 */
export async function assertDrawable({ decodable }: Inspected, name: string): Promise<void> {
  await drawn(name, () => opened(decodable).resize(16, 16).raw().toBuffer())
}

/** A pipeline that begins with `bytes`; runs on libvips' own threads, so the desk's thread stays free. */
export function opened(bytes: Uint8Array): Sharp {
  return sharp(bytes, { failOn: 'truncated', limitInputPixels: MOST_PIXELS })
}

/** @throws DeskFailure `image-broken` where `draw` fails */
export async function drawn<T>(name: string, draw: () => Promise<T>): Promise<T> {
  try {
    return await draw()
  } catch (cause) {
    throw new DeskFailure('image-broken', { name }, { cause })
  }
}

function readHeader(bytes: Uint8Array, name: string): Promise<Metadata> {
  // The size is judged here and not by the decoder, which would call it broken.
  return drawn(name, () => sharp(bytes, { limitInputPixels: false }).metadata())
}

/** An AVIF whose major brand is that of image sequences: ISO/IEC 23000-22. */
function isSequence(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(8, 12)).toString('latin1') === 'avis'
}
