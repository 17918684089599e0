// A JPEG without what its pixels do not need: ITU T.81, annex B, read marker by marker.
import { ascii, joined, viewOf } from './bytes.ts'
import { copyrightExif } from './copyright-exif.ts'

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const APP0 = 0xe0
const APP1 = 0xe1
const APP2 = 0xe2
const APP14 = 0xee
const APP15 = 0xef
const COM = 0xfe

/**
 * The same pixels without EXIF, XMP, IPTC, comments, thumbnails, further pictures and whatever hangs behind the
 * picture; colour profile and Adobe's colour transform stay. `copyright` is written as EXIF where it is given.
 * Null where the bytes are not laid out as a JPEG.
 */
export function bareJpeg(bytes: Uint8Array, copyright: string | null): Uint8Array | null {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== SOI) return null
  const kept: Uint8Array[] = []
  let header: Uint8Array | null = null
  let at = 2
  for (;;) {
    const marker = bytes[at + 1]
    if (bytes[at] !== 0xff || marker === undefined) return null
    // Any number of fill bytes may stand before a marker.
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === EOI) break
    if (at + 4 > bytes.length) return null
    const end = at + 2 + viewOf(bytes).getUint16(at + 2)
    if (end < at + 4 || end > bytes.length) return null
    const to = marker === SOS ? endOfScan(bytes, end) : end
    const segment = bytes.subarray(at, to)
    if (marker === APP0 && header === null) header = jfifHeader(segment)
    else if (isKept(marker, segment)) kept.push(segment)
    at = to
  }
  return joined(
    [
      bytes.subarray(0, 2),
      ...(header ? [header] : []),
      ...(copyright ? [exifSegment(copyright)] : []),
      ...kept,
      bytes.subarray(at, at + 2),
    ],
    bytes,
  )
}

function isKept(marker: number, segment: Uint8Array): boolean {
  if (marker === APP2) return ascii(segment, 4, 16) === 'ICC_PROFILE\0'
  if (marker === APP14) return ascii(segment, 4, 9) === 'Adobe'
  return !(marker >= APP0 && marker <= APP15) && marker !== COM
}

/** JFIF's own header without its thumbnail; null for what is none. */
function jfifHeader(segment: Uint8Array): Uint8Array | null {
  if (ascii(segment, 4, 9) !== 'JFIF\0' || segment.length < 18) return null
  if (segment.length === 18) return segment
  const header = Buffer.from(segment.subarray(0, 18))
  header.writeUInt16BE(16, 2)
  header.writeUInt16BE(0, 16)
  return header
}

function exifSegment(copyright: string): Uint8Array {
  const exif = copyrightExif(copyright)
  const bytes = Buffer.alloc(4)
  bytes.writeUInt16BE(0xff00 | APP1, 0)
  bytes.writeUInt16BE(2 + 6 + exif.length, 2)
  return Buffer.concat([bytes, Buffer.from('Exif\0\0', 'latin1'), exif])
}

/** Where the coded pixels that begin at `from` end: at the next marker that is no restart and no stuffed byte. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next === undefined) break
    const isData = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7)
    if (!isData) return at
  }
  return bytes.length
}
