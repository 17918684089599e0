// MyST: in Sphinx with the extensions that conf.py lists, pinned to myst-parser 0.18 to 4, docs/syntax/optional.md; in
// mystmd with what that always has.
import type { Dialect } from '../../markdown/dialect.ts'
import type { FolderView } from '../folder-view.ts'
import { codeString, itemsOf, pythonAssignment, uncommented } from '../settings-code.ts'

export function mystDialect(folder: FolderView): Partial<Dialect> {
  const config = folder.texts.get('conf.py') ?? ''
  if (config.trim() === '')
    return folder.entries.has('myst.yml') ? { directives: 'mystmd', linkify: true } : {}
  const list = pythonAssignment(uncommented(config), 'myst_enable_extensions')
  // What is made by calling something may hold any.
  if (list !== null && !/^[[{(]/.test(list)) return {}
  const names = new Set(itemsOf(list).map(({ value }) => codeString(value)))
  const isInline = names.has('attrs_inline') || names.has('attrs_image')
  return {
    contents: 'none',
    directives: names.has('colon_fence') ? 'myst' : 'myst-fences',
    math: names.has('dollarmath') ? 'dollars' : 'none',
    mathEnvironments: names.has('amsmath'),
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
