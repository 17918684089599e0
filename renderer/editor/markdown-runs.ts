// Reads the source in runs of blocks, so that a key costs the same in a book as in a note. The parser of
// `@lezer/markdown` takes every block of before into a new tree, one by one, with each key; a run is taken as a whole.
//
// A run begins and ends between two top-level blocks, where nothing of Markdown's block structure is carried over
// (CommonMark, "Appendix: a parsing strategy": the only open block is the document). In the tree it is an anonymous
// node, which whoever walks a tree passes through: the tree is the one that the parser would have made in one piece.
//
// Of runs far from what is seen only the borders are kept, which are found by reading blocks without what is in them; the
// rest is read when they come near. That takes a third of the time where one jumps into a book, and hardly any memory.

import type { ParseContext } from '@codemirror/language'
import { type Input, NodeProp, NodeType, Parser, type PartialParse, Tree, TreeFragment } from '@lezer/common'
import { BlockContext, type MarkdownConfig, type MarkdownParser } from '@lezer/markdown'
import { withGrownWords } from './grown-words.ts'

/** On the tree of a run that was read to its end: how much of it is behind its last block, which are blank lines. */
const restLength = new NodeProp<number>({ perNode: true })
/** On the tree of a run that is far from what is seen: it has no blocks. */
const isOutline = new NodeProp<true>({ perNode: true })

/** What the editor shows, where it is known. */
export type Sight = Pick<ParseContext, 'viewport' | 'skipUntilInView'>

export type RunsOptions = {
  /** Reads all. To be configured with `oneRun`, as the other one. */
  readonly full: MarkdownParser
  /** Reads blocks and nothing in them. */
  readonly outline: MarkdownParser
  /** Characters between what is seen and what is far from it. */
  readonly far: number
  sight(): Sight | null
}

/**
 * Ends the parse of a Markdown parser with the first block after `runLength` characters, or where what is known of
 * before ends. To be configured before what reads code and HTML inside of blocks.
 */
export function oneRun(runLength: number): MarkdownConfig {
  return {
    wrap(blocks, input, fragments, ranges) {
      if (!(blocks instanceof BlockContext)) return blocks
      const [from, known] = [ranges[0]?.from ?? 0, fragments.at(-1)?.to]
      return runOfBlocks(blocks, from, input.length, (at) => at - from >= runLength || at === known)
    },
  }
}

function runOfBlocks(
  blocks: BlockContext,
  from: number,
  end: number,
  mayEnd: (at: number) => boolean,
): PartialParse {
  return {
    get parsedPos() {
      return blocks.parsedPos
    },
    get stoppedAt() {
      return blocks.stoppedAt
    },
    stopAt: (position) => blocks.stopAt(position),
    advance() {
      const tree = blocks.advance()
      const to = blocks.parsedPos
      if (tree || blocks.depth > 1 || to === from || to >= end) return tree
      if ((blocks.stoppedAt !== null && blocks.stoppedAt < to) || !mayEnd(to)) return null
      blocks.stopAt(to - 1)
      const run = blocks.advance()
      return run && new Tree(run.type, run.children, run.positions, run.length, [[restLength, 0]])
    },
  }
}

/** Null for a run that was not read to its end. */
function wholeLength(run: Tree): number | null {
  const rest = run.prop(restLength)
  return rest === undefined ? null : run.length + rest
}

/**
 * The runs of before by where they begin now, in the order of the text, as the fragments are; null for one that has to
 * be read again. That a run ends is told by up to two lines behind it: the first two of a table.
 */
function runsOf(fragments: readonly TreeFragment[], input: Input): ReadonlyMap<number, Tree | null> {
  const runs = new Map<number, Tree | null>()
  let [of, index]: [Tree | null, number] = [null, 0]
  for (const { from, to: end, tree, offset, openEnd } of fragments) {
    const to = openEnd ? linesBefore(input, from, end, 2) : end
    const startOf = (at: number) => (tree.positions[at] ?? Number.POSITIVE_INFINITY) - offset
    if (tree !== of) [of, index] = [tree, 0]
    // The line break before a run belongs to it, too: without that it would not begin a line.
    while (startOf(index) < (from && from + 1)) index++
    for (; startOf(index) <= to; index++) {
      const [start, run] = [startOf(index), tree.children[index]]
      const length = run instanceof Tree ? wholeLength(run) : null
      if (run instanceof Tree && length !== null && start + length <= to) runs.set(start, run)
      else if (!runs.has(start)) runs.set(start, null)
    }
  }
  return runs
}

/** What is known of the text from `from` to `to`, where another run begins. */
function between(fragments: readonly TreeFragment[], from: number, to: number): readonly TreeFragment[] {
  return fragments
    .filter((fragment) => fragment.to > from && fragment.from < to)
    .map((fragment) =>
      fragment.to <= to
        ? fragment
        : new TreeFragment(fragment.from, to, fragment.tree, fragment.offset, fragment.openStart),
    )
}

/**
 * What of the fragments says the same in the new text. Front matter is told by where it stands, so what came to stand
 * at the very top is read afresh. And the parser forgets, when it takes blocks over, that the second line of a table
 * ends a paragraph above the first.
 */
function stillTrue(fragments: readonly TreeFragment[], input: Input): readonly TreeFragment[] {
  return fragments.flatMap((fragment) => {
    const { tree, offset } = fragment
    // Where a fragment was cut twice, it no longer says that it is open.
    const isOpen = fragment.openEnd || fragment.to < input.length
    const from = fragment.from === 0 && offset !== 0 ? 1 : fragment.from
    const line = isOpen ? linesBefore(input, from, fragment.to, 1) : fragment.to
    const to = input.read(line, fragment.to).includes('|') ? line : fragment.to
    return from < to ? [new TreeFragment(from, to, tree, offset, from > 0, isOpen)] : []
  })
}

