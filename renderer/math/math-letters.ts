// Bold, script and other letters of formulas: signs of their own in Unicode, which MathML Core has instead of
// `mathvariant`. Source: https://www.unicode.org/charts/PDF/U1D400.pdf, and for what stood elsewhere before, U2100.pdf.

/** Where a style's A to Z with a to z behind them, its Α to ϖ, and its 0 to 9 begin. */
type Style = { readonly latin: number; readonly greek?: number; readonly digits?: number }

const styles: Readonly<Record<string, Style>> = {
  bold: { latin: 0x1d400, greek: 0x1d6a8, digits: 0x1d7ce },
  italic: { latin: 0x1d434, greek: 0x1d6e2 },
  'bold-italic': { latin: 0x1d468, greek: 0x1d71c, digits: 0x1d7ce },
  script: { latin: 0x1d49c },
  'bold-script': { latin: 0x1d4d0 },
  fraktur: { latin: 0x1d504 },
  'double-struck': { latin: 0x1d538, digits: 0x1d7d8 },
  'bold-fraktur': { latin: 0x1d56c },
  'sans-serif': { latin: 0x1d5a0, digits: 0x1d7e2 },
  'bold-sans-serif': { latin: 0x1d5d4, greek: 0x1d756, digits: 0x1d7ec },
  'sans-serif-italic': { latin: 0x1d608, digits: 0x1d7e2 },
  'sans-serif-bold-italic': { latin: 0x1d63c, greek: 0x1d790, digits: 0x1d7ec },
  monospace: { latin: 0x1d670, digits: 0x1d7f6 },
}

const LATIN = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const GREEK = 'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡϴΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂ϵϑϰϕϱϖ'

/** Signs that Unicode had before that block, which has gaps in their place. */
const before = new Map(
  Object.entries({
    '\u{1d455}': 'ℎ',
    '\u{1d49d}': 'ℬ',
    '\u{1d4a0}': 'ℰ',
    '\u{1d4a1}': 'ℱ',
    '\u{1d4a3}': 'ℋ',
    '\u{1d4a4}': 'ℐ',
    '\u{1d4a7}': 'ℒ',
    '\u{1d4a8}': 'ℳ',
    '\u{1d4ad}': 'ℛ',
    '\u{1d4ba}': 'ℯ',
    '\u{1d4bc}': 'ℊ',
    '\u{1d4c4}': 'ℴ',
    '\u{1d506}': 'ℭ',
    '\u{1d50b}': 'ℌ',
    '\u{1d50c}': 'ℑ',
    '\u{1d515}': 'ℜ',
    '\u{1d51d}': 'ℨ',
    '\u{1d53a}': 'ℂ',
    '\u{1d53f}': 'ℍ',
    '\u{1d545}': 'ℕ',
    '\u{1d547}': 'ℙ',
    '\u{1d548}': 'ℚ',
    '\u{1d549}': 'ℝ',
    '\u{1d551}': 'ℤ',
  }),
)

/** `text` in the letters of MathML 3's `variant`; a sign that there is none of stays. */
export function mathLetters(text: string, variant: string): string {
  const style = Object.hasOwn(styles, variant) ? styles[variant] : undefined
  return style ? Array.from(text, (sign) => inStyle(sign, style)).join('') : text
}

function inStyle(sign: string, { latin, greek, digits }: Style): string {
  const [letter, greekLetter] = [LATIN.indexOf(sign), GREEK.indexOf(sign)]
  if (letter !== -1) return signAt(latin + letter)
  if (greekLetter !== -1 && greek !== undefined) return signAt(greek + greekLetter)
  if (/^\d$/.test(sign) && digits !== undefined) return signAt(digits + Number(sign))
  return sign
}

function signAt(codePoint: number): string {
  const sign = String.fromCodePoint(codePoint)
  return before.get(sign) ?? sign
}
