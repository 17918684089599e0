// The editor counts every line break as one "\n"; a file has its own. This is the only translator between them.
// Breaks are "\r\n", "\r" and "\n" alone, as in CodeMirror; U+2028, VT, FF and NEL are ordinary characters.
import { fits, type TextChange } from './change.ts'

export type LineEnd = '\n' | '\r\n' | '\r'

/** How a file's own text differs from the editor's. Positions are in the editor's text, ascending. */
export type LineEnds = {
  /** The file begins with U+FEFF; the editor does not see it. */
  readonly bom: boolean
  /** The breaks that are `\r\n` in the file. */
  readonly crlf: readonly number[]
  /** The breaks that are a lone `\r`. */
  readonly cr: readonly number[]
  /** How many breaks are `\n`. */
  readonly lf: number
}

/** The editor's text of a file's own text, and what is needed to come back. */
export function readLineEnds(fileText: string): { readonly text: string; readonly lineEnds: LineEnds } {
  const bom = fileText.startsWith(BOM)
  const body = bom ? fileText.slice(1) : fileText
  if (!body.includes('\r')) return { text: body, lineEnds: { bom, crlf: [], cr: [], lf: count(body, '\n') } }

  const crlf: number[] = []
  const cr: number[] = []
  for (let at = body.indexOf('\r'); at >= 0; at = body.indexOf('\r', at + 1)) {
    // Each CRLF before made the editor's text one character shorter.
    const position = at - crlf.length
    if (body.startsWith('\n', at + 1)) crlf.push(position)
    else cr.push(position)
  }
  const lf = count(body, '\n') - crlf.length
  return { text: toEditorBreaks(body), lineEnds: { bom, crlf, cr, lf } }
}

/** `text` with every break as the editor has it. */
export function toEditorBreaks(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

export function lineEndKind(ends: LineEnds): 'lf' | 'crlf' | 'cr' | 'mixed' | 'none' {
  const kinds = [ends.lf > 0, ends.crlf.length > 0, ends.cr.length > 0].filter(Boolean).length
  if (kinds === 0) return 'none'
  if (kinds > 1) return 'mixed'
  return ends.lf > 0 ? 'lf' : ends.crlf.length > 0 ? 'crlf' : 'cr'
}

/** The end that most breaks have; a tie goes to `\n`, then to `\r\n`. Null in a text of one line. */
export function dominantEnd(ends: LineEnds): LineEnd | null {
  const most = Math.max(ends.lf, ends.crlf.length, ends.cr.length)
  if (most === 0) return null
  return ends.lf === most ? '\n' : ends.crlf.length === most ? '\r\n' : '\r'
}

/**
 * `changes`, made against the editor's text, as changes of the file's own text.
 * `text` and `ends` are what `readLineEnds` gave for that file.
 *
 * What holds:
 * - The editor's text of the result is `applyChanges(text, changes)`, exactly.
 * - Outside the changed spans nothing changes, a byte order mark included; what a change replaces by
 *   itself is no change, so a list that changes nothing gives an empty list.
 * - A break that replaces a break has its end. Further ones have the end of the line they are put into;
 *   on a last line that has none, the file's dominant one; in a file of one line, `lonely`.
 * - Where a lone CR would come to stand before an LF, and the two read as one, the gap between them gets
 *   one more character: the second becomes CRLF, or the first where only that one is new.
 * - An insertion that is taken back leaves the file as it was, byte for byte. So does a deletion without
 *   breaks that brings no CR before an LF; deleted breaks come back with the ends named above.
 *   The one exception: a U+FEFF of the author's own that comes to stand at the very start is kept from
 *   being read as a byte order mark by one before it, and that one stays.
 *
 * Line breaks within an insertion may be written in any way.
 *
 * @throws RangeError where the changes do not fit the text
 */
export function toFileChanges(
  text: string,
  ends: LineEnds,
  changes: readonly TextChange[],
  lonely: LineEnd = '\n',
): TextChange[] {
  if (!fits(changes, text.length)) throw new RangeError('changes do not fit the text')
  const fallback = dominantEnd(ends) ?? lonely
  const carried: TextChange[] = []
  for (const change of joinTouching(changes)) {
    const { from, to, insert } = trimmed(text, change)
    if (from === to && insert === '') continue
    const [fileFrom, fileTo] = [toFile(ends, from), toFile(ends, to)]
    const start = from === 0
    carried.push({
      from: fileFrom,
      to: fileTo,
      insert: withEnds(
        insert,
        endsWithin(text, ends, from, to),
        endOfLine(text, ends, from) ?? fallback,
        !start && endAt(text, ends, from - 1) === '\r',
        endAt(text, ends, to) === '\n',
      ),
    })
    if (start && !ends.bom) {
      const last = carried.at(-1)
      const first = last?.insert.charAt(0) || text.charAt(to)
      if (last && first === BOM) carried[carried.length - 1] = { ...last, insert: BOM + last.insert }
    }
  }
  return carried
}

const BOM = '\ufeff'

function count(text: string, character: string): number {
  let n = 0
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) n++
  return n
}

