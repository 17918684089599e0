// What a site makes of typed quotes, dashes and dots, as plain data: its generator's defaults, or what its settings
// say instead (`Profile.punctuation`). The parser sets them: `syntax/smart-punctuation.ts`.
import { docutilsQuotes, englishQuotes, type Quotes } from './syntax/smart-quotes.ts'

export type Sign = '--' | '---' | '...' | '<<' | '>>' | '<< ' | ' >>'

export type Punctuation = {
  /**
   * Whose habits beyond the signs: which quotes stand for what is left out, and what becomes of one without a pair.
   * `markdown-it` replaces what it knows itself (`(c)`, `+-`), whatever `signs` say.
   */
  readonly by: 'goldmark' | 'kramdown' | 'smartypants' | 'markdown-it'
  /** Null: as they are typed, apostrophes too. */
  readonly quotes: Quotes | null
  readonly apostrophe: string
  /** What stands for each; one that is not named stays as it is typed. */
  readonly signs: Readonly<Partial<Record<Sign, string>>>
}

/** Two hyphens are the shorter dash. */
export const dashesAndDots: Punctuation['signs'] = { '--': '–', '---': '—', '...': '…' }

/** English quotes and dashes by length, as most have it. */
export const english: Punctuation = {
  by: 'smartypants',
  quotes: englishQuotes,
  apostrophe: '’',
  signs: dashesAndDots,
}

const guillemets = { '<<': '«', '>>': '»' }

const defaults: Readonly<Record<string, Punctuation>> = {
  hugo: { ...english, by: 'goldmark', signs: { ...dashesAndDots, ...guillemets } },
  jekyll: {
    ...english,
    by: 'kramdown',
    signs: { ...dashesAndDots, ...guillemets, '<< ': '«\u{A0}', ' >>': '\u{A0}»' },
  },
  // Up to Astro 6: retext-smartypants 6.2 makes an em dash of two hyphens, and leaves three.
  astro: { ...english, signs: { '--': '—', '...': '…' } },
  // hexo-renderer-marked 7 lib/renderer.js, `smartypants`.
  hexo: english,
  ablog: { ...english, quotes: docutilsQuotes(null) },
}

/** What the generator with this name does where the settings say nothing; null leaves all as it is typed. */
export function defaultPunctuation(generator: string | undefined): Punctuation | null {
  return defaults[generator ?? 'plain'] ?? null
}
