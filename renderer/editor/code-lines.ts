// The lines of code in a fence. A post holds code of any language, written by another hand: a new line stands as the
// code around it does, one step further in behind what opens a block, and what closes one stands where that began.
import { indentMore } from '@codemirror/commands'
import { syntaxTree } from '@codemirror/language'
import {
  EditorSelection,
  type EditorState,
  type Line,
  Prec,
  type StateCommand,
  type Text,
  type TransactionSpec,
} from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { quoteMarks } from './quote-marks.ts'

type Fence = {
  readonly from: number
  readonly opening: Line
  /** Its backticks or tildes. */
  readonly mark: string
  readonly language: string
  /** Blanks before each of its lines that are no part of the code. */
  readonly base: number
}

/** The fence that holds `position`, where that is on none of its own two lines. */
function fenceAt(state: EditorState, position: number): Fence | null {
  const { doc } = state
  let node = syntaxTree(state).resolve(position, -1).node
  while (node.name !== 'FencedCode') {
    if (!node.parent) return null
    node = node.parent
  }
  const [opening, line] = [doc.lineAt(node.from), doc.lineAt(position)]
  const [, mark = '', language = ''] =
    /^(`{3,}|~{3,})\s*\{?\.?([\w+#-]*)/.exec(opening.text.slice(node.from - opening.from)) ?? []
  const isClosing = line.text.slice(quoteMarks(line.text).length).trim() === mark && line.to >= node.to
  if (line.number === opening.number || position > node.to || isClosing) return null
  const base = node.from - opening.from - quoteMarks(opening.text).length
  return { from: node.from, opening, mark, language: language.toLowerCase(), base }
}

/** What indents a line, behind the marks of quotes. */
function indentOf(line: Line): string {
  return /^[ \t]*/.exec(line.text.slice(quoteMarks(line.text).length))?.[0] ?? ''
}

const byTabs = new Set(['go', 'make', 'makefile'])
const byFour = new Set('python py java kotlin c cpp c++ csharp cs c# php rust rs swift'.split(' '))
/** A colon at a line's end begins a block in these. */
const byColons = new Set('python py yaml yml nim gdscript'.split(' '))
/** So many lines of a fence tell how its code is indented. */
const LINES_READ = 200

/** One step: as the code has it, else as its language is usually written. */
function stepOf({ doc }: EditorState, { opening, base, mark, language }: Fence): string {
  let least = Number.POSITIVE_INFINITY
  for (let nth = opening.number + 1; nth <= Math.min(doc.lines, opening.number + LINES_READ); nth++) {
    const line = doc.line(nth)
    const indent = indentOf(line)
    const words = line.text.slice(quoteMarks(line.text).length).trim()
    if (words === mark) break
    if (words === '') continue
    if (indent.includes('\t')) return '\t'
    // A single blank is one of those before the stars of a comment.
    if (indent.length > base + 1) least = Math.min(least, indent.length - base)
  }
  if (least < 9) return ' '.repeat(least)
  return byTabs.has(language) ? '\t' : ' '.repeat(byFour.has(language) ? 4 : 2)
}

export const breakCodeLine: StateCommand = ({ state, dispatch }) => {
  const { doc, selection } = state
  if (state.readOnly || !selection.ranges.every(({ from }) => fenceAt(state, from))) return false
  const change = state.changeByRange(({ from, to }) => {
    const fence = fenceAt(state, from)
    const [line, last] = [doc.lineAt(from), doc.lineAt(to)]
    const lead = quoteMarks(line.text)
    const before = line.text.slice(lead.length, Math.max(lead.length, from - line.from))
    const indent = indentOf(line).slice(0, before.length)
    const behind = last.text.slice(to - last.from)
    const blanks = /^[ \t]*/.exec(behind)?.[0].length ?? 0
    const words = before.trim()
    const opens = fence && (/[{[(]$/.test(words) || (byColons.has(fence.language) && words.endsWith(':')))
    const closes = /^[}\])]/.test(behind.trim())
    const next = `${state.lineBreak}${lead}${indent}${opens ? stepOf(state, fence) : ''}`
    const rest = opens && closes ? `${state.lineBreak}${lead}${indent}` : ''
    // What indents an empty line goes, too.
    const begin = line.from + lead.length + before.trimEnd().length
    return {
      changes: { from: begin, to: to + blanks, insert: next + rest },
      range: EditorSelection.cursor(begin + next.length),
    }
  })
  dispatch(state.update(change, { userEvent: 'input', scrollIntoView: true }))
  return true
}

/** A Tab is what it is in code everywhere: a step at the cursor, or all chosen lines further in. */
export const indentCode: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false
  if (state.selection.ranges.some(({ empty }) => !empty)) return indentMore({ state, dispatch })
  const change = state.changeByRange(({ head }) => {
    const fence = fenceAt(state, head)
    const step = fence ? stepOf(state, fence) : '  '
    return { changes: { from: head, insert: step }, range: EditorSelection.cursor(head + step.length) }
  })
  dispatch(state.update(change, { userEvent: 'input.indent', scrollIntoView: true }))
  return true
}

/** Every cursor is in the code of a fence. */
export function isInCode({ state }: { readonly state: EditorState }): boolean {
  return state.selection.ranges.every(({ from, to }) => {
    const fence = fenceAt(state, from)
    return fence !== null && fenceAt(state, to)?.from === fence.from
  })
}

/** A bracket that closes a block, or the mark that closes the fence, goes back to where it was opened. */
export const closingInCode = Prec.high(
  EditorView.inputHandler.of((view, from, to, text) => {
    const { state } = view
    if (!/^[}\])`~]$/.test(text) || from !== to || state.readOnly || view.composing) return false
    const line = state.doc.lineAt(from)
    const before = line.text.slice(quoteMarks(line.text).length, from - line.from)
    if (!/^[ \t]+[`~]*$/.test(before) || line.text.slice(from - line.from).trim() !== '') return false
    const fence = fenceAt(state, from)
    const closing = before.trim() + text
    const spec =
      fence &&
      (/[`~]/.test(text) ? closedFence(fence, line, closing) : closedBlock(state, fence, line, closing))
    if (!spec) return false
    view.dispatch(spec, { userEvent: 'input.type', scrollIntoView: true })
    return true
  }),
)

