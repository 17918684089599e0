// The items of a list under Enter and Tab: an item goes on by its mark, an empty one ends the list, and one that is
// indented stands as deep as the item above it needs it (CommonMark, "List items": where that one's words begin).
import { indentLess, indentMore } from '@codemirror/commands'
import { insertNewlineContinueMarkupCommand } from '@codemirror/lang-markdown'
import type { ChangeSpec, StateCommand, Text, Transaction, TransactionSpec } from '@codemirror/state'
import { quoteMarks } from './quote-marks.ts'

const goOn = insertNewlineContinueMarkupCommand({ nonTightLists: false })
/** A line of quotes and nothing more. */
const blank = /^[\s>]*$/

export const continueMarkup: StateCommand = ({ state, dispatch }) =>
  goOn({ state, dispatch: (transaction) => dispatch(state.update(amended(transaction))) })

/**
 * With what else a writer expects: what comes after a list that was left is no more of its last item, and a line that
 * was broken at a blank begins with a word.
 */
function amended(transaction: Transaction): TransactionSpec {
  const { startState, state, changes, selection } = transaction
  const more: ChangeSpec[] = []
  const hasLeft = state.doc.lines === startState.doc.lines
  for (const { head } of state.selection.ranges) {
    const line = state.doc.lineAt(head)
    const above = line.number > 1 ? state.doc.line(line.number - 1).text : ''
    const blanks = /^[ \t]*/.exec(line.text.slice(head - line.from))?.[0].length ?? 0
    if (hasLeft && blank.test(line.text) && !blank.test(above)) {
      more.push({
        from: line.from + line.text.trimEnd().length,
        to: line.to,
        insert: `${state.lineBreak}${line.text}`,
      })
    } else if (!hasLeft && blanks > 0 && !blank.test(line.text)) more.push({ from: head, to: head + blanks })
  }
  const later = state.changes(more)
  const ranges = (selection ?? state.selection).map(later, 1)
  const told = { selection: ranges, scrollIntoView: true, userEvent: 'input' } as const
  return { changes: changes.compose(later), ...told }
}

type Item = {
  /** What stands before its blanks: marks of quotes. */
  readonly lead: string
  /** Blanks before its mark. */
  readonly indent: number
  readonly mark: string
  /** Of an ordered one. */
  readonly number: number | null
  /** Columns from its mark to its words. */
  readonly width: number
}

function itemOf(text: string): Item | null {
  const [, lead = '', blanks = '', mark = '', gap = ''] =
    /^((?: {0,3}> ?)*)( *)([-*+]|\d{1,9}[.)])( +|$)/.exec(text) ?? []
  if (mark === '') return null
  const number = /^\d/.test(mark) ? Number.parseInt(mark, 10) : null
  // With more than four blanks the item begins with code.
  const width = mark.length + (gap.length > 4 ? 1 : Math.max(1, gap.length))
  return { lead, indent: blanks.length, mark, number, width }
}

/** Those above `number` that `item` may belong to, from the nearest on: each less deep than the one before. */
function* itemsAbove(doc: Text, number: number, item: Item): Generator<Item> {
  let depth = Number.POSITIVE_INFINITY
  for (let nth = number - 1; nth >= 1; nth--) {
    const { text } = doc.line(nth)
    const above = itemOf(text)
    if (above?.lead === item.lead && above.indent < depth) {
      yield above
      depth = above.indent
    } else if (!above && !blank.test(text) && !/^[ >]* {2}/.test(text)) return
  }
}

type PlacedItem = Item & { readonly line: number; readonly from: number }

/** Items from the line `number` on that stand beside one with this lead and indent, to the end of their list. */
function* itemsBelow(
  doc: Text,
  number: number,
  { lead, indent }: Pick<Item, 'lead' | 'indent'>,
): Generator<PlacedItem> {
  for (let nth = number; nth <= doc.lines; nth++) {
    const { text, from } = doc.line(nth)
    const below = itemOf(text)
    if (below?.lead === lead && below.indent === indent) yield { ...below, line: nth, from }
    else if (
      below ? below.lead !== lead || below.indent < indent : !blank.test(text) && !/^[ >]* {2}/.test(text)
    )
      return
  }
}

