// Pictures that are the same, byte for byte, and pictures that look alike, gathered into groups.
import type { SiteImage } from '../../shared/contract/site-images.ts'

export type Duplicates = { readonly kind: 'same' | 'alike'; readonly images: readonly SiteImage[] }

/** Of 64 bits. */
const MOST_BITS_APART = 5
/** Two pictures of one view are scaled, not cut: their shapes differ by rounding alone. */
const SHAPE_TOLERANCE = 0.03

/**
 * Each picture stands in one group at most; groups in the order of their first picture. `same`: all have the same
 * bytes. Cost: pictures are compared only where a sixth of their bits agrees, since of six parts with five bits
 * of difference one is equal.
 */
export function findDuplicates(images: readonly SiteImage[]): readonly Duplicates[] {
  const group = images.map((_image, nth) => nth)
  const rootOf = (nth: number): number => {
    let at = nth
    while (group[at] !== at) at = group[at] as number
    group[nth] = at
    return at
  }
  const join = (a: number, b: number) => {
    const [first, second] = [rootOf(a), rootOf(b)]
    group[Math.max(first, second)] = Math.min(first, second)
  }
  joinSameBytes(images, join)
  joinAlike(images, join)

  const members = new Map<number, SiteImage[]>()
  images.forEach((image, nth) => {
    const root = rootOf(nth)
    const known = members.get(root)
    if (known) known.push(image)
    else members.set(root, [image])
  })
  return [...members.values()]
    .filter(({ length }) => length > 1)
    .map((found) => ({
      kind: found.every(({ hash }) => hash !== null && hash === found[0]?.hash) ? 'same' : 'alike',
      images: found,
    }))
}

/** How many of 64 bits differ; both in hexadecimal. */
export function bitsApart(a: string, b: string): number {
  const [x, y] = [toBits(a), toBits(b)]
  return count(x.high ^ y.high) + count(x.low ^ y.low)
}

type Join = (a: number, b: number) => void

function joinSameBytes(images: readonly SiteImage[], join: Join): void {
  const first = new Map<string, number>()
  images.forEach(({ hash }, nth) => {
    if (hash === null) return
    const known = first.get(hash)
    if (known === undefined) first.set(hash, nth)
    else join(known, nth)
  })
}

type Bits = { readonly high: number; readonly low: number }

function joinAlike(images: readonly SiteImage[], join: Join): void {
  const bits = images.map(({ likeness }) => (likeness === null ? null : toBits(likeness)))
  const buckets = new Map<number, number[]>()
  bits.forEach((one, nth) => {
    if (one === null || tellsNothing(one)) return
    const compared = new Set<number>()
    for (const key of partsOf(one)) {
      const bucket = buckets.get(key)
      if (!bucket) {
        buckets.set(key, [nth])
        continue
      }
      for (const other of bucket) {
        const its = bits[other]
        if (!its || compared.has(other)) continue
        compared.add(other)
        const apart = count(one.high ^ its.high) + count(one.low ^ its.low)
        if (apart <= MOST_BITS_APART && sameShape(images[nth], images[other])) join(other, nth)
      }
      bucket.push(nth)
    }
  })
}

/** An even surface or a plain gradient has nearly all bits alike, whatever it shows. */
function tellsNothing({ high, low }: Bits): boolean {
  const set = count(high) + count(low)
  return set <= MOST_BITS_APART || set >= 64 - MOST_BITS_APART
}

/** Six parts of 11 bits (the last of 9), each with its place, as keys of buckets. */
function partsOf({ high, low }: Bits): number[] {
  const parts = [
    high >>> 21,
    (high >>> 10) & 0x7ff,
    ((high & 0x3ff) << 1) | (low >>> 31),
    (low >>> 20) & 0x7ff,
    (low >>> 9) & 0x7ff,
    low & 0x1ff,
  ]
  return parts.map((part, place) => place * 2048 + part)
}

function sameShape(a: SiteImage | undefined, b: SiteImage | undefined): boolean {
  const [one, other] = [shapeOf(a), shapeOf(b)]
  return one === null || other === null || Math.abs(one / other - 1) <= SHAPE_TOLERANCE
}

function shapeOf(image: SiteImage | undefined): number | null {
  const { widthPx, heightPx } = image?.facts ?? { widthPx: null, heightPx: null }
  return widthPx && heightPx ? widthPx / heightPx : null
}

function toBits(hexadecimal: string): Bits {
  const padded = hexadecimal.padStart(16, '0')
  return { high: Number.parseInt(padded.slice(0, 8), 16), low: Number.parseInt(padded.slice(8, 16), 16) }
}

/** The bits that are set in 32. */
function count(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555)
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333)
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}
