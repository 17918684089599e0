// Dates written in the form of another date.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoDate, type PostDate, readDate, writeDateLike } from '../../../shared/site/post-date.ts'

const forms = [
  'July 27, 2025',
  '4 August 2015',
  '2025-09-08',
  '2025/09/08 9:00',
  '2025-09-08 10:00',
  '2025-09-08 10:00 -4',
  '2025-09-08 10:00:00',
  '2025-09-08 10:00:00 -0500',
  '2025-09-08T10:00:00Z',
  '2016-08-18 12:22:35 UTC+08:00',
  'Sun, 29 Jan 2023 02:52:41 GMT',
  '2026/01/26 09:00:00+0900',
  '05/05/2014 03:00:00 PM UTC',
  '25/12/2014',
  '2021-08-07T15:32:14.000Z',
] as const

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const time = fc.record({
  hour: fc.integer({ min: 0, max: 23 }),
  minute: fc.integer({ min: 0, max: 59 }),
  second: fc.integer({ min: 0, max: 59 }),
})
const zone = fc.integer({ min: -14 * 4, max: 14 * 4 }).map((quarters) => quarters * 15 || 0)
const anyDate: fc.Arbitrary<PostDate> = fc.oneof(
  day.map((only) => ({ day: only, time: null, zoneMinutes: null })),
  fc.record({ day, time, zoneMinutes: fc.option(zone) }),
)

/** What is left of a date in a form that has no place for seconds. */
function toThePrecisionOf(form: string, date: PostDate): PostDate {
  if (date.time === null || /:\d\d:\d\d/.test(form)) return date
  return { ...date, time: { ...date.time, second: 0 } }
}

describe('a date is written like another', () => {
  it('law: what is written reads as the date', () => {
    fc.assert(
      fc.property(fc.constantFrom(...forms), anyDate, (form, date) => {
        expect(readDate(writeDateLike(form, date))).toEqual(toThePrecisionOf(form, date))
      }),
      { numRuns: 3000 },
    )
  })

  it.each([...forms, '2015-05-01T22:12:03.284Z', 'Sept 4, 2015', '2017-02-29 11:00:00'])(
    '%s stays as it is where nothing changes',
    (form) => {
      const date = readDate(form)
      expect(date && writeDateLike(form, date)).toBe(form)
    },
  )

  it('law: another day keeps the time and the zone to the letter', () => {
    const timed = forms.filter((form) => form.includes(':') && !form.startsWith('Sun'))
    fc.assert(
      fc.property(fc.constantFrom(...timed), day, (form, chosen) => {
        const date = readDate(form)
        if (date === null) throw new Error(`${form} is no date`)
        const written = writeDateLike(form, { ...date, day: chosen })
        expect(written.slice(written.search(/[T ]/))).toBe(form.slice(form.search(/[T ]/)))
      }),
    )
  })

  const at = (iso: string) => {
    const date = readDate(iso)
    if (date === null) throw new Error(`${iso} is no date`)
    return date
  }
  it.each([
    ['July 27, 2025', '2026-03-04', 'March 4, 2026'],
    ['July 27, 2025', '2026-03-04T09:30:00', 'March 4, 2026 09:30'],
    ['2025-09-08', '2026-03-04T09:30:15-05:00', '2026-03-04 09:30 -0500'],
    ['2025/09/08 9:00', '2026-03-04T05:06:07', '2026/03/04 5:06'],
    ['2025-09-08 10:00 -4', '2026-03-04T05:06:07+05:30', '2026-03-04 05:06 +0530'],
    ['2025-09-08 10:00:00 -0500', '2026-03-04', '2026-03-04'],
    ['2025-09-08 10:00:00 -0500', '2026-03-04T05:06:07', '2026-03-04 05:06:07'],
    ['2025-09-08 10:00:00', '2026-03-04T05:06:07Z', '2026-03-04 05:06:07 +0000'],
    ['2025-09-08T10:00:00Z', '2026-03-04T05:06:07-05:00', '2026-03-04T05:06:07-05:00'],
    ['2016-08-18 12:22:35 UTC+08:00', '2026-03-04T05:06:07Z', '2026-03-04 05:06:07 UTC+00:00'],
    ['Sun, 29 Jan 2023 02:52:41 GMT', '2026-03-04T05:06:07Z', 'Wed, 4 Mar 2026 05:06:07 GMT'],
    ['Sun, 29 Jan 2023 02:52:41 GMT', '2026-03-04T05:06:07+01:00', 'Wed, 4 Mar 2026 05:06:07 +0100'],
    ['05/05/2014 03:00:00 PM UTC', '2026-12-25T00:06:07Z', '12/25/2026 12:06:07 AM UTC'],
    ['2021-08-07T15:32:14.284Z', '2026-03-04T05:06:07Z', '2026-03-04T05:06:07.000Z'],
    ['25/12/2014', '2026-05-13', '13/05/2026'],
    ['25/12/2014', '2026-05-03', '2026-05-03'],
  ])('after %s, %s is %s', (example, iso, written) => {
    expect(writeDateLike(example, at(iso))).toBe(written)
  })

  it('an example that is no date gives ISO 8601', () => {
    fc.assert(
      fc.property(fc.constantFrom('', 'whenever', '{{ date }}'), anyDate, (example, date) => {
        expect(writeDateLike(example, date)).toBe(isoDate(date))
      }),
    )
  })
})
