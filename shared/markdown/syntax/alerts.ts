// `> [!NOTE]`, as GitHub reads it: a block quote whose first line is the mark alone. VitePress knows two more names and
// Obsidian any, both with a title of the author's behind the mark.
// Sources: https://docs.github.com/en/get-started/writing-on-github, "Alerts"; vuejs/vitepress 1.6 githubAlerts.ts.
import type { Parser } from '../tokens.ts'

/** Whose names and titles are read. */
export type AlertReading = 'github' | 'vitepress' | 'obsidian'

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

/** A mark may have whatever name, also one that every object inherits. */
function kindOf(name: string, reading: AlertReading): string | undefined {
  if (Object.hasOwn(kinds, name)) return kinds[name]
  const isKnown = reading === 'vitepress' ? /^(?:info|danger)$/.test(name) : reading === 'obsidian'
  if (isKnown && Object.hasOwn(more, name)) return more[name]
  return reading === 'obsidian' ? 'note' : undefined
}

export function addAlerts(parser: Parser, reading: AlertReading): void {
  const titled = reading !== 'github'
  parser.core.ruler.after('block', 'alerts', (state) => {
    const { tokens } = state
    for (let at = tokens.length - 3; at >= 0; at--) {
      const [quote, paragraph, inline] = [tokens[at], tokens[at + 1], tokens[at + 2]]
      if (quote?.type !== 'blockquote_open' || paragraph?.type !== 'paragraph_open' || !inline) continue
      const mark = /^\[!([a-z]+)\]([-+]?)[ \t]*([^\n]*)(?:\n|$)/i.exec(inline.content)
      const name = mark?.[1]?.toLowerCase() ?? ''
      const words = mark?.[3]?.trim() ?? ''
      const kind = kindOf(name, reading)
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
      // VitePress puts it into the page as it is typed, without a look at its Markdown.
      if (reading === 'vitepress') {
        const typed = new state.Token('text', '', 0)
        typed.content = title.content
        title.content = ''
        title.children.push(typed)
      }
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
