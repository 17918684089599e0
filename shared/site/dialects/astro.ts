// Astro: plugins of remark, or the features of Sätteri. Pinned to satteri 0.10, dist/compile.d.ts, `Features`.
import type { Dialect, Mark } from '../../markdown/dialect.ts'
import { astroMarkdown } from '../astro-markdown.ts'
import { dependsOn, type FolderView } from '../folder-view.ts'
import { itemOf } from '../settings-code.ts'
import { remarkDialect } from './remark.ts'

/** `config` is the text of astro.config; without a package.json nothing is known. */
export function astroDialect(config: string, folder: FolderView): Partial<Dialect> {
  if (!folder.texts.has('package.json')) return {}
  const { markdown, options, isSatteri } = astroMarkdown(config, folder)
  const dialect = remarkDialect(folder, config)
  // Starlight brings its own asides, and Expressive Code.
  const isStarlight = dependsOn(folder, '@astrojs/starlight')
  const directives = isStarlight || dependsOn(folder, 'remark-directive')
  const isGfm = itemOf(markdown, 'gfm') !== 'false' && itemOf(itemOf(options, 'features'), 'gfm') !== 'false'
  const common: Partial<Dialect> = {
    ...dialect,
    directives: directives ? 'remark' : 'none',
    codeWords: isStarlight || dialect.codeWords === true,
    ...(!isGfm && { linkify: false, footnotes: false, taskLists: false, strikes: 'none' }),
  }
  return isSatteri ? { ...common, ...featuresDialect(itemOf(options, 'features')) } : common
}

const marks: readonly Mark[] = ['superscript', 'subscript']

/** What is on; what is off may still be a plugin's. */
function featuresDialect(features: string | null): Partial<Dialect> {
  const isOn = (name: string) => (itemOf(features, name) ?? 'false') !== 'false'
  const added = marks.filter(isOn)
  return {
    ...(isOn('math') && { math: 'dollars' }),
    ...(isOn('headingAttributes') && { attributes: ['heading'] as const }),
    ...(isOn('directive') && { directives: 'remark' }),
    ...(isOn('wikilinks') && { wikilinks: true }),
    ...(isOn('definitionList') && { definitionLists: true }),
    ...(added.length > 0 && { marks: added }),
  }
}
