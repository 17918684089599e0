// A GIF without comments and foreign data: GIF89a, block by block. Every frame stays as it is.
import { ascii, joined } from './bytes.ts'

const IMAGE = 0x2c
const EXTENSION = 0x21
const TRAILER = 0x3b
const COMMENT = 0xfe
const APPLICATION = 0xff
/** How often it plays, and its colours; all else (XMP) is about the author. */
const KEPT = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0', 'ICCRGBG1012'])

/** Null where the bytes are not laid out as a GIF. */
export function bareGif(bytes: Uint8Array): Uint8Array | null {
  let at = 13 + tableBytes(bytes[10])
  if (bytes.length < at) return null
  const parts: Uint8Array[] = [bytes.subarray(0, at)]
  for (;;) {
    const kind = bytes[at]
    if (kind === TRAILER) return joined([...parts, bytes.subarray(at, at + 1)], bytes)
    const data = kind === IMAGE ? at + 11 + tableBytes(bytes[at + 9]) : kind === EXTENSION ? at + 2 : null
    const end = data === null ? null : endOfBlocks(bytes, data)
    if (end === null) return null
    if (kind === IMAGE || isKept(bytes, at)) parts.push(bytes.subarray(at, end))
    at = end
  }
}

function isKept(bytes: Uint8Array, at: number): boolean {
  const label = bytes[at + 1]
  if (label === APPLICATION) return KEPT.has(ascii(bytes, at + 3, at + 14))
  return label !== COMMENT
}

/** The length of a colour table that a packed byte announces. */
function tableBytes(packed = 0): number {
  return packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0
}

/** Behind the sub-blocks that begin at `from`; null where the file ends in them. */
function endOfBlocks(bytes: Uint8Array, from: number): number | null {
  let at = from
  for (let size = bytes[at]; size !== undefined; size = bytes[at]) {
    at += 1 + size
    if (size === 0) return at
  }
  return null
}
