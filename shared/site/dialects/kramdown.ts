// Jekyll: kramdown's options, CommonMark in its place, and plugins. Pinned to Jekyll 4.3 configuration.rb,
// kramdown 2.4 options.rb, and the READMEs of jekyll-commonmark and jemoji.
import type { Dialect } from '../../markdown/dialect.ts'
import { isCommonMark } from '../punctuation/kramdown.ts'
import { type Settings, settingAt } from '../settings-tree.ts'

/** `gems` is the text of the Gemfile. */
export function jekyllDialect(settings: Settings, gems: string): Partial<Dialect> {
  const plugins = [settingAt(settings, 'plugins'), settingAt(settings, 'gems')].flat().map(String)
  const has = (plugin: RegExp) => [...plugins, gems].some((names) => plugin.test(names))
  const added: Partial<Dialect> = {
    emoji: has(/\b(?:jemoji|jekyll-emoji|jekyll-gemoji)\b/),
    alerts: has(/\bjekyll-[\w-]*(?:alert|admonition|callout)s?\b/) ? 'github' : 'none',
  }
  if (isCommonMark(settings)) return { ...commonMark(settings), ...added }
  return { ...added, contents: '{:toc}', breaks: settingAt(settings, 'kramdown', 'hard_wrap') === true }
}

function commonMark(settings: Settings): Partial<Dialect> {
  const has = (kind: 'extensions' | 'options', name: string) =>
    [settingAt(settings, 'commonmark', kind)].flat().some((one) => String(one).toLowerCase() === name)
  // GitHub Pages' own has all of GitHub's extensions, whatever the settings say.
  const isGitHubs = /^(?:commonmarkghpages|gfm)$/i.test(String(settingAt(settings, 'markdown')))
  return {
    linkify: isGitHubs || has('extensions', 'autolink'),
    strikes: isGitHubs || has('extensions', 'strikethrough') ? 'one-or-two' : 'none',
    taskLists: isGitHubs || has('extensions', 'tasklist'),
    footnotes: isGitHubs || has('options', 'footnotes'),
    breaks: has('options', 'hardbreaks'),
    contents: 'none',
    definitionLists: false,
    abbreviations: false,
    attributes: [],
    emphasis: 'commonmark',
    wrappingHtml: null,
    math: 'words',
  }
}
