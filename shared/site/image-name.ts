// The name under which a picture is stored: readable, lower-case, safe on every platform.
import anyAscii from 'any-ascii'
import { fitting, isReservedName } from './post-name.ts'

/** What cameras and clipboards call a picture that has no name of its own. */
const NAMELESS = /^(image|images|img|clipboard|unnamed|untitled|download|unknown)?$/

const MAX_STEM = 80
/** A name may have 255 bytes on Linux; room is left for a number and an extension. */
const MAX_STEM_BYTES = 200
const MAX_GIVEN = 300

/** The letters that a name may have: readable ASCII, or any script's. */
export type Letters = 'ascii' | 'unicode'

/**
 * Whether a picture may come under `name` at all: one that climbs out of its folder, has control characters, or is
 * longer than any file's is nobody's name but an attack or a mistake.
 */
export function isNameOfPicture(name: string): boolean {
  return name.length <= MAX_GIVEN && !/\p{Cc}/u.test(name) && !/(?:^|[\\/])\.\.(?:[\\/]|$)/.test(name)
}

/**
 * The stem and extension to store a picture under, from the name that it came with.
 * Letters and digits of any script stay (Latin ones without their diacritics), or are spelt in ASCII; all else becomes
 * a hyphen; `extension` is the picture's real one, without the dot. In NFC, never empty, never reserved, at most 80
 * characters and 200 bytes.
 */
export function imageName(
  original: string,
  extension: string,
  letters: Letters = 'unicode',
): { stem: string; extension: string } {
  const base = original.replaceAll('\\', '/').split('/').at(-1) ?? ''
  const dot = base.lastIndexOf('.')
  const stem = safeStem(dot > 0 ? base.slice(0, dot) : base, letters)
  return { stem: NAMELESS.test(stem) ? 'picture' : stem, extension: extension.toLowerCase() }
}

/** `text` as a name without its ending, or as a part of one, as `imageName` makes it; `` where nothing is left. */
export function safeStem(text: string, letters: Letters): string {
  const plain = plainStem(letters === 'ascii' ? anyAscii(text.normalize('NFC')) : text)
  return isReservedName(plain) ? `${plain}-picture` : plain
}

/** `stem.ext`, then `stem-2.ext`, `stem-3.ext` … for `nth` 1, 2, 3 … */
export function numberedName(name: { stem: string; extension: string }, nth: number): string {
  return nth === 1 ? `${name.stem}.${name.extension}` : `${name.stem}-${nth}.${name.extension}`
}

function plainStem(text: string): string {
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
    .normalize('NFC')
  return fitting(hyphened, MAX_STEM, MAX_STEM_BYTES).replace(/[-_]+$/, '')
}
