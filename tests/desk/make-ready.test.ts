// Pictures made ready for the web, read back by other readers than Galley's own.
import exifr from 'exifr'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { makeReady } from '../../electron/desk/images/make-ready.ts'
import { recogniseImage } from '../../electron/desk/images/recognise.ts'
import { defaultImageSettings, type ImageRecipe } from '../../shared/contract/images.ts'
import { corners, cornersOf, deltaE, everyPrivate, labOf, meanRgb } from '../support/photographs.ts'

const { recipe } = defaultImageSettings

async function ready(bytes: Uint8Array, changed: Partial<ImageRecipe> = {}) {
  return makeReady(bytes, await recogniseImage(bytes, 'x'), { ...recipe, ...changed }, 'x')
}

/** Everything that exifr finds, of every kind of metadata. */
async function told(bytes: Uint8Array): Promise<Record<string, unknown>> {
  return (await exifr.parse(Buffer.from(bytes), true).catch(() => undefined)) ?? {}
}

describe('what a picture tells of its author', () => {
  const formats = ['jpg', 'png', 'webp', 'avif'] as const
  const recipes: readonly [string, Partial<ImageRecipe>][] = [
    ['as it is', { widestPx: null }],
    ['scaled down', { widestPx: 40 }],
    ['as WebP', { format: 'webp' }],
    ['as AVIF', { format: 'avif' }],
    ['as JPEG', { format: 'jpg' }],
  ]
  const cases = formats.flatMap((format) =>
    recipes.map(([name, changed]) => [format, name, changed] as const),
  )
  it.each(cases)(
    'a %s %s holds no place, device, serial number, maker note or owner',
    async (format, _name, changed) => {
      const source = await everyPrivate(format)
      const before = await told(await asJpegOf(source))
      for (const tag of ['GPSLatitude', 'SerialNumber', 'Make', 'Artist', 'Software'])
        expect(before).toHaveProperty(tag)
      const { bytes, facts, changed: isChanged } = await ready(source, changed)
      expect(isChanged).toBe(true)
      expect(facts).toMatchObject({ hasPlace: false, sizeBytes: bytes.length })
      const after = await told(await asJpegOf(bytes))
      for (const tag of Object.keys(after)) {
        expect(tag).not.toMatch(
          /gps|latitude|serial|maker|owner|artist|software|make|model|date|thumb|creator/i,
        )
      }
      expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/Canonical|SN-12345|Eve Owner|51\/1/)
      expect(String(after.Copyright)).toMatch(/(?:©|\(C\)) Ada/)
      const metadata = await sharp(bytes).metadata()
      expect([metadata.xmp, metadata.iptc, metadata.comments]).toEqual([undefined, undefined, undefined])
    },
  )

  it('law: made ready once more, nothing is left to do', async () => {
    for (const format of formats) {
      const once = await ready(await everyPrivate(format))
      const twice = await ready(once.bytes)
      expect(twice.changed, format).toBe(false)
      expect(twice.bytes).toBe(once.bytes)
    }
  })

  it('is kept where the recipe says so', async () => {
    const source = await everyPrivate('jpg')
    expect((await ready(source, { metadata: 'keep' })).bytes).toBe(source)
    const smaller = await ready(source, { metadata: 'keep', widestPx: 40 })
    expect(await told(smaller.bytes)).toMatchObject({ Make: 'Canonical', SerialNumber: 'SN-12345' })
    expect(smaller.facts.hasPlace).toBe(true)
  })
})

/** exifr reads no WebP: the blocks that sharp finds, in the one format that exifr reads best. */
async function asJpegOf(bytes: Uint8Array): Promise<Uint8Array> {
  const { exif, xmp } = await sharp(bytes).metadata()
  const segment = (marker: string, data: Buffer) => {
    const head = Buffer.from([0xff, 0xe1, 0, 0])
    head.writeUInt16BE(2 + marker.length + data.length, 2)
    return Buffer.concat([head, Buffer.from(marker, 'latin1'), data])
  }
  const tiff = exif?.subarray(0, 4).toString('latin1') === 'Exif' ? exif.subarray(6) : exif
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...(tiff ? [segment('Exif\0\0', tiff)] : []),
    ...(xmp ? [segment('http://ns.adobe.com/xap/1.0/\0', xmp)] : []),
    (
      await sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
        .jpeg()
        .toBuffer()
    ).subarray(2),
  ])
}

