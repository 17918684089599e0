// The author's own rule for where a picture goes and what it is called: `{post}-images/{name}`.
import type { PostPath } from '../contract/paths.ts'
import { type Letters, safeStem } from './image-name.ts'
import { dateInPath, fitting, folderOf, isReservedName, stemOf } from './post-name.ts'
import { joinPath } from './target.ts'

const PLACEHOLDERS = ['post', 'name', 'date', 'n', 'hash'] as const
type Placeholder = (typeof PLACEHOLDERS)[number]

type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly name: Placeholder }

export type ImagePattern = {
  readonly from: 'post' | 'site'
  readonly folders: readonly (readonly Part[])[]
  readonly name: readonly Part[]
}

/** What is wrong with a pattern, as a sentence for the author. */
export type PatternFault = { readonly fault: string }

/** Of what the placeholders stand for all but the number, which is counted. */
export type PatternValues = {
  /** The picture's own name, safe: see `imageName`. */
  readonly name: string
  /** `2026-03-04` */
  readonly date: string
  /** Of the stored bytes, hexadecimal; the first eight digits are used. */
  readonly hash: string
  readonly letters: Letters
}

/** The pattern that `text` says. */
export function parsePattern(text: string): ImagePattern | PatternFault {
  const segments = text.trim().split('/')
  const from = segments[0] === '' ? 'site' : 'post'
  if (from === 'site') segments.shift()
  if (text.includes('\\')) return { fault: 'Folders are parted by / here, not by \\.' }
  if (segments.some((segment) => segment === '..' || segment === '.')) {
    return {
      fault:
        'A pattern cannot climb to another folder with “.” or “..”; begin with / to start at the site’s root.',
    }
  }
  if (segments.some((segment) => segment.trim() === '')) {
    return { fault: 'Between two slashes, and behind the last one, stands a name.' }
  }
  const parsed: Part[][] = []
  for (const segment of segments) {
    const parts = partsOf(segment)
    if ('fault' in parts) return parts
    parsed.push(parts)
  }
  const name = parsed.at(-1) ?? []
  const folders = parsed.slice(0, -1)
  if (!name.some((part) => part.kind === 'value' && !['post', 'date'].includes(part.name))) {
    return { fault: 'The last part names each picture, so it needs {name}, {n} or {hash}.' }
  }
  if (folders.flat().some((part) => part.kind === 'value' && !['post', 'date'].includes(part.name))) {
    return { fault: '{name}, {n} and {hash} belong in the last part; folders may have {post} and {date}.' }
  }
  return { from, folders, name }
}

/** Whether pictures are numbered by the pattern itself. */
export function isNumbered({ name }: ImagePattern): boolean {
  return name.some((part) => part.kind === 'value' && part.name === 'n')
}

/** The folder (a site path without a trailing slash) into which `pattern` puts pictures of `post`. */
export function patternFolder(
  { from, folders }: ImagePattern,
  post: PostPath,
  { date, letters }: Pick<PatternValues, 'date' | 'letters'>,
): string {
  const below = folders.map((parts) =>
    safeSegment(parts.map((part) => textOf(part, stemOf(post), date)).join(''), letters),
  )
  return joinPath(from === 'site' ? '' : folderOf(post), below.join('/')) ?? below.join('/')
}

/** The name without its extension of the picture that is number `n` of its post: safe on every platform. */
export function patternStem(pattern: ImagePattern, post: PostPath, values: PatternValues, n: number): string {
  const filled = pattern.name
    .map((part) => (part.kind === 'text' ? part.text : filledBy(part.name, post, values, n)))
    .join('')
  return safeStem(filled, values.letters) || 'picture'
}

/** The post's day: in its front matter's or its path's words, else today. */
export function patternDate(post: PostPath, date: string | null, today: string): string {
  return /^\d{4}-\d{2}-\d{2}/.exec(date ?? '')?.[0] ?? dateInPath(post) ?? today
}

function textOf(part: Part, stem: string, date: string): string {
  if (part.kind === 'text') return part.text
  return part.name === 'post' ? stem : date
}

function partsOf(segment: string): Part[] | PatternFault {
  const parts: Part[] = []
  for (const [piece] of segment.matchAll(/\{[^{}]*\}|[^{}]+|[{}]/g)) {
    const name = PLACEHOLDERS.find((known) => piece === `{${known}}`)
    if (name !== undefined) parts.push({ kind: 'value', name })
    else if (/[{}]/.test(piece)) {
      return { fault: `“${piece}” means nothing here. Use {post}, {name}, {date}, {n} or {hash}.` }
    } else parts.push({ kind: 'text', text: piece })
  }
  const unsafe = /[<>:"|?*\p{Cc}]/u.exec(segment)?.[0]
  if (unsafe !== undefined) return { fault: `“${unsafe}” cannot stand in a name on every computer.` }
  if (/^\.|[. ]$/.test(segment))
    return { fault: 'A name neither begins with a dot nor ends with a dot or a blank.' }
  return parts
}

function filledBy(name: Placeholder, post: PostPath, values: PatternValues, n: number): string {
  switch (name) {
    case 'post':
      return stemOf(post)
    case 'name':
      return values.name
    case 'date':
      return values.date
    case 'n':
      return String(n).padStart(2, '0')
    case 'hash':
      return values.hash.slice(0, 8)
  }
}

const MAX_SEGMENT = 120
const MAX_SEGMENT_BYTES = 200

/** A folder's name that every platform can hold, as close to `text` as can be. */
function safeSegment(text: string, letters: Letters): string {
  const plain = fitting(
    text
      .normalize('NFC')
      .replace(/[<>:"|?*\\/\p{Cc}\p{Surrogate}]+/gu, '-')
      .replace(/^[.\s]+/, ''),
    MAX_SEGMENT,
    MAX_SEGMENT_BYTES,
  ).replace(/[.\s]+$/, '')
  const spelt = letters === 'ascii' && !/^[\x20-\x7e]*$/.test(plain) ? safeStem(plain, letters) : plain
  if (spelt === '') return 'pictures'
  return isReservedName(spelt) ? `${spelt}-pictures` : spelt
}
