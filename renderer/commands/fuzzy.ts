// Which of many titles a few typed letters mean.

/**
 * How well `typed` fits `title`; null where its letters do not occur in that order. Whole words and beginnings of
 * words count most.
 */
export function fuzzyScore(typed: string, title: string): number | null {
  const wanted = typed.toLowerCase().replace(/\s+/g, '')
  const text = title.toLowerCase()
  if (wanted === '') return 0
  const whole = text.indexOf(typed.trim().toLowerCase())
  let score = whole >= 0 ? 100 - Math.min(whole, 50) : 0
  let at = 0
  for (const letter of wanted) {
    const found = text.indexOf(letter, at)
    if (found < 0) return null
    if (found === 0 || /[\s/:_-]/.test(text.charAt(found - 1))) score += 8
    else if (found === at && at > 0) score += 4
    at = found + 1
  }
  return score - text.length / 100
}

/**
 * Those of `items` that fit, the best first; behind them those of which `otherWordsOf` has a word that begins with each
 * that is typed.
 */
export function fuzzyFind<T>(
  items: readonly T[],
  typed: string,
  titleOf: (item: T) => string,
  otherWordsOf: (item: T) => string = () => '',
): T[] {
  const scored = items.map((item) => ({ item, score: fuzzyScore(typed, titleOf(item)) }))
  const byTitle = scored
    .flatMap(({ item, score }) => (score === null ? [] : [{ item, score }]))
    .sort((a, b) => b.score - a.score)
  const others = scored.filter(({ item, score }) => score === null && hasWords(otherWordsOf(item), typed))
  return [...byTitle, ...others].map(({ item }) => item)
}

function hasWords(words: string, typed: string): boolean {
  const known = words.split(' ')
  return typed
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .every((wanted) => known.some((word) => word.startsWith(wanted)))
}
