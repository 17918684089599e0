import { expect, it } from 'vitest'
import { leftToRightIn, runsToTheLeft } from '../../../renderer/editor/line-directions.ts'

it.each([
  'یک روز',
  '## فهرست',
  '- [متن](https://a.example/)',
  '![](gone.jpg) یک',
  '<b>שלום</b>',
  '`npm` را',
  '> 12. ا',
  '𞤀𞤣',
  '- [x] تمت',
  '[^note]: متن',
  ':::note عنوان',
  '::: tip عنوان',
])('runs from right to left: %s', (line) => expect(runsToTheLeft(line)).toBe(true))

it.each([
  '',
  'A day',
  'Persian (یک) within',
  '<div dir="rtl">',
  '[link](/یک)',
  '`یک`',
  '12 + 3',
  '言葉',
  '😀',
])('does not: %s', (line) => expect(runsToTheLeft(line)).toBe(false))

it.each([
  ['متن <span dir="rtl">یک</span>', ['<span dir="rtl">', '</span>']],
  ['[متن](https://a.example/b_(c) "یک") و ![](/یک.jpg)', ['https://a.example/b_(c) "یک"', '/یک.jpg']],
  ['دستور `npm i` را', ['`npm i`']],
  ['متن {{< ref "a.md" >}} و {% include b.html %}', ['{{< ref "a.md" >}}', '{% include b.html %}']],
  ['به https://a.example/b (یک) و <https://b.example> رو', ['https://a.example/b', '<https://b.example>']],
  ['- [x] تمت[^a] و [ ]', ['[x]', '[^a]']],
  ['۱ < ۲ و [متن]() و `', []],
])('keeps from left to right in %s', (line, kept) =>
  expect(leftToRightIn(line).map(([from, to]) => line.slice(from, to))).toEqual(kept),
)

it.each(['<', '](', '](a(b)', '](()', '{{', '{%', '`a', '[^', '[x'])(
  'reads a line of half a million %s that are not closed once',
  (piece) => expect(leftToRightIn(`ی${piece.repeat(500_000)}`).length).toBeLessThan(500_000),
)
