// Dates as posts write them, read into one form that says no more than the post does, and written back in theirs.
import { isoDay } from './post-name.ts'

/** What a date says: a day, perhaps a time, perhaps a zone in minutes east of UTC. */
export type PostDate = {
  readonly day: string
  readonly time: { readonly hour: number; readonly minute: number; readonly second: number } | null
  readonly zoneMinutes: number | null
}

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const monthName = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?'

// Each form is looked for at the beginning; what follows it is read as time and zone.
const numeric = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/
const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/
const dayFirst = new RegExp(
  `^(?:[a-z]{3,9},?\\s+)?(\\d{1,2})(?:st|nd|rd|th)?\\s+${monthName},?\\s+(\\d{4})(?!\\d)`,
  'i',
)
const monthFirst = new RegExp(
  `^(?:[a-z]{3,9},\\s+)?${monthName}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)`,
  'i',
)
const clock = /^(?:[Tt]|,?\s*(?:at\s+)?)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?:\s*([ap])\.?m\.?)?/i
// `-4`, `+0900`, `+05:30`, `Z`, `UTC`, `GMT`, `UTC+08:00`; Jekyll's own posts have a year before it once.
const zone = /^\s*(?:\d{4}\s+)?(?:(?:UTC|GMT)?\s*([+-])(\d{1,2})(?::?(\d{2}))?|(Z|UTC|GMT))\s*$/i

/** Reads any of the forms that posts are seen to have; null where `text` begins with none of them. */
export function readDate(text: string): PostDate | null {
  const trimmed = text.trim()
  const found = dayIn(trimmed)
  if (found === null) return null
  const rest = trimmed.slice(found.length)
  const at = clock.exec(rest)
  if (at === null) return { day: found.day, time: null, zoneMinutes: null }
  const half = at[4]?.toLowerCase()
  const named = Number(at[1])
  const hour = half === undefined ? named : (named % 12) + (half === 'p' ? 12 : 0)
  const minute = Number(at[2])
  const second = Number(at[3] ?? 0)
  if (hour > 23 || minute > 59 || second > 60) return { day: found.day, time: null, zoneMinutes: null }
  return { day: found.day, time: { hour, minute, second }, zoneMinutes: zoneIn(rest.slice(at[0].length)) }
}

/** ISO 8601, as far as the date tells: `2025-09-08`, `2025-09-08T10:00:00`, `2025-09-08T10:00:00-05:00`. */
export function isoDate(date: PostDate): string {
  if (date.time === null) return date.day
  const { hour, minute, second } = date.time
  return `${date.day}T${two(hour)}:${two(minute)}:${two(second)}${date.zoneMinutes === null ? '' : isoZone(date.zoneMinutes)}`
}

/**
 * The moment that a date means, in milliseconds since 1970. Without a zone it is UTC or the computer's
 * own time, without a time the day's first moment.
 */
export function momentOf(date: PostDate, zonelessIsUtc: boolean): number {
  const [year = 0, month = 1, day = 1] = date.day.split('-').map(Number)
  const { hour, minute, second } = date.time ?? { hour: 0, minute: 0, second: 0 }
  if (date.zoneMinutes === null && !zonelessIsUtc)
    return new Date(year, month - 1, day, hour, minute, second).getTime()
  return Date.UTC(year, month - 1, day, hour, minute, second) - (date.zoneMinutes ?? 0) * 60_000
}

/**
 * `nowMs` in the form of `example`: the same order, separators, precision, digits and kind of zone.
 * A zone is written as the author's own (`offsetMinutes` east of UTC), but UTC where the example is in UTC;
 * without one it is the author's clock. An example that is no known form gives `2025-09-08`.
 */
