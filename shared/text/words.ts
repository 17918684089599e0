// Words, characters and reading time of a text, in one pass.
// Scripts that are written without spaces count by the character, as their readers do.

export type Counts = {
  readonly words: number
  /** Code points without line breaks. */
  readonly characters: number
  /** Whole minutes, rounded up; 0 for a text without words. */
  readonly readingMinutes: number
}

/**
 * A word is what stands between blanks and has a letter or a digit in it: Markdown's marks alone are none,
 * a link target belongs to the word before it. Each Han, Hiragana or Katakana character is one.
 */
export function countWords(text: string): Counts {
  const tally = tallyWords(text)
  return {
    words: tally.spaced + tally.unspaced,
    characters: countCharacters(text),
    readingMinutes: readingMinutes(tally),
  }
}

/** Words of scripts with blanks, and signs of those without. Tallies of a text's lines add up to the text's. */
export type Tally = { readonly spaced: number; readonly unspaced: number }

export function tallyWords(text: string): Tally {
  let spaced = 0
  let unspaced = 0
  for (const [token] of text.matchAll(TOKENS)) {
    if (SIGN.test(token)) unspaced++
    else if (LETTER.test(token)) spaced++
  }
  return { spaced, unspaced }
}

export function readingMinutes({ spaced, unspaced }: Tally): number {
  return Math.ceil(spaced / WORDS_A_MINUTE + unspaced / SIGNS_A_MINUTE)
}

const SIGN_CLASS = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}'
const TOKENS = new RegExp(`[${SIGN_CLASS}]|[^\\s${SIGN_CLASS}]+`, 'gu')
const SIGN = new RegExp(`^[${SIGN_CLASS}]$`, 'u')
const LETTER = /[\p{L}\p{N}]/u

/** Adults read 238 words of English a minute: Brysbaert, Journal of Memory and Language 109 (2019). */
const WORDS_A_MINUTE = 238
/** And some 500 signs of Chinese or Japanese. */
const SIGNS_A_MINUTE = 500

/** Code points without line breaks. */
export function countCharacters(text: string): number {
  let characters = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const isTrail = unit >= 0xdc00 && unit <= 0xdfff && isLead(text.charCodeAt(at - 1))
    if (unit !== 0x0a && unit !== 0x0d && !isTrail) characters++
  }
  return characters
}

function isLead(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}
