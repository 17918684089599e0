// Each line of the source runs the way of its first letter: that of its words, for the browser would also ask addresses,
// tags and code. Lines without letters that run from right to left cost a key nothing.
import { type ChangeSet, type Extension, RangeSetBuilder } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'

/** Hebrew to Arabic with their later forms, and what lies beyond the first plane (Adlam, Rohingya and others). */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b][\udc00-\udfff]/

const turned = Decoration.line({ attributes: { dir: 'rtl' } })

export function lineDirections(): Extension {
  return [EditorView.perLineTextDirection.of(true), directions]
}

const directions = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet
    constructor(view: EditorView) {
      this.decorations = decorate(view)
    }
    update({ view, docChanged, viewportChanged, changes }: ViewUpdate) {
      const mayMatter = viewportChanged || (docChanged && (this.decorations.size > 0 || hasComeIn(changes)))
      if (mayMatter) this.decorations = decorate(view)
    }
  },
  { decorations: (plugin) => plugin.decorations },
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
  const words = line.replace(/\]\([^)]*\)|<[^>]*>|`[^`]*`/g, '')
  return rightToLeft.test(/\p{L}/u.exec(words)?.[0] ?? '')
}

function decorate({ state, visibleRanges }: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  // Of a very long line only parts may be drawn.
  let told = -1
  for (const { from, to } of visibleRanges) {
    if (!rightToLeft.test(state.sliceDoc(from, to))) continue
    for (let line = state.doc.lineAt(from); ; line = state.doc.line(line.number + 1)) {
      if (line.from > told && runsToTheLeft(line.text)) {
        builder.add(line.from, line.from, turned)
        told = line.from
      }
      if (line.to >= to || line.number === state.doc.lines) break
    }
  }
  return builder.finish()
}
