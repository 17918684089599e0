// When a photograph was taken, by what its camera wrote into its first bytes; else by the time of its file.
import type { TakenTime } from './story-groups.ts'

const tags = ['DateTimeOriginal', 'CreateDate', 'OffsetTimeOriginal', 'OffsetTime']

export async function takenTime(file: File): Promise<TakenTime> {
  return (await fromCamera(file)) ?? fromFile(file)
}

async function fromCamera(file: File): Promise<TakenTime | null> {
  const { parse } = await import('exifr')
  let found: unknown
  try {
    found = await parse(file, { pick: tags, reviveValues: false })
  } catch {
    // What exifr cannot read (a WebP, a file cut short) says nothing about its time.
    return null
  }
  if (typeof found !== 'object' || found === null) return null
  const { DateTimeOriginal, CreateDate, OffsetTimeOriginal, OffsetTime } = found as Readonly<
    Record<string, unknown>
  >
  const wallMs = wallOf(DateTimeOriginal) ?? wallOf(CreateDate)
  if (wallMs === null) return null
  return { wallMs, offsetMinutes: offsetOf(OffsetTimeOriginal) ?? offsetOf(OffsetTime) }
}

function fromFile({ lastModified }: File): TakenTime {
  const offsetMinutes = -new Date(lastModified).getTimezoneOffset()
  return { wallMs: lastModified + offsetMinutes * 60_000, offsetMinutes }
}

/** `2026:03:07 09:10:33`, as Exif writes it; cameras whose clock was never set write blanks or zeros. */
function wallOf(value: unknown): number | null {
  const match = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)/.exec(typeof value === 'string' ? value : '')
  if (!match) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number)
  return year === 0 || month === 0 ? null : Date.UTC(year, month - 1, day, hour, minute, second)
}

/** `+01:00`. */
function offsetOf(value: unknown): number | null {
  const match = /^([+-])(\d\d):(\d\d)/.exec(typeof value === 'string' ? value : '')
  if (!match) return null
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]))
}
