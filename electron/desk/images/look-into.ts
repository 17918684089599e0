// What one picture file is: its facts, its hash, and a print of its looks by which alike ones are found.
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { isFailure } from '../../../shared/contract/failure.ts'
import type { ImageFacts } from '../../../shared/contract/images.ts'
import { imageFacts } from './inspect.ts'
import { recogniseImage } from './recognise.ts'

export type Looks = {
  readonly facts: ImageFacts | null
  readonly hash: string
  readonly likeness: string | null
}

const mostPixels = 268_435_456

/** What is no picture that browsers show, or is broken, has a hash alone. */
export async function lookInto(bytes: Uint8Array): Promise<Looks> {
  const hash = createHash('sha256').update(bytes).digest('hex')
  try {
    // The name may say another format; what counts here is what the bytes are.
    const format = await recogniseImage(bytes, '')
    const facts = await imageFacts(bytes, format, '')
    return { facts, hash, likeness: format === 'svg' ? null : await likenessOf(bytes) }
  } catch (error) {
    if (isFailure(error)) return { facts: null, hash, likeness: null }
    throw error
  }
}

/** Of nine grey columns in eight rows, whether each is brighter than the next: 64 bits. */
export async function likenessOf(bytes: Uint8Array): Promise<string | null> {
  try {
    const grey = await sharp(bytes, { limitInputPixels: mostPixels, pages: 1 })
      .autoOrient()
      .flatten({ background: '#fff' })
      .greyscale()
      .resize(9, 8, { fit: 'fill' })
      .raw()
      .toBuffer()
    let bits = 0n
    for (let row = 0; row < 8; row++) {
      for (let column = 0; column < 8; column++) {
        const at = row * 9 + column
        bits = (bits << 1n) | ((grey[at] ?? 0) > (grey[at + 1] ?? 0) ? 1n : 0n)
      }
    }
    return bits.toString(16).padStart(16, '0')
  } catch {
    return null
  }
}
