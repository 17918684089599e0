// Keeps the highlighter from reading front matter as Markdown, where its fences would be rules and headings.

import { tags } from '@lezer/highlight'
import type { MarkdownConfig } from '@lezer/markdown'

/** A block between `---` or `+++` at the very top of the text. */
export const frontMatterMarkdown: MarkdownConfig = {
  defineNodes: [{ name: 'FrontMatter', block: true, style: tags.meta }],
  parseBlock: [
    {
      name: 'FrontMatter',
      before: 'HorizontalRule',
      parse(context, line) {
        if (context.lineStart !== 0) return false
        const fence = /^(---|\+\+\+)\s*$/.exec(line.text)?.[1]
        if (fence === undefined) return false
        const from = context.lineStart
        while (context.nextLine()) {
          if (line.text.trimEnd() !== fence && !(fence === '---' && line.text.trimEnd() === '...')) continue
          const to = context.lineStart + line.text.length
          context.nextLine()
          context.addElement(context.elt('FrontMatter', from, to))
          return true
        }
        context.addElement(context.elt('FrontMatter', from, context.prevLineEnd()))
        return true
      },
    },
  ],
}
