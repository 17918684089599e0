// The name under which a picture is stored: readable, lower-case, safe on every platform.

/** Names that Windows keeps for devices, with any extension. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/

/** What cameras and clipboards call a picture that has no name of its own. */
const NAMELESS = /^(image|images|img|clipboard|unnamed|untitled|download|unknown)?$/

const MAX_STEM = 80

/**
 * The stem and extension to store a picture under, from the name that it came with.
 * Letters and digits of any script stay (Latin ones without their diacritics), all else becomes a hyphen;
 * `extension` is the picture's real one, without the dot. Never empty, never reserved, at most 80 characters.
 */
export function imageName(original: string, extension: string): { stem: string; extension: string } {
  const base = original.replaceAll('\\', '/').split('/').at(-1) ?? ''
  const dot = base.lastIndexOf('.')
  const stem = plain(dot > 0 ? base.slice(0, dot) : base)
  const named = NAMELESS.test(stem) ? 'picture' : stem
  return { stem: RESERVED.test(named) ? `${named}-picture` : named, extension: extension.toLowerCase() }
}

/** `stem.ext`, then `stem-2.ext`, `stem-3.ext` … for `nth` 1, 2, 3 … */
export function numberedName(name: { stem: string; extension: string }, nth: number): string {
  return nth === 1 ? `${name.stem}.${name.extension}` : `${name.stem}-${nth}.${name.extension}`
}

function plain(text: string): string {
  const latin = text
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(/ß/g, 'ss')
    .replace(/[æÆ]/g, 'ae')
    .replace(/[øØ]/g, 'o')
    .toLowerCase()
  const hyphened = latin
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}_]+/gu, '-')
    .replace(/^[-_]+|[-_]+$/g, '')
  return [...hyphened].slice(0, MAX_STEM).join('').replace(/-+$/, '')
}
