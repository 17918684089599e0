// A HEIC picture as a JPEG, where the platform itself can read it (macOS, some Windows); the desk cannot.

const QUALITY = 0.92

/** Upright, without what the file says about itself; null where the platform does not read it either. */
export async function heicToJpeg(file: File): Promise<File | null> {
  try {
    const bitmap = await createImageBitmap(file)
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
    bitmap.close()
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY })
    return new File([blob], file.name.replace(/\.hei[cf]$/i, '.jpg'), { type: 'image/jpeg' })
  } catch (error) {
    if (error instanceof DOMException) return null
    throw error
  }
}
