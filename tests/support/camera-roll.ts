// Photographs for tests, as a camera would have written them: each of its own look, taken at a given time.
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'

type Taken = {
  /** `2026:03:07 09:10:00`, as Exif has it; without one the camera did not say. */
  readonly time?: string
  /** `+01:00` */
  readonly offset?: string
}

/** A landscape whose sky, hill and water follow from `nth`, so that no two look alike. */
export function photograph(nth: number, { time, offset }: Taken = {}, widthPx = 900): Promise<Buffer> {
  const heightPx = Math.round(widthPx * 0.66)
  const hue = (nth * 47) % 360
  const peak = 80 + ((nth * 61) % 240)
  const sun = 60 + ((nth * 113) % 480)
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 400" width="${widthPx}" height="${heightPx}">
    <defs><linearGradient id="s" x2="0" y2="1">
      <stop offset="0" stop-color="hsl(${hue} 45% 72%)"/><stop offset="1" stop-color="hsl(${(hue + 40) % 360} 60% 88%)"/>
    </linearGradient></defs>
    <rect width="600" height="400" fill="url(#s)"/>
    <circle cx="${sun}" cy="${90 + (nth % 5) * 16}" r="${22 + (nth % 7) * 4}" fill="hsl(${(hue + 20) % 360} 90% 92%)"/>
    <path d="M0 300 L${peak} ${120 + (nth % 6) * 18} L${peak + 150} 280 L${peak + 260} ${170 + (nth % 4) * 20} L600 310 V400 H0Z" fill="hsl(${(hue + 160) % 360} 25% 34%)"/>
    <rect y="316" width="600" height="84" fill="hsl(${(hue + 190) % 360} 42% 42%)"/>
    <path d="${Array.from({ length: 9 }, (_, line) => `M${((nth * 31 + line * 83) % 460) + 20} ${326 + line * 8} h${30 + ((line * nth * 7) % 90)}`).join(' ')}" stroke="hsl(${hue} 60% 82%)" stroke-width="2"/>
  </svg>`
  const drawn = sharp(Buffer.from(drawing)).jpeg({ quality: 88 })
  if (time === undefined) return drawn.toBuffer()
  const exif: Record<string, string> = { DateTimeOriginal: time }
  if (offset !== undefined) exif.OffsetTimeOriginal = offset
  return drawn.withExif({ IFD2: exif }).toBuffer()
}

/** Writes `IMG_0001.jpg` and so on into `folder`, each taken when its turn in `times` says; answers their paths. */
export async function writePhotographs(folder: string, times: readonly (Taken | null)[]): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  return Promise.all(
    times.map(async (taken, nth) => {
      const file = path.join(folder, `IMG_${String(nth + 1).padStart(4, '0')}.jpg`)
      await writeFile(file, await photograph(nth + 1, taken ?? {}))
      return file
    }),
  )
}