export function writeDate(example: string, nowMs: number, offsetMinutes: number): string {
  const text = example.trim()
  const rest = text.slice(dayIn(text)?.length ?? text.length)
  const at = clock.exec(rest)
  const zoneText = at ? rest.slice(at[0].length) : ''
  const inUtc = at !== null && zoneIn(zoneText) === 0 && !/[+-]/.test(zoneText)
  const now = new Date(nowMs + (inUtc ? 0 : offsetMinutes * 60_000))
  const day = writeDay(text, now)
  return at === null ? day : `${day}${writeTime(at, now)}${writeZone(zoneText, offsetMinutes)}`
}

/**
 * `date` in the form of `example`: the same order, separators, precision, digits and kind of zone. A part that
 * says the same in both stays as the example writes it. What the example has no place for follows it, the time
 * as ` 09:30`; what the date does not say is left out. An example that is no known form gives ISO 8601.
 */
export function writeDateLike(example: string, date: PostDate): string {
  const text = example.trim()
  const found = dayIn(text)
  if (found === null) return isoDate(date)
  const [year = 0, month = 1, day = 1] = date.day.split('-').map(Number)
  const { hour, minute, second } = date.time ?? { hour: 0, minute: 0, second: 0 }
  const wall = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  const like = found.day === date.day ? text.slice(0, found.length) : writeDay(text, wall)
  // After 25/12/2014 the third of May would be 03/05/2014, which reads as a day in March.
  const dayText = dayIn(like)?.day === date.day ? like : date.day
  if (date.time === null) return dayText
  const rest = text.slice(found.length)
  const at = clock.exec(rest)
  const zoneText = zoneLike(at, at === null ? '' : rest.slice(at[0].length), date.zoneMinutes)
  if (at === null) return `${dayText} ${two(hour)}:${two(minute)}${zoneText}`
  const before = readDate(text)?.time
  const isSame = before?.hour === hour && before.minute === minute && before.second === second
  return `${dayText}${isSame ? at[0] : writeTime(at, wall)}${zoneText}`
}

function zoneLike(at: RegExpExecArray | null, text: string, zoneMinutes: number | null): string {
  const found = zone.exec(text)
  if (zoneMinutes === null) return found ? '' : text.trimEnd()
  if (found && (found[4] === undefined || zoneMinutes === 0)) return writeZone(text, zoneMinutes)
  if (/^t/i.test(at?.[0] ?? '')) return isoZone(zoneMinutes)
  return writeZone(' +0000', zoneMinutes)
}

function dayIn(text: string): { readonly day: string; readonly length: number } | null {
  const day = (found: RegExpExecArray, year: number, month: number, date: number) => {
    const iso = isoDay(Number(found[year]), month, Number(found[date]))
    return iso === null ? null : { day: iso, length: found[0].length }
  }
  let found = numeric.exec(text)
  if (found) return day(found, 1, Number(found[3]), 4)
  found = american.exec(text)
  if (found) {
    // 25/12/2014 cannot have its month first.
    const swapped = Number(found[1]) > 12
    return swapped ? day(found, 3, Number(found[2]), 1) : day(found, 3, Number(found[1]), 2)
  }
  found = dayFirst.exec(text)
  if (found) return day(found, 3, monthNumber(found[2]), 1)
  found = monthFirst.exec(text)
  return found ? day(found, 3, monthNumber(found[1]), 2) : null
}

function monthNumber(name: string | undefined): number {
  return months.findIndex((month) => month.startsWith((name ?? '').slice(0, 3).toLowerCase())) + 1
}

function zoneIn(text: string): number | null {
  const found = zone.exec(text)
  if (!found) return null
  if (found[4] !== undefined) return 0
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0)
  return minutes > 14 * 60 ? null : minutes * (found[1] === '-' ? -1 : 1)
}

