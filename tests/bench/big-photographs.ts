// Photographs as a camera of 24 megapixels writes them, with all that it tells about itself and the place.
import { mkdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'

const [WIDTH, HEIGHT] = [6000, 4000]

/** Writes `IMG_0000.jpg` and so on into `folder`; answers their paths, in order. */
export async function writeBigPhotographs(folder: string, count: number): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const files: string[] = []
  const noise = await sensorNoise()
  for (let nth = 0; nth < count; nth++) {
    const file = path.join(folder, `IMG_${String(nth).padStart(4, '0')}.jpg`)
    await writeFile(file, await photograph(nth, noise))
    files.push(file)
  }
  return files
}

/** Bytes of all files together. */
export async function sizeOf(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** Raw, of three channels: the same for all, since making it takes longer than all the rest. */
function sensorNoise(): Promise<Buffer> {
  return sharp({
    create: {
      width: WIDTH,
      height: HEIGHT,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 14 },
    },
  })
    .raw()
    .toBuffer()
}

/** A sky over hills with the noise of a sensor, lying on its side for every fourth, and all that a camera tells. */
async function photograph(nth: number, noise: Buffer): Promise<Buffer> {
  const scene = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><linearGradient id="g" x2="0.3" y2="1"><stop stop-color="hsl(${nth * 17},60%,60%)"/><stop offset="0.6" stop-color="hsl(${nth * 17 + 60},70%,80%)"/><stop offset="1" stop-color="hsl(${nth * 17 + 120},40%,25%)"/></linearGradient><rect width="100%" height="100%" fill="url(#g)"/>${Array.from({ length: 40 }, (_, hill) => `<circle cx="${(hill * 977 + nth * 131) % WIDTH}" cy="${2600 + ((hill * 313) % 1400)}" r="${200 + ((hill * 71) % 500)}" fill="hsl(${hill * 9},40%,${20 + (hill % 40)}%)"/>`).join('')}</svg>`
  return sharp(Buffer.from(scene))
    .flatten()
    .composite([{ input: noise, raw: { width: WIDTH, height: HEIGHT, channels: 3 }, blend: 'soft-light' }])
    .jpeg({ quality: 88 })
    .withExif({
      IFD0: {
        Make: 'Canonical',
        Model: 'C-1',
        DateTime: `2026:03:04 15:${String(nth % 60).padStart(2, '0')}:07`,
        Orientation: nth % 4 === 3 ? '6' : '1',
      },
      IFD2: { BodySerialNumber: 'SN-12345' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '51/1 30/1 0/1',
        GPSLongitudeRef: 'W',
        GPSLongitude: '0/1 7/1 0/1',
      },
    })
    .withMetadata({ orientation: nth % 4 === 3 ? 6 : 1 })
    .toBuffer()
}