/** Counts `items` anew as far as they were counted on from `next`: who numbers each `1.` lets Markdown count. */
function recounted(
  items: Iterable<PlacedItem>,
  next: number,
  numberOf: (nth: number, item: PlacedItem) => number,
): ChangeSpec[] {
  const changes: ChangeSpec[] = []
  for (const item of items) {
    const nth = changes.length
    if (item.number !== next + nth) break
    changes.push(renumbered(item, numberOf(nth, item)))
  }
  return changes
}

function renumbered({ from, lead, indent, mark }: PlacedItem, number: number): ChangeSpec {
  const begin = from + lead.length + indent
  return { from: begin, to: begin + mark.length - 1, insert: String(number) }
}

/** Puts the item at the cursor, or the lines of the selection, below the item above. */
export const nestItems: StateCommand = (target) => moveItems(target, deeper) ?? indentMore(target)

/** Puts them beside the item that they are below. */
export const liftItems: StateCommand = (target) => moveItems(target, higher) ?? indentLess(target)

type Moved = { readonly indent: number; readonly number: number }
type Move = (item: Item, above: readonly Item[]) => Moved | null

/** Below the nearest one that is not deeper; nothing for the first of its list. */
function deeper(item: Item, above: readonly Item[]): Moved | null {
  const over = above.find(({ indent }) => indent <= item.indent)
  const indent = over && over.indent + over.width
  if (indent === undefined || indent <= item.indent) return null
  const sibling = above.findLast((one) => one.indent >= indent)
  return { indent, number: (sibling?.number ?? 0) + 1 }
}

function higher(item: Item, above: readonly Item[]): Moved | null {
  if (item.indent === 0) return null
  const over = above.find(({ indent }) => indent < item.indent)
  return { indent: over?.indent ?? 0, number: (over?.number ?? 0) + 1 }
}

/** The numbers of `item` and of those that move along, down to line `last`, and of what stood behind them. */
function countedAnew(doc: Text, item: PlacedItem, last: number, moved: Moved): ChangeSpec[] {
  const { lead, indent, number } = item
  if (number === null) return []
  const beside = [...itemsBelow(doc, item.line + 1, item)]
  const along = beside.filter(({ line }) => line <= last).length + 1
  const isNested = moved.indent > indent
  // Those that stay go on where the moved ones were, or begin below the last of them.
  const stayFrom = isNested ? number : 1
  const numberOf = (nth: number, { line }: PlacedItem) =>
    line <= last ? moved.number + nth + 1 : stayFrom + nth + 1 - along
  const above = isNested ? [] : itemsBelow(doc, last + 1, { lead, indent: moved.indent })
  return [
    renumbered(item, moved.number),
    ...recounted(beside, number + 1, numberOf),
    ...recounted(above, moved.number, (nth) => moved.number + nth + along),
  ]
}

/** Null where the selection begins with no item that is indented by blanks. */
function moveItems({ state, dispatch }: Parameters<StateCommand>[0], move: Move): boolean | null {
  const { doc, selection } = state
  if (selection.ranges.length > 1 || state.readOnly) return null
  const [first, last] = [doc.lineAt(selection.main.from), doc.lineAt(selection.main.to)]
  const item = itemOf(first.text)
  if (!item) return null
  const moved = move(item, [...itemsAbove(doc, first.number, item)])
  if (!moved) return true
  const changes: ChangeSpec[] = []
  const by = moved.indent - item.indent
  for (let nth = first.number; nth <= last.number; nth++) {
    const { from, text } = doc.line(nth)
    const lead = quoteMarks(text).length
    const blanks = /^ */.exec(text.slice(lead))?.[0].length ?? 0
    if (by > 0 && !blank.test(text)) changes.push({ from: from + lead, insert: ' '.repeat(by) })
    if (by < 0) changes.push({ from: from + lead, to: from + lead + Math.min(-by, blanks) })
  }
  changes.push(...countedAnew(doc, { ...item, line: first.number, from: first.from }, last.number, moved))
  dispatch(
    state.update({ changes, userEvent: by > 0 ? 'input.indent' : 'delete.dedent', scrollIntoView: true }),
  )
  return true
}
