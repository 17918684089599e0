// Draws Galley's icon: a proof sheet with its lines of text, and a blue mark in the margin.
// `npm run icons` writes the sizes that desktops ask for.
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'

const sizes = [16, 24, 32, 48, 64, 128, 256, 512]

const line = (y: number, width: number) =>
  `<rect x="150" y="${y}" width="${width}" height="18" rx="9" fill="#b9b2a5"/>`

const icon = `<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512" viewBox="0 0 512 512">
  <rect width="512" height="512" rx="112" fill="#0b5d87"/>
  <path d="M106 84h236l64 64v280H106z" fill="#fffefb"/>
  <path d="M342 84v64h64z" fill="#d5cfc2"/>
  <rect x="150" y="150" width="150" height="30" rx="8" fill="#23201b"/>
  ${line(216, 212)}${line(256, 196)}${line(296, 212)}${line(336, 120)}
  <rect x="284" y="324" width="10" height="44" rx="5" fill="#0b5d87"/>
  <rect x="122" y="216" width="8" height="98" rx="4" fill="#74bfe6"/>
</svg>`

const folder = path.join(import.meta.dirname, 'png')
await mkdir(folder, { recursive: true })
for (const size of sizes) {
  await sharp(Buffer.from(icon), { density: 72 * 4 })
    .resize(size, size)
    .png({ compressionLevel: 9 })
    .toFile(path.join(folder, `${size}x${size}.png`))
}
