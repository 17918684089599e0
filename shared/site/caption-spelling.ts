// The words of a caption as each syntax spells them, read and written; and a change of words that keeps the rest of
// their source, so that whoever corrects one word does not lose the links beside it.
import { unescaped, withoutEntities } from '../markdown/unescape.ts'
import { escapeHtml } from '../text/escape-html.ts'
import { oneLine } from './alt-place.ts'
import type { ProfileId } from './profile.ts'

export type Spelling = {
  /** What readers get of the source, as one line. */
  read(raw: string): string
  /** The source of one line of plain words. */
  write(words: string): string
  /** The next piece of source that stands for one sign, or for none. */
  readonly piece: RegExp
}

const markdownPiece = /\\[!-/:-@[-`{-~]|&(?:#x[\da-f]{1,6}|#\d{1,7}|\w{2,6});|\s+|[\s\S]/giu
const readMarkdown = (raw: string) => oneLine(unescaped(raw))

/** Between other text of a paragraph. */
export function inlineSpelling(profile: ProfileId): Spelling {
  return {
    read: readMarkdown,
    write: (words) => withoutBraces(escapeInline(words), profile),
    piece: markdownPiece,
  }
}

/** As a paragraph of its own, whose first signs could begin another block. */
export function paragraphSpelling(profile: ProfileId): Spelling {
  return {
    read: readMarkdown,
    write: (words) =>
      withoutBraces(escapeInline(words), profile)
        .replace(/^[-+#>%=|:({]/, '\\$&')
        .replace(/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\'),
    piece: markdownPiece,
  }
}

/** Behind a picture's target, between two of `quote`; within a table a bar would end the cell. */
export function titleSpelling(quote: '"' | "'" = '"', isInTable = false): Spelling {
  return {
    read: readMarkdown,
    write: (words) => {
      const escaped = escapeEntities(words.replace(/\\|(?<=!)\[/g, '\\$&').replaceAll(quote, `\\${quote}`))
      // Who looks for code, comments and pictures knows nothing of titles.
      const plain = escaped.replace(/`|<(?=!--)|\{(?=[{%])/g, entity)
      return isInTable ? plain.replace(/\|/g, entity) : plain
    },
    piece: markdownPiece,
  }
}

/** Between tags. */
export function htmlSpelling(profile: ProfileId): Spelling {
  return {
    read: (raw) => oneLine(withoutEntities(raw.replace(/<[^>]*>/g, ''))),
    // Who looks for code and pictures does not look whether they stand between tags.
    write: (words) => withoutBraces(escapeHtml(words), profile).replace(/`|(?<=!)\[/g, entity),
    piece: /<[^>]*>|&(?:#x[\da-f]{1,6}|#\d{1,7}|\w{2,6});|\s+|[\s\S]/giu,
  }
}

/** As an attribute in quotes; within a table a bar would end the cell. */
export function attributeSpelling(profile: ProfileId, quote: '"' | "'" = '"', isInTable = false): Spelling {
  const { read, write, piece } = htmlSpelling(profile)
  return {
    read,
    write: (words) => {
      const plain = quote === '"' ? write(words) : write(words).replace(/'/g, entity)
      return isInTable ? plain.replace(/\|/g, entity) : plain
    },
    piece,
  }
}

/** The caption of Hugo's figure, a parameter in double quotes: Hugo reads it as Markdown, and so its entities. */
export const parameterSpelling: Spelling = {
  read: (raw) => oneLine(withoutEntities(raw.replace(/\\(.)/g, '$1'))),
  write: (words) => escapedParameter(escapeEntities(words).replace(/<(?=!--)/g, '&lt;')),
  piece: /\\.|&(?:#x[\da-f]{1,6}|#\d{1,7}|\w{2,6});|\s+|[\s\S]/giu,
}

/** `words` between the double quotes of a Hugo shortcode's parameter. */
export function escapedParameter(words: string): string {
  return words.replace(/[\\"]/g, '\\$&')
}

/** The source of `words` where `raw` stood: what did not change stays as it is spelt. */
export function respelt(raw: string, words: string, { read, write, piece }: Spelling): string {
  const pieces = (raw.match(piece) ?? []).map((source) => ({
    source,
    plain: /^\s+$/.test(source) ? ' ' : oneSign(read(`.${source}.`)),
  }))
  let [begin, end, from, to] = [0, pieces.length, 0, words.length]
  for (; begin < end; begin++) {
    const { plain } = pieces[begin] ?? { plain: '' }
    if (!words.startsWith(plain, from)) break
    from += plain.length
  }
  for (; end > begin; end--) {
    const { plain } = pieces[end - 1] ?? { plain: '' }
    if (to - plain.length < from || !words.slice(from, to).endsWith(plain)) break
    to -= plain.length
  }
  const sourceOf = (some: typeof pieces) => some.map(({ source }) => source).join('')
  const kept = sourceOf(pieces.slice(0, begin)) + write(words.slice(from, to)) + sourceOf(pieces.slice(end))
  const isSafe = read(kept) === words && kept.trim() === kept && marksIn(kept) <= marksIn(raw)
  return isSafe ? kept : write(words)
}

/** How many marks of several signs there are, which signs that come to stand together could make. */
function marksIn(source: string): number {
  return source.match(/<!--|\{[{%]|!\[|==/g)?.length ?? 0
}

/** What stands between the two dots. */
function oneSign(read: string): string {
  return read.slice(1, -1)
}

/** What could be read as markup gets a backslash; an underscore within a word could not. */
export function escapeInline(plain: string): string {
  return escapeEntities(
    plain.replace(/[\\`*[\]<$~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|=(?==)|(?<==)=|!(?=\[)/gu, '\\$&'),
  )
}

function escapeEntities(text: string): string {
  return text.replace(/&(?=#?\w{1,32};)/g, '&amp;')
}

/** MDX reads curly brackets as JavaScript; two of them, or one with a percent sign, are a template's tag. */
function withoutBraces(text: string, profile: ProfileId): string {
  return text.replace(isMdx(profile) ? /[{}]/g : /\{(?=[{%])/g, entity)
}

function isMdx(profile: ProfileId): boolean {
  return profile === 'docusaurus' || profile === 'next' || profile === 'gatsby' || profile === 'astro'
}

function entity(sign: string): string {
  return `&#${sign.charCodeAt(0)};`
}
