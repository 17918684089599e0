// The second line of a row: what state the post is in and what matters next.
import type { PostRow } from '../../shared/contract/library.ts'

export function rowWords(row: PostRow, nowMs: number): string {
  if (row.trouble !== null) return troubles[row.trouble]
  if (row.state === 'draft')
    return ['Draft', picturesOf(row), ageOf(row.modifiedMs, nowMs)].filter(Boolean).join(' · ')
  const parts = [row.date === null ? null : dayOf(row.date, nowMs)]
  if (row.state === 'scheduled') parts.unshift('Scheduled')
  if (row.state === 'expired') parts.unshift('Expired')
  if (row.tags.length > 0) parts.push(row.tags.slice(0, 3).join(', '))
  else if (row.path.includes('/')) parts.push(row.path.slice(0, row.path.lastIndexOf('/')))
  return parts.filter(Boolean).join(' · ')
}

const troubles: Readonly<Record<NonNullable<PostRow['trouble']>, string>> = {
  'not-utf8': 'Not UTF-8 text',
  'not-readable': 'Cannot be read',
  'too-large': 'Too large to list',
}

function picturesOf({ pictures }: PostRow): string {
  return pictures === 0 ? '' : pictures === 1 ? '1 picture' : `${pictures} pictures`
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

export function ageOf(thenMs: number, nowMs: number): string {
  const age = nowMs - thenMs
  if (age < 2 * MINUTE_MS) return 'now'
  if (age < HOUR_MS) return `${Math.floor(age / MINUTE_MS)} min ago`
  if (age < DAY_MS) return `${Math.floor(age / HOUR_MS)} h ago`
  if (age < 2 * DAY_MS) return 'yesterday'
  if (age < 60 * DAY_MS) return `${Math.floor(age / DAY_MS)} days ago`
  return new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric' }).format(thenMs)
}

/** The day as it stands in the post, whatever this computer's zone is; the year stands in the heading above. */
function dayOf(date: string, nowMs: number): string {
  const [year, month, day] = date.slice(0, 10).split('-').map(Number)
  if (!year || !month || !day) return date
  const shown = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const words = shown.format(Date.UTC(year, month - 1, day))
  return Date.UTC(year, month - 1, day) > nowMs + DAY_MS ? `${words} ${year}` : words
}
