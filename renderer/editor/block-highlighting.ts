// The source in its colours. CodeMirror's own highlighting passes all blocks before those in sight with every key; in
// a book of a post that is felt. This one goes to the blocks in sight straight away, and looks anew at those that changed.
import { type HighlightStyle, syntaxTree } from '@codemirror/language'
import { type Extension, Prec, RangeSetBuilder } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'
import { type Highlighter, highlightTree } from '@lezer/highlight'
import { type ByBlock, byBlock, type Put } from './by-block.ts'

/** What `highlightTree` puts for the blocks in sight, where the tree's top has no style of its own. */
export function blockStyles(highlighter: Highlighter): ByBlock<string> {
  return byBlock((block, put, from, to) => highlightTree(block, highlighter, put, from, to))
}

/** As `syntaxHighlighting`, for the one style of Galley's source. */
export function blockHighlighting(style: HighlightStyle): Extension {
  const styles = blockStyles(style)
  const marks = new Map<string, Decoration>()

  function markOf(classes: string): Decoration {
    const known = marks.get(classes) ?? Decoration.mark({ class: classes })
    marks.set(classes, known)
    return known
  }

  function decorate({ state, visibleRanges }: EditorView): DecorationSet {
    const builder = new RangeSetBuilder<Decoration>()
    const put: Put<string> = (from, to, classes) => builder.add(from, to, markOf(classes))
    for (const { from, to } of visibleRanges) styles(syntaxTree(state), put, from, to)
    return builder.finish()
  }

  const plugin = ViewPlugin.fromClass(
    class {
      decorations: DecorationSet
      /** Where the decorated text ends, whatever was typed since. */
      decoratedTo: number
      constructor(view: EditorView) {
        this.decorations = decorate(view)
        this.decoratedTo = view.viewport.to
      }
      update({ view, state, startState, changes, viewportChanged }: ViewUpdate) {
        const end = view.viewport.to
        const tree = syntaxTree(state)
        this.decoratedTo = changes.mapPos(this.decoratedTo, 1)
        if (tree.length < end && this.decoratedTo >= end) {
          // The parser is behind: the colours of before are better than none.
          this.decorations = this.decorations.map(changes)
        } else if (viewportChanged || tree !== syntaxTree(startState)) {
          this.decorations = decorate(view)
          this.decoratedTo = end
        }
      }
    },
    { decorations: (value) => value.decorations },
  )
  return [Prec.high(plugin), style.module ? EditorView.styleModule.of(style.module) : []]
}
