// Style sheets of a drawing, without what fetches a file from elsewhere.

/** Ways to name a file that are rarer than `url(…)`: where one stands, nothing of the style is kept. */
const OTHER_WAYS = /image-set\s*\(|(?:^|[^\w-])(?:src|image)\s*\(|-moz-binding|behavior\s*:|expression\s*\(/i
const IMPORT = /@import\b[^;{}]*;?/gi
const URL = /url\s*\(\s*("[^"]*"|'[^']*'|[^)]*)\)?/gi

/** `css` itself where it fetches nothing; places in the drawing (`#x`), pictures and fonts within it stay. */
export function safeCss(css: string): string {
  const plain = unescaped(css.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, ''))
  if (OTHER_WAYS.test(plain)) return ''
  const safe = plain
    .replace(IMPORT, '')
    .replace(URL, (whole, target: string) =>
      isWithin(target.replace(/^["'\s]+|["'\s]+$/g, '')) ? whole : 'none',
    )
  return safe === plain ? css : safe
}

function isWithin(target: string): boolean {
  return (
    target === '' ||
    target.startsWith('#') ||
    /^data:(?:image\/(?!svg)|font\/|application\/(?:x-)?font)/i.test(target)
  )
}

/** CSS Syntax 3, section 4.3.7. */
function unescaped(css: string): string {
  return css.replace(/\\(?:([0-9a-f]{1,6})\s?|([^\n]))/gi, (_, code: string | undefined, letter: string) =>
    code === undefined ? letter : String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff)),
  )
}
