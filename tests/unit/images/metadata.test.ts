// Metadata taken out of pictures without touching a pixel: by other decoders' word, whatever the picture.
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { copyrightOf } from '../../../electron/desk/images/metadata/copyright.ts'
import { bareGif } from '../../../electron/desk/images/metadata/gif-blocks.ts'
import { bareJpeg } from '../../../electron/desk/images/metadata/jpeg-segments.ts'
import { barePng, withoutBombs } from '../../../electron/desk/images/metadata/png-chunks.ts'
import { bareWebp } from '../../../electron/desk/images/metadata/webp-chunks.ts'

const size = { widthPx: 24, heightPx: 17 }
const bareOf = {
  jpeg: bareJpeg,
  png: barePng,
  webp: (bytes: Uint8Array, copyright: string | null) =>
    bareWebp(bytes, copyright, { ...size, hasAlpha: false }),
}
const formats = ['jpeg', 'png', 'webp'] as const

/** Noise of its own, so that a picture has many kinds of coded bytes. */
async function pictureOf(
  format: (typeof formats)[number],
  seed: number,
  options: object,
  isPrivate: boolean,
): Promise<Buffer> {
  const raw = Buffer.from(
    Array.from({ length: 24 * 17 * 3 }, (_, at) => (Math.imul(at + 1, seed * 2 + 1) >>> 7) & 255),
  )
  const picture = sharp(raw, { raw: { width: 24, height: 17, channels: 3 } })
  const told = isPrivate
    ? picture
        .withExif({ IFD0: { Make: 'Canonical', Copyright: 'Ada' } })
        .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">secret</x:xmpmeta>')
    : picture
  return told.withIccProfile('p3')[format](options).toBuffer()
}

const pixelsOf = (bytes: Uint8Array) => sharp(bytes).raw().toBuffer()

/** What a camera or a program may put between two segments of a JPEG. */
function withSegment(jpeg: Uint8Array, marker: number, data: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(2 + data.length, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, data, jpeg.subarray(2)])
}

const options = {
  jpeg: fc.record({
    quality: fc.integer({ min: 5, max: 100 }),
    progressive: fc.boolean(),
    mozjpeg: fc.boolean(),
  }),
  png: fc.record({ progressive: fc.boolean(), palette: fc.boolean() }),
  webp: fc.record({ lossless: fc.boolean(), quality: fc.integer({ min: 5, max: 100 }) }),
}

