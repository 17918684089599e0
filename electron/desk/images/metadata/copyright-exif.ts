// An EXIF block that holds a copyright notice and nothing else: Exif 2.32, TIFF 6.0.

const COPYRIGHT = 0x8298
const ASCII = 2

/**
 * The TIFF structure, little-endian, without the `Exif\0\0` that JPEG and WebP put before it. The notice stands in
 * UTF-8, which Exif 3.0 allows and readers have long taken.
 */
export function copyrightExif(notice: string): Uint8Array {
  const text = Buffer.from(`${notice}\0`, 'utf8')
  const offset = 8 + 2 + 12 + 4
  const bytes = Buffer.alloc(text.length > 4 ? offset + text.length : offset)
  bytes.write('II*\0', 0, 'latin1')
  bytes.writeUInt32LE(8, 4)
  bytes.writeUInt16LE(1, 8)
  bytes.writeUInt16LE(COPYRIGHT, 10)
  bytes.writeUInt16LE(ASCII, 12)
  bytes.writeUInt32LE(text.length, 14)
  // What fits into the entry itself stands there.
  if (text.length > 4) bytes.writeUInt32LE(offset, 18)
  text.copy(bytes, text.length > 4 ? offset : 18)
  return bytes
}
