// File name ↔ title, date and slug of a post.

/** The folder of a site path, `` for the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash < 0 ? '' : path.slice(0, slash)
}

/** Whether the post has a folder to itself: `slug/index.md`, `slug/index.fr.md`. */
export function isBundle(path: string): boolean {
  return /(?:^|\/)index(?:\.[a-z]{2}(?:-[a-z]{2,4})?)?\.[^./]+$/i.test(path) && path.includes('/')
}

/** The file name without its ending; of a bundle, the name of its folder. */
export function stemOf(path: string): string {
  if (isBundle(path)) return folderOf(path).split('/').at(-1) ?? ''
  const name = path.slice(path.lastIndexOf('/') + 1)
  return name.replace(/\.[^.]*$/, '') || name
}

/** Where Nikola keeps the metadata of a post that has none itself: `slug.meta` beside `slug.md`. */
export function sideCarPath(path: string): string {
  return path.replace(/\.[^./]*$/, '.meta')
}

/** The stem without a date in front: `2017-2-5-zeroes` → `zeroes`. */
export function slugOf(path: string): string {
  const stem = stemOf(path)
  return stem.replace(/^\d{4}-\d{1,2}-\d{1,2}(?:[-_ ]+|$)/, '') || stem
}

/**
 * The date that the name of a file, of its folder, or three folders (`2024/02/03/`) give, as `2024-02-03`.
 * A year that stands alone is no date.
 */
export function dateInPath(path: string): string | null {
  const segments = path.split('/')
  for (const segment of segments.slice(-2).reverse()) {
    const found = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/.exec(segment)
    if (found) return isoDay(Number(found[1]), Number(found[2]), Number(found[3]))
  }
  const spread = /(?:^|\/)(\d{4})\/(\d{1,2})\/(\d{1,2})(?:[-/]|$)/.exec(path)
  if (spread) return isoDay(Number(spread[1]), Number(spread[2]), Number(spread[3]))
  const half = /(?:^|\/)(\d{4})\/(\d{1,2})-(\d{1,2})-/.exec(path)
  return half ? isoDay(Number(half[1]), Number(half[2]), Number(half[3])) : null
}

/** `2024-02-03`, or null where there is no such month or day. */
export function isoDay(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** A file's name made readable: without date and ending, blanks for hyphens, a capital in front. */
export function titleFromPath(path: string): string {
  const words = slugOf(path)
    .replace(/[-_\s]+/g, ' ')
    .trim()
  if (words === '') return stemOf(path).trim() || path
  const first = String.fromCodePoint(words.codePointAt(0) ?? 0)
  return first.toLocaleUpperCase('en') + words.slice(first.length)
}

/** Names that Windows keeps for devices, whatever follows the first dot. */
const reserved = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/i

/** Whether Windows keeps `name`, or what stands before its first dot, for a device. */
export function isReservedName(name: string): boolean {
  return reserved.test(name.split('.')[0]?.trim() ?? '')
}

/** Letters that Unicode does not take apart into a plain one and a mark. */
const spelled: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ĸ: 'k',
}

const longestSlug = 120
/** A name may have 255 bytes on Linux; room is left for a date, an ending and a number. */
const longestSlugBytes = 200

/**
 * A title as a file name without its ending: lower case, words joined by `separator`, Latin letters without
 * their marks, letters of other scripts as they are, in NFC. Never empty (`untitled`), never a name that
 * Windows reserves, never with a dot or a blank, at most 120 UTF-16 units and 200 bytes.
 */
export function slugify(title: string, separator: '-' | '_' = '-'): string {
  const plain = title
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .toLocaleLowerCase('en')
    .replace(/[ßẞæœøđðþłħıŋĸ]/g, (letter) => spelled[letter] ?? letter)
    .replace(/['’‘ʼ]/g, '')
  const words = plain.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  let slug = ''
  let bytes = 0
  for (const word of words) {
    const next = slug === '' ? word : `${separator}${word}`
    const room = Math.min(longestSlug - slug.length, Math.floor(longestSlugBytes - bytes))
    const cut = fitting(next, room, longestSlugBytes - bytes)
    // A word is cut only where it alone is too long.
    if (cut.length < next.length && slug !== '') break
    slug += cut
    bytes += utf8Length(cut)
  }
  if (slug === '') return 'untitled'
  return isReservedName(slug) ? `${slug}${separator}post` : slug
}

/** The beginning of `text` that has at most so many UTF-16 units and so many bytes in UTF-8; no letter is parted. */
export function fitting(text: string, units: number, bytes: number): string {
  let kept = ''
  let used = 0
  for (const letter of text) {
    used += utf8Length(letter)
    if (kept.length + letter.length > units || used > bytes) break
    kept += letter
  }
  return kept
}

function utf8Length(text: string): number {
  let bytes = 0
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
