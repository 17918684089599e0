// What a site's settings make of its generator's Markdown, as plain data.
import { type Dialect, dialectOf, noMdx } from './dialect.ts'
import { defaultPunctuation, type Punctuation } from './punctuation.ts'

export type MarkdownSettings = {
  /** What is made of typed quotes and dashes; null leaves them as they are. */
  readonly punctuation: Punctuation | null
  readonly dialect: Dialect
}

/** Where a site's settings say nothing. */
export function defaultSettings(generator: string | undefined): MarkdownSettings {
  return { punctuation: defaultPunctuation(generator), dialect: dialectOf(generator) }
}

export const isMdxName = (path: string) => /\.mdx$/i.test(path)

/** What of a site's settings holds for the post with this name. */
export function settingsOfPost(settings: MarkdownSettings, path: string): MarkdownSettings {
  const { dialect } = settings
  const isMarkdown = dialect.components === 'mdx' && dialect.mdxFiles === 'named' && !isMdxName(path)
  return isMarkdown ? { ...settings, dialect: { ...dialect, ...noMdx } } : settings
}
