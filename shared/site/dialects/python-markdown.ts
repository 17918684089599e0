// Pelican and Nikola: Python-Markdown with the extensions that their settings list. Pinned to Python-Markdown 3.4's
// extensions and pymdown-extensions 10; Pelican's `MARKDOWN` and Nikola's `MARKDOWN_EXTENSIONS` as their documentation has them.
import type { Dialect, Mark } from '../../markdown/dialect.ts'
import { codeString, itemOf, itemsOf, pythonAssignment, uncommented } from '../settings-code.ts'

/** `config` is the text of pelicanconf.py. */
export function pelicanDialect(config: string): Partial<Dialect> {
  if (config === '') return {}
  const code = uncommented(config)
  const markdown = pythonAssignment(code, 'MARKDOWN')
  const configs = itemsOf(itemOf(markdown, 'extension_configs')).map(({ key }) => key ?? '')
  const listed = itemsOf(itemOf(markdown, 'extensions')).map(({ value }) => codeString(value) ?? '')
  return extensionsDialect(code, markdown === null ? usual : [...configs, ...listed], 'dollars')
}

/** `config` is the text of Nikola's conf.py. */
export function nikolaDialect(config: string): Partial<Dialect> {
  if (config === '') return {}
  const code = uncommented(config)
  const list = pythonAssignment(code, 'MARKDOWN_EXTENSIONS')
  const names = itemsOf(list).map(({ value }) => codeString(value) ?? '')
  return extensionsDialect(code, list === null ? usual : names, 'words')
}

/** Of both, where their settings list none. */
const usual: readonly string[] = ['extra', 'codehilite']

const marks: readonly (readonly [Mark, extension: string])[] = [
  ['mark', 'pymdownx.mark'],
  ['insert', 'pymdownx.caret'],
  ['subscript', 'pymdownx.tilde'],
  ['superscript', 'pymdownx.caret'],
]

function extensionsDialect(code: string, listed: readonly string[], math: Dialect['math']): Partial<Dialect> {
  const names = new Set(listed.map((name) => name.replace(/^markdown\.extensions\./, '')))
  const has = (...wanted: string[]) => wanted.some((name) => names.has(name))
  const extra = has('extra', 'pymdownx.extra')
  return {
    // An extension, or Pelican's own plugin, wherever the settings name it.
    math: /\b(?:mdx_math|arithmatex|render_math)\b/.test(code) ? 'dollars' : math,
    abbreviations: extra || has('abbr'),
    attributes: extra || has('attr_list') ? ['heading', 'line', 'inline'] : [],
    definitionLists: extra || has('def_list'),
    footnotes: extra || has('footnotes'),
    wrappingHtml: extra || has('md_in_html') ? 'marked' : null,
    admonitions: [
      ...(has('admonition') ? (['!!!'] as const) : []),
      ...(has('pymdownx.details') ? (['???'] as const) : []),
    ],
    breaks: has('nl2br'),
    linkify: has('pymdownx.magiclink', 'mdx_linkify', 'linkify'),
    contents: has('toc') ? '[TOC]' : 'none',
    taskLists: has('pymdownx.tasklist'),
    emoji: has('pymdownx.emoji'),
    strikes: has('pymdownx.tilde') ? 'two' : 'none',
    marks: marks.flatMap(([mark, extension]) => (has(extension) ? [mark] : [])),
  }
}
