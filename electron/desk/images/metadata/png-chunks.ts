// A PNG without what its pixels do not need: PNG specification, third edition, chunk by chunk. APNG is one, too.
import { crc32, inflateSync } from 'node:zlib'
import { ascii, joined, viewOf } from './bytes.ts'
import { copyrightExif } from './copyright-exif.ts'

/** What changes how the pixels look; a chunk with a capital letter in front is one that nobody may leave out. */
const KEPT = new Set([
  ...['tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'mDCV', 'cLLI', 'sBIT', 'bKGD', 'hIST', 'pHYs', 'sPLT'],
  ...['acTL', 'fcTL', 'fdAT'],
])
const SIGNATURE_BYTES = 8
/** The largest profiles of printers have two megabytes. */
const LARGEST_PROFILE_BYTES = 8 * 1024 * 1024

type Chunk = { readonly type: string; readonly data: Uint8Array; readonly whole: Uint8Array }

/**
 * The same pixels without text, time, EXIF and whatever hangs behind the picture; `copyright` is written as EXIF
 * where it is given. Null where the bytes are not laid out as a PNG.
 */
export function barePng(bytes: Uint8Array, copyright: string | null): Uint8Array | null {
  const chunks = chunksOf(bytes)
  if (chunks === null) return null
  const kept = chunks.filter(
    ({ type, data }) => (isCritical(type) || KEPT.has(type)) && !(type === 'iCCP' && isBomb(data)),
  )
  const [head, ...others] = kept.map(({ whole }) => whole)
  if (head === undefined) return null
  const exif = copyright ? [chunk('eXIf', copyrightExif(copyright))] : []
  return joined([bytes.subarray(0, SIGNATURE_BYTES), head, ...exif, ...others], bytes)
}

/**
 * What a decoder may be handed: compressed texts are left out, and a profile that swells. They take a few bytes of
 * the file and as much memory as their writer likes.
 */
export function withoutBombs(bytes: Uint8Array): Uint8Array {
  const chunks = chunksOf(bytes)
  if (chunks === null) return bytes
  const kept = chunks.filter(
    ({ type, data }) =>
      type !== 'zTXt' && !(type === 'iTXt' && isCompressed(data)) && !(type === 'iCCP' && isBomb(data)),
  )
  return joined([bytes.subarray(0, SIGNATURE_BYTES), ...kept.map(({ whole }) => whole)], bytes)
}

/** Whether the PNG in `bytes` moves. */
export function isAnimatedPng(bytes: Uint8Array): boolean {
  return chunksOf(bytes)?.some(({ type }) => type === 'acTL') ?? false
}

/** All chunks up to the last one that counts; null where they do not fit into each other. */
function chunksOf(bytes: Uint8Array): readonly Chunk[] | null {
  const view = viewOf(bytes)
  const chunks: Chunk[] = []
  for (let at = SIGNATURE_BYTES; at + 12 <= bytes.length; ) {
    const to = at + 12 + view.getUint32(at)
    if (to > bytes.length) return null
    const type = ascii(bytes, at + 4, at + 8)
    chunks.push({ type, data: bytes.subarray(at + 8, to - 4), whole: bytes.subarray(at, to) })
    if (type === 'IEND') return chunks[0]?.type === 'IHDR' ? chunks : null
    at = to
  }
  return null
}

function isCritical(type: string): boolean {
  return /^[A-Z]/.test(type)
}

/** iTXt: keyword, NUL, then whether the text is compressed. */
function isCompressed(data: Uint8Array): boolean {
  return data[data.indexOf(0) + 1] === 1
}

/** iCCP: name, NUL, method, then the compressed profile. */
function isBomb(data: Uint8Array): boolean {
  try {
    inflateSync(data.subarray(data.indexOf(0) + 2), { maxOutputLength: LARGEST_PROFILE_BYTES })
    return false
  } catch {
    // Too large, or no profile at all.
    return true
  }
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(12 + data.length)
  bytes.writeUInt32BE(data.length, 0)
  bytes.write(type, 4, 'latin1')
  bytes.set(data, 8)
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length)
  return bytes
}
