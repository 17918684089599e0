// Each line of the source runs the way of its first letter: that of its words, for the browser would also ask addresses,
// tags and code. In a line from right to left these keep their own way, or their brackets would be turned. Lines without
// letters that run from right to left cost a key nothing.
import { type ChangeSet, type Extension, RangeSetBuilder } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  Direction,
  EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'

/** Hebrew to Arabic with their later forms, and what lies beyond the first plane (Adlam, Rohingya and others). */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b][\udc00-\udfff]/
/**
 * What of a line is no words: addresses of links, code, tags of templates and of HTML, bare addresses, boxes of tasks,
 * names of notes and of containers. Each ends before another of its kind begins, so that a line of a thousand that are
 * not closed is not read a thousand times.
 */
const noWords =
  /(?<=\]\()[^()]*(?:\([^()]*\)[^()]*)*(?=\))|`+[^`]*`+|\{\{[^{}]*\}\}|\{%[^{}]*%\}|<[^<>]*>|\bhttps?:\/\/[^\s<>()]+|\[[ xX]\](?=\s)|\[\^[^[\]\s]*\]|^\s*:{3,}[ \t]*[\w-]*/g

const letter = /\p{L}/u

const turned = Decoration.line({ attributes: { dir: 'rtl' } })
/** As CodeMirror's own marks of this kind, whose class has the style. */
const keptLeftToRight = Decoration.mark({
  class: 'cm-iso',
  attributes: { dir: 'ltr' },
  bidiIsolate: Direction.LTR,
})

export function lineDirections(): Extension {
  return [EditorView.perLineTextDirection.of(true), directions]
}

type Directions = { readonly lines: DecorationSet; readonly kept: DecorationSet }

const directions = ViewPlugin.fromClass(
  class {
    found: Directions
    constructor(view: EditorView) {
      this.found = find(view)
    }
    update({ view, docChanged, viewportChanged, changes }: ViewUpdate) {
      const mayMatter = viewportChanged || (docChanged && (this.found.lines.size > 0 || hasComeIn(changes)))
      if (mayMatter) this.found = find(view)
    }
  },
  {
    decorations: ({ found }) => found.lines,
    provide(plugin) {
      const kept = (view: EditorView) => view.plugin(plugin)?.found.kept ?? Decoration.none
      return [EditorView.outerDecorations.of(kept), EditorView.bidiIsolatedRanges.of(kept)]
    },
  },
)

function hasComeIn(changes: ChangeSet): boolean {
  let found = false
  changes.iterChanges((_from, _to, _fromNow, _toNow, inserted) => {
    found ||= rightToLeft.test(inserted.toString())
  })
  return found
}

/** Whether the first letter of a line's words does. */
export function runsToTheLeft(line: string): boolean {
  if (!rightToLeft.test(line)) return false
  return rightToLeft.test(letter.exec(line.replace(noWords, ''))?.[0] ?? '')
}

/** Where in a line that runs from right to left something runs the other way, from its first to behind its last character. */
export function leftToRightIn(line: string): readonly (readonly [number, number])[] {
  return [...line.matchAll(noWords)]
    .map(({ index, 0: { length } }) => [index, index + length] as const)
    .filter(([from, to]) => from < to)
}

function find({ state, visibleRanges }: EditorView): Directions {
  const [lines, kept] = [new RangeSetBuilder<Decoration>(), new RangeSetBuilder<Decoration>()]
  // Of a very long line only parts may be drawn.
  let told = -1
  for (const { from, to } of visibleRanges) {
    if (!rightToLeft.test(state.sliceDoc(from, to))) continue
    let isTurned = false
    for (let line = state.doc.lineAt(from); ; line = state.doc.line(line.number + 1)) {
      // Dashes go with what is above, and blank lines, or the way to the left would lead through them to the right.
      if (letter.test(line.text)) isTurned = runsToTheLeft(line.text)
      if (line.from > told && isTurned) {
        lines.add(line.from, line.from, turned)
        for (const [start, end] of leftToRightIn(line.text))
          kept.add(line.from + start, line.from + end, keptLeftToRight)
        told = line.from
      }
      if (line.to >= to || line.number === state.doc.lines) break
    }
  }
  return { lines: lines.finish(), kept: kept.finish() }
}
