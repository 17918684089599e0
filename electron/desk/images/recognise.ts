// What a picture is, told from its bytes and never from its name.
import { fileTypeFromBuffer } from 'file-type'
import { DeskFailure } from '../../../shared/contract/failure.ts'
import { ImageFormat } from '../../../shared/contract/images.ts'

/** Other extensions that mean the same format. */
const SAME: Readonly<Record<string, ImageFormat>> = { jpeg: 'jpg', jpe: 'jpg', jfif: 'jpg', apng: 'png' }

/**
 * The format of the picture in `bytes`, which came under `name`.
 *
 * @throws DeskFailure `not-an-image`; `image-unsupported` for a picture that browsers do not show (HEIC, TIFF …);
 *   `image-lies` where the name's extension says another type of file
 */
export async function recogniseImage(bytes: Uint8Array, name: string): Promise<ImageFormat> {
  const found = isSvg(bytes) ? 'svg' : await rasterFormat(bytes, name)
  const claimed = extensionOf(name)
  if (claimed !== '' && (SAME[claimed] ?? claimed) !== found) {
    throw new DeskFailure('image-lies', { name, actual: found })
  }
  return found
}

async function rasterFormat(bytes: Uint8Array, name: string): Promise<ImageFormat> {
  const type = await fileTypeFromBuffer(bytes)
  if (!type?.mime.startsWith('image/')) throw new DeskFailure('not-an-image', { name })
  const format = ImageFormat.options.find((shown) => shown === (SAME[type.ext] ?? type.ext))
  if (!format) throw new DeskFailure('image-unsupported', { name, format: type.ext.toUpperCase() })
  return format
}

/** An XML document whose root element is `svg`; comments, a doctype and a declaration may precede it. */
function isSvg(bytes: Uint8Array): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, 4096)).replace(/^\uFEFF/, '')
  const prologue = /^\s*(?:<\?xml[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE\s+svg[^>[]*(?:\[[^\]]*\])?\s*>|\s)*/i
  return /^<(?:\w+:)?svg[\s>/]/i.test(head.replace(prologue, ''))
}

function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.')
  const extension = dot > 0 ? name.slice(dot + 1).toLowerCase() : ''
  return /^[a-z0-9]{1,5}$/.test(extension) ? extension : ''
}
