// `> [!NOTE]`, as GitHub reads it: a block quote whose first line is the mark alone. Where `titled`, as Obsidian
// has it: any name, with a title of its own behind the mark.
// Source: https://docs.github.com/en/get-started/writing-on-github, "Alerts".
import type { Parser } from '../tokens.ts'

const kinds: Readonly<Record<string, string>> = {
  note: 'note',
  tip: 'tip',
  important: 'important',
  warning: 'warning',
  caution: 'caution',
}
/** Obsidian's other names, by what they look like. */
const more: Readonly<Record<string, string>> = {
  ...{ info: 'note', abstract: 'note', summary: 'note', todo: 'note', example: 'note', quote: 'note' },
  ...{ hint: 'tip', success: 'tip', check: 'tip', done: 'tip', question: 'tip', help: 'tip', faq: 'tip' },
  ...{ attention: 'warning', failure: 'caution', danger: 'caution', error: 'caution', bug: 'caution' },
}

export function addAlerts(parser: Parser, titled: boolean): void {
  parser.core.ruler.after('block', 'alerts', (state) => {
    const { tokens } = state
    for (let at = tokens.length - 3; at >= 0; at--) {
      const [quote, paragraph, inline] = [tokens[at], tokens[at + 1], tokens[at + 2]]
      if (quote?.type !== 'blockquote_open' || paragraph?.type !== 'paragraph_open' || !inline) continue
      const mark = /^\[!([a-z]+)\]([-+]?)[ \t]*([^\n]*)(?:\n|$)/i.exec(inline.content)
      const name = mark?.[1]?.toLowerCase() ?? ''
      const words = mark?.[3]?.trim() ?? ''
      const kind = kinds[name] ?? (titled ? (more[name] ?? 'note') : undefined)
      if (!mark || kind === undefined || (words !== '' && !titled)) continue
      const close = tokens.findIndex(
        ({ type, level }, nth) => nth > at && type === 'blockquote_close' && level === quote.level,
      )
      const closing = tokens[close]
      if (!closing) continue
      // GitHub takes a mark with nothing under it for a quote.
      if (!titled && close === at + 4 && mark[0].length >= inline.content.length) continue
      quote.tag = 'div'
      closing.tag = 'div'
      quote.attrSet('class', `markdown-alert markdown-alert-${kind}`)
      inline.content = inline.content.slice(mark[0].length)
      const title = new state.Token('inline', '', 0)
      title.content = words === '' ? (name[0] ?? '').toUpperCase() + name.slice(1) : words
      title.children = []
      title.block = true
      title.level = quote.level + 2
      const open = new state.Token('paragraph_open', 'p', 1)
      const end = new state.Token('paragraph_close', 'p', -1)
      for (const token of [open, end]) {
        token.block = true
        token.level = quote.level + 1
      }
      open.attrSet('class', 'markdown-alert-title')
      tokens.splice(at + 1, inline.content === '' ? 3 : 0, open, title, end)
    }
  })
}
