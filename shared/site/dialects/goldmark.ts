// Hugo: `markup.goldmark` and `enableEmoji`. Pinned to gohugoio/hugo markup/goldmark/goldmark_config/config.go and
// https://gohugo.io/configuration/markup/: what a site does not set is as it is there.
import type { Dialect, Mark } from '../../markdown/dialect.ts'
import { settingAt } from '../settings-tree.ts'

/** `settings` are the trees of a site's settings files and `tables` those of `markup.goldmark`, the first that says a thing counts. */
export function goldmarkDialect(settings: readonly unknown[], tables: readonly unknown[]): Partial<Dialect> {
  const said = (...path: string[]) => first(tables, path)
  const isOn = (...path: string[]) => said(...path) === true
  const isOff = (...path: string[]) => said(...path) === false
  const marks = extras.filter((mark) => isOn('extensions', 'extras', mark, 'enable'))
  function strikes(): Dialect['strikes'] {
    if (!isOff('extensions', 'strikethrough')) return marks.includes('subscript') ? 'two' : 'one-or-two'
    // For sites that set letters low by one tilde.
    return isOn('extensions', 'extras', 'delete', 'enable') ? 'two' : 'none'
  }
  return {
    contents: 'none',
    emoji: first(settings, ['enableEmoji']) === true,
    html: isOn('renderer', 'unsafe') ? 'raw' : 'omitted',
    breaks: isOn('renderer', 'hardWraps'),
    linkify: !isOff('extensions', 'linkify'),
    definitionLists: !isOff('extensions', 'definitionList'),
    footnotes: !isOff('extensions', 'footnote') && !isOff('extensions', 'footnote', 'enable'),
    taskLists: !isOff('extensions', 'taskList'),
    strikes: strikes(),
    attributes: [
      ...(isOff('parser', 'attribute', 'title') ? [] : (['heading'] as const)),
      ...(isOn('parser', 'attribute', 'block') ? (['line'] as const) : []),
    ],
    marks,
    math: isOn('extensions', 'passthrough', 'enable') ? 'dollars' : 'words',
  }
}

const extras: readonly Mark[] = ['mark', 'insert', 'subscript', 'superscript']

function first(trees: readonly unknown[], path: readonly string[]): unknown {
  return trees.map((tree) => settingAt(tree, ...path)).find((value) => value !== undefined)
}
