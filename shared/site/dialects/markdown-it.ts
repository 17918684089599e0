// markdown-it, as Eleventy, VitePress and a renderer of Hexo have it: its options, and its plugins by their packages.
import { type Dialect, type Mark, withBlockEnds } from '../../markdown/dialect.ts'
import { dependencies, type FolderView } from '../folder-view.ts'
import { exportedObject, itemOf, placesOf, uncommented } from '../settings-code.ts'

/**
 * Eleventy has markdown-it as it comes, with raw HTML and without indented code; what a site's own code makes of it
 * stands somewhere in there. `config` is its text.
 */
export function eleventyDialect(config: string, folder: FolderView): Partial<Dialect> {
  if (config === '' && !folder.texts.has('package.json')) return {}
  const code = uncommented(config)
  const is = (option: string, values: string) =>
    placesOf(code, new RegExp(`\\b${option}["']?\\s*[:=]\\s*(?:${values})`, 'g')).length > 0
  const isOn = (option: string) => is(option, 'true\\b|!0')
  const isOff = (option: string) => is(option, 'false\\b|!1')
  return {
    ...bare,
    linkify: isOn('linkify'),
    breaks: isOn('breaks'),
    // The library's own default is false, so one that says both has two of them.
    html: isOff('html') && !isOn('html') ? 'text' : 'raw',
    indentedCode: /\.enable\(\s*["']code["']/.test(code),
    ...pluginsDialect(dependencies(folder)),
  }
}

/** `config` is the text of `.vitepress/config`. */
export function vitepressDialect(config: string, folder: FolderView): Partial<Dialect> {
  if (config === '') return {}
  const options = itemOf(exportedObject(uncommented(config)), 'markdown')
  const isPlain = itemOf(itemOf(options, 'attrs'), 'disable') === 'true'
  return {
    linkify: itemOf(options, 'linkify') !== 'false',
    breaks: itemOf(options, 'breaks') === 'true',
    html: itemOf(options, 'html') === 'false' ? 'text' : 'raw',
    footnotes: false,
    taskLists: false,
    contents: '[[toc]]',
    math: 'none',
    ...pluginsDialect(dependencies(folder)),
    alerts: itemOf(options, 'gfmAlerts') === 'false' ? 'none' : 'vitepress',
    ...(isPlain && { attributes: [] }),
    ...(itemOf(options, 'math') === null || itemOf(options, 'math') === 'false' ? {} : { math: 'dollars' }),
  }
}

/** What the library does of itself, beside CommonMark's own: tables, and words struck out by two tildes. */
export const bare: Partial<Dialect> = {
  headingIds: 'github',
  definitionLists: false,
  abbreviations: false,
  footnotes: false,
  taskLists: false,
  contents: 'none',
  attributes: [],
  alerts: 'none',
  emoji: false,
  marks: [],
  strikes: 'two',
  math: 'words',
}

const marks: readonly (readonly [Mark, names: string])[] = [
  ['mark', 'mark'],
  ['insert', 'ins'],
  ['subscript', 'sub'],
  ['superscript', 'sup'],
]

/** What the plugins among these packages add to `bare`, whoever wrote them: their names tell what they are for. */
export function pluginsDialect(packages: readonly string[]): Partial<Dialect> {
  const has = (names: string) => {
    const form = new RegExp(`^(?:@[\\w-]+/)?(?:markdown-it-|plugin-|eleventy-plugin-|hexo-)(?:${names})$`)
    return packages.some((name) => form.test(name))
  }
  const added = marks.flatMap(([mark, names]) => (has(names) ? [mark] : []))
  return {
    ...(has('deflist|dl') && { definitionLists: true }),
    ...(has('abbr') && { abbreviations: true }),
    ...(has('footnotes?|reference') && { footnotes: true }),
    ...(has('task-?lists?|tasks?|task-checkbox|checkbox|todo') && { taskLists: true }),
    ...(has('toc(?:-[\\w-]+)?|table-of-contents|nesting-toc') && { contents: 'any' }),
    ...(has('attrs?|attributes') && { attributes: withBlockEnds }),
    ...(has('[\\w-]*(?:alerts?|callouts?|admonitions?)') && { alerts: 'github' as const }),
    ...(has('(?:accessible-|filter-(?:github-)?)?emojis?') && { emoji: true }),
    ...(has('containers?|directives?') && { directives: 'containers' }),
    ...(has('[\\w-]*(?:katex|math)[\\w-]*') && { math: 'dollars' }),
    ...(has('wiki-?links?|interlinker') && { wikilinks: true }),
    ...(added.length > 0 && { marks: added }),
  }
}
