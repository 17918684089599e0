// What a picture is, told from its bytes and never from its name.
import { fileTypeFromBuffer } from 'file-type'
import { DeskFailure } from '../../../shared/contract/failure.ts'
import { ImageFormat } from '../../../shared/contract/images.ts'
import { drawingText } from './svg/drawing-text.ts'

/** Other extensions that mean the same format. */
const SAME: Readonly<Record<string, ImageFormat>> = { jpeg: 'jpg', apng: 'png' }

/**
 * The format of the picture in `bytes`, which came under `name`. A name with the extension of another picture is
 * no lie worth a word: the picture is stored under its own.
 *
 * @throws DeskFailure `not-an-image`; `image-unsupported` for a picture that browsers do not show (HEIC, TIFF …)
 */
export async function recogniseImage(bytes: Uint8Array, name: string): Promise<ImageFormat> {
  if (isSvg(bytes)) return 'svg'
  const type = await fileTypeFromBuffer(bytes)
  if (!type?.mime.startsWith('image/')) throw new DeskFailure('not-an-image', { name })
  const format = ImageFormat.options.find((shown) => shown === (SAME[type.ext] ?? type.ext))
  if (!format) throw new DeskFailure('image-unsupported', { name, format: type.ext.toUpperCase() })
  return format
}

const BEGINNING_BYTES = 64 * 1024

/** An XML document whose root element is `svg`; comments, instructions and a doctype may precede it. */
function isSvg(bytes: Uint8Array): boolean {
  // An even number, which parts no character of UTF-16; what UTF-8 parts is made whole again.
  const cut = bytes.length > BEGINNING_BYTES
  const text = drawingText(bytes.subarray(0, BEGINNING_BYTES)) ?? (cut ? drawingText(bytes) : null)
  const prologue =
    /^(?:\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE\s+[\w:.-]*svg(?:[^[>"']|"[^"]*"|'[^']*')*(?:\[(?:[^\]"'<]|"[^"]*"|'[^']*'|<!--[\s\S]*?-->|<)*\]\s*)?>)*/i
  return text !== null && /^<(?:[\w.-]+:)?svg[\s>/]/i.test(text.replace(prologue, ''))
}
