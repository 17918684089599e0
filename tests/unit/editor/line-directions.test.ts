import { expect, it } from 'vitest'
import { runsToTheLeft } from '../../../renderer/editor/line-directions.ts'

it.each([
  'یک روز',
  '## فهرست',
  '- [متن](https://a.example/)',
  '![](gone.jpg) یک',
  '<b>שלום</b>',
  '`npm` را',
  '> 12. ا',
  '𞤀𞤣',
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
