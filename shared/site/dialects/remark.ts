// Astro, Docusaurus, Next and Gatsby: plugins of remark and rehype, by the packages that the site depends on and by
// what its settings import from its own folders.
import type { Dialect } from '../../markdown/dialect.ts'
import { dependencies, type FolderView } from '../folder-view.ts'
import { uncommented } from '../settings-code.ts'

/** What plugins add to a site that has none of it by itself. `config` is the text of the site's settings; without a package.json nothing is known. */
export function remarkDialect(folder: FolderView, config: string): Partial<Dialect> {
  if (!folder.texts.has('package.json')) return {}
  const packages = dependencies(folder)
  const imported = [
    ...uncommented(config).matchAll(/\bfrom\s*["']([^"'\n]+)["']|\brequire\(\s*["']([^"'\n]+)["']/g),
  ]
  const files = imported
    .map(([, from, required]) => from ?? required ?? '')
    .filter((name) => /^[.~@/]/.test(name))
  const has = (words: string) => {
    const own = new RegExp(words, 'i')
    const published = new RegExp(
      `^(?:@[\\w-]+/)?(?:gatsby-)?(?:remark|rehype|astro|starlight)-(?:[\\w-]*-)?(?:${words})`,
      'i',
    )
    return packages.some((name) => published.test(name)) || files.some((name) => own.test(name))
  }
  return {
    contents: 'none',
    math: has('math|katex') ? 'dollars' : 'words',
    emoji: has('emoji|gemoji'),
    breaks: has('breaks'),
    codeWords: has('expressive-code|pretty-code'),
    alerts: has('alert|callout|admonition') ? 'github' : 'none',
    attributes: has('heading-ids?|custom-(?:heading|header)|attr') ? ['heading'] : [],
    ...(has('def-?list|definition-list') && { definitionLists: true }),
    ...(has('abbr') && { abbreviations: true }),
    ...(has('wiki-?links?|obsidian') && { wikilinks: true }),
    ...(has('supersub|sub-super') && { marks: ['subscript', 'superscript'] as const }),
  }
}