describe('upright', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'orientation %i shows its corners where the eye sees them, and no tag is left',
    async (orientation) => {
      const source = await sharp(await corners())
        .jpeg({ quality: 95 })
        .withMetadata({ orientation })
        .toBuffer()
      const seen = await cornersOf(await sharp(source).autoOrient().png().toBuffer())
      for (const changed of [
        {},
        { widestPx: 40 },
        { format: 'webp' as const },
        { format: 'avif' as const },
      ]) {
        const { bytes, facts, before } = await ready(source, changed)
        const metadata = await sharp(bytes).metadata()
        expect(metadata.orientation ?? 1).toBe(1)
        expect([facts.widthPx, facts.heightPx]).toEqual([metadata.width, metadata.height])
        expect((before.widthPx ?? 0) > (before.heightPx ?? 0)).toBe(orientation < 5)
        expect(await cornersOf(bytes)).toEqual(seen)
      }
    },
  )
})

describe('colours', () => {
  it.each(['jpg', 'png', 'webp'] as const)('a Display P3 %s looks the same in sRGB', async (format) => {
    // Within sRGB, so that nothing has to be clipped.
    for (const colour of ['#b03a2e', '#1e8449', '#2e86c1', '#d4ac0d', '#808080', '#f5e6d3']) {
      const image = sharp({
        create: { width: 120, height: 90, channels: 3, background: colour },
      }).withIccProfile('p3')
      const source = await (format === 'jpg'
        ? image.jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
        : image[format]({ quality: 100 })
      ).toBuffer()
      expect((await sharp(source).metadata()).hasProfile).toBe(true)
      const { bytes } = await ready(source, { widestPx: 60, quality: 100 })
      const icc = (await sharp(bytes).metadata()).icc
      expect(icc === undefined || icc.includes('sRGB')).toBe(true)
      // The pixels of the source differ from the colour meant; those of the result, read as sRGB, do not.
      expect(deltaE(labOf(await meanRgb(bytes)), labOf(colour))).toBeLessThan(2)
    }
  })

  it('the profile stays where the pixels do', async () => {
    const source = await sharp(await corners())
      .withIccProfile('p3')
      .jpeg()
      .withExifMerge({ IFD0: { Make: 'X' } })
      .toBuffer()
    const { bytes, changed } = await ready(source)
    expect(changed).toBe(true)
    expect((await sharp(bytes).metadata()).icc).toEqual((await sharp(source).metadata()).icc)
  })

  it('a CMYK JPEG becomes one in sRGB', async () => {
    const source = await sharp(await corners())
      .toColourspace('cmyk')
      .jpeg()
      .toBuffer()
    const { bytes } = await ready(source)
    expect((await sharp(bytes).metadata()).space).toBe('srgb')
  })

  it('a PNG of 16 bits keeps them until it is scaled, and transparency always', async () => {
    const deep = await sharp(await corners())
      .toColourspace('rgb16')
      .png()
      .toBuffer()
    expect((await ready(deep)).bytes).toBe(deep)
    expect((await sharp((await ready(deep, { widestPx: 40 })).bytes).metadata()).depth).toBe('uchar')
    const clear = await sharp({ create: { width: 100, height: 50, channels: 4, background: '#f008' } })
      .png()
      .toBuffer()
    for (const format of ['keep', 'jpg', 'webp', 'avif'] as const) {
      const { bytes, facts } = await ready(clear, { format, widestPx: 50 })
      expect(facts.format).not.toBe('jpg')
      expect((await sharp(bytes).metadata()).hasAlpha, format).toBe(true)
    }
    const opaque = await sharp({ create: { width: 100, height: 50, channels: 4, background: '#f00f' } })
      .png()
      .toBuffer()
    expect((await ready(opaque, { format: 'jpg' })).facts.format).toBe('jpg')
  })
})

describe('what nothing has to be done to', () => {
  it.each(['jpeg', 'png', 'webp', 'avif', 'gif'] as const)(
    'a clean %s stays byte for byte',
    async (format) => {
      const source = await sharp(await corners())
        [format]()
        .toBuffer()
      expect((await ready(source)).bytes).toBe(source)
    },
  )

  it.each(['gif', 'webp'] as const)(
    'an animated %s keeps its frames, whatever the recipe',
    async (format) => {
      const frames = await sharp(
        await Promise.all(
          [1, 2, 3].map((nth) =>
            sharp({ create: { width: 64, height: 64, channels: 3, background: `#${nth}00` } })
              .png()
              .toBuffer(),
          ),
        ),
        { join: { animated: true } },
      )
        [format]()
        .toBuffer()
      const { bytes, facts } = await ready(frames, { widestPx: 20, format: 'jpg' })
      expect(bytes).toBe(frames)
      expect(facts).toMatchObject({ animated: true, format, widthPx: 64, heightPx: 64 })
    },
  )
})
