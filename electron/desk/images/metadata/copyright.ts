// Whose picture it is, as the picture itself says: the one thing about its author that stays with it.
import exifr from 'exifr'
import type { Metadata } from 'sharp'

/** Room for a notice in several languages; what is longer is no notice. */
const LONGEST = 2000

/** From EXIF's `Copyright`, IPTC's copyright notice or XMP's `dc:rights`, the first that says something. */
export async function copyrightOf(metadata: Metadata): Promise<string | null> {
  const found = [await fromExif(metadata.exif), fromIptc(metadata.iptc), rightsOf(metadata.xmpAsString)]
  return found.find((notice) => notice !== null) ?? null
}

/** Whether EXIF or XMP says where the picture was taken. */
export async function saysPlace({ exif, xmpAsString }: Metadata): Promise<boolean> {
  if (xmpAsString?.includes('GPSLatitude')) return true
  const gps = await exifOf(exif, { gps: true })
  return gps !== null && ('GPSLatitude' in gps || 'GPSDestLatitude' in gps)
}

/** Tags of the file itself that tell nothing of its author; all others are personal until they are known not to be. */
const PLAIN_TAGS = new Set([
  ...['Copyright', 'Orientation', 'XResolution', 'YResolution', 'ResolutionUnit', 'YCbCrPositioning'],
  ...['ExifVersion', 'ComponentsConfiguration', 'FlashpixVersion', 'ColorSpace'],
  ...['ExifImageWidth', 'ExifImageHeight', 'ImageWidth', 'ImageHeight', 'BitsPerSample', 'SamplesPerPixel'],
])

/** Whether there is more in the metadata than copyright and what the picture's own form is. */
export async function isPersonal({ exif, iptc, xmp }: Metadata): Promise<boolean> {
  if (iptc || xmp) return true
  if (!exif) return false
  const tags = await exifOf(exif, { exif: true, gps: true, ifd1: true, interop: true, makerNote: true })
  return tags === null || Object.keys(tags).some((tag) => !PLAIN_TAGS.has(tag))
}

async function fromExif(exif: Buffer | undefined): Promise<string | null> {
  const tags = await exifOf(exif, {})
  return tags !== null && typeof tags.Copyright === 'string' ? notice(tags.Copyright) : null
}

/** The tags of an EXIF block; null where there is none that can be read. */
async function exifOf(
  exif: Buffer | undefined,
  wanted: NonNullable<Parameters<typeof exifr.parse>[1]>,
): Promise<Record<string, unknown> | null> {
  if (!exif) return null
  const tiff = exif.subarray(0, 6).toString('latin1') === 'Exif\0\0' ? exif.subarray(6) : exif
  try {
    return (await exifr.parse(tiff, { tiff: true, xmp: false, icc: false, ...(wanted as object) })) ?? {}
  } catch {
    // Cameras write blocks that no reader understands.
    return null
  }
}

/** Record 2, data set 116: IPTC-NAA Information Interchange Model 4.2. */
function fromIptc(iptc: Buffer | undefined): string | null {
  const at = iptc?.indexOf(Buffer.from([0x1c, 2, 116])) ?? -1
  if (!iptc || at < 0 || at + 5 > iptc.length) return null
  return notice(iptc.subarray(at + 5, at + 5 + iptc.readUInt16BE(at + 3)).toString('utf8'))
}

/** `dc:rights` of XMP or of a drawing's metadata, or null. */
export function rightsOf(xmp: string | undefined): string | null {
  const rights = /<dc:rights\b[^>]*>([\s\S]{0,4000}?)<\/dc:rights>/.exec(xmp ?? '')?.[1]
  if (rights === undefined) return null
  const first = /<rdf:li\b[^>]*>([^<]*)<\/rdf:li>/.exec(rights)?.[1] ?? rights.replace(/<[^>]*>/g, '')
  return notice(first.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => XML[name] ?? ''))
}

/** Whether the words claim a right or grant one: they are not the author's secrets, and licences ask that they stay. */
export function isNotice(words: string): boolean {
  return /©|\(c\)|&copy;|&#(?:169|xa9);|copyright|licen[cs]e|rights reserved|public domain|\bCC[- ]BY/i.test(
    words,
  )
}

const XML: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function notice(text: string): string | null {
  // EXIF parts photographer and editor by a NUL.
  const plain = text.replace(/\p{Cc}+/gu, ' ').trim()
  return plain === '' || plain.length > LONGEST ? null : plain
}
