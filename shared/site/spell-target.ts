// A path spelt as a target: percent-encoded in the style that stood there, and escaped as its place needs it.
import type { Writing } from '../markdown/mentions.ts'
import { withoutEntities } from '../markdown/unescape.ts'
import { decoded } from './target.ts'

/**
 * The ways to spell `path`, the one most like `old` first: as it is, with what would end or change a target encoded,
 * and with all encoded that an address encodes. Segments that `old` has too keep its spelling, whether letters are
 * composed or not included. `isAddress`: where blanks are encoded unless `old` has them.
 */
export function pathSpellings(path: string, old: string, isAddress: boolean): string[] {
  const styles = { plain: (text: string) => text, needed, full, strict }
  const hadSpecial = old !== needed(old) && decoded(old) === old
  const order: (keyof typeof styles)[] = /%[89a-f][0-9a-f]/i.test(old)
    ? ['full', 'needed', 'plain', 'strict']
    : hadSpecial || (!isAddress && !old.includes('%'))
      ? ['plain', 'needed', 'full', 'strict']
      : ['needed', 'plain', 'full', 'strict']
  return [...new Set(order.map((style) => withOldSegments(path, old, styles[style])))]
}

function withOldSegments(path: string, old: string, encode: (text: string) => string): string {
  const segments = path.split('/')
  const before = old.split('/')
  const isSame = (nth: number, at: number) => nfc(segments[nth] ?? '') === nfc(decoded(before[at] ?? '\0'))
  let head = 0
  while (head < segments.length && head < before.length && isSame(head, head)) head++
  let tail = 0
  const most = Math.min(segments.length, before.length) - head
  while (tail < most && isSame(segments.length - 1 - tail, before.length - 1 - tail)) tail++
  return segments
    .map((segment, nth) => {
      if (nth < head) return before[nth]
      const behind = segments.length - nth
      return behind <= tail ? before[before.length - behind] : encode(segment)
    })
    .join('/')
}

const nfc = (text: string) => text.normalize('NFC')

const hex = (letter: string) => `%${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`

/** What would end or change a target in Markdown or in an address. */
function needed(text: string): string {
  return text.replace(/[\s%?#()<>"\\]/g, (letter) =>
    letter.length === 1 && letter < '\x7f' ? hex(letter) : encodeURIComponent(letter),
  )
}

function full(text: string): string {
  return wellFormed(text)
    ? encodeURIComponent(text).replace(/%(?:40|3A|24|26|2B|2C|3B|3D)/g, decodeURIComponent)
    : text
}

function strict(text: string): string {
  return wellFormed(text) ? encodeURIComponent(text).replace(/[!'()*]/g, hex) : text
}

function wellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text)
}

/**
 * `target` as it stands in its place; null where it cannot. `quote` is the character around it, or an empty text.
 */
export function written(target: string, writing: Writing, quote: string): string | null {
  if (/[\n\r\0]/.test(target)) return null
  switch (writing) {
    case 'bare':
      return /[\s<]/.test(target) || !isBalanced(target) ? null : withEntities(target)
    case 'angled':
      return /[<>]/.test(target) ? null : withEntities(target)
    case 'attribute':
      if (quote === '"' || quote === "'")
        return target.includes(quote) || target.includes('<') ? null : withEntities(target)
      return /[\s"'`=<>{}]/.test(target) ? null : withEntities(target)
    case 'srcset':
      return /[\s,"'<>]/.test(target) ? null : withEntities(target)
    case 'css':
      return /[\s"'()&<>]/.test(target) ? null : target
    case 'code':
      // A module's name without a dot in front is a package.
      if (!/^[.~@/]/.test(target)) return null
      return /["'`\\{}]/.test(target) ? null : target
    case 'quoted':
      return target.includes(quote) || /[\\]|\}\}|%\}|>\}/.test(target) ? null : target
    case 'word':
      return /[\s"'`|()=,\\{}]/.test(target) ? quotedWord(target) : target
    case 'wiki':
      return /[|[\]]|^\s|\s$/.test(target) ? null : target
    case 'line':
      return /[`<>]|^\s|\s$|%\}/.test(target) ? null : target
    case 'value-plain':
      return isPlainYaml(target) ? target : `"${target.replace(/["\\]/g, '\\$&')}"`
    case 'value-double':
      return target.replace(/["\\]/g, '\\$&')
    case 'value-single':
      return target.includes("'") ? null : target
  }
}

function quotedWord(target: string): string | null {
  return /["\\]|\}\}|%\}/.test(target) ? null : `"${target}"`
}

function withEntities(text: string): string {
  return withoutEntities(text) === text ? text : text.replaceAll('&', '&amp;')
}

/** Markdown takes round brackets in a bare target where each closes; this many levels deep everywhere: one. */
function isBalanced(text: string): boolean {
  const pairs = text.replace(/\([^()]*\)/g, '')
  return !/[()]/.test(pairs)
}

function isPlainYaml(text: string): boolean {
  return !/^[\s@`"'[\]{}!&*%|>#,?:-]|[:,[\]{}]|\s#|\s$/.test(text) && text !== ''
}
