import { describe, expect, it } from 'vitest'
import { countWords } from '../../../shared/text/words.ts'
import { processorMs } from '../../support/processor-time.ts'

describe('countWords', () => {
  it.each([
    ['', 0],
    ['  \n\t', 0],
    ['One two\nthree', 3],
    ['# A heading — with a dash', 5],
    ['don’t stop-gap 3.14', 3],
    ['- *one*\n- [two](https://example.org/a-b_c)\n---\n***', 2],
    ['日本語です。', 5],
    ['mixed 文字 here', 4],
    ['สวัสดี', 1],
    ['naïve e\u0301tude', 2],
  ])('%j has %i words', (text, words) => {
    expect(countWords(text).words).toBe(words)
  })

  it('counts code points without line breaks', () => {
    expect(countWords('a😀\nb').characters).toBe(3)
  })

  it('rounds reading time up, and a text without words takes none', () => {
    expect(countWords('***').readingMinutes).toBe(0)
    expect(countWords('one').readingMinutes).toBe(1)
    expect(countWords('word '.repeat(480)).readingMinutes).toBe(3)
  })

  it('counts a megabyte quickly, even where it is one long line of marks', () => {
    const usualMs = processorMs(() => countWords('Some words of a paragraph.\n'.repeat(37_000)))
    expect(processorMs(() => countWords('-'.repeat(1_000_000)))).toBeLessThan(usualMs * 10)
    expect(processorMs(() => countWords('word '.repeat(200_000)))).toBeLessThan(usualMs * 10)
  })
})