describe.each(formats)('a %s', (format) => {
  it('law: its pixels and its profile stay, its words go, and a second time nothing is left to do', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(1e6),
        options[format] as fc.Arbitrary<object>,
        fc.option(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })),
        async (seed, coding, notice) => {
          const copyright =
            notice === null ||
            /\p{Cc}|\p{Surrogate}/u.test(notice) ||
            notice.trim() !== notice ||
            notice === ''
              ? null
              : notice
          const source = await pictureOf(format, seed, coding, true)
          const bare = bareOf[format](source, copyright)
          if (bare === null) throw new Error('not understood')
          expect(await pixelsOf(bare)).toEqual(await pixelsOf(source))
          const metadata = await sharp(bare).metadata()
          expect(metadata.icc).toEqual((await sharp(source).metadata()).icc)
          expect(metadata.xmp).toBeUndefined()
          expect(Buffer.from(bare).toString('latin1')).not.toMatch(/Canonical|secret/)
          expect(await copyrightOf(metadata)).toBe(copyright)
          expect(bareOf[format](bare, copyright)).toBe(bare)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('law: whatever the bytes, it gives null or bytes, and never throws', async () => {
    const source = await pictureOf(format, 1, {}, true)
    fc.assert(
      fc.property(fc.nat(source.length), fc.uint8Array({ maxLength: 40 }), fc.boolean(), (at, noise, cut) => {
        const bytes = Buffer.concat([
          source.subarray(0, at),
          noise,
          ...(cut ? [] : [source.subarray(at + noise.length)]),
        ])
        const bare = bareOf[format](bytes, 'Ada')
        expect(bare === null || bare.length <= bytes.length + 400).toBe(true)
        bareOf[format](noise, null)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a JPEG', () => {
  it('loses comments, notes of makers, thumbnails and what hangs behind it, and keeps Adobe’s transform', async () => {
    const plain = await pictureOf('jpeg', 3, {}, false)
    const adobe = Buffer.from('Adobe\0\x64\0\0\0\0\x01', 'latin1')
    let told: Buffer = withSegment(plain, 0xee, adobe)
    for (const marker of [0xe1, 0xe2, 0xe3, 0xeb, 0xed, 0xef, 0xfe])
      told = withSegment(told, marker, Buffer.from('secret'))
    told = Buffer.concat([told, Buffer.from('secret motion picture')])
    const bare = bareJpeg(told, null)
    expect(Buffer.from(bare ?? []).toString('latin1')).not.toContain('secret')
    expect(Buffer.from(bare ?? []).includes(adobe)).toBe(true)
    expect(await pixelsOf(bare ?? new Uint8Array())).toEqual(await pixelsOf(told))
  })
})

describe('a PNG', () => {
  it('whose texts would fill the memory is handed to the decoder without them', async () => {
    const { deflateSync, crc32 } = await import('node:zlib')
    const chunk = (type: string, data: Uint8Array) => {
      const bytes = Buffer.alloc(12 + data.length)
      bytes.writeUInt32BE(data.length, 0)
      bytes.write(type, 4, 'latin1')
      bytes.set(data, 8)
      bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length)
      return bytes
    }
    const plain = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#123' } })
      .png()
      .toBuffer()
    const swell = deflateSync(Buffer.alloc(64 * 1024 * 1024))
    const bombs = [
      chunk('zTXt', Buffer.concat([Buffer.from('a\0\0', 'latin1'), swell])),
      chunk('iTXt', Buffer.concat([Buffer.from('a\0\x01\0\0\0', 'latin1'), swell])),
      chunk('iCCP', Buffer.concat([Buffer.from('a\0\0', 'latin1'), swell])),
    ]
    const bomb = Buffer.concat([plain.subarray(0, 33), ...bombs, plain.subarray(33)])
    expect(Buffer.from(withoutBombs(bomb))).toEqual(plain)
    expect(Buffer.from(barePng(bomb, null) ?? [])).toEqual(plain)
    expect(withoutBombs(plain)).toBe(plain)
  })
})

describe('a GIF', () => {
  it('loses comments and XMP, and keeps its frames and how often it plays', async () => {
    const frames = await Promise.all(
      ['#100', '#020', '#003'].map((background) =>
        sharp({ create: { width: 9, height: 9, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    )
    const plain = await sharp(frames, { join: { animated: true } })
      .gif({ loop: 3 })
      .toBuffer()
    const at = 13 + (((plain[10] ?? 0) & 0x80) > 0 ? 3 * 2 ** (((plain[10] ?? 0) & 7) + 1) : 0)
    const comment = Buffer.from('!\xfe\x06secret\0', 'latin1')
    const xmp = Buffer.from('!\xff\x0bXMP DataXMP\x06secret\0', 'latin1')
    const told = Buffer.concat([plain.subarray(0, at), comment, xmp, plain.subarray(at)])
    expect(Buffer.from(bareGif(told) ?? [])).toEqual(plain)
    expect(bareGif(plain)).toBe(plain)
    expect(bareGif(plain.subarray(0, 40))).toBeNull()
  })
})

describe('whose picture it is', () => {
  it('is told by EXIF, else by IPTC, else by XMP', async () => {
    const iptc = Buffer.concat([Buffer.from([0x1c, 2, 116, 0, 3]), Buffer.from('Bea')])
    const xmp =
      '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">Cleo &amp; co</rdf:li></rdf:Alt></dc:rights>'
    const { exif } = await sharp(
      await sharp({ create: { width: 9, height: 9, channels: 3, background: '#123' } })
        .jpeg()
        .withExif({ IFD0: { Copyright: 'Ada' } })
        .toBuffer(),
    ).metadata()
    const of = (told: object) => copyrightOf(told as Parameters<typeof copyrightOf>[0])
    expect(await of({ exif, iptc, xmpAsString: xmp })).toBe('Ada')
    expect(await of({ iptc, xmpAsString: xmp })).toBe('Bea')
    expect(await of({ xmpAsString: xmp })).toBe('Cleo & co')
    expect(await of({ xmpAsString: '<x/>', exif: Buffer.from('nonsense') })).toBeNull()
  })
})
