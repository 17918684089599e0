// Captions of `![alt](x)`: the title behind the target, and the next line of the same paragraph.
import { pictureEnd } from './alt-in-markdown.ts'
import { blockStart, type CaptionedReference, type CaptionPlace, isInTable, lineAt } from './caption-place.ts'
import { inlineSpelling, respelt, titleSpelling } from './caption-spelling.ts'
import type { ProfileId } from './profile.ts'

const inlineTitle = /^>?(\s+)(["'(])([\s\S]*)["')]\s*\)$/
/** A definition's title may stand in the next line. */
const definedTitle =
  /^>?([ \t]+|[ \t]*\n[ \t]*)(["'(])((?:[^"\\\n]|\\.)*(?="[ \t]*(?:\n|$))|(?:[^'\\\n]|\\.)*(?='[ \t]*(?:\n|$))|[^()\n]*(?=\)[ \t]*(?:\n|$)))/

/** The title of an inline picture, or of the definition that `reference` is. */
export function titlePlace(text: string, reference: CaptionedReference): CaptionPlace {
  const { from, to, targetFrom, targetTo } = reference
  const found =
    text[from] === '!'
      ? inlineTitle.exec(text.slice(targetTo, to))
      : definedTitle.exec(text.slice(targetTo, to + 1000))
  const [angle, inTable] = [text[targetTo] === '>' ? 1 : 0, isInTable(text, from, to)]
  if (!found) {
    const written = (words: string) => ` "${titleSpelling('"', inTable).write(words)}"`
    const at = targetTo + angle
    return {
      form: 'title',
      caption: null,
      // Without a target the title would be it.
      set: (words) => [{ from: at, to: at, insert: (targetFrom === at ? '<>' : '') + written(words) }],
      remove: () => [],
    }
  }
  const [, blanks = '', opened = '', raw = ''] = found
  const blanksFrom = targetTo + angle
  const rawFrom = blanksFrom + blanks.length + 1
  const rawTo = rawFrom + raw.length
  const quote = opened === "'" ? "'" : '"'
  const spelling = titleSpelling(quote, inTable)
  return {
    form: 'title',
    caption: spelling.read(raw) || null,
    set: (words) =>
      opened === '('
        ? [{ from: rawFrom - 1, to: rawTo + 1, insert: `"${spelling.write(words)}"` }]
        : [{ from: rawFrom, to: rawTo, insert: respelt(raw.trim(), words, spelling) }],
    remove: () => [{ from: blanksFrom, to: rawTo + 1, insert: '' }],
  }
}

/** The next line of the same paragraph, where picture and line have one each to themselves; null where there is none. */
export function linePlace(
  text: string,
  { from, to }: CaptionedReference,
  profile: ProfileId,
): CaptionPlace | null {
  const begin = text.lastIndexOf('\n', from - 1) + 1
  const end = pictureEnd(text, to)
  const lineEnd = end + lineAt(text, end).length
  if (text.slice(begin, from).trim() !== '' || !/^[ \t]*\\?$/.test(text.slice(end, lineEnd))) return null
  const whole = lineAt(text, lineEnd + 1)
  const line = whole.trim()
  if (line === '' || blockStart.test(line)) return null
  const emphasis = isEmphasised(line) ? 1 : 0
  const after = lineAt(text, lineEnd + 1 + whole.length + 1).trim()
  // A paragraph that goes on is no caption.
  if (after !== '' && !after.startsWith('![')) return null
  const rawFrom = lineEnd + 1 + whole.indexOf(line) + emphasis
  const raw = line.slice(emphasis, line.length - emphasis)
  const spelling = inlineSpelling(profile)
  return {
    form: 'line',
    caption: spelling.read(raw) || null,
    set: (words) => {
      const insert = respelt(raw, words, spelling)
      // What an author typed as plain words could begin a block with other words.
      const isWords = emphasis === 1 || !(blockStart.test(insert) || isEmphasised(insert))
      return [
        { from: rawFrom, to: rawFrom + raw.length, insert: isWords ? insert : `*${spelling.write(words)}*` },
      ]
    },
    remove: () => [{ from: end, to: lineEnd + 1 + whole.length, insert: '' }],
  }
}

/** A line of its own below a picture that has none yet. */
export function newLine(text: string, { to }: CaptionedReference, words: string, profile: ProfileId) {
  const end = pictureEnd(text, to)
  const at = end + lineAt(text, end).length
  return [{ from: at, to: at, insert: `\n*${inlineSpelling(profile).write(words)}*` }]
}

/** Whether one pair of marks holds the whole line. */
function isEmphasised(line: string): boolean {
  const mark = line[0]
  if ((mark !== '*' && mark !== '_') || line.length < 3) return false
  const inner = line.slice(1, -1).replace(/\\[\s\S]/g, '..')
  // The last mark is none where a backslash stands before it.
  if (line.at(-1) !== mark || /(?<!\\)(?:\\\\)*\\$/.test(line.slice(0, -1))) return false
  const runs = mark === '*' ? /\*+/g : /(?<![\p{L}\p{N}_])_+|_+(?![\p{L}\p{N}_])/gu
  return (inner.match(runs) ?? []).every((run) => run.length === 2)
}