/** Changes that touch, as one: between two of the result some of the old text is kept. */
function joinTouching(changes: readonly TextChange[]): TextChange[] {
  const joined: TextChange[] = []
  for (const change of changes) {
    const last = joined.at(-1)
    const insert = toEditorBreaks(change.insert)
    if (last?.to === change.from) {
      joined[joined.length - 1] = { from: last.from, to: change.to, insert: last.insert + insert }
    } else joined.push({ ...change, insert })
  }
  return joined
}

/** `change` without what its start and its end replace by the same. */
function trimmed(text: string, { from, to, insert }: TextChange): TextChange {
  const most = Math.min(to - from, insert.length)
  let head = 0
  while (head < most && text.charCodeAt(from + head) === insert.charCodeAt(head)) head++
  let tail = 0
  while (
    tail < most - head &&
    text.charCodeAt(to - 1 - tail) === insert.charCodeAt(insert.length - 1 - tail)
  ) {
    tail++
  }
  return { from: from + head, to: to - tail, insert: insert.slice(head, insert.length - tail) }
}

/** How many of the ascending `positions` are below `position`. */
function below(positions: readonly number[], position: number): number {
  let [low, high] = [0, positions.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((positions[middle] ?? 0) < position) low = middle + 1
    else high = middle
  }
  return low
}

function toFile(ends: LineEnds, position: number): number {
  return (ends.bom ? 1 : 0) + position + below(ends.crlf, position)
}

/** The end of the break at `position` of the editor's text, null where no break stands. */
function endAt(text: string, ends: LineEnds, position: number): LineEnd | null {
  if (text.charAt(position) !== '\n') return null
  if (ends.crlf[below(ends.crlf, position)] === position) return '\r\n'
  return ends.cr[below(ends.cr, position)] === position ? '\r' : '\n'
}

function endOfLine(text: string, ends: LineEnds, position: number): LineEnd | null {
  const at = text.indexOf('\n', position)
  return at < 0 ? null : endAt(text, ends, at)
}

function endsWithin(text: string, ends: LineEnds, from: number, to: number): LineEnd[] {
  const within: LineEnd[] = []
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) {
    within.push(endAt(text, ends, at) ?? '\n')
  }
  return within
}

/** `insert` with ends that no neighbour swallows: `afterCr` and `beforeLf` say what stands round it. */
function withEnds(
  insert: string,
  replaced: readonly LineEnd[],
  further: LineEnd,
  afterCr: boolean,
  beforeLf: boolean,
): string {
  if (insert === '') return afterCr && beforeLf ? '\r' : ''
  const [first = '', ...lines] = insert.split('\n')
  const parts = [first]
  let loneCr = afterCr && first === ''
  lines.forEach((line, index) => {
    const end = replaced[index] ?? further
    parts.push(loneCr && end === '\n' ? '\r\n' : end, line)
    loneCr = end === '\r' && line === ''
  })
  if (loneCr && beforeLf) parts.push('\n')
  return parts.join('')
}
