// Small pictures of the author's own files, made when they come into view, a few at a time: a photograph of 24
// million pixels fills a hundred megabytes while it is drawn, and its small picture twenty kilobytes.
import PQueue from 'p-queue'

export type SmallPictures = {
  /** The address of a small picture of `file`, or null where the browser cannot draw it. Asked twice, made once. */
  of(file: File): Promise<string | null>
  /** Gives the memory back; no address is good after that. */
  stop(): void
}

const WIDE_PX = 320
const AT_ONCE = 2

export function createSmallPictures(): SmallPictures {
  const queue = new PQueue({ concurrency: AT_ONCE })
  const made = new Map<File, Promise<string | null>>()
  const addresses: string[] = []
  let stopped = false

  async function make(file: File): Promise<string | null> {
    const blob = await drawSmall(file)
    if (blob === null || stopped) return null
    const address = URL.createObjectURL(blob)
    addresses.push(address)
    return address
  }

  return {
    of(file) {
      const known = made.get(file)
      if (known !== undefined) return known
      const making = queue.add(() => make(file))
      made.set(file, making)
      return making
    },
    stop() {
      stopped = true
      queue.clear()
      for (const address of addresses) URL.revokeObjectURL(address)
    },
  }
}

async function drawSmall(file: File): Promise<Blob | null> {
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(file, { resizeWidth: WIDE_PX, resizeQuality: 'medium' })
  } catch {
    // HEIC, and what is no picture: the desk says more when it is imported.
    return null
  }
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
  bitmap.close()
  return canvas.convertToBlob({ type: 'image/webp', quality: 0.8 })
}
