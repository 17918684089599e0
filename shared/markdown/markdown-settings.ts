// What a site's settings make of its generator's Markdown, as plain data.
import { type Dialect, dialectOf } from './dialect.ts'
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
