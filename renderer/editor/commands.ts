// The editor's own commands on Markdown, as data: the palette lists them, the editor binds their keys.
import { EditorSelection, type EditorState, type StateCommand } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { findImage } from './images/image-finder.ts'

export type EditorCommand = {
  readonly id: string
  readonly title: string
  /** In CodeMirror's notation: `Mod` is Cmd on macOS and Ctrl elsewhere. */
  readonly keys: string
  run(view: EditorView): boolean
}

export const editorCommands: readonly EditorCommand[] = [
  { id: 'text.bold', title: 'Bold', keys: 'Mod-b', run: surround('**') },
  { id: 'text.italic', title: 'Italic', keys: 'Mod-i', run: surround('*') },
  { id: 'text.code', title: 'Inline code', keys: 'Mod-e', run: surround('`') },
  { id: 'text.strike', title: 'Strikethrough', keys: 'Mod-Shift-x', run: surround('~~') },
  { id: 'text.link', title: 'Link', keys: 'Mod-Shift-k', run: insertLink },
  ...([1, 2, 3, 4, 5, 6] as const).map((level) => ({
    id: `text.heading-${level}`,
    title: `Heading ${level}`,
    keys: `Mod-Alt-${level}`,
    run: toggleLines(/^#{1,6}\s+/, () => `${'#'.repeat(level)} `),
  })),
  { id: 'text.quote', title: 'Quote', keys: 'Mod-Shift-.', run: toggleLines(/^>\s?/, () => '> ') },
  { id: 'text.list', title: 'List', keys: 'Mod-Shift-8', run: toggleLines(/^[-*+]\s+/, () => '- ') },
  {
    id: 'text.ordered',
    title: 'Numbered list',
    keys: 'Mod-Shift-7',
    run: toggleLines(/^\d+[.)]\s+/, (nth) => `${nth}. `),
  },
  {
    id: 'text.task',
    title: 'Task',
    keys: 'Mod-Shift-9',
    run: toggleLines(/^[-*+]\s+\[[ xX]\]\s+/, () => '- [ ] '),
  },
  { id: 'text.find-image', title: 'Find a missing picture', keys: 'Mod-.', run: findImage },
]

/** Puts `mark` around each selection, or takes it away where it stands; an empty selection takes its word. */
function surround(mark: string): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false
    const change = state.changeByRange((range) => {
      const { from, to } = range.empty ? (wordAt(state, range.head) ?? range) : range
      const length = mark.length
      const outside =
        state.sliceDoc(Math.max(0, from - length), from) === mark && state.sliceDoc(to, to + length) === mark
      if (outside && !isLonger(state, from, to, mark)) {
        return {
          changes: [
            { from: from - length, to: from },
            { from: to, to: to + length },
          ],
          range: EditorSelection.range(range.anchor - length, range.head - length),
        }
      }
      return {
        changes: [
          { from, insert: mark },
          { from: to, insert: mark },
        ],
        range: EditorSelection.range(range.anchor + length, range.head + length),
      }
    })
    dispatch(state.update(change, { userEvent: 'input.format', scrollIntoView: true }))
    return true
  }
}

/** Around `*word*` in `**word**` stands one star more: the outer mark is another one. */
function isLonger(state: EditorState, from: number, to: number, mark: string): boolean {
  const char = mark.charAt(0)
  const before = state.sliceDoc(from - mark.length - 1, from - mark.length)
  const after = state.sliceDoc(to + mark.length, to + mark.length + 1)
  return before === char && after === char && mark.length === 1
}

function wordAt(state: EditorState, at: number): { from: number; to: number } | null {
  return state.wordAt(at)
}

/** `[selection](|)`, or `[|]()` where nothing is selected. */
const linkCommand: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false
  const change = state.changeByRange(({ from, to }) => ({
    changes: [
      { from, insert: '[' },
      { from: to, insert: ']()' },
    ],
    range: EditorSelection.cursor(from === to ? from + 1 : to + 3),
  }))
  dispatch(state.update(change, { userEvent: 'input.format', scrollIntoView: true }))
  return true
}

function insertLink(view: EditorView): boolean {
  return linkCommand(view)
}

/** Puts a mark before each selected line, in the place of one of its kind, or takes it away where all have it. */
function toggleLines(kind: RegExp, mark: (nth: number) => string): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false
    const lines = selectedLines(state)
    const all = lines.every((line, nth) => line.text.slice(indentOf(line.text)).startsWith(mark(nth + 1)))
    const changes = lines.map((line, nth) => {
      const from = line.from + indentOf(line.text)
      const found = kind.exec(line.text.slice(indentOf(line.text)))?.[0].length ?? 0
      return { from, to: from + found, insert: all ? '' : mark(nth + 1) }
    })
    dispatch(state.update({ changes, userEvent: 'input.format', scrollIntoView: true }))
    return true
  }
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length
}

function selectedLines(state: EditorState) {
  const lines = new Map<number, ReturnType<typeof state.doc.line>>()
  for (const { from, to } of state.selection.ranges) {
    for (let number = state.doc.lineAt(from).number; number <= state.doc.lineAt(to).number; number++) {
      lines.set(number, state.doc.line(number))
    }
  }
  return [...lines.values()]
}
