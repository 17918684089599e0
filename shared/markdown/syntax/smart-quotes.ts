// The quotes that docutils sets in each language; Sphinx is the one generator that goes by the site's language.
// Pinned to docutils 0.19 utils/smartquotes.py and Sphinx 5.3 transforms/__init__.py, `SphinxSmartQuotes`.

/** Opening and closing double quotes, opening and closing single ones. */
export type Quotes = readonly [string, string, string, string]

export const englishQuotes: Quotes = ['“', '”', '‘', '’']

const languagesByQuotes: readonly (readonly [languages: string, quotes: string | Quotes])[] = [
  ['af en eo ko nl pt-br tr', englishQuotes],
  ['bg cs de et hsb is lt lv mk sk sl', '„“‚‘'],
  ['ca el es gl it pt', '«»“”'],
  ['de-ch eu fr-ch it-ch sq', '«»‹›'],
  ['da', '»«›‹'],
  ['fi sv', '””’’'],
  ['fr', ['«\u{A0}', '\u{A0}»', '“', '”']],
  ['he', '”“»«'],
  ['hr', '„”‘’'],
  ['hu pl ro', '„”«»'],
  ['nb nn no', '«»’’'],
  ['ru uk', '«»„“'],
  ['sh', '„”‚’'],
  ['sr', '„”’’'],
]

const quotesByLanguage = new Map(
  languagesByQuotes.flatMap(([languages, quotes]) =>
    languages.split(' ').map((language) => [language, toQuotes(quotes)] as const),
  ),
)

/**
 * By a BCP 47 tag, its subtags dropped from the end until docutils knows it. Null where Sphinx leaves dashes and
 * quotes as they are: in languages that docutils does not know, in Japanese, and in later versions than that in
 * Chinese too (`smartquotes_excludes`). A site that names no language is English.
 */
export function docutilsQuotes(language: string | null): Quotes | null {
  const subtags = (language ?? 'en').toLowerCase().split('-')
  for (let count = subtags.length; count > 0; count--) {
    const quotes = quotesByLanguage.get(subtags.slice(0, count).join('-'))
    if (quotes) return quotes
  }
  return null
}

function toQuotes(quotes: string | Quotes): Quotes {
  if (typeof quotes !== 'string') return quotes
  const [opening = '', closing = '', openingSingle = '', closingSingle = ''] = quotes
  return [opening, closing, openingSingle, closingSingle]
}
