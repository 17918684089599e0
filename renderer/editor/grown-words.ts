// Most keys put a letter into a word. Whatever that is, it begins and ends no construct of Markdown, where nothing but
// blanks is around the word: the tree of before is the right one, with one place of it as much longer. It is made longer,
// and the paragraph, which may be a page, or the table is not read again.
import { type Input, Tree, TreeBuffer, TreeFragment } from '@lezer/common'

/** Those that hold words, and are trees of their own. */
const leaves = /^(?:Paragraph|Task|Table|ATXHeading\d|SetextHeading\d)$/
/** Nodes in them that hold words as they do: what is in a cell begins and ends at bars alone. */
const cells = new Set(['TableHeader', 'TableRow', 'TableCell'])
/** So far is looked for the ends of the word. */
const LONGEST = 1000
const letters = /^[\p{L}\p{M}]+$/u
const lettersBehindBlank = /(?<=\s)[\p{L}\p{M}]*$/u
const lettersBeforeBlank = /^[\p{L}\p{M}]*(?=\s)/u

/** A place of the old text where `by` characters were put in; the letter at `letter` belongs to the same word. */
type Growth = { readonly at: number; readonly letter: number; readonly by: number }

/**
 * `fragments` as they are after changes; two between which a word has grown become one again, with a tree as long. A
 * word that has grown at the very end of the text has nothing behind it.
 */
export function withGrownWords(fragments: readonly TreeFragment[], input: Input): readonly TreeFragment[] {
  const grown: TreeFragment[] = []
  for (const fragment of [...fragments, null]) {
    const before = grown.at(-1)
    const both = before && joined(before, fragment, input)
    if (both) grown[grown.length - 1] = both
    else if (fragment) grown.push(fragment)
  }
  return grown
}

/** `behind` is null for the end of the text. */
function joined(before: TreeFragment, behind: TreeFragment | null, input: Input): TreeFragment | null {
  const { tree, offset, from, to, openStart } = before
  const by = (behind?.from ?? input.length) - to
  const areNeighbours = behind
    ? behind.tree === tree && behind.offset === offset - by
    : to + offset === tree.length
  if (by <= 0 || !areNeighbours) return null
  const letter = letterOfWord(input, to, to + by)
  if (letter === null) return null
  const long = grownTree(tree, { at: to + offset, letter: letter + to + offset, by })
  return long && new TreeFragment(from, behind?.to ?? input.length, long, offset, openStart, behind?.openEnd)
}

/** Where the word that got the text from `from` to `to` had a letter before, counted from there; null where it is no word. */
function letterOfWord(input: Input, from: number, to: number): -1 | 0 | null {
  if (to - from > LONGEST || !letters.test(input.read(from, to))) return null
  const before = lettersBehindBlank.exec(around(input, from - LONGEST, from))
  const behind = lettersBeforeBlank.exec(around(input, to, to + LONGEST))
  if (!before || !behind) return null
  if (before[0] !== '') return -1
  return behind[0] === '' ? null : 0
}

/** The text between, with a blank for what is before its beginning and behind its end. */
function around(input: Input, from: number, to: number): string {
  const text = input.read(Math.max(0, from), Math.min(input.length, to))
  return `${from < 0 ? ' ' : ''}${text}${to > input.length ? ' ' : ''}`
}

/** `tree` is a leaf, a part of one, or holds it. */
function grownTree(tree: Tree, growth: Growth, isInLeaf = false): Tree | null {
  const { at, letter, by } = growth
  const isLeaf = isInLeaf || leaves.test(tree.type.name)
  const children = [...tree.children]
  const positions = tree.positions.map((start) => (start < at ? start : start + by))
  const index = tree.children.findIndex((child, nth) => {
    const start = tree.positions[nth] ?? 0
    return start <= letter && letter < start + child.length
  })
  const holder = tree.children[index]
  if (holder) {
    const start = tree.positions[index] ?? 0
    const next = grownPart(holder, { at: at - start, letter: letter - start, by }, isLeaf)
    if (next === null) return null
    children[index] = next
    positions[index] = start
  }
  return holder || isLeaf ? new Tree(tree.type, children, positions, tree.length + by, tree.propValues) : null
}

/** A node in a leaf that has the letter may be another with it. */
function grownPart(part: Tree | TreeBuffer, growth: Growth, isInLeaf: boolean): Tree | TreeBuffer | null {
  if (part instanceof TreeBuffer) return isInLeaf ? grownBuffer(part, growth) : null
  const mayHold = !isInLeaf || part.type.isAnonymous || cells.has(part.type.name)
  return mayHold ? grownTree(part, growth, isInLeaf) : null
}

/** Null where a node of a leaf has the letter, or where it would be longer than it can be. */
function grownBuffer({ buffer, length, set }: TreeBuffer, { at, letter, by }: Growth): TreeBuffer | null {
  if (length + by > 0xffff) return null
  const next = buffer.slice()
  for (let node = 0; node < next.length; node += 4) {
    const [from, to] = [buffer[node + 1] ?? 0, buffer[node + 2] ?? 0]
    const holds = from <= letter && letter < to
    if (holds && !cells.has(set.types[buffer[node] ?? 0]?.name ?? '')) return null
    if (!holds && from < at) continue
    if (!holds) next[node + 1] = from + by
    next[node + 2] = to + by
  }
  return new TreeBuffer(next, length + by, set)
}
