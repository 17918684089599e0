// Pictures as cameras make them, and what a test sees in one.
import sharp from 'sharp'

/** 120 × 90, red, green, blue and yellow from the top left to the bottom right. */
export function corners(): Promise<Buffer> {
  const part = (left: number, top: number, background: string) => ({
    input: { create: { width: 60, height: 45, channels: 3 as const, background } },
    left,
    top,
  })
  return sharp({ create: { width: 120, height: 90, channels: 3, background: '#000' } })
    .composite([part(0, 0, '#e00'), part(60, 0, '#0c0'), part(0, 45, '#00e'), part(60, 45, '#ee0')])
    .png()
    .toBuffer()
}

/** The colours of the four corners, by name, in reading order. */
export async function cornersOf(bytes: Uint8Array): Promise<string[]> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const at = (x: number, y: number) => {
    const offset = (y * info.width + x) * info.channels
    const [r = 0, g = 0, b = 0] = data.subarray(offset, offset + 3)
    return r > 128 ? (g > 128 ? 'yellow' : 'red') : g > 100 ? 'green' : b > 128 ? 'blue' : 'black'
  }
  const [right, bottom] = [info.width - 5, info.height - 5]
  return [at(4, 4), at(right, 4), at(4, bottom), at(right, bottom)]
}

/** A picture of `format` that tells all that a camera and a program may tell. */
export async function everyPrivate(format: 'jpg' | 'png' | 'webp' | 'avif'): Promise<Buffer> {
  const picture = sharp(await corners())
    .withExif({
      IFD0: {
        Make: 'Canonical',
        Model: 'C-1',
        Software: 'Darkroom 3',
        Artist: 'Eve Owner',
        Copyright: '© Ada Author 2026',
        DateTime: '2026:03:04 15:06:07',
      },
      IFD2: { BodySerialNumber: 'SN-12345', CameraOwnerName: 'Eve Owner', MakerNote: 'Canonical secrets' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '51/1 30/1 0/1',
        GPSLongitudeRef: 'W',
        GPSLongitude: '0/1 7/1 0/1',
      },
    })
    .withXmp(
      `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="51,30.0N"/></rdf:RDF></x:xmpmeta>`,
    )
  return format === 'jpg' ? picture.jpeg().toBuffer() : picture[format]().toBuffer()
}

export async function meanRgb(bytes: Uint8Array): Promise<readonly [number, number, number]> {
  const { channels } = await sharp(bytes).stats()
  return [channels[0]?.mean ?? 0, channels[1]?.mean ?? 0, channels[2]?.mean ?? 0]
}

type Lab = readonly [number, number, number]

/** CIELAB (D65) of an sRGB colour: IEC 61966-2-1. */
export function labOf(colour: string | readonly [number, number, number]): Lab {
  const rgb =
    typeof colour === 'string' ? [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) : colour
  const [r = 0, g = 0, b = 0] = rgb.map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116)
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047)
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b)
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

/** CIE76. */
export function deltaE(a: Lab, b: Lab): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}
