// A picture made ready for the web by a recipe: upright, not too wide, in its format, and silent about its author.
import type { Sharp } from 'sharp'
import type { ImageFacts, ImageFormat, ImageRecipe } from '../../../shared/contract/images.ts'
import {
  assertDrawable,
  canvasOf,
  drawn,
  type Inspected,
  imageFacts,
  inspectImage,
  opened,
} from './inspect.ts'
import { copyrightOf, isPersonal } from './metadata/copyright.ts'
import type { Canvas } from './metadata/webp-chunks.ts'
import { withoutPrivate } from './metadata/without-private.ts'
import { bareDrawing } from './svg/bare-drawing.ts'

export type ReadyImage = {
  /** The very bytes that came where nothing had to be done. */
  readonly bytes: Uint8Array
  readonly before: ImageFacts
  readonly facts: ImageFacts
  readonly changed: boolean
}

type Raster = Exclude<ImageFormat, 'svg'>

/** What WebP and AVIF can hold on either side: RFC 9649; libheif's own bound is near. */
const LONGEST_SIDE: Readonly<Record<Raster, number>> = {
  jpg: 65_535,
  png: 65_535,
  gif: 65_535,
  webp: 16_383,
  avif: 16_384,
}

/**
 * Makes the picture in `bytes`, which came under `name`, ready. Pixels are coded anew only where they must be: to turn
 * them upright, to make them fewer, or for another format; then in sRGB. Metadata alone goes without a loss, from
 * drawings too. The pixels of what moves stay as they are. What has transparent parts never becomes a JPEG.
 *
 * @throws DeskFailure `image-broken`, `image-too-many-pixels`
 */
export async function makeReady(
  bytes: Uint8Array,
  format: ImageFormat,
  recipe: ImageRecipe,
  name: string,
): Promise<ReadyImage> {
  if (format === 'svg') {
    const drawing = recipe.metadata === 'keep' ? bytes : await bareDrawing(bytes)
    return finished(drawing, bytes, format, await imageFacts(bytes, format, name), name)
  }
  const picture = await inspectImage(bytes, format, name)
  const copyright = recipe.metadata === 'private' ? await copyrightOf(picture.metadata) : null
  const target = picture.facts.animated ? format : await targetFormat(picture, recipe, name)
  if (!mustBeCoded(picture, recipe, target)) {
    await assertDrawable(picture, name)
    const bare = recipe.metadata === 'keep' ? bytes : await bareOf(picture, bytes, copyright)
    if (bare !== null) return finished(bare, bytes, format, picture.facts, name)
  }
  const coded = await drawn(name, () => encoded(picture, recipe, target, copyright))
  const bare =
    recipe.metadata === 'keep' ? null : withoutPrivate(coded.bytes, target, copyright, coded.canvas)
  return finished(bare ?? coded.bytes, bytes, target, picture.facts, name)
}

function kept(bytes: Uint8Array, facts: ImageFacts): ReadyImage {
  return { bytes, before: facts, facts, changed: false }
}

async function finished(
  made: Uint8Array,
  bytes: Uint8Array,
  format: ImageFormat,
  before: ImageFacts,
  name: string,
): Promise<ReadyImage> {
  if (made === bytes) return kept(bytes, before)
  return { bytes: made, before, facts: await imageFacts(made, format, name), changed: true }
}

async function targetFormat(picture: Inspected, { format }: ImageRecipe, name: string): Promise<Raster> {
  if (format === 'keep') return picture.format
  return format === 'jpg' && (await hasTransparency(picture, name)) ? picture.format : format
}

async function hasTransparency({ decodable, metadata }: Inspected, name: string): Promise<boolean> {
  if (!metadata.hasAlpha) return false
  return !(await drawn(name, () => opened(decodable).stats())).isOpaque
}

function mustBeCoded(
  { format, facts, metadata }: Inspected,
  { widestPx }: ImageRecipe,
  target: Raster,
): boolean {
  if (facts.animated) return false
  const isTooWide = widestPx !== null && (facts.widthPx ?? 0) > widestPx
  // A browser turns a JPEG by its EXIF, and many a program does not; of an AVIF the file itself turns.
  const isTurned = (metadata.orientation ?? 1) !== 1
  // Browsers differ in how they mix the four inks of a printer.
  const isForPrint = metadata.space === 'cmyk'
  return isTooWide || isTurned || isForPrint || target !== format
}

/** Without what is private and with the pixels untouched; null where they have to be coded anew for it. */
async function bareOf(
  picture: Inspected,
  bytes: Uint8Array,
  copyright: string | null,
): Promise<Uint8Array | null> {
  const bare = withoutPrivate(bytes, picture.format, copyright, canvasOf(picture))
  if (bare !== null) return bare
  // An animated AVIF cannot be coded anew here; of what moves no pixel is touched.
  return picture.facts.animated || !(await isPersonal(picture.metadata)) ? bytes : null
}

async function encoded(
  picture: Inspected,
  recipe: ImageRecipe,
  target: Raster,
  copyright: string | null,
): Promise<{ readonly bytes: Uint8Array; readonly canvas: Canvas }> {
  const side = LONGEST_SIDE[target]
  const turned = opened(picture.decodable)
    .autoOrient()
    .resize({
      width: Math.min(recipe.widestPx ?? side, side),
      height: side,
      fit: 'inside',
      withoutEnlargement: true,
    })
  const about =
    recipe.metadata === 'keep'
      ? turned.keepMetadata()
      : // AVIF's metadata is written by the encoder alone.
        target === 'avif' && copyright !== null
        ? turned.withExif({ IFD0: { Copyright: copyright } })
        : turned
  const coding = codedAs(about, target, recipe.quality, picture.metadata.isPalette)
  const { data, info } = await coding.toBuffer({ resolveWithObject: true })
  return {
    bytes: data,
    canvas: { widthPx: info.width, heightPx: info.height, hasAlpha: info.channels === 4 },
  }
}

function codedAs(picture: Sharp, target: Raster, quality: number, isPalette: boolean): Sharp {
  switch (target) {
    case 'jpg':
      return picture.jpeg({ quality, mozjpeg: true })
    case 'webp':
      return picture.webp({ quality })
    case 'avif':
      return picture.avif({ quality, effort: 3 })
    case 'gif':
      return picture.gif()
    case 'png':
      // A few colours stay a few colours; else a screenshot with a palette would grow when it shrinks.
      return picture.png(isPalette ? { palette: true, quality: 100 } : { compressionLevel: 9 })
  }
}