function writeDay(text: string, now: Date): string {
  const year = String(now.getUTCFullYear())
  const month = now.getUTCMonth() + 1
  const day = now.getUTCDate()
  const asIn = (pattern: string | undefined, value: number) =>
    pattern?.length === 1 && value < 10 ? String(value) : two(value)
  let found = numeric.exec(text)
  if (found) return [year, asIn(found[3], month), asIn(found[4], day)].join(found[2])
  found = american.exec(text)
  if (found) {
    const [first, second] = Number(found[1]) > 12 ? [day, month] : [month, day]
    return `${asIn(found[1], first)}/${asIn(found[2], second)}/${year}`
  }
  const name = (like: string, full: string) => {
    const cased = full.charAt(0).toUpperCase() + full.slice(1)
    // `May` is both long and short; it then counts as long.
    return like.length > 3 || like.toLowerCase() === 'may' ? cased : cased.slice(0, 3)
  }
  const replaced = (match: RegExpExecArray, monthAt: number, dayAt: number) => {
    const monthText = match[monthAt === 2 ? 2 : 1] ?? ''
    const dayText = match[dayAt] ?? ''
    const whole =
      /[a-z]+/i.exec(match[0].slice(match[0].toLowerCase().indexOf(monthText.toLowerCase())))?.[0] ??
      monthText
    return match[0]
      .replace(/^[a-z]{3,9},\s+/i, weekday(match[0], now))
      .replace(/\d{4}$/, '\u0000')
      .replace(
        new RegExp(`\\b${dayText}(?:st|nd|rd|th)?\\b`),
        dayText.startsWith('0') ? two(day) : String(day),
      )
      .replace(whole, name(whole, months[month - 1] ?? ''))
      .replace('\u0000', year)
  }
  found = dayFirst.exec(text)
  if (found) return replaced(found, 2, 1)
  found = monthFirst.exec(text)
  if (found) return replaced(found, 1, 2)
  return `${year}-${two(month)}-${two(day)}`
}

function weekday(text: string, now: Date): string {
  const names = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
  const long = /^[a-z]{4,},/i.test(text)
  const name = names[now.getUTCDay()] ?? ''
  return `${long ? name : name.slice(0, 3)}, `
}

function writeTime(at: RegExpExecArray, now: Date): string {
  const before = at[0].slice(0, at[0].indexOf(at[1] ?? ''))
  const half = at[4] !== undefined
  const hour = half ? now.getUTCHours() % 12 || 12 : now.getUTCHours()
  // A single digit shows that hours are not padded; two digits show it only below ten.
  const hourText = at[1]?.length === 1 ? String(hour) : two(hour)
  const seconds = at[3] === undefined ? '' : `:${two(now.getUTCSeconds())}`
  const fraction = /[.,]\d+/.exec(at[0])?.[0] ?? ''
  const fractionText = fraction === '' ? '' : fraction.charAt(0) + '0'.repeat(fraction.length - 1)
  const suffix = half
    ? (/\s*[ap]\.?m\.?$/i.exec(at[0])?.[0] ?? '').replace(/[ap]/i, (letter) => halfOf(letter, now))
    : ''
  return `${before}${hourText}:${two(now.getUTCMinutes())}${seconds}${fractionText}${suffix}`
}

function halfOf(like: string, now: Date): string {
  const letter = now.getUTCHours() < 12 ? 'a' : 'p'
  return like === like.toUpperCase() ? letter.toUpperCase() : letter
}

function writeZone(text: string, offsetMinutes: number): string {
  const found = zone.exec(text)
  if (!found || found[4] !== undefined) return text.trimEnd()
  const before = text.slice(0, text.search(/[+-]/)).replace(/\d{4}\s+$/, '')
  const sign = offsetMinutes < 0 ? '-' : '+'
  const hours = Math.floor(Math.abs(offsetMinutes) / 60)
  const minutes = Math.abs(offsetMinutes) % 60
  const colon = /\d:\d/.test(text) ? ':' : ''
  if (found[3] === undefined && minutes === 0)
    return `${before}${sign}${found[2]?.length === 1 ? hours : two(hours)}`
  return `${before}${sign}${two(hours)}${colon}${two(minutes)}`
}

function isoZone(minutes: number): string {
  if (minutes === 0) return 'Z'
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