/** `mark` in place of `line`, where it closes the fence. */
function closedFence(fence: Fence, line: Line, mark: string): TransactionSpec | null {
  if (mark !== fence.mark) return null
  const from = line.from + quoteMarks(line.text).length
  const insert = `${' '.repeat(fence.base)}${mark}`
  return { changes: { from, to: line.to, insert }, selection: { anchor: from + insert.length } }
}

/** `bracket` in place of the blanks of `line`; the one that came along with its opening one, if it stands right below. */
function closedBlock(
  { doc }: EditorState,
  fence: Fence,
  line: Line,
  bracket: string,
): TransactionSpec | null {
  const opened = bracket.length === 1 ? openedAbove(doc, fence, line) : null
  if (opened === null) return null
  const from = line.from + quoteMarks(line.text).length
  const insert = `${indentOf(opened)}${bracket}`
  const below = line.number < doc.lines ? doc.line(line.number + 1) : null
  const lead = below && quoteMarks(below.text)
  if (below && lead !== null && below.text.slice(lead.length).startsWith(insert)) {
    return {
      changes: { from: line.from, to: below.from },
      selection: { anchor: line.from + lead.length + insert.length },
    }
  }
  return { changes: { from, to: line.to, insert }, selection: { anchor: from + insert.length } }
}

/** The line with the bracket that is open at the beginning of `line`; brackets in quotes are taken for brackets. */
function openedAbove(doc: Text, { opening }: Fence, line: Line): Line | null {
  let depth = 0
  for (let nth = line.number - 1; nth > opening.number; nth--) {
    const above = doc.line(nth)
    for (const sign of [...above.text].reverse()) {
      if (/[}\])]/.test(sign)) depth++
      else if (/[{[(]/.test(sign) && depth-- === 0) return above
    }
  }
  return null
}
