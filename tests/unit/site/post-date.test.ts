import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoDate, momentOf, readDate, writeDate } from '../../../shared/site/post-date.ts'

const forms: readonly [string, string][] = [
  ['2025-09-08', '2025-09-08'],
  ['2017-2-5', '2017-02-05'],
  ['2025-09-08 10:00', '2025-09-08T10:00:00'],
  ['2016-07-10  12:42:49 ', '2016-07-10T12:42:49'],
  ['2018-03-17 17:00:00 +0900', '2018-03-17T17:00:00+09:00'],
  ['2015-03-17 14:00:00 -4', '2015-03-17T14:00:00-04:00'],
  ['2025-09-08 10:00 -4', '2025-09-08T10:00:00-04:00'],
  ['2024-03-21 4:00:00 +0000', '2024-03-21T04:00:00Z'],
  ['2023-01-29 18:30:22 2023 -0800', '2023-01-29T18:30:22-08:00'],
  ['2021-08-07T15:32:14Z', '2021-08-07T15:32:14Z'],
  ['2015-05-01T22:12:03.284Z', '2015-05-01T22:12:03Z'],
  ['2023-04-09T15:52:10+05:30', '2023-04-09T15:52:10+05:30'],
  ['2025-09-08T10:00', '2025-09-08T10:00:00'],
  ['2026/01/26 09:00:00+0900', '2026-01-26T09:00:00+09:00'],
  ['2012/08/24 11:25:14', '2012-08-24T11:25:14'],
  ['2013/7/13 20:46:25', '2013-07-13T20:46:25'],
  ['2025/09/08 9:00', '2025-09-08T09:00:00'],
  ['Sun, 29 Jan 2023 02:52:41 GMT', '2023-01-29T02:52:41Z'],
  ['July 27, 2025', '2025-07-27'],
  ['Oct 10, 2020', '2020-10-10'],
  ['4 August 2015', '2015-08-04'],
  ['Jan 24 2024', '2024-01-24'],
  ['June 05 2020', '2020-06-05'],
  ['18 Dec 2014', '2014-12-18'],
  ['15 Apr, 2013', '2013-04-15'],
  ['05/05/2014 03:00:00 PM UTC', '2014-05-05T15:00:00Z'],
  ['25/12/2014', '2014-12-25'],
  ['2016-08-18 12:22:35 UTC+08:00', '2016-08-18T12:22:35+08:00'],
  ['2015-08-08 14:12:36 UTC', '2015-08-08T14:12:36Z'],
  ['2024-02-28 0:00:00', '2024-02-28T00:00:00'],
  ['2017-02-29 11:00:00', '2017-02-29T11:00:00'],
  ['2014-06-01 21:30:16 # comment', '2014-06-01T21:30:16'],
]

describe('a date is read as the post means it', () => {
  it.each(forms)('%s', (text, iso) => {
    const date = readDate(text)
    expect(date && isoDate(date)).toBe(iso)
  })

  it.each(['', 'soon', '12', '2025', '2025-13-01', '2025-00-10', 'Maybe 2025', '{{ date }}', '1.2.3'])(
    '%j is none',
    (text) => {
      expect(readDate(text)).toBe(null)
    },
  )

  it('an hour that does not exist leaves the day', () => {
    expect(readDate('2025-09-08 24:30:00')).toEqual({ day: '2025-09-08', time: null, zoneMinutes: null })
  })

  it('never throws and never invents a time', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const date = readDate(text)
        expect(date === null || /^\d{4}-\d\d-\d\d/.test(isoDate(date))).toBe(true)
      }),
    )
  })
})

it('a date without a zone is UTC where the generator has it so', () => {
  const date = readDate('2025-09-08')
  expect(date && momentOf(date, true)).toBe(Date.UTC(2025, 8, 8))
  const zoned = readDate('2025-09-08 10:00:00 -0500')
  expect(zoned && momentOf(zoned, false)).toBe(Date.UTC(2025, 8, 8, 15))
})

describe('a date is written in the form of another', () => {
  const nowMs = Date.UTC(2026, 2, 4, 5, 6, 7)
  const written: readonly [string, number, string][] = [
    ['2025-09-08', 0, '2026-03-04'],
    ['2025-09-08', -600, '2026-03-03'],
    ['2017-2-5', 0, '2026-3-4'],
    ['July 27, 2025', 0, 'March 4, 2026'],
    ['Jul 27, 2025', 0, 'Mar 4, 2026'],
    ['4 August 2015', 0, '4 March 2026'],
    ['June 05 2020', 0, 'March 04 2026'],
    ['15 Apr, 2013', 0, '4 Mar, 2026'],
    ['2025/09/08 9:00', 0, '2026/03/04 5:06'],
    ['2025-09-08 10:00:00 -0500', -360, '2026-03-03 23:06:07 -0600'],
    ['2025-09-08 10:00:00 -0500', 330, '2026-03-04 10:36:07 +0530'],
    ['2015-03-17 14:00:00 -4', -300, '2026-03-04 00:06:07 -5'],
    ['2021-08-07T15:32:14Z', 120, '2026-03-04T05:06:07Z'],
    ['2015-05-01T22:12:03.284Z', 0, '2026-03-04T05:06:07.000Z'],
    ['2023-10-15T13:18:50-07:00', 60, '2026-03-04T06:06:07+01:00'],
    ['Sun, 29 Jan 2023 02:52:41 GMT', 60, 'Wed, 4 Mar 2026 05:06:07 GMT'],
    ['05/05/2014 03:00:00 PM UTC', 0, '03/04/2026 05:06:07 AM UTC'],
    ['2016-08-18 12:22:35 UTC+08:00', 480, '2026-03-04 13:06:07 UTC+08:00'],
    ['2024-02-28 0:00:00', 0, '2026-03-04 5:06:07'],
    ['whenever', 0, '2026-03-04'],
  ]
  it.each(written)('%s at %i minutes', (example, offset, text) => {
    expect(writeDate(example, nowMs, offset)).toBe(text)
  })

  it('law: what is written has the form that it was written after', () => {
    const shape = (text: string) =>
      text
        .replace(
          /\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*|\b(?:mon|tue|wed|thu|fri|sat|sun)/gi,
          'M',
        )
        .replace(/[AP]M/, 'H')
        .replace(/[+-](?=\d+:?\d*$)/, '±')
        .replace(/\d+/g, '9')
    const moment = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2060, 0, 1) })
    fc.assert(
      fc.property(
        fc.constantFrom(...forms),
        moment,
        fc.constantFrom(-480, 0, 60, 540),
        ([form], nowAt, offset) => {
          if (/2023 -0800|#/.test(form)) return
          const text = writeDate(form, nowAt, offset)
          expect(shape(text)).toBe(shape(form.trim()))
          const date = readDate(text)
          expect(date).not.toBe(null)
          // To the second where it has seconds and a zone.
          if (date?.time && date.zoneMinutes !== null && /:\d\d:\d\d/.test(form)) {
            expect(Math.floor(momentOf(date, true) / 1000)).toBe(Math.floor(nowAt / 1000))
          }
        },
      ),
      { numRuns: 2000 },
    )
  })
})
