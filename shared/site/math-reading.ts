// Which settings and plugins of a site say where its formulas are read; null where none does.
import type { MathReading } from '../markdown/syntax/math.ts'
import type { FolderView } from './folder-view.ts'
import { isCommonMark } from './punctuation/kramdown.ts'
import { uncommented } from './settings-code.ts'
import { type Settings, settingAt } from './settings-tree.ts'

/** Hugo since 0.122: https://gohugo.io/content-management/mathematics/. `goldmark` is that table of its settings. */
export function hugoMath(goldmark: unknown): MathReading | null {
  return settingAt(goldmark, 'extensions', 'passthrough', 'enable') === true ? 'dollars' : null
}

/** Hexo's usual renderer knows nothing of formulas; others in its place do, or those of their plugins. */
export function hexoMath(folder: FolderView): MathReading | null {
  if (names(folder, /"hexo-renderer-kramdown"/)) return 'double-dollars'
  const own = /"hexo-renderer-(?:pandoc|markdown-it-(?:plus|katex)|multi-markdown-it|[\w-]*math[\w-]*)"/
  return names(folder, own) || names(folder, plugins) ? 'dollars' : null
}

/** Eleventy has markdown-it as it comes, with plugins that the site depends on. */
export function eleventyMath(folder: FolderView): MathReading | null {
  return names(folder, plugins) ? 'dollars' : null
}

/** Nikola and Pelican: an extension of Python-Markdown, or Pelican's own plugin, named in the settings. */
export function pythonMath(config: string): MathReading | null {
  return /\b(?:mdx_math|arithmatex|render_math)\b/.test(uncommented(config)) ? 'dollars' : null
}

/** Jekyll with another Markdown than kramdown. */
export function jekyllMath(settings: Settings): MathReading | null {
  return isCommonMark(settings) ? 'words' : null
}

/** Of markdown-it: markdown-it-katex, @vscode/markdown-it-katex, markdown-it-mathjax3, @mdit/plugin-katex and more. */
const plugins = /"(?:@[\w-]+\/)?(?:markdown-it-|plugin-|eleventy-plugin-)[\w-]*(?:katex|math)[\w-]*"/

function names(folder: FolderView, dependency: RegExp): boolean {
  return dependency.test(folder.texts.get('package.json') ?? '')
}