/** Where the last `count` lines that end between `from` and `to` begin, or `from` where there are not as many. */
function linesBefore(input: Input, from: number, to: number, count: number): number {
  for (let length = 1024; ; length *= 8) {
    const start = Math.max(from, to - length)
    const text = input.read(start, to)
    let at = text.length
    for (let breaks = 0; breaks <= count && at > 0; breaks++) at = text.lastIndexOf('\n', at - 1)
    if (at > 0) return start + at + 1
    if (start === from) return from
  }
}

/** What is known of blocks: without the runs of which only the borders are kept. */
function withBlocks(fragments: readonly TreeFragment[]): readonly TreeFragment[] {
  return fragments.flatMap(({ from: begin, to, tree, offset, openEnd }) => {
    const parts: TreeFragment[] = []
    let from = begin
    for (const [index, run] of tree.children.entries()) {
      if (!(run instanceof Tree) || !run.prop(isOutline)) continue
      const start = (tree.positions[index] ?? 0) - offset
      if (start + run.length <= from) continue
      if (start >= to) break
      if (start > from) parts.push(new TreeFragment(from, start, tree, offset, from > 0, true))
      from = start + run.length
    }
    if (from < to) parts.push(new TreeFragment(from, to, tree, offset, from > 0, openEnd))
    return parts
  })
}

/** Reads a text run after run. */
export class MarkdownRuns extends Parser {
  readonly options: RunsOptions
  readonly documentType: NodeType

  constructor(options: RunsOptions) {
    super()
    this.options = options
    this.documentType = options.full.nodeSet.types.find(({ isTop }) => isTop) ?? NodeType.none
  }

  override createParse(
    input: Input,
    before: readonly TreeFragment[],
    ranges: readonly { readonly from: number; readonly to: number }[],
  ): PartialParse {
    const { documentType, options } = this
    const { full, outline, far, sight } = options
    const fragments = stillTrue(withGrownWords(before, input), input)
    const blocks = withBlocks(fragments)
    const end = ranges.at(-1)?.to ?? 0
    const known = runsOf(fragments, input)
    const starts = [...known.keys()]
    const runs: Tree[] = []
    const positions: number[] = []
    let position = ranges[0]?.from ?? 0
    let stoppedAt: number | null = null
    let parse: PartialParse | null = null
    let parser = full

    function put(run: Tree, length: number) {
      runs.push(run)
      positions.push(position)
      position += length
    }

    function isDone(): boolean {
      return (position >= end && runs.length > 0) || (stoppedAt !== null && position > stoppedAt)
    }

    /** Whether all of `[from, to]` is far from what is seen. */
    function isFar(from: number, to: number): boolean {
      const seen = sight()?.viewport
      return seen !== undefined && (to < seen.from - far || from > seen.to + far)
    }

    /** The run that begins here, if it can be taken as it is. */
    function taken(): Tree | null {
      const run = known.get(position) ?? null
      return run?.prop(isOutline) && !isFar(position, position + run.length) ? null : run
    }

    function begin(by: MarkdownParser): PartialParse {
      const next = starts.find((start) => start > position) ?? end
      parser = by
      const begun = by.createParse(input, between(blocks, position, next), [{ from: position, to: end }])
      if (stoppedAt !== null) begun.stopAt(stoppedAt)
      return begun
    }

    return {
      get parsedPos() {
        return position
      },
      get stoppedAt() {
        return stoppedAt
      },
      stopAt(at) {
        stoppedAt = at
        parse?.stopAt(at)
      },
      advance() {
        if (!parse) {
          for (let run = taken(); run && !isDone(); run = taken()) put(run, wholeLength(run) ?? run.length)
          if (isDone()) return new Tree(documentType, runs, positions, position)
          parse = begin(isFar(position, position) ? outline : full)
        }
        const run = parse.advance()
        if (!run) return null
        const to = position + run.length
        // A long block may begin far from what is seen and reach to it.
        const isKept = parser === full || isFar(position, to)
        parse = isKept ? null : begin(full)
        if (!isKept) return null
        if (parser === outline) sight()?.skipUntilInView(position, to)
        const atBorder = wholeLength(run) !== null
        // Stopped in it, code and HTML of the run were not read to their end.
        const isWhole = (atBorder || to === end) && (stoppedAt === null || stoppedAt >= to)
        put((parser === full ? blocksOf : outlineOf)(run, isWhole), run.length)
        return isWhole && atBorder ? null : new Tree(documentType, runs, positions, position, run.propValues)
      },
    }
  }
}

/** The blocks of a tree as an anonymous one, which ends where its last block does, as whoever takes blocks over expects. */
function blocksOf({ children, positions, length }: Tree, isWhole: boolean): Tree {
  const end = (positions.at(-1) ?? 0) + (children.at(-1)?.length ?? 0)
  return new Tree(NodeType.none, children, positions, end, isWhole ? [[restLength, length - end]] : [])
}

/** A run of which no more is kept than its length. */
function outlineOf({ length }: Tree, isWhole: boolean): Tree {
  const props: [NodeProp<unknown>, unknown][] = [[isOutline, true]]
  if (isWhole) props.push([restLength, 0])
  return new Tree(NodeType.none, [], [], length, props)
}
