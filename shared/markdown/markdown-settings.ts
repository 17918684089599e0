// What a site's settings make of its generator's Markdown, as plain data: the rest is the dialect's.
import { dialectOf } from './dialect.ts'
import { defaultPunctuation, type Punctuation } from './punctuation.ts'
import type { MathReading } from './syntax/math.ts'

export type MarkdownSettings = {
  /** What is made of typed quotes and dashes; null leaves them as they are. */
  readonly punctuation: Punctuation | null
  readonly math: MathReading
}

/** Where a site's settings say nothing. */
export function defaultSettings(generator: string | undefined): MarkdownSettings {
  return { punctuation: defaultPunctuation(generator), math: dialectOf(generator).math }
}
