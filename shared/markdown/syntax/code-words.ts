// Words of code that are marked, as Expressive Code and rehype-pretty-code read what stands behind a fence: `"word"`,
// `'word'`, `/pattern/`, and `ins=`, `del=` or `mark=` before one. https://expressive-code.com/key-features/text-markers/

/** Characters of the code, from zero on. */
export type WordMark = {
  readonly kind: 'marked' | 'added' | 'removed'
  readonly from: number
  readonly to: number
}

const kinds: Readonly<Record<string, WordMark['kind']>> = { ins: 'added', del: 'removed' }
const forms =
  /(?<=\s)(?:(ins|del|mark)=)?(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|\/((?:\\.|[^/\\])+)\/)(?=[\s#]|$)/g
const MOST = 400
/** In characters: longer lines are no code that anybody marks words of by a pattern. */
const LONGEST_LINE = 300

/** In the order of the text, none within another; `info` is what stands behind the fence. */
export function wordMarks(info: string, code: string): readonly WordMark[] {
  const found: WordMark[] = []
  for (const [, name = '', double, single, pattern] of info.matchAll(forms)) {
    const kind = kinds[name] ?? 'marked'
    const word = (double ?? single)?.replace(/\\(.)/g, '$1')
    const ranges = word === undefined ? placesOfPattern(pattern ?? '', code) : placesOfWord(word, code)
    for (const [from, to] of ranges) if (from < to && found.length < MOST) found.push({ kind, from, to })
  }
  let end = 0
  return found
    .sort((one, other) => one.from - other.from)
    .filter(({ from, to }) => {
      const isApart = from >= end
      if (isApart) end = to
      return isApart
    })
}

type Places = Generator<readonly [from: number, to: number]>

function* placesOfWord(word: string, code: string): Places {
  if (word === '') return
  for (let at = code.indexOf(word); at !== -1; at = code.indexOf(word, at + word.length)) {
    yield [at, at + word.length]
  }
}

/** Line by line; of a pattern with a group in brackets that alone is marked. */
function* placesOfPattern(source: string, code: string): Places {
  const pattern = patternOf(source)
  if (!pattern) return yield* placesOfWord(source, code)
  let start = 0
  for (const line of code.split('\n')) {
    for (const { 0: whole, 1: group, index } of line.length > LONGEST_LINE ? [] : line.matchAll(pattern)) {
      const marked = group || whole
      const from = start + index + whole.indexOf(marked)
      yield [from, from + marked.length]
    }
    start += line.length + 1
  }
}

/** Null where it is none, or one that a foreign post could hold the hand up with: it is read with each key. */
function patternOf(source: string): RegExp | null {
  const bare = source.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x')
  const isSlow =
    /\)[*+?{]/.test(bare) || (bare.match(/[*+{]/g)?.length ?? 0) > 1 || (bare.match(/\?/g)?.length ?? 0) > 6
  try {
    return isSlow ? null : new RegExp(source, 'g')
  } catch {
    return null
  }
}
