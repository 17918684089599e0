// The platform's own spell checking, in the post's language; not in code, addresses or front matter.
import { syntaxTree } from '@codemirror/language'
import type { Extension, Range } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'
import { byBlock, type Put } from './by-block.ts'
import { frontMatterField } from './front-matter.ts'
import { postLanguage } from './post-language.ts'

const unchecked = Decoration.mark({ attributes: { spellcheck: 'false' } })
const noProse = new Set([
  'InlineCode',
  'FencedCode',
  'CodeBlock',
  'URL',
  'HTMLBlock',
  'HTMLTag',
  'Autolink',
  'CodeText',
])

export function spelling(on: boolean): Extension {
  const attributes = EditorView.contentAttributes.of((view) => {
    const language = postLanguage(view.state)
    return {
      spellcheck: String(on),
      autocorrect: 'on',
      autocapitalize: 'sentences',
      ...(language === null ? {} : { lang: language }),
    }
  })
  return on ? [attributes, exceptions] : attributes
}

const exceptions = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet
    constructor(view: EditorView) {
      this.decorations = find(view)
    }
    update(update: ViewUpdate) {
      if (
        update.docChanged ||
        update.viewportChanged ||
        syntaxTree(update.startState) !== syntaxTree(update.state)
      ) {
        this.decorations = find(update.view)
      }
    }
  },
  { decorations: (plugin) => plugin.decorations },
)

function find(view: EditorView): DecorationSet {
  const found: Range<Decoration>[] = []
  const block = view.state.field(frontMatterField, false)?.block
  if (block && block.to > block.from) found.push(unchecked.range(block.from, block.to))
  const put: Put<null> = (from, to) => {
    if (!block || from >= block.to) found.push(unchecked.range(from, to))
  }
  for (const { from, to } of view.visibleRanges) noProseIn(syntaxTree(view.state), put, from, to)
  return Decoration.set(found, true)
}

const noProseIn = byBlock<null>((block, put, from, to) => {
  block.iterate({
    from,
    to,
    enter(node) {
      if (!noProse.has(node.name) || node.to <= node.from) return
      put(node.from, node.to, null)
      return false
    },
  })
})
