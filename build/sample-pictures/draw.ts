// Draws the pictures of the sample blog: landscapes and still lifes of our own, as SVG, from a seed.
// `npm run sample-pictures` writes them; the same seed always gives the same picture.

import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'

const WIDTH = 1600

type Picture = { readonly file: string; readonly height: number; readonly svg: string }

/** Numbers in [0, 1), the same for the same seed (mulberry32, public domain). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function gradient(id: string, stops: readonly string[]): string {
  const marks = stops.map((colour, i) => `<stop offset="${i / (stops.length - 1)}" stop-color="${colour}"/>`)
  return `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${marks.join('')}</linearGradient>`
}

function svg(height: number, defs: string, body: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}"><defs>${defs}</defs>${body}</svg>`
}

function ridge(
  next: () => number,
  base: number,
  rise: number,
  colour: string,
  steps: number,
  height: number,
): string {
  const points: string[] = []
  for (let i = 0; i <= steps; i++) {
    const x = (WIDTH / steps) * i
    points.push(
      `${x.toFixed(0)},${(base - rise * (0.3 + 0.7 * next()) * Math.sin((Math.PI * (i + 1)) / (steps + 2))).toFixed(0)}`,
    )
  }
  return `<polygon fill="${colour}" points="0,${height} 0,${base} ${points.join(' ')} ${WIDTH},${base} ${WIDTH},${height}"/>`
}

function coast(seed: number, sky: readonly string[], sea: readonly string[], glow: string): string {
  const next = random(seed)
  const height = 720
  const line = 330
  const shimmer = Array.from({ length: 34 }, (_, i) => {
    const w = 30 + next() * (40 + i * 5)
    const x = 1000 + (next() - 0.5) * 60 - w / 2
    return `<rect x="${x.toFixed(0)}" y="${line + 8 + i * 11}" width="${w.toFixed(0)}" height="4" rx="2" fill="${glow}" opacity="${(0.75 - i * 0.018).toFixed(2)}"/>`
  })
  return svg(
    height,
    gradient('sky', sky) + gradient('sea', sea),
    `<rect width="${WIDTH}" height="${height}" fill="url(#sky)"/>${ridge(next, line, 190, '#55607a', 14, line)}${ridge(next, line, 90, '#39465f', 20, line)}<rect y="${line}" width="${WIDTH}" height="${height - line}" fill="url(#sea)"/><circle cx="1000" cy="${line - 70}" r="46" fill="${glow}" opacity="0.9"/>${shimmer.join('')}`,
  )
}

function night(seed: number): string {
  const next = random(seed)
  const height = 900
  const windows = Array.from({ length: 26 }, (_, i) => {
    const x = i * 62 + next() * 18
    const h = 180 + next() * 420
    const lights = Array.from({ length: Math.floor(h / 46) }, (_, row) =>
      [0, 1]
        .map((column) =>
          next() > 0.42
            ? `<rect x="${(x + 9 + column * 22).toFixed(0)}" y="${(height - h + 18 + row * 44).toFixed(0)}" width="12" height="20" fill="#f4cf7a" opacity="${(0.35 + next() * 0.6).toFixed(2)}"/>`
            : '',
        )
        .join(''),
    )
    return `<rect x="${x.toFixed(0)}" y="${(height - h).toFixed(0)}" width="54" height="${h.toFixed(0)}" fill="#1d2340"/>${lights.join('')}`
  })
  const stars = Array.from(
    { length: 120 },
    () =>
      `<circle cx="${(next() * WIDTH).toFixed(0)}" cy="${(next() * 380).toFixed(0)}" r="${(0.8 + next() * 1.6).toFixed(1)}" fill="#e9e4ff" opacity="${next().toFixed(2)}"/>`,
  )
  return svg(
    height,
    gradient('sky', ['#0c1030', '#2b2d5c', '#4d3f6b']),
    `<rect width="${WIDTH}" height="${height}" fill="url(#sky)"/>${stars.join('')}${windows.join('')}`,
  )
}

function curtain(seed: number): string {
  const next = random(seed)
  const height = 1000
  const folds: string[] = []
  for (let x = 0; x < WIDTH; ) {
    const w = 40 + next() * 60
    folds.push(
      `<rect x="${x.toFixed(0)}" width="${(w + 1).toFixed(0)}" height="${height}" fill="url(#fold${folds.length % 2})"/>`,
    )
    x += w
  }
  const fold = (id: string, dark: string, light: string) =>
    `<linearGradient id="${id}" x1="0" x2="1"><stop offset="0" stop-color="${dark}"/><stop offset="0.5" stop-color="${light}"/><stop offset="1" stop-color="${dark}"/></linearGradient>`
  return svg(
    height,
    fold('fold0', '#3a1c14', '#8d4a33') + fold('fold1', '#431f17', '#a05a40'),
    `${folds.join('')}<rect y="820" width="${WIDTH}" height="180" fill="#2a1a14"/><ellipse cx="800" cy="860" rx="560" ry="70" fill="#f1d9a8" opacity="0.22"/>`,
  )
}

function nugget(seed: number, core: string, edge: string): string {
  const next = random(seed)
  const height = 1000
  const points = Array.from({ length: 26 }, (_, i) => {
    const angle = (Math.PI * 2 * i) / 26
    const radius = 250 + next() * 110
    return `${(800 + Math.cos(angle) * radius * 1.25).toFixed(0)},${(500 + Math.sin(angle) * radius).toFixed(0)}`
  })
  const pits = Array.from({ length: 40 }, () => {
    const angle = next() * Math.PI * 2
    const radius = next() * 210
    return `<circle cx="${(800 + Math.cos(angle) * radius * 1.2).toFixed(0)}" cy="${(500 + Math.sin(angle) * radius).toFixed(0)}" r="${(6 + next() * 26).toFixed(0)}" fill="${edge}" opacity="${(0.15 + next() * 0.25).toFixed(2)}"/>`
  })
  return svg(
    height,
    `<radialGradient id="body"><stop offset="0" stop-color="${core}"/><stop offset="1" stop-color="${edge}"/></radialGradient>`,
    `<rect width="${WIDTH}" height="${height}" fill="#37353a"/><ellipse cx="800" cy="880" rx="420" ry="46" fill="#1f1e22"/><polygon points="${points.join(' ')}" fill="url(#body)" stroke="${edge}" stroke-width="10" stroke-linejoin="round"/>${pits.join('')}`,
  )
}

function plate(seed: number, food: readonly string[]): string {
  const next = random(seed)
  const height = 1100
  const bites = Array.from({ length: 22 }, (_, i) => {
    const angle = next() * Math.PI * 2
    const radius = next() * 230
    const size = 36 + next() * 70
    return `<ellipse cx="${(800 + Math.cos(angle) * radius).toFixed(0)}" cy="${(550 + Math.sin(angle) * radius).toFixed(0)}" rx="${size.toFixed(0)}" ry="${(size * 0.62).toFixed(0)}" transform="rotate(${(next() * 180).toFixed(0)} 800 550)" fill="${food[i % food.length]}"/>`
  })
  return svg(
    height,
    gradient('table', ['#b98d62', '#8f6540']),
    `<rect width="${WIDTH}" height="${height}" fill="url(#table)"/><circle cx="800" cy="560" r="440" fill="#00000033"/><circle cx="800" cy="550" r="430" fill="#f6f2e9"/><circle cx="800" cy="550" r="330" fill="#e9e2d2"/>${bites.join('')}`,
  )
}

function train(seed: number): string {
  const next = random(seed)
  const height = 800
  const fields = Array.from(
    { length: 7 },
    (_, i) =>
      `<rect y="${430 + i * 54}" width="${WIDTH}" height="56" fill="hsl(${92 - i * 6} ${30 + i * 3}% ${46 - i * 3}%)"/>`,
  )
  const poles = Array.from(
    { length: 9 },
    (_, i) =>
      `<rect x="${(i * 190 + next() * 40).toFixed(0)}" y="250" width="9" height="330" fill="#5a4a3a"/>`,
  )
  return svg(
    height,
    gradient('sky', ['#9cc3dd', '#e8e3d2']),
    `<rect width="${WIDTH}" height="${height}" fill="url(#sky)"/>${ridge(next, 440, 120, '#7d8f9b', 12, 440)}${fields.join('')}${poles.join('')}<path d="M0 300 Q 400 340 800 300 T 1600 300" stroke="#5a4a3a" stroke-width="3" fill="none"/>`,
  )
}

function chart(seed: number): string {
  const next = random(seed)
  const height = 800
  const bars = Array.from({ length: 18 }, (_, i) => {
    const h = 60 + 480 * Math.exp(-((i - 8) ** 2) / 18) + next() * 40
    return `<rect x="${170 + i * 72}" y="${(680 - h).toFixed(0)}" width="54" height="${h.toFixed(0)}" rx="4" fill="${i === 8 ? '#0b5d87' : '#a9c7d8'}"/>`
  })
  return svg(
    height,
    '',
    `<rect width="${WIDTH}" height="${height}" fill="#fffefb"/><rect x="140" y="680" width="1330" height="4" fill="#6a645a"/>${bars.join('')}`,
  )
}

const day = ['#e9c79a', '#b7bfc4', '#6f9cbd'] as const
const dusk = ['#34406b', '#a4617a', '#f0b07a'] as const
const river = 'posts/a-week-by-the-river-images'

const pictures: readonly Picture[] = [
  { file: `${river}/coast.jpg`, height: 720, svg: coast(3, day, ['#2f6f93', '#17364f'], '#f6e3b4') },
  { file: `${river}/dusk.jpg`, height: 720, svg: coast(11, dusk, ['#4d4a74', '#1b1f3a'], '#ffd9a0') },
  { file: `${river}/city-at-night.jpg`, height: 900, svg: night(5) },
  { file: `${river}/theatre.jpg`, height: 1000, svg: curtain(8) },
  { file: `${river}/gold-nugget.jpg`, height: 1000, svg: nugget(13, '#ffd65c', '#a87318') },
  {
    file: `${river}/river-fish.jpg`,
    height: 1100,
    svg: plate(21, ['#d98b54', '#f0c9a0', '#6d8f4e', '#c9673f']),
  },
  {
    file: `${river}/noodles.jpg`,
    height: 1100,
    svg: plate(34, ['#e6c26a', '#c43d2f', '#5c8a3d', '#f2e3b0']),
  },
  { file: `${river}/train-home.jpg`, height: 800, svg: train(2) },
  {
    file: 'posts/the-meteorite-room-images/meteorite.jpg',
    height: 1000,
    svg: nugget(55, '#8d8f99', '#3c3a42'),
  },
  { file: 'posts/the-meteorite-room-images/nugget.jpg', height: 1000, svg: nugget(13, '#ffd65c', '#a87318') },
  { file: 'posts/queues-that-survive-the-night-images/night-shift.jpg', height: 900, svg: night(77) },
  { file: 'posts/counting-birds-images/posterior.png', height: 800, svg: chart(4) },
  { file: 'posts/twenty-years-of-one-framework-images/stage.jpg', height: 1000, svg: curtain(29) },
]

const sampleSite = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'sample-site')

for (const picture of pictures) {
  const file = path.join(sampleSite, picture.file)
  await mkdir(path.dirname(file), { recursive: true })
  const drawn = sharp(Buffer.from(picture.svg)).resize(WIDTH, picture.height)
  await (file.endsWith('.png')
    ? drawn.png({ palette: true })
    : drawn.jpeg({ quality: 72, mozjpeg: true })
  ).toFile(file)
}
