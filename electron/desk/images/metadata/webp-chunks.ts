// A WebP without what its pixels do not need: RFC 9649, chunk by chunk.
import { ascii, joined, viewOf } from './bytes.ts'
import { copyrightExif } from './copyright-exif.ts'

const KEPT = new Set(['VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
const HAS_ALPHA = 0x10
const HAS_EXIF = 0x08
const HAS_XMP = 0x04

export type Canvas = { readonly widthPx: number; readonly heightPx: number; readonly hasAlpha: boolean }

/**
 * The same pixels, moving ones too, without EXIF, XMP and chunks that nobody knows; `copyright` is written as EXIF
 * where it is given. `canvas` is asked for where the file has no header that could announce it. Null where the bytes
 * are not laid out as a WebP.
 */
export function bareWebp(bytes: Uint8Array, copyright: string | null, canvas: Canvas): Uint8Array | null {
  const chunks = chunksOf(bytes)
  if (chunks === null) return null
  const header = chunks.find(({ type }) => type === 'VP8X')?.whole
  const kept = chunks.filter(({ type }) => KEPT.has(type)).map(({ whole }) => whole)
  const exif = copyright ? [chunk('EXIF', copyrightExif(copyright))] : []
  const extended = header ?? (copyright ? extendedHeader(canvas) : null)
  const body = [...(extended ? [announcing(extended, copyright !== null)] : []), ...kept, ...exif]
  const sizeBytes = body.reduce((sum, { length }) => sum + length, 4)
  const riff = Buffer.from('RIFF____WEBP', 'latin1')
  riff.writeUInt32LE(sizeBytes, 4)
  return joined([riff, ...body], bytes)
}

function chunksOf(
  bytes: Uint8Array,
): readonly { readonly type: string; readonly whole: Uint8Array }[] | null {
  if (ascii(bytes, 0, 4) !== 'RIFF' || ascii(bytes, 8, 12) !== 'WEBP') return null
  const view = viewOf(bytes)
  const end = Math.min(bytes.length, 8 + view.getUint32(4, true))
  const chunks: { type: string; whole: Uint8Array }[] = []
  for (let at = 12; at + 8 <= end; ) {
    const size = view.getUint32(at + 4, true)
    const to = at + 8 + size
    if (to > end) return null
    // Each begins at an even place; some writers leave out the last one's padding.
    const padded = to + (size % 2)
    const whole = bytes.subarray(at, Math.min(padded, end))
    chunks.push({
      type: ascii(bytes, at, at + 4),
      whole: padded > end ? Buffer.concat([whole, Buffer.alloc(1)]) : whole,
    })
    at = padded
  }
  return chunks.length === 0 ? null : chunks
}

/** The header chunk, saying whether EXIF follows, and never XMP. */
function announcing(header: Uint8Array, hasExif: boolean): Uint8Array {
  const copy = Buffer.from(header)
  const flags = (copy[8] ?? 0) & ~(HAS_EXIF | HAS_XMP)
  copy[8] = hasExif ? flags | HAS_EXIF : flags
  return copy
}

function extendedHeader({ widthPx, heightPx, hasAlpha }: Canvas): Uint8Array {
  const data = Buffer.alloc(10)
  data[0] = hasAlpha ? HAS_ALPHA : 0
  data.writeUIntLE(widthPx - 1, 4, 3)
  data.writeUIntLE(heightPx - 1, 7, 3)
  return chunk('VP8X', data)
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(8 + data.length + (data.length % 2))
  bytes.write(type, 0, 'latin1')
  bytes.writeUInt32LE(data.length, 4)
  bytes.set(data, 8)
  return bytes
}
