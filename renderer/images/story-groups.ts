// The rule by which photographs become a story: in the order in which they were taken, a new group with each day and
// after each long pause.

export type TakenTime = {
  /** What the clock of the camera showed, as milliseconds since 1970 as if it were UTC. */
  readonly wallMs: number
  /** How far that clock was ahead of UTC; null where the camera did not say. */
  readonly offsetMinutes: number | null
}

/** Longer than this, and something else began. */
export const PAUSE_MS = 90 * 60_000
const DAY_MS = 86_400_000

/**
 * Groups in the order of time. A clock that does not say its zone is read as most of the others that do; where none
 * does, all are read as one zone. Photographs of the same moment stay in the order that they came in.
 */
export function groupByTime<P>(
  photos: readonly P[],
  takenOf: (photo: P) => TakenTime,
): readonly (readonly P[])[] {
  const usual = usualOffset(photos.map((photo) => takenOf(photo).offsetMinutes))
  const timed = photos.map((photo) => {
    const { wallMs, offsetMinutes } = takenOf(photo)
    return { photo, day: Math.floor(wallMs / DAY_MS), instantMs: wallMs - (offsetMinutes ?? usual) * 60_000 }
  })
  timed.sort((a, b) => a.instantMs - b.instantMs)
  const groups: P[][] = []
  timed.forEach(({ photo, day, instantMs }, nth) => {
    const before = timed[nth - 1]
    const begins = !before || before.day !== day || instantMs - before.instantMs > PAUSE_MS
    if (begins) groups.push([photo])
    else groups.at(-1)?.push(photo)
  })
  return groups
}

function usualOffset(offsets: readonly (number | null)[]): number {
  const counts = new Map<number, number>()
  for (const offset of offsets) if (offset !== null) counts.set(offset, (counts.get(offset) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0
}

/** `Saturday 7 March 2026, 09:10–11:40`, by the clocks of the cameras. */
export function spanWords(times: readonly TakenTime[]): string {
  const walls = times.map(({ wallMs }) => wallMs)
  const [from, to] = [Math.min(...walls), Math.max(...walls)]
  const [first, last] = [clock.format(from), clock.format(to)]
  return `${date.format(from)}, ${first === last ? first : `${first}–${last}`}`
}

const date = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' })
