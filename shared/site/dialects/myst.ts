// MyST in Sphinx: the extensions that conf.py lists. Pinned to myst-parser 0.18 to 4, docs/syntax/optional.md.
import type { Dialect } from '../../markdown/dialect.ts'
import { codeString, itemsOf, pythonAssignment, uncommented } from '../settings-code.ts'

/** `config` is the text of conf.py; without one the site is no Sphinx site. */
export function mystDialect(config: string): Partial<Dialect> {
  if (config.trim() === '') return {}
  const list = pythonAssignment(uncommented(config), 'myst_enable_extensions')
  // What is made by calling something may hold any.
  if (list !== null && !/^[[{(]/.test(list)) return {}
  const names = new Set(itemsOf(list).map(({ value }) => codeString(value)))
  const isInline = names.has('attrs_inline') || names.has('attrs_image')
  return {
    contents: 'none',
    directives: names.has('colon_fence') ? 'myst' : 'myst-fences',
    math: names.has('dollarmath') ? 'dollars' : 'none',
    definitionLists: names.has('deflist'),
    linkify: names.has('linkify'),
    strikes: names.has('strikethrough') ? 'two' : 'none',
    taskLists: names.has('tasklist'),
    attributes: [
      ...(names.has('attrs_block') ? (['line'] as const) : []),
      ...(isInline ? (['inline'] as const) : []),
    ],
  }
}
