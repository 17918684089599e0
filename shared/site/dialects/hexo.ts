// Hexo: the renderer that its package.json names. Pinned to hexo-renderer-marked 7.0 and hexo-renderer-markdown-it 7.1,
// index.js and lib/renderer.js of each; of others only whether they know of formulas is told.
import type { Dialect } from '../../markdown/dialect.ts'
import { dependencies, dependsOn, type FolderView } from '../folder-view.ts'
import { type Settings, settingAt } from '../settings-tree.ts'
import { bare, pluginsDialect } from './markdown-it.ts'

/** `settings` are those of `_config.yml`, which lies in `folder`. */
export function hexoDialect(settings: Settings, folder: FolderView): Partial<Dialect> {
  const packages = dependencies(folder)
  const has = (form: RegExp) => packages.some((name) => form.test(name))
  if (dependsOn(folder, 'hexo-renderer-marked')) return marked(settings, packages)
  if (dependsOn(folder, 'hexo-renderer-markdown-it')) return markdownIt(settings, packages)
  if (dependsOn(folder, 'hexo-renderer-kramdown'))
    return {
      math: 'double-dollars',
      breaks: false,
      definitionLists: true,
      emphasis: 'kramdown',
      attributes: ['heading', 'line', 'inline'],
      attributeMark: '{:',
    }
  if (has(/^hexo-renderer-(?:pandoc|markdown-it-(?:plus|katex)|multi-markdown-it|[\w-]*math[\w-]*)$/))
    return { math: 'dollars' }
  return pluginsDialect(packages)
}

function marked(settings: Settings, packages: readonly string[]): Partial<Dialect> {
  const isOff = (name: string) => settingAt(settings, 'marked', name) === false
  const isGfm = !isOff('gfm')
  return {
    attributes: [],
    contents: 'none',
    footnotes: false,
    breaks: isGfm && !isOff('breaks'),
    linkify: isGfm && !isOff('autolink'),
    taskLists: isGfm,
    strikes: isGfm ? 'one-or-two' : 'none',
    ...pluginsDialect(packages),
  }
}

function markdownIt(settings: Settings, packages: readonly string[]): Partial<Dialect> {
  const option = (name: string) => settingAt(settings, 'markdown', 'render', name)
  const listed = [settingAt(settings, 'markdown', 'plugins')].flat()
  const names = listed.map((one) => (typeof one === 'string' ? one : String(settingAt(one, 'name'))))
  return {
    ...bare,
    headingIds: 'hexo',
    breaks: option('breaks') !== false,
    linkify: option('linkify') !== false,
    html: option('html') === false ? 'text' : 'raw',
    ...pluginsDialect([...names, ...packages]),
  }
}
